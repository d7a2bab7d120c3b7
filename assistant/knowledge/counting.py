"""Notices a question for statistics, as how many people have a plan: only figures answer that."""

from __future__ import annotations

import re
from collections.abc import Sequence

_PEOPLE = (
    "(?:young )?people|person|pupils?|children|child|kids?|students?|learners?|teenagers?"
    "|(?:young )?adults?|boys|girls|families|parents|schools|councils"
)
_COUNT = (
    r"(?:how many|how much of the|number of|percentage of|percent of|proportion of|share of)"
    r"(?: of)?(?: (?:the|our))?"
)
_OTHER = r"\w+[^us\W]s"
"""What is counted instead, as weeks, targets or reviews: a plural where "autistic" would stand."""
_FOR_ONE = (
    "can|could|should|would|do|does|did|will|must|may|might|need|needs|come|comes|my|me|i|child"
    "|pupil|person"
)
"""With one of these before "have", people are counted for one plan or one meeting."""
_HAVE = r"(?:have|has|had|got|get|gets)\b(?! (?:got )?to\b)"
_WITH = (
    r"(?:(?:in|at|on|of|aged|from|under|over)(?: \w+){1,3} )?with\b(?! (?:me|my|him|her|them|us)\b)"
)
_ASKS = re.compile(
    rf"\b{_COUNT} (?:(?!{_OTHER}\b)\w+ )?(?:{_PEOPLE}) "
    rf"(?:{_WITH}|(?:(?!(?:{_FOR_ONE})\b)\w+ )*?{_HAVE})(?!.*\b(?:my|me|i)\b)"
)
_FIGURES = re.compile(r"\d,\d{3}|\d ?%|\bper cent\b")


def asks_for_figures(typed: Sequence[str]) -> bool:
    """Say whether the words of a question ask how many people have or get something."""
    return bool(_ASKS.search(" ".join(typed)))


def gives_figures(text: str) -> bool:
    """Say whether a passage holds figures as statistics do: thousands or a share of a hundred."""
    return bool(_FIGURES.search(text))
