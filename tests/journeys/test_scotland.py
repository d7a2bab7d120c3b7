"""A young person in Scotland, Wales or Northern Ireland: no other nation's rule is given as theirs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.record.nation import Nation
from tests.cli.runner import Cli
from tests.knowledge.test_whose_rules import JUSTIFIED
from tests.knowledge.whose import speaks_of

SESSION = """
title: {name} plans for the ferry
nation: {nation}
people:
  young_person: {{name: {name}, age: 15}}
  parent: [{{name: Morag}}, {{name: Ewan}}]
  practitioner: {{name: Ms Reid, role: Support teacher}}
says:
  young_person:
    good_day: "Out on the pier. Counting the ferries in and out."
    dream_job: "deck hand on the ferry. not the kitchen"
    travel: [{{asks: "how do I appeal"}}, "bus then I walk. I know the tide times"]
    first_step: "ask the crew for a shift to watch"
  Morag:
    dream_job: "I want her to stay at school first."
    work_support: [{{asks: "{asks}"}}, "Somebody to write the shifts down."]
  Ewan: {{dream_job: "The boats. Let her try."}}
  practitioner: {{skills: "Reads the timetable for the whole class. Twice a week, no mistakes."}}
"""
OWN_PLAN = {
    Nation.SCOTLAND: "What is a co-ordinated support plan?",
    Nation.WALES: "What is an individual development plan?",
    Nation.NORTHERN_IRELAND: "What is a personal learning plan?",
}
TRIBUNAL = {
    Nation.SCOTLAND: "Health and Education Chamber",
    Nation.WALES: "Education Tribunal for Wales",
    Nation.NORTHERN_IRELAND: "SENDIST",
}
ELSEWHERE = list(OWN_PLAN)


def _anothers(citations: list[dict[str, Any]], nation: Nation) -> list[str]:
    """List the citations that another nation's document, heading or rule stands behind."""
    return [
        one["passage"]
        for one in citations
        if one["nation"] not in (nation, "uk")
        or (one["passage"] not in JUSTIFIED and _only_others(one["heading"], nation))
        or (one["passage"] not in JUSTIFIED and _only_others(one["quote"], nation))
    ]


def _only_others(text: str, nation: Nation) -> bool:
    named = speaks_of(text)
    return bool(named) and nation not in named


@pytest.mark.parametrize("nation", ELSEWHERE)
def test_a_session_cites_nothing_that_holds_only_in_another_nation(
    cli: Cli, tmp_path: Path, nation: Nation
) -> None:
    asks = OWN_PLAN[nation]
    (tmp_path / "isla.yaml").write_text(SESSION.format(name="Isla", nation=nation, asks=asks))
    cli.ok("sample", str(tmp_path / "isla.yaml"), "--out", str(tmp_path / "d"))
    plan = json.loads((tmp_path / "d" / "plan.json").read_text())
    assert plan["nation"] == nation
    assert plan["citations"]
    assert _anothers(plan["citations"], nation) == []
    guidance = (tmp_path / "d" / "transcript.md").read_text().split("**Guidance:**")[1:]
    assert TRIBUNAL[nation] in guidance[0]
    assert asks.removeprefix("What is ").split(" ", 1)[1].rstrip("?") in guidance[1]
    (topic,) = plan["disagreements"]
    assert [view["person"] for view in topic["views"]] == ["Isla", "Morag", "Ewan"]


@pytest.mark.parametrize("nation", ELSEWHERE)
@pytest.mark.parametrize(
    "question",
    [
        "how do I appeal",
        "what is in section F of an EHCP",
        "what happens at the annual review",
        "who can help my mum",
    ],
)
def test_a_question_is_never_answered_with_another_nations_rule(
    cli: Cli, question: str, nation: Nation
) -> None:
    found = cli.json("ask", question, "--nation", nation)
    assert _anothers(found["citations"] + found["nearest"], nation) == []
    assert found["citations"] or [one["nation"] for one in found["who_to_ask"]] == [nation]


@pytest.mark.parametrize("nation", ELSEWHERE)
def test_an_appeal_is_answered_with_the_tribunal_of_the_nation(cli: Cli, nation: Nation) -> None:
    found = cli.json("ask", "how do I appeal", "--nation", nation)
    first = found["citations"][0]
    assert first["nation"] == nation
    assert TRIBUNAL[nation] in first["quote"]
    assert not speaks_of(first["quote"]) - {nation}


def test_a_scottish_question_is_answered_with_scottish_guidance(cli: Cli) -> None:
    found = cli.json("ask", "how many targets should an IEP have", "--nation", "scotland")
    assert not found["abstained"]
    assert found["citations"][0]["nation"] == "scotland"
    assert _anothers(found["citations"], Nation.SCOTLAND) == []


@pytest.mark.parametrize("nation", ELSEWHERE)
def test_an_english_plan_is_named_as_english(cli: Cli, nation: Nation) -> None:
    found = cli.json("ask", "what is in section F of an EHCP", "--nation", nation)
    assert any("belongs to England" in warning for warning in found["warnings"])
    assert _anothers(found["citations"], nation) == []
