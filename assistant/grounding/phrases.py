"""Finds phrases of the data among words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from assistant.grounding.data import Phrases
from assistant.grounding.words import Word, read


def has(words: Sequence[Word], phrases: Phrases) -> bool:
    """Tell whether one of these phrases stands there."""
    return bool(spans(words, phrases))


def spans(words: Sequence[Word], phrases: Phrases) -> set[int]:
    """Give the places of all words that belong to one of these phrases."""
    plain = [word.plain for word in words]
    return {
        at + step
        for phrase in _read(phrases)
        for at in range(len(plain) - len(phrase) + 1)
        if tuple(plain[at : at + len(phrase)]) == phrase
        for step in range(len(phrase))
    }


@lru_cache(maxsize=32)
def _read(phrases: Phrases) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(word.plain for word in read(phrase)) for phrase in phrases)
