"""Text to sentences, clauses and words, written one way: no capitals, accents or contractions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from assistant.grounding.data import spelling

_SENTENCE = re.compile(r"[^\n]+")
_STOP = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+(?=\S)")
_SHORT = re.compile(r"(?:^|\W)(?:mr|mrs|ms|dr|st|prof|rev|e\.g|i\.e|etc)\.$", re.IGNORECASE)
_TOKEN = re.compile(
    r"\d{1,3}(?:,\d{3})+|\d+(?:[.:]\d+)*|[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*|[%£]|_{2,}|[,;:()\[\]•–—/&+]|-(?=\s)"
)
_ENDING = re.compile(r"'(?:ll|re|ve|d|m|s)$")
_BREAKS = frozenset(",;:()[]•–—-")
_OPENS = frozenset(':(•–—"“‘')
"""After these a capital may stand that makes no name."""


@dataclass(frozen=True)
class Word:
    """One word of a text: as written, in plain letters, without plural, and its stem."""

    text: str
    plain: str
    lemma: str
    stem: str
    start: int
    opens: bool
    breaks: bool

    @property
    def capital(self) -> bool:
        """Whether it is written with a capital."""
        return self.text[0].isupper()

    @property
    def end(self) -> int:
        """Where it ends in its sentence."""
        return self.start + len(self.text)


def sentences(text: str) -> list[str]:
    """Split a text into its sentences; a line end parts them too."""
    found: list[str] = []
    for line in _SENTENCE.findall(text):
        held = ""
        for piece in _STOP.split(line):
            held = f"{held} {piece}" if held else piece
            if not _SHORT.search(held):
                found.append(held.strip())
                held = ""
        found.append(held.strip())
    return [one for one in found if any(map(str.isalnum, one))]


@lru_cache(maxsize=4096)
def read(sentence: str) -> tuple[Word, ...]:
    """List the words of one sentence. ``breaks`` marks those that stand after a comma or its like."""
    found: list[Word] = []
    breaks = False
    for token in _TOKEN.finditer(sentence):
        text = token.group()
        if text in _BREAKS:
            breaks = True
            continue
        plain = _plain(text)
        opens = not found or sentence[: token.start()].rstrip()[-1:] in _OPENS
        found.append(Word(text, plain, lemma(plain), _stem(plain), token.start(), opens, breaks))
        breaks = False
    return tuple(found)


def read_all(text: str) -> tuple[Word, ...]:
    """List the words of all sentences of a text."""
    return tuple(word for sentence in sentences(text) for word in read(sentence))


def clauses(words: Sequence[Word]) -> Iterator[tuple[Word, ...]]:
    """Part the words of a sentence where one statement ends and another may begin."""
    joins = spelling().joins
    held: list[Word] = []
    for word in words:
        if held and (word.breaks or word.plain in joins):
            yield tuple(held)
            held = []
        held.append(word)
    if held:
        yield tuple(held)


def lemma(plain: str) -> str:
    """Take off the ending of a plural or of 'she goes'."""
    if len(plain) <= 3 or plain.endswith(("ss", "us", "is")) or not plain.endswith("s"):
        return plain
    if plain.endswith("ies") and len(plain) > 4:
        return plain[:-3] + "y"
    if plain.endswith(("ches", "shes", "xes", "sses")):
        return plain[:-2]
    return plain[:-1]


def fold(text: str) -> str:
    """Take off capitals and accents."""
    text = text.replace("’", "'").replace("ʼ", "'").replace("`", "'")
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.replace("ł", "l").replace("Ł", "L"))
        text = "".join(one for one in text if not unicodedata.combining(one))
    return text.casefold()


@lru_cache(maxsize=8192)
def _plain(text: str) -> str:
    folded = _ENDING.sub("", fold(text)).replace("'", "")
    rules = spelling()
    if folded in rules.words:
        return rules.words[folded]
    for find, put in rules.endings:
        folded = find.sub(put, folded)
    return folded


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import Stemmer

    return Stemmer.Stemmer("english")


@lru_cache(maxsize=8192)
def _stem(plain: str) -> str:
    stemmed: str = _stemmer().stemWord(spelling().irregular.get(plain, plain))
    return stemmed
