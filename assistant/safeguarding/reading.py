"""A text as a row of places: what each word may mean to the cues.

A place holds the words it may stand for and the groups they belong to. Groups also hold
entries of several words ("mums boyfriend"); such an entry is a longer step in the row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.safeguarding.letters import STOP, words_of
from assistant.safeguarding.spelling import Speller

Names = frozenset[str]
_AN_END: Names = frozenset({STOP})
_REMEMBERED = 20_000  # distinct words; beyond that a long text would fill the memory


@dataclass(frozen=True)
class Step:
    """From one place to a later one: ``end`` is the place after it, ``names`` what it may be."""

    end: int
    names: Names


@dataclass(frozen=True)
class Row:
    """The steps that leave each place. ``stops`` are the places where a sentence ends."""

    steps: list[list[Step]]
    stops: frozenset[int]


@dataclass
class Reader:
    """Turns texts into Rows. Made once from the groups; remembers the words it has read.

    ``groups`` maps each group's name, with braces, to its entries, each a tuple of words.
    """

    speller: Speller
    groups: Mapping[str, frozenset[tuple[str, ...]]]
    _of_word: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _entries: dict[str, list[tuple[tuple[str, ...], str]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    _read: dict[str, tuple[Names, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Index the groups by word, and entries of several words by their first."""
        for group, entries in self.groups.items():
            for entry in entries:
                if len(entry) == 1:
                    self._of_word[entry[0]].add(group)
                else:
                    self._entries[entry[0]].append((entry, group))

    def read(self, text: str) -> Row:
        """Read ``text`` into a Row that begins and ends with the end of a sentence."""
        places: list[Names] = [_AN_END]
        for word in words_of(text):
            if word == STOP:
                if places[-1] is not _AN_END:
                    places.append(_AN_END)
            else:
                places.extend(self._names(word))
        places.append(_AN_END)
        steps = [[Step(at + 1, names)] for at, names in enumerate(places)]
        self._add_entries(places, steps)
        return Row(steps, frozenset(at for at, names in enumerate(places) if names is _AN_END))

    def _names(self, word: str) -> tuple[Names, ...]:
        names = self._read.get(word)
        if names is None:
            names = tuple(self._with_groups(slot) for slot in self.speller.read(word))
            if len(self._read) < _REMEMBERED:
                self._read[word] = names
        return names

    def _with_groups(self, slot: Names) -> Names:
        return slot.union(*(self._of_word.get(word, ()) for word in slot))

    def _add_entries(self, places: list[Names], steps: list[list[Step]]) -> None:
        for at, names in enumerate(places):
            for first in names & self._entries.keys():
                for entry, group in self._entries[first]:
                    end = at + len(entry)
                    if end < len(places) and all(
                        word in places[at + offset] for offset, word in enumerate(entry)
                    ):
                        steps[at].append(Step(end, frozenset({group})))
