"""Which words of the cues a typed word may stand for: slips, doubled letters, numbers for letters.

People who disclose harm may type fast, spell by sound, hide a word from a filter or leave
out the spaces. Nothing here knows what the words mean.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby

Slot = frozenset[str]
"""The words that may be meant at one place. Empty when none of the cues' words is."""

_UNKNOWN: tuple[Slot, ...] = (frozenset(),)
_AS_LETTERS = tuple(str.maketrans("03457891@$!|", f"oeastbg{one}asi{one}") for one in "il")
_SHORTEST_WITH_A_SLIP = 5  # below this, one wrong letter makes another common word too often
_SHORTEST_RUN_TOGETHER = 6
_LONGEST_RUN_TOGETHER = 80
_ALONE = frozenset("ia")  # the only letters that are words


class Speller:
    """Reads typed words against a fixed list of known words. Made once; remembers what it read."""

    def __init__(self, known: Iterable[str], everyday: Iterable[str]) -> None:
        """``known`` are the words of the cues; ``everyday`` are never taken for a slip of them."""
        self._known = frozenset(known)
        self._everyday = frozenset(everyday)
        self._longest = max(map(len, self._known), default=0)
        self._undoubled: dict[str, set[str]] = defaultdict(set)
        self._one_letter_out: dict[str, set[str]] = defaultdict(set)
        for word in self._known:
            self._undoubled[_undouble(word)].add(word)
            if len(word) >= _SHORTEST_WITH_A_SLIP:
                for shorter in _one_left_out(word):
                    self._one_letter_out[shorter].add(word)

    def read(self, typed: str) -> tuple[Slot, ...]:
        """Give the places that ``typed`` fills: one, or several when words were run together."""
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
            return frozenset(word for word in self._known if _fits(form, word))
        undoubled = _undouble(form)
        return frozenset(self._undoubled.get(undoubled, ())) or self._one_slip_from(form)

    def _one_slip_from(self, form: str) -> Slot:
        """Find known words that are one letter more, less, other or swapped away."""
        if len(form) < _SHORTEST_WITH_A_SLIP - 1 or len(form) > self._longest + 1:
            return frozenset()
        near = set(self._one_letter_out.get(form, ()))
        for shorter in _one_left_out(form):
            near |= self._one_letter_out.get(shorter, set())
            if shorter in self._known and len(shorter) >= _SHORTEST_WITH_A_SLIP:
                near.add(shorter)
        return frozenset(word for word in near if word[0] == form[0] and _one_apart(form, word))

    def _taken_apart(self, typed: str) -> tuple[Slot, ...] | None:
        """Read "hehitsme" and "stop!he" as several words, with as few words as possible."""
        if not typed.isalpha():
            parts = "".join(letter if letter.isalnum() else " " for letter in typed).split()
            return tuple(slot for part in parts for slot in self.read(part)) if parts[1:] else None
        if not _SHORTEST_RUN_TOGETHER <= len(typed) <= _LONGEST_RUN_TOGETHER:
            return None
        best: list[tuple[str, ...] | None] = [()] + [None] * len(typed)
        for end in range(1, len(typed) + 1):
            for start in range(max(0, end - self._longest), end):
                before, word = best[start], typed[start:end]
                if before is None or word not in self._known or (start + 1 == end and word not in _ALONE):
                    continue
                so_far = best[end]
                if so_far is None or len(before) + 1 < len(so_far):
                    best[end] = (*before, word)
        whole = best[-1]
        return tuple(frozenset({word}) for word in whole) if whole else None


def _forms(typed: str) -> Iterator[str]:
    """Give the word as typed, then with numbers and signs read as the letters they look like."""
    yield typed
    if not typed.isalpha():
        for table in _AS_LETTERS:
            yield typed.translate(table)


def _undouble(word: str) -> str:
    return "".join(letter for letter, _ in groupby(word))


def _one_left_out(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1 :] for at in range(len(word)))


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
