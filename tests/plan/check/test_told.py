from __future__ import annotations

from typing import get_args

from assistant.plan.check.finding import Criterion
from assistant.plan.check.told import load_told


def test_every_criterion_has_words_in_the_order_of_the_findings() -> None:
    assert list(load_told()) == list(get_args(Criterion))
