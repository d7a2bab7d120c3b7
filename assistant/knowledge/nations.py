"""The four nations, and how they are named to people."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from assistant.errors import KnowledgeError


class Nation(StrEnum):
    """Where a document holds. ``UK`` is all four nations."""

    ENGLAND = "england"
    SCOTLAND = "scotland"
    WALES = "wales"
    NORTHERN_IRELAND = "northern-ireland"
    UK = "uk"


FOUR = tuple(nation for nation in Nation if nation is not Nation.UK)

_IN_WORDS = {
    Nation.ENGLAND: "England",
    Nation.SCOTLAND: "Scotland",
    Nation.WALES: "Wales",
    Nation.NORTHERN_IRELAND: "Northern Ireland",
    Nation.UK: "the whole UK",
}


def to_nation(name: str | None) -> Nation | None:
    """Read one of the four nations, or None. Raises KnowledgeError for anything else."""
    if name is None:
        return None
    if name in FOUR:
        return Nation(name)
    raise KnowledgeError(
        f"There is no nation {name!r}.",
        do="Use one of: england, scotland, wales, northern-ireland. Or leave it out.",
    )


def in_words(nations: Iterable[str]) -> str:
    """Name nations as in a sentence: "England and Wales"."""
    names = [_IN_WORDS[Nation(nation)] for nation in nations]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def holds_in(nations: Iterable[str], nation: Nation | None) -> bool:
    """Say whether guidance of these nations may answer for this one; without one, all may."""
    return nation is None or nation in nations or Nation.UK in nations
