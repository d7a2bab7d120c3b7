"""Notices a question that names a claim known to be wrong, so that the correction comes first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.knowledge.documents import Caveat
from assistant.knowledge.doubts import Doubt
from assistant.knowledge.everyday import everyday
from assistant.knowledge.index.places import CLAIM
from assistant.knowledge.index.snapshot import Snapshot
from assistant.knowledge.question import Query
from assistant.knowledge.words import stems, words

_SHARED_CODE = 0.3
_SHARED_NUMBER = 0.6
_NO_NUMBER, _NEARLY_WHOLE = 0.72, 0.8
"""How near in meaning a question must be to a claim. A code such as NG170 names it almost alone; a
claim without any number must be said nearly whole, or each question on its subject would match."""
_BESIDE = 2
"""How many telling words on a number and its document may be: SEND Code of Practice 2023."""
_SAME = 0.6
"""Two corrections say the same when they share this much of the telling words of the shorter one."""
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
    asked = _numbers_in(query.read.typed)
    for name, cosine in zip(names, (vectors @ query.vector).tolist(), strict=True):
        document, number = _place(name)
        caveat = snapshot.fronts[document].caveats[number]
        numbers = _claimed(caveat.claim)
        if cosine >= _least(asked, numbers) and (
            numbers or cosine >= _NEARLY_WHOLE or _says(query, caveat, snapshot)
        ):
            named.append(Named(document, caveat, cosine))
    return sorted(named, key=lambda one: (-round(one.cosine, 6), one.document))


def without_doubles(mistakes: Iterable[Caveat | Doubt]) -> list[Caveat | Doubt]:
    """Leave out each mistake whose correction says again what one before it says."""
    kept: list[Caveat | Doubt] = []
    for one in mistakes:
        if not any(_says_the_same(one.correction, other.correction) for other in kept):
            kept.append(one)
    return kept


def _says_the_same(one: str, other: str) -> bool:
    first, second = set(stems(words(one))), set(stems(words(other)))
    return len(first & second) >= _SAME * min(len(first), len(second))


def asks_of_another(query: Query, claims: Iterable[str]) -> bool:
    """Say whether a question names a paragraph or a code, and these wrong claims are on others alone."""
    asked = _that_name(_numbers_in(query.read.typed))
    claimed = _that_name(number for claim in claims for number in _claimed(claim))
    return bool(asked and claimed) and not asked & claimed


def _that_name(numbers: Iterable[str]) -> frozenset[str]:
    """Keep the numbers that name something, as 9.67 or the Code of 2015; not an age or an amount."""
    return frozenset(one for one in numbers if "." in one or " " in one)


def _place(name: str) -> tuple[str, int]:
    document, _, number = name.removeprefix(CLAIM).rpartition(":")
    return document, int(number)


@lru_cache(maxsize=256)
def _claimed(claim: str) -> frozenset[str]:
    return _numbers_in(words(claim))


def _numbers_in(said: Sequence[str]) -> frozenset[str]:
    """Find the numbers among words, each also with what it is the number of: "code 2023"."""
    telling = [word for word in said if word not in everyday().stop_words]
    found = {word for word in telling if _has_digit(word)}
    for place, word in enumerate(telling):
        if word in everyday().numbered:
            near = telling[max(0, place - _BESIDE) : place + _BESIDE + 1]
            found |= {f"{word} {one}" for one in near if _has_digit(one)}
    return frozenset(found)


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
