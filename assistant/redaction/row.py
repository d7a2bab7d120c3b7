"""A text as a row of words, each with what matters about how it is typed and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from assistant.redaction.model import Span
from assistant.redaction.plain import APOSTROPHES, parts_of, plain

_HIDDEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"
_HYPHENS = "\\-\u2010\u2011\u2012\u2212"
_LETTER = (
    f"(?:[^\\W_]|[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0900-\u0dff\u0e31-\u0e4e{_HIDDEN}])"
)
_WORD = re.compile(f"{_LETTER}+(?:[{APOSTROPHES}{_HYPHENS}_&]{_LETTER}+)*")
_TAIL = re.compile(f"[{APOSTROPHES}](?:s|re|ve|ll|d|m)$", re.IGNORECASE)
_SENTENCE_ENDS = re.compile(r"[.!?:;…\n\r\t|•·*\"“”]|^\s*[-–]|\s[-–—]\s|\(")
_SMALL_WORDS = frozenset(
    {"a", "an", "the", "to", "and", "or", "my", "your", "of", "in", "is", "it", "are", "was", "for"}
    | {
        "on",
        "at",
        "by",
        "with",
        "from",
        "like",
        "go",
        "me",
        "we",
        "he",
        "she",
        "they",
        "do",
        "have",
    }
)
"""Who writes these with a capital inside a sentence writes all words so."""


@dataclass(frozen=True)
class Word:
    """A word without its ending ``'s``: ``plain`` is how it is compared, ``tail`` what was left
    off and ``whole`` both in plain letters.

    ``starts`` is true for the first word of a sentence. ``apart`` is true when more than
    spaces stand before it. ``telling`` is true when its capital says that it is a name.
    """

    text: str
    start: int
    end: int
    plain: str
    parts: tuple[str, ...]
    tail: str
    whole: str
    starts: bool
    apart: bool
    telling: bool

    @property
    def capital(self) -> bool:
        """True when it begins with a capital letter."""
        return self.text[:1].isupper()

    @property
    def shouted(self) -> bool:
        """True when it is all in capitals, as in ADHD."""
        return len(self.text) > 1 and self.text.isupper()


_NO_WORD = Word("", 0, 0, "", (), "", "", True, True, False)


class Row:
    """The words of a text in order. A place outside the row holds a word without letters.

    ``in_parts`` are the words with those that have hyphens in parts, and the place of each part.
    """

    def __init__(self, text: str, taken: Iterable[Span] = ()) -> None:
        """Read ``text``; what is ``taken`` holds no words."""
        self.text = text
        self.words: list[Word] = []
        sentence: list[Word] = []
        for word in self._read(sorted((one.start, one.end) for one in taken)):
            if word.starts and sentence:
                self.words += _with_capitals(sentence)
                sentence = []
            sentence.append(word)
        self.words += _with_capitals(sentence)
        self.in_parts = _in_parts(self.words)
        self._count = len(self.words)

    def _read(self, taken: list[tuple[int, int]]) -> Iterable[Word]:
        before, at = 0, 0
        starts_text, passed = True, False
        for found in _WORD.finditer(self.text):
            start, end = found.span()
            while at < len(taken) and taken[at][1] <= start:
                starts_text, passed, before, at = False, True, max(before, taken[at][1]), at + 1
            if at < len(taken) and taken[at][0] < end:
                continue
            gap = self.text[before:start]
            starts = starts_text or bool(_SENTENCE_ENDS.search(gap))
            yield _word(found.group(), start, starts, starts or passed or bool(gap.strip()))
            starts_text, passed, before = False, False, end

    def at(self, place: int) -> Word:
        """Give the word at ``place``."""
        return self.words[place] if 0 <= place < self._count else _NO_WORD

    def before(self, place: int) -> str:
        """Give the plain word before this place in its sentence, or nothing."""
        return "" if self.at(place).starts else self.at(place - 1).whole

    def after(self, place: int) -> str:
        """Give the plain word after this place in its sentence, or nothing."""
        following = self.at(place + 1)
        return "" if following.starts else following.whole

    def bare_after(self, place: int) -> str:
        """Give the next word as ``after`` does, but nothing when a comma stands between."""
        following = self.at(place + 1)
        return "" if following.apart else following.whole

    def bare_before(self, place: int) -> str:
        """Give the word before as ``before`` does, but nothing when a comma stands between."""
        return "" if self.at(place).apart else self.at(place - 1).whole


def _in_parts(words: Iterable[Word]) -> tuple[list[str], list[int]]:
    parts: list[str] = []
    places: list[int] = []
    for place, word in enumerate(words):
        own = word.parts if len(word.parts) > 1 else (word.whole,)
        parts += own
        places += [place] * len(own)
    return parts, places


def _word(text: str, start: int, starts: bool, apart: bool) -> Word:
    tail = _TAIL.search(text)
    base = text[: tail.start()] if tail else text
    in_plain_letters = plain(base)
    return Word(
        text=base,
        start=start,
        end=start + len(base),
        plain=in_plain_letters,
        parts=tuple(parts_of(base)),
        tail=text[len(base) :],
        whole=plain(text) if tail else in_plain_letters,
        starts=starts,
        apart=apart,
        telling=False,
    )


def _with_capitals(sentence: list[Word]) -> Iterable[Word]:
    """Say of each word whether its capital tells: not at the start, and not where all have one."""
    small = [word for word in sentence[1:] if word.plain in _SMALL_WORDS]
    titled = sum(word.capital for word in small) * 2 > len(small)
    shouting = len(sentence) > 2 and sum(w.shouted for w in sentence) > len(sentence) / 2
    for at, word in enumerate(sentence):
        tells = at > 0 and word.capital and not titled and not shouting
        yield replace(word, telling=True) if tells else word
