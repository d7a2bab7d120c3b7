"""The four nations of the UK, and how they are named to people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Literal


class Nation(StrEnum):
    """Where a document holds. ``UK`` is all four nations."""

    ENGLAND = "england"
    SCOTLAND = "scotland"
    WALES = "wales"
    NORTHERN_IRELAND = "northern-ireland"
    UK = "uk"


HomeNation = Literal["england", "scotland", "wales", "northern-ireland"]
"""Where somebody goes to school, as content files write it."""
FOUR = tuple(nation for nation in Nation if nation is not Nation.UK)

UNKNOWN = "unknown"
"""Written in place of a nation where nobody has said it."""

_IN_WORDS: Mapping[str, str] = {
    UNKNOWN: "a nation that is not known",
    Nation.ENGLAND: "England",
    Nation.SCOTLAND: "Scotland",
    Nation.WALES: "Wales",
    Nation.NORTHERN_IRELAND: "Northern Ireland",
    Nation.UK: "the whole UK",
}


def in_words(nations: Iterable[str]) -> str:
    """Name nations as in a sentence: "England and Wales". None at all is a nation nobody has said."""
    told = list(nations) or [UNKNOWN]
    names = [_IN_WORDS[nation] for nation in sorted(told, key=lambda one: one == UNKNOWN)]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
