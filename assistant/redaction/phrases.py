"""Finds phrases of several words in a Row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from assistant.redaction.lists import Phrase
from assistant.redaction.row import Row

_SEVERAL = 2


@lru_cache(maxsize=8)
def _by_first(phrases: frozenset[Phrase]) -> dict[str, list[Phrase]]:
    """Index phrases by their first word, the longest first."""
    index: dict[str, list[Phrase]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        index.setdefault(phrase[0], []).append(phrase)
    return index


def find_phrases(row: Row, phrases: frozenset[Phrase]) -> Iterator[tuple[int, int]]:
    """Give first and last place of each phrase of two words or more; hyphens part words too."""
    index = _by_first(phrases)
    parts, places = row.in_parts
    at = 0
    while at < len(parts):
        length = _length(parts, at, index.get(parts[at], ()))
        if length >= _SEVERAL:
            yield places[at], places[at + length - 1]
        at += max(length, 1)


def _length(parts: list[str], at: int, phrases: Iterable[Phrase]) -> int:
    return next((len(one) for one in phrases if tuple(parts[at : at + len(one)]) == one), 0)
