"""Notices a question that names a claim known to be wrong, so that the correction comes first."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.knowledge.documents import Caveat
from assistant.knowledge.index.places import CLAIM
from assistant.knowledge.index.snapshot import Snapshot
from assistant.knowledge.question import Query
from assistant.knowledge.words import words

_SHARED_CODE = 0.3
_SHARED_NUMBER = 0.6
_NO_NUMBER = 0.72
"""How near in meaning a question must be to a claim. A code such as NG170 names it almost alone; a
claim without any number must be said nearly whole, or each question on its subject would match."""


@dataclass(frozen=True)
class Named:
    """A wrong claim that a question names."""

    document: str
    caveat: Caveat
    cosine: float


def claims_named(snapshot: Snapshot, query: Query) -> list[Named]:
    """List the wrong claims that this question repeats or asks about, the nearest first."""
    named: list[Named] = []
    for place in snapshot.asides_of(CLAIM):
        document, number = _place(list(snapshot.asides)[place])
        caveat = snapshot.fronts[document].caveats[number]
        cosine = float(snapshot.aside_vectors[place] @ query.vector)
        if cosine >= _least(query.read.typed, caveat.claim):
            named.append(Named(document, caveat, cosine))
    return sorted(named, key=lambda one: (-round(one.cosine, 6), one.document))


def _place(name: str) -> tuple[str, int]:
    document, _, number = name.removeprefix(CLAIM).rpartition(":")
    return document, int(number)


def _least(typed: tuple[str, ...], claim: str) -> float:
    """Say how near a question must be: a number or code that only one of them has rules it out."""
    asked = {word for word in typed if _has_digit(word)}
    claimed = {word for word in words(claim) if _has_digit(word)}
    shared = asked & claimed
    if any(not word.replace(".", "").isdigit() for word in shared):
        return _SHARED_CODE
    if shared:
        return _SHARED_NUMBER
    return 2.0 if asked or claimed else _NO_NUMBER


def _has_digit(word: str) -> bool:
    return any(letter.isdigit() for letter in word)
