"""How often it says rightly, or wrongly, that nothing here covers a question."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from assistant.knowledge.abstain import Decision, Signals, answers, confidence, signals, thresholds
from assistant.knowledge.evaluation.cases import read_cases
from assistant.knowledge.knowledge import Knowledge
from benchmarks.fit_abstention import FITTED, Measured, fit, held_out_scores, measure

_BY_DOCUMENT = "fit-"
"""How the ids of those cases begin that were there first; the limits below are theirs."""


@pytest.fixture(scope="module")
def measured(cache_dir: Path) -> list[Measured]:
    cases = [case for case in read_cases(*FITTED) if case.id.startswith(_BY_DOCUMENT)]
    return measure(cache_dir, cases)


def test_it_abstains_out_of_scope_and_seldom_refuses_in_scope(measured: list[Measured]) -> None:
    answered = {one: answers(one.found, thresholds().asked) for one in measured}
    refused = [one.case.q for one, good in answered.items() if one.in_scope and not good]
    let_through = [one.case.q for one, good in answered.items() if not one.in_scope and good]
    inside = sum(one.in_scope for one in measured)
    assert len(refused) <= 0.05 * inside, refused
    assert len(let_through) <= 0.10 * (len(measured) - inside), let_through


def test_an_expected_document_is_among_the_first_three(measured: list[Measured]) -> None:
    missed = [one.case.q for one in measured if one.in_scope and (one.rank or 99) > 3]
    assert len(missed) <= 0.05 * sum(one.in_scope for one in measured), missed


def test_nothing_found_is_no_answer(shipped: Knowledge) -> None:
    query = shipped._query("of the")
    assert not answers(signals(shipped._shelf(None), query, [], None), thresholds().asked)


@pytest.mark.parametrize("which", ["asked", "bare"])
def test_each_signal_weighs_the_way_it_should(which: str) -> None:
    decision: Decision = getattr(thresholds(), which)
    middle = Signals._make(0.4 for _ in Signals._fields)
    for name, weight in decision.weights.items():
        against = name in ("unknown", "like_elsewhere")
        assert (weight < 0) == against
        more = middle._replace(**{name: getattr(middle, name) + 0.2})
        assert (confidence(more, decision) > confidence(middle, decision)) != against


def test_the_fit_separates_what_can_be_separated() -> None:
    rows = np.array([[0.1], [0.2], [0.8], [0.9]])
    weights = fit(rows, np.array([0.0, 0.0, 1.0, 1.0]), np.ones(4))
    scores = rows[:, 0] * weights[0] + weights[1]
    assert (scores > 0).tolist() == [False, False, True, True]


def test_held_out_scores_are_of_weights_that_did_not_see_the_case() -> None:
    """One case that contradicts all others is scored as they are, unless it was fitted with."""
    rows = np.array([[0.0], [1.0]] * 30 + [[1.0]])
    wanted = np.array([0.0, 1.0] * 30 + [0.0])
    ids = [f"case-{number}" for number in range(len(rows))]
    scores = held_out_scores(rows, wanted, np.ones(len(ids)), ids)
    assert scores[-1] > 0
    apart = held_out_scores(rows[::-1], wanted[::-1], np.ones(len(ids)), ids[::-1])
    assert np.allclose(scores, apart[::-1])


def test_a_section_of_a_law_is_answered_only_where_it_is_named(shipped: Knowledge) -> None:
    known = shipped.ask("what is section 42", nation="england")
    assert "section 42" in known.citations[0].quote
    assert shipped.ask("What does section 19 say?", nation="england").abstained
