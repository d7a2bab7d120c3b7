"""A text as a row of places: what each word may mean to the cues.

A place holds the words it may stand for and the groups they belong to. Groups also hold
entries of several words ("mums boyfriend"); such an entry is a longer step in the row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from assistant.safeguarding.letters import STOP, words_of
from assistant.safeguarding.spelling import Speller

Names = frozenset[str]
_AN_END: Names = frozenset({STOP})


class Step(NamedTuple):
    """An entry of several words: ``end`` is the place after it, ``names`` what it may be."""

    end: int
    names: Names


@dataclass(frozen=True)
class Row:
    """What each place may be, and the longer steps that begin there.

    A sentence ends at the places whose names hold ``STOP``; the first and last place do.
    """

    places: list[Names]
    longer: Mapping[int, list[Step]]


@dataclass
class Reader:
    """Turns texts into Rows. Made once from the groups; remembers nothing of what it reads.

    ``groups`` maps each group's name, with braces, to its entries, each a tuple of words.
    """

    speller: Speller
    groups: Mapping[str, frozenset[tuple[str, ...]]]
    _of_word: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _entries: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Index the groups by word, and entries of several words by their first and second."""
        for group, entries in self.groups.items():
            for entry in entries:
                if len(entry) == 1:
                    self._of_word[entry[0]].add(group)
                else:
                    seconds = self._entries.setdefault(entry[0], {})
                    seconds.setdefault(entry[1], []).append((entry, group))

    def read(self, text: str) -> Row:
        """Read ``text`` into a Row that begins and ends with the end of a sentence."""
        places: list[Names] = [_AN_END]
        known: dict[str, tuple[Names, ...]] = {}  # for this text only: nothing of it stays
        for word in words_of(text):
            if word == STOP:
                if places[-1] is not _AN_END:
                    places.append(_AN_END)
            else:
                if word not in known:
                    known[word] = self._names(word)
                places.extend(known[word])
        places.append(_AN_END)
        return Row(places, self._longer_steps(places))

    def _names(self, word: str) -> tuple[Names, ...]:
        return tuple(self._with_groups(slot) for slot in self.speller.read(word))

    def _with_groups(self, slot: Names) -> Names:
        return slot.union(*(self._of_word.get(word, ()) for word in slot))

    def _longer_steps(self, places: list[Names]) -> dict[int, list[Step]]:
        longer: dict[int, list[Step]] = {}
        firsts = self._entries.keys()
        for at, names in enumerate(places):
            for first in names & firsts:
                seconds = self._entries[first]
                for second in places[at + 1] & seconds.keys():
                    for entry, group in seconds[second]:
                        if _stands_at(at, entry, places):
                            step = Step(at + len(entry), frozenset({group}))
                            longer.setdefault(at, []).append(step)
        return longer


def _stands_at(at: int, entry: tuple[str, ...], places: list[Names]) -> bool:
    return at + len(entry) < len(places) and all(
        word in places[at + offset] for offset, word in enumerate(entry)
    )
