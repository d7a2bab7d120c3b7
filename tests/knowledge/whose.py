"""Tells which nations a text speaks of, and whether guidance for several nations is fair to all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.knowledge.documents import Document
from assistant.knowledge.passages import Passage, cut
from assistant.record.nation import FOUR, Nation

_MARKS = {
    Nation.ENGLAND: r"\bEngl(and|ish)|\bEHC|\bSEND\b|SENDIASS|\bNICE\b|\bSENCO\b|\bSEN support\b"
    r"|\bLocal Offer\b|\bOfsted\b|Children and Families Act",
    Nation.SCOTLAND: r"\bScot(land|tish)|\bEnquire\b|co-ordinated support plan|\bCSPs?\b|\bASN\b"
    r"|\bGIRFEC\b|My Rights, My Say",
    Nation.WALES: r"\bWales\b|\bWelsh\b|\bALN(Co)?\b|\bIDPs?\b|individual development plan"
    r"|SNAP Cymru",
    Nation.NORTHERN_IRELAND: r"\bNorthern Ireland\b|\bSENAC\b|\bSENDIST\b|Education Authority"
    r"|\bPLPs?\b|personal learning plan",
}
"""Names of a nation, and of plans, laws and services that only one nation has."""

MOST_OF_ONE = 0.5
"""In a side-by-side passage no nation may be named alone in more than this share of the sentences."""


def speaks_of(text: str) -> frozenset[Nation]:
    """Find the nations that a text names, or whose plans, laws or services it names."""
    return frozenset(nation for nation, marks in _MARKS.items() if re.search(marks, text))


def mostly_of(text: str) -> frozenset[Nation]:
    """Find the nation that more than half of the sentences or bullets name alone."""
    parts = [part for part in re.split(r"(?<=[.!?])\s+|\n+", text) if part]
    alone = [of for of in map(speaks_of, parts) if len(of) == 1]
    return frozenset().union(*(of for of in alone if alone.count(of) > MOST_OF_ONE * len(parts)))


def unfair(nations: frozenset[Nation], passage: Passage) -> str | None:
    """Say why a passage for several nations is not for all of them alike; None when it is.

    It may name none of its nations, or set all of them side by side. Its heading
    too. A nation that it is not for may be named, to say so.
    """
    for place, text in (("heading", passage.heading), ("text", passage.text)):
        named = speaks_of(text)
        if named and not nations <= named:
            return f"{place} names {sorted(named)} only"
    if most := mostly_of(passage.text):
        return f"text is mostly about {sorted(most)}"
    return None


def unfair_passages(documents: tuple[Document, ...]) -> Iterator[tuple[str, str]]:
    """Give the id of each passage that is given as holding where it does not, and why."""
    for document in documents:
        nations = held_in(document)
        for passage in cut(document) if len(nations) > 1 else ():
            if why := unfair(nations, passage):
                yield passage.id, why


def held_in(document: Document) -> frozenset[Nation]:
    """List the nations of a document one by one, with all four for the UK."""
    nations = frozenset(document.front.nations)
    return frozenset(FOUR) if Nation.UK in nations else nations
