"""Figures are counted over the cases they are about, and compared fairly."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from assistant.knowledge.evaluation.cases import Case
from assistant.knowledge.evaluation.measure import Judged, judge
from assistant.knowledge.evaluation.model import Evaluation
from assistant.knowledge.evaluation.report import report
from assistant.knowledge.evaluation.summary import summary
from tests.knowledge.evaluation.making import case, guidance, observed, passage, quoted

RIGHT, WRONG = passage("right#a-1"), passage("wrong#a-1")
LIBRARY = [RIGHT, WRONG]


def _came(of: Case, *cited: Any, **given: Any) -> Judged:
    answer = guidance([quoted(one) for one in cited], [] if cited else [quoted(WRONG)])
    searches = {"ownwords": [RIGHT.id], "bm25": [WRONG.id], "dense": [WRONG.id, RIGHT.id]}
    rankings = {} if of.abstain else searches
    saying = [] if of.abstain else [RIGHT.id]
    return judge(observed(of, answer, LIBRARY, saying=saying, rankings=rankings, **given))


@pytest.fixture
def found() -> Evaluation:
    nothing = {"abstain": True, "kind": "off_topic"}
    judged = [
        _came(case("p1", register="parent"), RIGHT),
        _came(case("p2", nation=None), RIGHT),
        _came(case("t1", kind="typo", like="p1"), WRONG),
        _came(case("t2", kind="typo", like="p2"), RIGHT),
        _came(case("e1", kind="everyday")),
        _came(case("o1", **nothing)),
        _came(case("o2", **nothing), WRONG),
    ]
    return summary(judged, date(2026, 11, 22))


def _values(found: Evaluation) -> dict[str, tuple[float | None, int]]:
    return {name: (figure.value, figure.n) for name, figure in found.figures.items()}


def test_each_figure_is_over_the_cases_it_is_about(found: Evaluation) -> None:
    assert (found.on, found.cases, found.answerable) == ("2026-11-22", 7, 5)
    assert _values(found) == {
        "passed": (0.5714, 7),
        "recall_at_3": (0.6, 5),
        "ndcg_at_5": (0.6, 5),
        "abstention_accuracy": (0.5, 2),
        "false_refusals": (0.2, 5),
        "nation_correctness": (1.0, 4),
        "quotation_fidelity": (1.0, 7),
        "same_order_twice": (1.0, 7),
    }


def test_searches_are_compared_case_by_case(found: Evaluation) -> None:
    recall = {name: one.recall_at_3.value for name, one in found.rankings.items()}
    assert recall == {"ownwords": 1, "bm25": 0, "dense": 1}
    dense = found.rankings["dense"]
    assert dense.ahead_recall_at_3 is not None and dense.ahead_recall_at_3.value == 0
    assert dense.ahead_ndcg_at_5 is not None and dense.ahead_ndcg_at_5.value == 0.3691
    assert found.rankings["ownwords"].ahead_ndcg_at_5 is None


def test_a_drop_is_against_twins_where_cases_name_them(found: Evaluation) -> None:
    typo, everyday = found.drops["typo"], found.drops["everyday"]
    assert (typo.paired, typo.recall_at_3.value, typo.recall_at_3.n) == (True, 0.5, 2)
    assert (everyday.paired, everyday.recall_at_3.value, everyday.recall_at_3.n) == (False, 1, 1)


def test_groups_have_their_own_figures(found: Evaluation) -> None:
    assert {name: one["passed"].n for name, one in found.by_kind.items()} == {
        "everyday": 1,
        "off_topic": 2,
        "plain": 2,
        "typo": 2,
    }
    assert found.by_kind["off_topic"]["recall_at_3"].value is None
    assert set(found.by_register) == {"parent", "not said"}
    assert found.by_nation["not said"]["passed"].n == 1


def test_what_went_wrong_is_listed_with_what_came(found: Evaluation) -> None:
    assert [miss.id for miss in found.misses] == ["t1", "e1", "o2"]
    first = found.misses[0]
    assert (first.wanted, first.came[0].document, first.abstained) == (["three"], "wrong", False)
    assert found.misses[1].abstained


def test_an_evaluation_without_answers_to_find_has_no_rankings() -> None:
    found = summary([_came(case("o1", abstain=True))], date(2026, 11, 22))
    assert (found.rankings, found.drops, found.misses) == ({}, {}, [])
    assert found.figures["recall_at_3"].value is None
    assert "No case went wrong." in report(found)


def test_the_report_says_it_all_in_80_columns(found: Evaluation) -> None:
    text = report(found)
    assert max(map(len, text.splitlines())) <= 80
    for part in (
        "7 cases: 5 to answer, 2 where nothing here answers.",
        "recall@3)      0.600  0.200 to 1.000",
        "Ownwords ahead of BM25 alone:",
        "each against its plain twin, 2 cases",
        "What went wrong (3)",
        "t1: how many?",
        "  Why: No quote says it; 1 passage of the library does.",
        "  Wanted: three",
        "  Quote 1: A heading (wrong, current)",
        "  Nearest 1: A heading (wrong, current)",
    ):
        assert part in text, part


def test_a_question_cannot_move_the_terminal() -> None:
    judged = _came(case("o1", abstain=True, q="\x1b[2Jhow\nmany", kind="k" * 90), WRONG)
    text = report(summary([judged], date(2026, 11, 22)))
    assert "\x1b" not in text and "␛[2Jhow many" in text
    assert max(map(len, text.splitlines())) <= 80
