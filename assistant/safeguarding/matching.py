"""Finds phrases in a Row, in time in proportion to its length.

A long text is read in windows that overlap by the reach of the longest phrase. In each,
only phrases all of whose needed items are present are tried at all.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.safeguarding.letters import STOP
from assistant.safeguarding.phrases import LONGEST_SPAN, Item, Phrase
from assistant.safeguarding.reading import Row

Span = tuple[int, int]
"""The first place of a match and the place after its last."""

_WINDOW = 4 * LONGEST_SPAN


@dataclass(frozen=True)
class Found:
    """A phrase, by its number in the list given to Finder, and where it stands."""

    number: int
    spans: frozenset[Span]


class Finder:
    """Looks for many phrases at once. Made once; holds nothing of the texts it sees."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        """File each phrase under the item that fewest other phrases need."""
        self._phrases = tuple(phrases)
        common = Counter(
            name for phrase in self._phrases for item in phrase.needed for name in item.any_of
        )
        self._filed: dict[str, set[int]] = defaultdict(set)
        for number, phrase in enumerate(self._phrases):
            rarest = min(
                (item for item in phrase.needed if item.any_of != {STOP}),
                key=lambda item: sum(common[name] for name in item.any_of),
            )
            for name in rarest.any_of:
                self._filed[name].add(number)
        self._names = frozenset(self._filed)

    def find(self, row: Row) -> Iterator[Found]:
        """Give the phrases found in ``row``, window by window; one may come again in the next.

        A window that reads, with what surrounds it, like one before is passed over: what is
        said of the one holds for the other, and a text that repeats itself costs no more time.
        """
        seen: set[tuple[int, ...]] = set()
        end = len(row.places)
        for low in range(0, end, _WINDOW - LONGEST_SPAN):
            high = min(low + _WINDOW, end)
            around = row.places[max(0, low - LONGEST_SPAN) : high + LONGEST_SPAN]
            reads_as = tuple(map(id, around))  # a word that comes again is the same object
            if reads_as not in seen:
                seen.add(reads_as)
                yield from self._in_window(Window(row, low, high))
            if high == end:
                return

    def _in_window(self, window: Window) -> Iterator[Found]:
        likely = {number for name in self._names & window.present for number in self._filed[name]}
        for number in sorted(likely):
            spans = window.spans_of(self._phrases[number], over_stops=True)
            if spans:
                yield Found(number, spans)


class Window:
    """A part of a Row: the places from ``low`` to before ``high``, and where each name stands."""

    def __init__(self, row: Row, low: int, high: int) -> None:
        """Note where each name stands. A step that leads out of the window does not count."""
        self._row = row
        self._high = high
        self.where: dict[str, list[Span]] = defaultdict(list)
        for at in range(low, high):
            for name in row.places[at]:
                self.where[name].append((at, at + 1))
            for step in row.longer.get(at, ()):
                if step.end <= high:
                    for name in step.names:
                        self.where[name].append((at, step.end))
        self.present = frozenset(self.where)

    def spans_of(self, phrase: Phrase, *, over_stops: bool) -> frozenset[Span]:
        """Give every match of ``phrase`` in the window.

        With ``over_stops`` the end of a sentence may stand between two items: people who use
        AAC may send "dad. hits. me".
        """
        present = self.present
        if any(item.any_of.isdisjoint(present) for item in phrase.needed):
            return frozenset()
        first, *rest = phrase.items
        spans = {span for name in first.any_of & present for span in self.where[name]}
        for item in rest:
            spans = self._further(spans, item, over_stops)
            if not spans:
                break
        return frozenset(spans)

    def _further(self, spans: set[Span], item: Item, over_stops: bool) -> set[Span]:
        """Carry matches on over one more item."""
        further = set(spans) if item.may_miss else set()
        places, longer, wanted = self._row.places, self._row.longer, item.any_of
        for start, end in spans:
            for at in self._places_from(end, item, over_stops):
                if not places[at].isdisjoint(wanted):
                    further.add((start, at + 1))
                for step in longer.get(at, ()):
                    if step.end <= self._high and not step.names.isdisjoint(wanted):
                        further.add((start, step.end))
        return further

    def _places_from(self, end: int, item: Item, over_stops: bool) -> Iterator[int]:
        places = self._row.places
        if over_stops and STOP not in item.any_of and end < self._high and STOP in places[end]:
            end += 1
        for at in range(end, min(end + item.gap + 1, self._high)):
            yield at
            if STOP in places[at]:
                return
