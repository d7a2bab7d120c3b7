"""Finds the things that must stand in the sources: needs, people, places, times, how often, how sure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.grounding.data import lexicon_files
from assistant.grounding.model import Kind
from assistant.grounding.words import Word, read

FREE = "free"
"""The group of sayings that name nothing, though a word in them would by itself."""

DOUBTED: frozenset[Kind] = frozenset({"frequency", "certainty", "provision"})
"""Kinds that can be told in too many ways to be sure that they are missing."""


@dataclass(frozen=True)
class Thing:
    """One thing that a text names, by its group in the lexicon, and the words that name it.

    ``sure``: whether it cannot be missed where the sources name it.
    """

    kind: Kind
    group: str
    words: tuple[Word, ...]
    sure: bool = True


@dataclass(frozen=True)
class Entry:
    """One way of naming a group, as the words that are compared."""

    kind: Kind
    group: str
    phrase: tuple[str, ...]
    sure: bool


@dataclass(frozen=True)
class Lexicon:
    """All ways by their first word, longest first, and what else each group may stand on."""

    ways: Mapping[str, tuple[Entry, ...]]
    stands_on: Mapping[str, frozenset[str]]


def things(words: Sequence[Word]) -> Iterator[Thing]:
    """Give each thing that these words name; of several that begin at a word, the longest."""
    at = 0
    while at < len(words):
        found = _longest(words, at, lexicon(behind=False))
        if found and found.group != FREE:
            yield Thing(
                found.kind, found.group, tuple(words[at : at + len(found.phrase)]), found.sure
            )
        at += len(found.phrase) if found else 1


def named(words: Sequence[Word]) -> frozenset[str]:
    """Give all groups that these words name, and those that only stand behind others."""
    known = lexicon(behind=True)
    return frozenset(
        entry.group
        for at in range(len(words))
        for entry in known.ways.get(words[at].lemma, ())
        if _is_at(words, at, entry.phrase)
    )


def stands(group: str, there: frozenset[str]) -> bool:
    """Tell whether a group stands where these groups are named."""
    return group in there or not there.isdisjoint(
        lexicon(behind=True).stands_on.get(group, frozenset())
    )


def _longest(words: Sequence[Word], at: int, known: Lexicon) -> Entry | None:
    ways = known.ways.get(words[at].lemma, ())
    return next((one for one in ways if _is_at(words, at, one.phrase)), None)


def _is_at(words: Sequence[Word], at: int, phrase: tuple[str, ...]) -> bool:
    here = words[at : at + len(phrase)]
    return tuple(word.lemma for word in here) == phrase


@lru_cache(maxsize=2)
def lexicon(*, behind: bool) -> Lexicon:
    """Give the lexicon, with what stands behind things or without it. Raises ContentError."""
    ways: dict[str, list[Entry]] = {}
    stands_on: dict[str, frozenset[str]] = {}
    for file in lexicon_files():
        free = {FREE: file.free} if file.free else {}
        groups = {
            **file.groups,
            **free,
            **{f"{file.kind}:{name}": put for name, put in file.behind.items()},
        }
        for group, phrases in groups.items() if behind else {**file.groups, **free}.items():
            for phrase in phrases:
                key = tuple(word.lemma for word in read(phrase))
                sure = file.kind not in DOUBTED and group not in file.loose
                ways.setdefault(key[0], []).append(Entry(file.kind, group, key, sure))
        for group, others in file.stands_on.items():
            stands_on[group] = frozenset(
                f"{file.kind}:{one}" if one in file.behind else one for one in others
            )
    longest = {first: tuple(sorted(some, key=_length)) for first, some in ways.items()}
    return Lexicon(longest, stands_on)


def _length(entry: Entry) -> int:
    return -len(entry.phrase)
