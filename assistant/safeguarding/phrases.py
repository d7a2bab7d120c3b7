"""The small language in which cues are written, so that people who know the field can read them.

=============  ================================================================================
``word``       this word
``{group}``    any word of the group in ``cues/words.yaml``
``a|{b}|c``    any one of these
``a_b|c``      the words "a b", or c
``(a|b)``      may stand here, or not
``..3``        up to three other words of the same sentence may stand here
``.``          the sentence or the text begins or ends here (also as one of several: ``now|.``)
=============  ================================================================================
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property

from assistant.safeguarding.letters import STOP, words_of

_GROUP = re.compile(r"\{[a-z_]+\}")
_ONE_LETTER = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
LONGEST_SPAN = 24
"""The most words that a phrase may reach over. Long texts are read in pieces that overlap so far."""


@dataclass(frozen=True)
class Item:
    """One place of a phrase: what may stand there, and how many other words may come before it."""

    any_of: frozenset[str]
    may_miss: bool = False
    gap: int = 0


@dataclass(frozen=True, eq=False)
class Phrase:
    """A cue or an exception, ready to be matched. ``written`` is how it stands in the file.

    Two are the same only if they are one object: comparing them item by item costs start-up time.
    """

    written: str
    items: tuple[Item, ...]

    @cached_property
    def needed(self) -> tuple[Item, ...]:
        """The items that every match must hold."""
        return tuple(item for item in self.items if not item.may_miss)

    def words(self) -> set[str]:
        """Give every plain name in the phrase; one of several words has them joined by "_"."""
        return {name for name in self._names if name != STOP and not name.startswith("{")}

    def groups(self) -> set[str]:
        """Give the name of every group in the phrase, with its braces."""
        return {name for name in self._names if name.startswith("{")}

    @cached_property
    def _names(self) -> set[str]:
        return {name for item in self.items for name in item.any_of}


def parse(written: str) -> Phrase:
    """Read one phrase. Raises ValueError with what is wrong and how to mend it."""
    items: list[Item] = []
    gap = 0
    for part in written.split():
        if re.fullmatch(r"\.\.[1-9]", part):
            gap += int(part[2:])
            continue
        may_miss = part.startswith("(") and part.endswith(")")
        items.append(Item(_choices(part[1:-1] if may_miss else part), may_miss, gap))
        gap = 0
    phrase = Phrase(written, tuple(items))
    _check(phrase, gap)
    return phrase


@cache  # the same choices stand in many phrases, and start-up time counts
def _choices(part: str) -> frozenset[str]:
    found: set[str] = set()
    for choice in part.split("|"):
        if _is_plain(choice):
            found.add(choice)
            continue
        words = [words_of(part) for part in choice.split("_")]
        if any(len(word) != 1 or word[0] == STOP for word in words) or set("{}()") & set(choice):
            raise ValueError(f"{choice!r} is no word. Write plain words, a {{group}}, or two_words")
        found.add("_".join(word for [word] in words))
    return frozenset(found)


def is_plain_word(text: str) -> bool:
    """Say whether ``text`` is one word as ``words_of`` would give it: most are, which saves time."""
    return text.isascii() and text.isalnum() and text.islower() and len(text) > 1


def _is_plain(choice: str) -> bool:
    if choice.startswith("{"):
        return _GROUP.fullmatch(choice) is not None
    return choice == STOP or all(
        is_plain_word(word) or word in _ONE_LETTER for word in choice.split("_")
    )


def _check(phrase: Phrase, open_gap: int) -> None:
    items = phrase.items
    if not any(item.any_of != {STOP} for item in phrase.needed):
        raise ValueError("it holds no word that must be there. Write at least one")
    if open_gap or items[0].gap or items[0].may_miss or items[-1].may_miss:
        raise ValueError("it begins or ends with '..' or with a word that may miss. Take that off")
    reach = 2 * len(items) + sum(item.gap for item in items)
    if reach > LONGEST_SPAN:
        raise ValueError(f"it reaches over {reach} words; {LONGEST_SPAN} is the most. Shorten it")
