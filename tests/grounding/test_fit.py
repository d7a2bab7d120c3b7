"""How the weights of the check are fitted: each signal speaks one way, and unrelated texts count."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import numpy as np

from assistant.grounding.data import thresholds
from assistant.grounding.model import Allowed
from assistant.grounding.support import Signals
from benchmarks.fit_grounding import FILES, Measured, unrelated, weights
from benchmarks.grounding import Case, read_cases

NAMES = [one.name for one in fields(Signals)]


def _signals(near: float, **others: float) -> Signals:
    return Signals(near, *(others.get(name, 0.0) for name in NAMES[1:]))


def _measured(faithful: bool, found: Signals) -> Measured:
    case = Case("f", faithful, "summary", "A text.", (), Allowed())
    return Measured(case, "blind.yaml", False, (found,))


def test_a_doubt_never_speaks_for_a_text() -> None:
    """In these cases 'voice' stands beside faithful texts only, and 'felt' beside inventions."""
    rows = [_measured(True, _signals(0.2, voice=1.0)) for _ in range(20)]
    rows += [_measured(False, _signals(0.8, felt=1.0)) for _ in range(20)]
    found = dict(zip(NAMES, weights(rows), strict=False))
    assert found["felt"] < 0
    assert found["voice"] == found["near"] == 0


def test_the_weights_that_ship_speak_one_way_and_name_every_signal() -> None:
    shipped = thresholds().weights
    assert set(shipped) == set(NAMES)
    assert shipped["near"] >= 0
    assert all(value <= 0 for name, value in shipped.items() if name != "near")
    assert thresholds().cases == ", ".join(file.name for file in FILES)


def test_unrelated_texts_are_told_of_the_other_young_person() -> None:
    cases = read_cases(Path(FILES[-1]))
    some = list(unrelated(cases))
    assert some
    texts = {case.family: case for case in cases}
    for one in some:
        assert not one.faithful
        assert one.sources == texts[one.family].sources
        assert one.text not in {case.text for case in cases if case.family == one.family}


def test_weights_are_numbers() -> None:
    rows = [_measured(at % 2 == 0, _signals(at / 10, lost=at / 3)) for at in range(10)]
    assert np.isfinite(weights(rows)).all()
