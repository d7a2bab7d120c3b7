"""Notices a question for statistics, as how many people have a plan: only figures answer that."""

from __future__ import annotations

import re
from collections.abc import Sequence

_PEOPLE = (
    "people|person|pupils?|children|child|kids?|students?|learners?|teenagers?|adults?|boys|girls"
    "|families|parents|schools|councils"
)
_COUNT = "how many|how much of the|number of|percentage of|percent of|proportion of|share of"
_ASKS = re.compile(
    rf"\b(?:{_COUNT})\b(?: \w+){{0,3}}? (?:{_PEOPLE})\b.*\b(?:have|has|had|got|get|gets|with)\b"
)
_FIGURES = re.compile(r"\d,\d{3}|\d ?%|\bper cent\b")


def asks_for_figures(typed: Sequence[str]) -> bool:
    """Say whether the words of a question ask how many people have or get something."""
    return bool(_ASKS.search(" ".join(typed)))


def gives_figures(text: str) -> bool:
    """Say whether a passage holds figures as statistics do: thousands or a share of a hundred."""
    return bool(_FIGURES.search(text))
