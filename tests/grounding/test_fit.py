"""How the weights of the check are fitted: each signal speaks one way, and unrelated texts count."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import numpy as np

from assistant.grounding.data import thresholds
from assistant.grounding.model import Allowed
from assistant.grounding.support import Signals
from benchmarks.fit_grounding import FILES, Measured, area, standing, unrelated, weights
from benchmarks.grounding import Case, read_cases

NAMES = [one.name for one in fields(Signals)]


def _signals(**some: float) -> Signals:
    return Signals(*(some.get(name, 0.0) for name in NAMES))


def _measured(faithful: bool, *found: Signals, dropped: bool = False) -> Measured:
    case = Case("f", faithful, "summary", "A text.", (), Allowed())
    return Measured(case, "blind.yaml", dropped, found)


def test_a_doubt_never_speaks_for_a_text() -> None:
    """In these cases 'voice' stands beside faithful texts only, and 'felt' beside inventions."""
    rows = [_measured(True, _signals(lost=0.2, voice=1.0)) for _ in range(20)]
    rows += [_measured(False, _signals(lost=0.1, felt=1.0)) for _ in range(20)]
    found = dict(zip(NAMES, weights(rows), strict=False))
    assert found["felt"] < 0
    assert found["voice"] == found["lost"] == 0


def test_the_weights_that_ship_speak_one_way_and_name_every_signal() -> None:
    shipped = thresholds().weights
    assert set(shipped) == set(NAMES)
    assert all(value <= 0 for value in shipped.values())
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
    rows = [_measured(at % 2 == 0, _signals(lost=at / 3)) for at in range(10)]
    assert np.isfinite(weights(rows)).all()


def test_the_area_counts_pairs_in_the_right_order_and_ties_half() -> None:
    """Of four pairs two stand right, one is even and one stands wrong."""
    kept, made_up = _measured(True), _measured(False)
    scored = [(kept, 2.0), (kept, 0.0), (made_up, 0.0), (made_up, 1.0)]
    assert area(scored) == 2.5 / 4


def test_what_is_dropped_stands_below_all_and_what_cannot_be_judged_above() -> None:
    fitted = weights([_measured(True, _signals()), _measured(False, _signals(felt=1.0))])
    held = standing(_measured(False, _signals(felt=1.0)), fitted)
    assert standing(_measured(False, dropped=True), fitted) < held
    assert held < standing(_measured(True), fitted)
