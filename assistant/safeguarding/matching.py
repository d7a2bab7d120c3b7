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
        """Give the phrases found in ``row``, window by window; one may come again in the next."""
        for low in range(0, len(row.steps), _WINDOW - LONGEST_SPAN):
            high = min(low + _WINDOW, len(row.steps))
            yield from self._in_window(row, low, high)
            if high == len(row.steps):
                return

    def _in_window(self, row: Row, low: int, high: int) -> Iterator[Found]:
        present = {name for at in range(low, high) for step in row.steps[at] for name in step.names}
        likely = {number for name in present & self._names for number in self._filed[name]}
        for number in sorted(likely):
            phrase = self._phrases[number]
            if all(not item.any_of.isdisjoint(present) for item in phrase.needed):
                spans = spans_of(phrase, row, low, high)
                if spans:
                    yield Found(number, spans)


def spans_of(phrase: Phrase, row: Row, low: int, high: int) -> frozenset[Span]:
    """Give every match of ``phrase`` that lies between the places ``low`` and ``high``."""
    first, *rest = phrase.items
    spans = {
        (at, step.end)
        for at in range(low, high)
        for step in row.steps[at]
        if step.end <= high and not step.names.isdisjoint(first.any_of)
    }
    for item in rest:
        spans = _further(spans, item, row, high)
        if not spans:
            break
    return frozenset(spans)


def _further(spans: set[Span], item: Item, row: Row, high: int) -> set[Span]:
    """Carry matches on over one more item; the end of a sentence is passed over between items."""
    further = set(spans) if item.may_miss else set()
    for start, end in spans:
        for at in _places_from(end, item, row, high):
            further.update(
                (start, step.end)
                for step in row.steps[at]
                if step.end <= high and not step.names.isdisjoint(item.any_of)
            )
    return further


def _places_from(end: int, item: Item, row: Row, high: int) -> Iterator[int]:
    if end in row.stops and STOP not in item.any_of:
        # People who use AAC may send "dad. hits. me": a stop parts no phrase.
        end += 1
    for at in range(end, min(end + item.gap + 1, high)):
        yield at
        if at in row.stops:
            return
