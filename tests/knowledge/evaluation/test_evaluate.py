"""The command on a small library with known answers, and the shipped one in part."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistant.knowledge.evaluation.cases import Case
from assistant.knowledge.evaluation.model import Evaluation
from assistant.knowledge.evaluation.run import evaluate
from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.library import Library
from assistant.knowledge.model import Guidance
from assistant.resources import guidance_docs
from tests.cli.runner import Cli
from tests.knowledge.evaluation.making import case
from tests.knowledge.writing import write_document

_CASES = r"""
- {id: right, q: "How many weeks does the council have to send the final plan?", nation: england,
   kind: plain, register: parent, expect: ["within\\s12 weeks"], forbid: ["20 weeks"], abstain: false}
- {id: typo, q: "how many weaks does the council hav to send the final plan", nation: england,
   kind: typo, like: right, expect: ["within 12 weeks"]}
- {id: missed, q: "How many weeks does the council have to send the final plan?", nation: england,
   kind: plain, expect: ["within 99 weeks"]}
- {id: forbidden, q: "How many weeks does the council have to send the final plan?", nation: england,
   kind: plain, expect: ["12 weeks"], forbid: ["final plan"]}
- {id: welsh, q: "Who writes the individual development plan?", nation: wales, kind: nation,
   expect: ["the school writes"], forbid: ["council"]}
- {id: nothing, q: "What is the capital of France?", nation: england, kind: off_topic,
   abstain: true}
"""


@pytest.fixture
def library(guidance: Path) -> Path:
    write_document(
        guidance,
        "final-plan",
        "## How long may the council take to send the final plan?\n\n"
        "The council must send the final plan within\n12 weeks of the review meeting.",
    )
    write_document(
        guidance,
        "welsh-plan",
        "## Who writes the individual development plan?\n\nIn Wales the school writes the plan.",
        nations=["wales"],
    )
    return guidance


def _evaluated(cli: Cli, library: Path, cases: str, *more: str) -> Any:
    file = library.parent / "cases.yaml"
    file.write_text(cases, encoding="utf-8")
    return cli("knowledge", "evaluate", str(file), *more, OWNWORDS_GUIDANCE_DIR=str(library))


def test_a_small_library_gives_known_figures(
    tmp_path: Path, own_cache: Path, library: Path
) -> None:
    cli = Cli(tmp_path / "data", own_cache)
    done = _evaluated(cli, library, _CASES, "--json")
    assert done.returncode == 0, done.stderr
    found = Evaluation.model_validate(json.loads(done.stdout))
    figures = {name: one.value for name, one in found.figures.items()}
    assert figures == {
        "passed": 0.6667,
        "recall_at_3": 0.8,
        "ndcg_at_5": 0.8,
        "abstention_accuracy": 1,
        "false_refusals": 0,
        "nation_correctness": 1,
        "quotation_fidelity": 1,
        "same_order_twice": 1,
    }
    assert {miss.id: miss.why for miss in found.misses} == {
        "missed": ["No passage that may answer in this nation says it."],
        "forbidden": ["The first quote states as current fact what is forbidden."],
    }
    assert found.drops["typo"].paired and found.drops["typo"].recall_at_3.value == 0
    told = _evaluated(cli, library, _CASES)
    assert (told.returncode, told.stdout.startswith("6 cases: 5 to answer")) == (0, True)
    assert "What went wrong (2)" in told.stdout
    assert "Asking: 6 of 6 done" in told.stderr


@pytest.mark.parametrize(
    ("cases", "told"),
    [
        ('- {id: a, q: a, kind: k, expect: ["["]}', "case a: expect[0]: is not a regular"),
        ('- {id: a, q: a, kind: k, expect: ["([a-z ]+)+0"]}', "case a: expect[0]: takes too long"),
    ],
)
def test_a_bad_file_is_told_and_ends_with_1(
    tmp_path: Path, own_cache: Path, library: Path, cases: str, told: str
) -> None:
    done = _evaluated(Cli(tmp_path / "data", own_cache), library, cases)
    assert (done.returncode, done.stdout) == (1, "")
    assert told in done.stderr


def test_the_shipped_library_is_measured_too(cache_dir: Path, shipped: Knowledge) -> None:
    cases: list[Case] = [
        case("a", q="how many targets should an IEP have", kind="stale", expect=["three or four"]),
        case(
            "b", q="how many targets should an IEP have", on="2010-01-01", expect=["three or four"]
        ),
        case("c", q="what is a job coach", kind="plain", expect=["job coach"]),
        case("d", q="who won the football last night", kind="off_topic", abstain=True),
    ]
    seen: list[tuple[str, int, int]] = []
    library = Library(cache_dir, guidance_docs())
    found = evaluate(shipped, library, cases, lambda *step: seen.append(step))
    assert [found.figures[name].value for name in ("passed", "quotation_fidelity")] == [1, 1]
    assert seen[-1] == ("Asking", 4, 4)
    ndcg = found.rankings["ownwords"].ndcg_at_5.value
    assert ndcg is not None and ndcg > 0
    again = evaluate(shipped, library, cases, lambda *_: None)
    assert again == found


class _Wavering(Knowledge):
    """Gives its quotes in another order each second time."""

    asked = 0

    def ask(self, question: str, *, nation: str | None, on: date | None = None) -> Guidance:
        self.asked += 1
        found = super().ask(question, nation=nation, on=on)
        step = 1 if self.asked % 2 else -1
        return found.model_copy(update={"citations": found.citations[::step]})


def test_another_order_when_asked_again_is_noticed(cache_dir: Path, shipped: Knowledge) -> None:
    library = Library(cache_dir, guidance_docs())
    cases = [case(q="what is a job coach", expect=["job coach"])]
    found = evaluate(_Wavering.open(library), library, cases, lambda *_: None)
    assert found.figures["same_order_twice"].value == 0
    assert found.misses[0].why == ["Asked twice, it gave another order."]
