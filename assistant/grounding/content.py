"""The words of a statement that say something, and how far another statement says the same."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import get_args

from assistant.grounding.amounts import amounts
from assistant.grounding.data import plain, turning
from assistant.grounding.lexicon import things
from assistant.grounding.model import Kind, Source
from assistant.grounding.names import named_in
from assistant.grounding.words import Word, clauses, read, sentences

_WISHED = frozenset({"want", "wants", "wanted", "wish", "wishes", "hope", "hopes"})
OPEN = "__"
"""A place that is left open for a person to fill in."""
_SAME = 0.8
TIMES: tuple[Kind, ...] = ("when", "frequency", "certainty")
_GLUE = 0.3
_LIKE = 0.33
"""The least share of a statement's words that another must hold to be compared with it."""


@dataclass(frozen=True)
class Clause:
    """One statement, with the sentence that it stands in and, of a source, whose it is.

    ``people``: words of names. ``is_aim``: its sentence leaves a place open for a person to fill
    in ("By ___"), so it tells how things should become.
    """

    words: tuple[Word, ...]
    sentence: tuple[Word, ...]
    source: Source | None = None
    is_aim: bool = False
    people: frozenset[str] = frozenset()

    @cached_property
    def counts(self) -> frozenset[str]:
        """Its numbers."""
        return frozenset(f"#{one.value}" for one in amounts(self.words) if not one.is_article)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its words, and its numbers."""
        return frozenset(word.stem for word in self.words) | self.counts

    @cached_property
    def keys(self) -> frozenset[str]:
        """Stems and meanings of its words, and its numbers."""
        return self.counts.union(*(keys_of(word) for word in self.words))

    @cached_property
    def matter(self) -> tuple[Word, ...]:
        """Its words that say what it is about: no names, numbers or days, and no feelings."""
        data = turning()
        felt = data.pleased | data.troubled | data.negators | _WISHED | self.people
        some = terms(self.words, glue=True, besides=TIMES)
        return tuple(word for word in some if word.plain not in felt)


def clauses_of(
    text: str, source: Source | None = None, people: frozenset[str] = frozenset()
) -> Iterator[Clause]:
    """Give the statements of a text. ``people`` are words that are names, and no matter of it."""
    for line in sentences(text):
        words = read(line)
        for some in clauses(words):
            yield Clause(some, words, source, is_aim=OPEN in line, people=people)


def content(words: Sequence[Word]) -> tuple[Word, ...]:
    """Give the words that say something, each once by its stem."""
    found = {word.stem: word for word in words if word.plain not in plain().stop}
    return tuple(word for word in found.values() if word.plain[0].isalpha())


def terms(
    words: Sequence[Word], *, glue: bool = False, besides: Collection[Kind] = get_args(Kind)
) -> tuple[Word, ...]:
    """Give the words of which the meaning counts: no names or numbers, no things of these kinds.

    Words of glue are left out too, unless they are wanted.
    """
    facts = {word for thing in things(words) if thing.kind in besides for word in thing.words}
    facts.update(named_in(words), (word for one in amounts(words) for word in one.words))
    some = (word for word in content(words) if word not in facts)
    return tuple(word for word in some if glue or not is_glue(word))


@lru_cache(maxsize=8192)
def keys_of(word: Word) -> frozenset[str]:
    """Give the stem of a word and the meanings that it may have; nothing for one that says nothing.

    A word of glue stands for itself only.
    """
    if word.plain in plain().stop:
        return frozenset()
    return frozenset({word.stem}) | _meanings().get(word.stem, frozenset())


def is_glue(word: Word) -> bool:
    """Tell whether a word is one in which plans are written, and adds nothing."""
    return word.stem in _glue()


def weight_of(word: Word) -> float:
    """Give how much a word counts beside others."""
    return _GLUE if is_glue(word) else 1.0


def share(words: Sequence[Word], stems: frozenset[str], keys: frozenset[str]) -> float:
    """Give the share of these words that stand among those stems, or in meaning among those keys."""
    weights = [weight_of(word) for word in words]
    found = sum(
        weight * (1.0 if word.stem in stems else _SAME if keys_of(word) & keys else 0.0)
        for word, weight in zip(words, weights, strict=True)
    )
    return found / sum(weights) if weights else 0.0


def nearest(clause: Clause, others: Sequence[Clause], least: float = _LIKE) -> list[Clause]:
    """Give the statements that say most of what this one says; several only when they say as much.

    Where it holds nothing but glue, only those that hold all of it in the same words.
    """
    if not clause.matter:
        return []
    if all(is_glue(word) for word in clause.matter) and not clause.counts:
        wanted = {word.stem for word in clause.matter}
        here = [other for other in others if wanted <= other.stems]
        return here or [one for one in others if wanted <= {word.stem for word in one.sentence}]
    scored = [(_likeness(clause, other), other) for other in others]
    best = max((score for score, _ in scored), default=0.0)
    return [other for score, other in scored if score >= max(best - 0.01, least)]


def _likeness(clause: Clause, other: Clause) -> float:
    """Give the share of what a statement says that another says; each number is as much as a word."""
    counts, words = clause.counts, clause.matter
    weight = sum(weight_of(word) for word in words)
    held = share(words, other.stems, other.keys) * weight + len(counts & other.stems)
    return held / (weight + len(counts))


@lru_cache(maxsize=1)
def _meanings() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for number, some in enumerate(plain().same):
        for one in some:
            for word in read(one):
                found.setdefault(word.stem, set()).add(f"={number}")
    return {stem: frozenset(some) for stem, some in found.items()}


@lru_cache(maxsize=1)
def _glue() -> frozenset[str]:
    return frozenset(word.stem for one in plain().glue for word in read(one))
