"""What a Suggestion may stand on, read once: its sources, and what the task allows besides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from assistant.grounding.amounts import Amount, amounts
from assistant.grounding.content import Clause, clauses_of, content, is_glue, keys_of
from assistant.grounding.contrary import Told, told_by
from assistant.grounding.lexicon import named
from assistant.grounding.model import Allowed, Source
from assistant.grounding.periods import days_again, periods
from assistant.grounding.words import Word, read, read_all, sentences


@dataclass(frozen=True)
class Hold:
    """What one source holds, or what is allowed: its words and all facts in them."""

    sentences: tuple[tuple[Word, ...], ...]
    also: frozenset[str] = frozenset()

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """All words."""
        return tuple(word for sentence in self.sentences for word in sentence)

    @cached_property
    def plains(self) -> frozenset[str]:
        """All words in plain letters."""
        return frozenset(word.plain for word in self.words)

    @cached_property
    def capitals(self) -> frozenset[str]:
        """All words with a capital; all words at all of somebody who writes no capitals."""
        found = frozenset(word.plain for word in self.words if word.capital)
        return found or self.plains

    @cached_property
    def keys(self) -> frozenset[str]:
        """Stems and meanings of all words that say something."""
        return frozenset(key for word in self.words for key in keys_of(word))

    @cached_property
    def groups(self) -> frozenset[str]:
        """All things of the lexicon that are named."""
        return self.also.union(*(named(sentence) for sentence in self.sentences))

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """All numbers."""
        return tuple(one for sentence in self.sentences for one in _amounts(sentence))

    @cached_property
    def periods(self) -> frozenset[str]:
        """All spans in which something comes again."""
        told = {span for sentence in self.sentences for span, _ in periods(sentence)}
        return frozenset(told.union(*(days_again(sentence) for sentence in self.sentences)))


@dataclass(frozen=True)
class Ground:
    """The cited sources with what is allowed. All that is worked out is worked out once."""

    sources: tuple[Source, ...]
    allowed: Allowed

    @cached_property
    def each(self) -> tuple[Hold, ...]:
        """What each source holds, with who said it and the Question; who speaks may be spoken of."""
        return tuple(
            _hold(
                (one.words, one.asked, one.who, one.role),
                {"parent"} if one.voice == "parent" else set(),
            )
            for one in self.sources
        )

    @cached_property
    def besides(self) -> Hold:
        """What is allowed whatever the sources say."""
        names = (name for some in self._people_there for name in some)
        return _hold((*self.allowed.facts, *self.allowed.young_person, *names), set())

    @cached_property
    def all(self) -> Hold:
        """All of it in one."""
        lines = (line for hold in (*self.each, self.besides) for line in hold.sentences)
        return Hold(tuple(lines), frozenset().union(*(hold.also for hold in self.each)))

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The statements of the sources, as they are compared with those of a text."""
        return tuple(clause for one in self.sources for clause in clauses_of(one.words, one))

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """How the sources stand to what they tell of."""
        spoken = [*self.allowed.young_person, *(one.who for one in self.sources)]
        names = [*spoken, *(name for some in self.allowed.people for name in some)]
        people = frozenset(word.plain for name in names for word in read_all(name))
        return told_by(self.sources, people)

    def about(self, words: Sequence[Word]) -> tuple[Hold, ...]:
        """Give what may hold the facts of a sentence: the sources that speak of the same matter.

        A number from an answer about something else is no ground for it. Where no source shares a
        word with the sentence, all may.
        """
        keys = {key for word in _matter(words) for key in keys_of(word)}
        near = tuple(hold for hold in self.each if not keys.isdisjoint(hold.keys))
        return (*(near or self.each), self.besides)

    @property
    def _people_there(self) -> Iterator[tuple[str, ...]]:
        """Give all names of each person who speaks in the sources or is spoken of."""
        there = {word.plain for hold in self.each for word in hold.words}
        for names in self.allowed.people:
            if any({word.plain for word in read_all(name)} <= there for name in names):
                yield names


def _matter(words: Sequence[Word]) -> Iterator[Word]:
    """Give the words that say something: those of people, places and needs too."""
    return (word for word in content(words) if not is_glue(word))


def _amounts(sentence: Sequence[Word]) -> Iterator[Amount]:
    """Give the numbers of a sentence; a bare one may be of what was measured before: '3, not 5'."""
    measure = ""
    for one in amounts(sentence, both=True):
        yield one
        if measure and not one.measure:
            yield replace(one, measure=measure)
        measure = one.measure or measure


def _hold(texts: Iterable[str], also: set[str]) -> Hold:
    return Hold(tuple(read(line) for text in texts for line in sentences(text)), frozenset(also))
