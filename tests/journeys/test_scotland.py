"""A young person in Scotland: nothing that holds only in England is given as theirs."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.cli.runner import Cli

SESSION = """
title: Isla plans for the ferry
nation: scotland
people:
  young_person: {name: Isla, age: 15}
  parent: [{name: Morag}, {name: Ewan}]
  practitioner: {name: Ms Reid, role: Support for learning teacher}
says:
  young_person:
    good_day: "Out on the pier. Counting the ferries in and out."
    dream_job: "deck hand on the ferry to Arran. not the kitchen"
    travel: "bus then I walk. I know the tide times"
    first_step: "ask the crew for a shift to watch"
  Morag:
    dream_job: "I want her to stay at school for Highers first."
    work_support: [{asks: "What is a co-ordinated support plan?"}, "Somebody to write the shifts down."]
  Ewan: {dream_job: "The boats. Let her try."}
  practitioner: {skills: "Reads the timetable for the whole class. Twice a week, no mistakes."}
"""
ENGLISH_ONLY = re.compile(
    r"\b(EHCP|EHC plans?|SENCO|preparing for adulthood|SEN Support|SEND Code)\b", re.IGNORECASE
)


def test_a_session_in_scotland_cites_nothing_that_holds_only_in_england(
    cli: Cli, tmp_path: Path
) -> None:
    (tmp_path / "isla.yaml").write_text(SESSION)
    cli.ok("sample", str(tmp_path / "isla.yaml"), "--out", str(tmp_path / "d"))
    plan = json.loads((tmp_path / "d" / "plan.json").read_text())
    assert plan["nation"] == "scotland"
    assert plan["citations"]
    for citation in plan["citations"]:
        assert "scotland" in citation["nation"] or citation["nation"] == "uk"
        _names_england_where_it_speaks_of_it(citation["quote"])
    asked = (tmp_path / "d" / "transcript.md").read_text().split("**Guidance:**")[1]
    assert "co-ordinated support plan" in asked
    (topic,) = plan["disagreements"]
    assert [view["person"] for view in topic["views"]] == ["Isla", "Morag", "Ewan"]


def _names_england_where_it_speaks_of_it(quote: str) -> None:
    for paragraph in quote.split("\n"):
        if ENGLISH_ONLY.search(paragraph):
            assert "England" in paragraph, paragraph


def test_a_scottish_question_is_answered_with_scottish_guidance(cli: Cli) -> None:
    found = cli.json("ask", "how many targets should an IEP have", "--nation", "scotland")
    assert not found["abstained"]
    assert found["citations"][0]["nation"] == "scotland"
    for citation in found["citations"]:
        assert "scotland" in citation["nation"] or citation["nation"] == "uk"


def test_an_english_plan_is_named_as_english(cli: Cli) -> None:
    found = cli.json("ask", "what is in section F of an EHCP", "--nation", "scotland")
    told = " ".join(found["warnings"])
    assert "England" in told
    assert all(citation["nation"] != "england" for citation in found["citations"])
