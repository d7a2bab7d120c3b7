"""Notices a question that names a claim known to be wrong, so that the correction comes first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from assistant.knowledge.documents import Caveat
from assistant.knowledge.index.places import CLAIM
from assistant.knowledge.index.snapshot import Snapshot
from assistant.knowledge.question import Query
from assistant.knowledge.words import stems, words

_SHARED_CODE = 0.3
_SHARED_NUMBER = 0.6
_NO_NUMBER, _NEARLY_WHOLE = 0.72, 0.8
"""How near in meaning a question must be to a claim. A code such as NG170 names it almost alone; a
claim without any number must be said nearly whole, or each question on its subject would match."""
_SAID = 0.35
"""How much of a claim's telling words a question must have that is less near than nearly whole."""


@dataclass(frozen=True)
class Named:
    """A wrong claim that a question names."""

    document: str
    caveat: Caveat
    cosine: float


def claims_named(snapshot: Snapshot, query: Query) -> list[Named]:
    """List the wrong claims that this question repeats or asks about, the nearest first."""
    named: list[Named] = []
    names, vectors = snapshot.asides_of(CLAIM)
    asked = frozenset(word for word in query.read.typed if _has_digit(word))
    for name, cosine in zip(names, (vectors @ query.vector).tolist(), strict=True):
        document, number = _place(name)
        caveat = snapshot.fronts[document].caveats[number]
        numbers = _numbers_in(caveat.claim)
        least = _least(asked, numbers)
        if cosine >= least and (
            numbers or cosine >= _NEARLY_WHOLE or _says(query, caveat, snapshot)
        ):
            named.append(Named(document, caveat, cosine))
    return sorted(named, key=lambda one: (-round(one.cosine, 6), one.document))


def _place(name: str) -> tuple[str, int]:
    document, _, number = name.removeprefix(CLAIM).rpartition(":")
    return document, int(number)


@lru_cache(maxsize=256)
def _numbers_in(claim: str) -> frozenset[str]:
    return frozenset(word for word in words(claim) if _has_digit(word))


def _least(asked: frozenset[str], claimed: frozenset[str]) -> float:
    """Say how near a question must be: a number or code that only one of them has rules it out."""
    shared = asked & claimed
    if any(not word.replace(".", "").isdigit() for word in shared):
        return _SHARED_CODE
    if shared:
        return _SHARED_NUMBER
    return 2.0 if asked or claimed else _NO_NUMBER


def _says(query: Query, caveat: Caveat, snapshot: Snapshot) -> bool:
    """Say whether a question has enough of the words that make a claim this one and no other."""
    telling = {stem: snapshot.lexical.idf(stem) for stem in _stems_of(caveat.claim)}
    said = sum(weight for stem, weight in telling.items() if stem in query.read.own)
    return said >= _SAID * sum(telling.values())


@lru_cache(maxsize=256)
def _stems_of(claim: str) -> frozenset[str]:
    return frozenset(stems(words(claim)))


def _has_digit(word: str) -> bool:
    return any(letter.isdigit() for letter in word)
