"""Finds phrases of the data among words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from assistant.grounding.shapes import Phrases
from assistant.grounding.words import Word, read


def has(words: Sequence[Word], phrases: Phrases) -> bool:
    """Tell whether one of these phrases stands there."""
    return bool(spans(words, phrases))


def spans(words: Sequence[Word], phrases: Phrases) -> set[int]:
    """Give the places of all words that belong to one of these phrases."""
    plain = tuple(word.plain for word in words)
    known = _read(phrases)
    return {
        at + step
        for at, word in enumerate(plain)
        for phrase in known.get(word, ())
        if plain[at : at + len(phrase)] == phrase
        for step in range(len(phrase))
    }


@lru_cache(maxsize=64)
def _read(phrases: Phrases) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Give the phrases by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        key = tuple(word.plain for word in read(phrase))
        found.setdefault(key[0], []).append(key)
    return {first: tuple(some) for first, some in found.items()}
