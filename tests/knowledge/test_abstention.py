"""How often it says rightly, or wrongly, that nothing here covers a question."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from assistant.knowledge.abstain import Signals, answers, confidence, signals, thresholds
from assistant.knowledge.knowledge import Knowledge
from benchmarks.fit_abstention import Measured, fit, measure, read_cases

_NOTHING = Signals(0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 0.0)


@pytest.fixture(scope="module")
def measured(cache_dir: Path, shipped: Knowledge) -> list[Measured]:
    return measure(cache_dir, read_cases())


def test_cases_are_many_and_each_stands_once() -> None:
    asked = [(case["ask"], case["nation"]) for case in read_cases()]
    assert len(asked) == len(set(asked))
    inside = [case for case in read_cases() if case["in_scope"]]
    assert len(inside) >= 200
    assert len(asked) - len(inside) >= 150


def test_it_abstains_out_of_scope_and_seldom_refuses_in_scope(measured: list[Measured]) -> None:
    answered = {one: answers(one.found, thresholds()) for one in measured}
    refused = [one.ask for one, good in answered.items() if one.in_scope and not good]
    let_through = [one.ask for one, good in answered.items() if not one.in_scope and good]
    inside = sum(one.in_scope for one in measured)
    assert len(refused) <= 0.05 * inside, refused
    assert len(let_through) <= 0.10 * (len(measured) - inside), let_through


def test_an_expected_document_is_among_the_first_three(measured: list[Measured]) -> None:
    missed = [one.ask for one in measured if one.in_scope and (one.rank is None or one.rank > 3)]
    assert len(missed) <= 0.05 * sum(one.in_scope for one in measured), missed


def test_nothing_found_is_no_answer(shipped: Knowledge) -> None:
    query = shipped._query("of the")
    assert signals(shipped._snapshot, query, []) == _NOTHING
    assert not answers(_NOTHING, thresholds())


def test_each_signal_weighs_the_way_it_should() -> None:
    middle = Signals(0.5, 0.5, 0.3, 0.5, 0.3, 0.3, 0.2)
    for name, weight in thresholds().weights.items():
        against = name in ("unknown", "elsewhere")
        assert (weight < 0) == against
        more = middle._replace(**{name: getattr(middle, name) + 0.2})
        up = confidence(more, thresholds()) > confidence(middle, thresholds())
        assert up != against


def test_the_fit_separates_what_can_be_separated() -> None:
    rows = np.array([[0.1], [0.2], [0.8], [0.9]])
    weights = fit(rows, np.array([0.0, 0.0, 1.0, 1.0]))
    scores = rows[:, 0] * weights[0] + weights[1]
    assert (scores > 0).tolist() == [False, False, True, True]
