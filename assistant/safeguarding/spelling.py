"""Which words of the cues a typed word may stand for: slips, doubled letters, numbers for letters.

People who disclose harm may type fast, spell by sound, hide a word from a filter or leave
out the spaces. Nothing here knows what the words mean.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

Slot = frozenset[str]
"""The words that may be meant at one place. Empty when none of the cues' words is."""

_DOUBLED = re.compile(r"(.)\1+")
_UNKNOWN: tuple[Slot, ...] = (frozenset(),)
_AS_LETTERS = tuple(str.maketrans("03457891@$!|", f"oeastbg{one}asi{one}") for one in "il")
_SHORTEST_WITH_A_SLIP = 5  # below this, one wrong letter makes another common word too often
_SHORTEST_RUN_TOGETHER = 6
_LONGEST_RUN_TOGETHER = 80
_ALONE = frozenset("ia")  # the only letters that are words


class Speller:
    """Reads typed words against a fixed list of known words. Made once; remembers nothing."""

    def __init__(
        self,
        known: Iterable[str],
        everyday: Iterable[str] = (),
        telling: Iterable[str] = (),
        spellings: Mapping[str, frozenset[str]] | None = None,
    ) -> None:
        """``known`` are the words of the cues; ``everyday`` are never taken for a slip of them.

        Words that were run together are taken apart only when one of ``telling`` is among them.
        ``spellings`` gives what a typed word may mean besides itself: "nite" is "night".
        """
        self._known = frozenset(known)
        self._everyday = frozenset(everyday)
        self._telling = frozenset(telling)
        self._spellings = spellings or {}
        self._may_tell = re.compile("|".join(map(re.escape, sorted(self._telling))) or "(?!)")
        self._longest = max(map(len, self._known), default=0)
        self._undoubled: dict[str, list[str]] = defaultdict(list)
        self._near: dict[str, list[str]] = defaultdict(list)
        for word in self._known:
            self._undoubled[_undouble(word)].append(word)
            if len(word) >= _SHORTEST_WITH_A_SLIP:
                for ends in _ends(word):
                    self._near[ends].append(word)

    def read(self, typed: str) -> tuple[Slot, ...]:
        """Give the places that ``typed`` fills: one, or several when words were run together."""
        if typed in self._spellings:
            return ((self._spellings[typed] | {typed}) & self._known,)
        if typed in self._known:
            return (frozenset({typed}),)
        if typed in self._everyday or typed.isdigit():
            return _UNKNOWN
        for form in _forms(typed):
            if meant := self._meant_by(form):
                return (meant,)
        return self._taken_apart(typed) or _UNKNOWN

    def _meant_by(self, form: str) -> Slot:
        if form in self._known:
            return frozenset({form})
        if "*" in form:
            return self._starred(form)
        undoubled = _undouble(form)
        return frozenset(self._undoubled.get(undoubled, ())) or self._one_slip_from(form)

    def _starred(self, form: str) -> Slot:
        """Find words with a star in place of a letter, as in "k*ll"; with many stars it says nothing."""
        if form.count("*") > max(1, len(form) // 4) or len(form) > self._longest:
            return frozenset()
        return frozenset(word for word in self._known if _fits(form, word))

    def _one_slip_from(self, form: str) -> Slot:
        """Find known words that are one letter more, less, other or swapped away."""
        if len(form) < _SHORTEST_WITH_A_SLIP - 1 or len(form) > self._longest + 1:
            return frozenset()
        near = (word for ends in _ends(form) for word in self._near.get(ends, ()))
        return frozenset(
            word for word in near if -1 <= len(word) - len(form) <= 1 and _one_apart(form, word)
        )

    def _taken_apart(self, typed: str) -> tuple[Slot, ...] | None:
        """Read "hehitsme" and "stop!he" as several words, with as few words as possible."""
        if not typed.isalpha():
            parts = "".join(letter if letter.isalnum() else " " for letter in typed).split()
            return tuple(slot for part in parts for slot in self.read(part)) if parts[1:] else None
        if not _SHORTEST_RUN_TOGETHER <= len(typed) <= _LONGEST_RUN_TOGETHER:
            return None
        if not self._may_tell.search(typed):
            return None
        words = self._fewest_words(typed)
        if self._telling.isdisjoint(words):
            return None
        return tuple(frozenset({word}) for word in words)

    def _fewest_words(self, typed: str) -> tuple[str, ...]:
        """Split ``typed`` into known words, as few as can be; give none when it cannot be split."""
        best: dict[int, tuple[str, ...]] = {0: ()}
        for end in range(1, len(typed) + 1):
            ways = [
                (*best[start], typed[start:end])
                for start in range(max(0, end - self._longest), end)
                if start in best and self._is_word(typed[start:end])
            ]
            if ways:
                best[end] = min(ways, key=_likelihood)
        return best.get(len(typed), ())

    def _is_word(self, part: str) -> bool:
        return part in self._known and (len(part) > 1 or part in _ALONE)


def _likelihood(way: tuple[str, ...]) -> tuple[int, int]:
    """Rank ways to split: few words first, then long ones ("safe at" before "saf eat")."""
    return len(way), -sum(len(word) ** 2 for word in way)


def _forms(typed: str) -> Iterator[str]:
    """Give the word as typed, then with numbers and signs read as the letters they look like."""
    yield typed
    if not typed.isalpha():
        for table in _AS_LETTERS:
            yield typed.translate(table)


def _undouble(word: str) -> str:
    return _DOUBLED.sub(r"\1", word)


def _ends(word: str) -> tuple[str, str]:
    """Give two keys, one of which any word that is one slip away has in common with ``word``.

    A slip leaves either the first two letters or the first and the last two as they are; the
    first letter is always taken to be right.
    """
    return word[:2], f"{word[0]}-{word[-2:]}"


def _fits(starred: str, word: str) -> bool:
    """Say whether ``word`` is meant by a word with stars in place of letters, as in "k*ll"."""
    return len(starred) == len(word) and all(
        typed in ("*", letter) for typed, letter in zip(starred, word, strict=True)
    )


def _one_apart(typed: str, word: str) -> bool:
    """Say whether one letter was left out, put in, changed or swapped with its neighbour."""
    start = next(
        (at for at, (a, b) in enumerate(zip(typed, word, strict=False)) if a != b),
        min(len(typed), len(word)),
    )
    a, b = typed[start:], word[start:]
    if len(a) == len(b):
        return a[1:] == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
    return a[1:] == b if len(a) > len(b) else a == b[1:]
