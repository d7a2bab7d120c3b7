"""Short forms, old names and everyday words, as data: ``glossary.yaml``.

A question that says "EHCP" or "the meeting about my plan" is searched with the
words that documents use as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from assistant.knowledge.data import read_list
from assistant.knowledge.words import words
from assistant.record.nation import Nation
from assistant.resources import package_file


class Past(BaseModel):
    """What became of a word in a nation that had it once, as a sentence."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    nation: Nation
    said: str


class Shared(BaseModel):
    """Ways to say a term that people of other nations use too, for what they have themselves."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    ways: tuple[str, ...]
    nations: tuple[Nation, ...]


class Term(BaseModel):
    """A word people use, what it means, and other ways to say it. ``nation`` null: it is not of one.

    ``formerly`` is about other nations that had the word once; ``mistaken_for`` are words of
    other nations that look so much like it that a slip of the keys gives the one for the other;
    ``shared`` are ways of saying it that are other nations' too (``uk``: everybody's).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    term: str
    means: str
    also: tuple[str, ...] = ()
    nation: Nation | None = None
    note: str | None = None
    formerly: tuple[Past, ...] = ()
    mistaken_for: tuple[str, ...] = ()
    shared: tuple[Shared, ...] = ()


@dataclass(frozen=True)
class Mention:
    """A term in a question, and the way it was said there."""

    term: Term
    said: str


class Glossary:
    """Finds terms in a question, the longest first."""

    def __init__(self, terms: Sequence[Term]) -> None:
        """Know these terms by each way of saying them."""
        self._ways: dict[tuple[str, ...], dict[Mention, None]] = {}
        for term in terms:
            for way in [term.term, *term.also]:
                self._ways.setdefault(tuple(words(way)), {})[Mention(term, way)] = None
        self._longest = max((len(way) for way in self._ways), default=0)
        self.words = frozenset(word for way in self._ways for word in way)
        self.by_start: dict[str, list[str]] = {}
        for word in sorted(self.words):
            self.by_start.setdefault(word[0], []).append(word)

    def found_in(self, typed: Sequence[str]) -> list[Mention]:
        """List the terms in these words, in order; a word counts for the longest way only."""
        found: dict[Term, Mention] = {}
        start = 0
        while start < len(typed):
            for length in range(min(self._longest, len(typed) - start), 0, -1):
                mentions = self._of(tuple(typed[start : start + length]))
                if mentions:
                    for mention in mentions:
                        found.setdefault(mention.term, mention)
                    start += length - 1
                    break
            start += 1
        return list(found.values())

    def _of(self, way: tuple[str, ...]) -> dict[Mention, None] | None:
        """Find what is said so, or said so of one: EHCPs as EHCP."""
        one = (*way[:-1], way[-1].removesuffix("s"))
        return self._ways.get(way) or self._ways.get(one)


def read_glossary() -> Glossary:
    """Read ``glossary.yaml``. Raises ContentError."""
    return Glossary(read_list(package_file("knowledge", "glossary.yaml"), Term))
