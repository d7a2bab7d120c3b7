"""What an Easy Read adds, as data: a symbol beside each heading, and hard words explained.

Rules we follow (GOV.UK, and Norfolk County Council, on Easy Read): short sentences, one idea a
line, full words, large type, a picture beside each heading, and a hard word explained in the
very next sentence. People's own words are never changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from assistant import content
from assistant.resources import package_file

_WHAT = "The words and symbols of Easy Read"


_Words = Annotated[str, Field(min_length=1)]


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Symbol(_Data):
    """A picture of our own set: ``symbols/<id>.svg``.

    ``alt`` says what it shows; ``sign`` stands for it where a file holds no pictures.
    """

    id: str
    alt: str
    sign: str


class HardWord(_Data):
    """A word that is explained where it comes first, whole sentences in ``means``."""

    word: str
    also: tuple[str, ...] = ()
    means: Annotated[str, Field(pattern=r"[.!?]$")]

    @property
    def pattern(self) -> re.Pattern[str]:
        """Match the word, in any case, as a word of its own."""
        ways = "|".join(re.escape(way) for way in sorted((self.word, *self.also), key=len)[::-1])
        return re.compile(rf"(?<!\w)(?:{ways})(?!\w)", re.IGNORECASE)


class EasyRead(_Data):
    """All of it. ``beside`` maps ids of sections, and of our own headings, to symbols.

    ``titles`` maps ids of Formats whose title does not hold in large type to what stands in its place.
    ``simpler`` maps long sentences and headings of Formats to what an Easy Read says in their place.
    """

    licence: str
    symbols: tuple[Symbol, ...]
    default: str
    titles: Mapping[str, str] = {}
    beside: Mapping[str, str]
    hard_words: tuple[HardWord, ...]
    simpler: Mapping[str, tuple[str, ...]] = {}

    @model_validator(mode="after")
    def _names_known_symbols(self) -> Self:
        known = {symbol.id for symbol in self.symbols}
        unknown = sorted({self.default, *self.beside.values()} - known)
        if unknown:
            raise ValueError(f"there is no symbol {', '.join(unknown)}")
        return self

    def symbol(self, heading: str) -> Symbol:
        """Give the symbol of a heading, by its id."""
        wanted = self.beside.get(heading, self.default)
        return next(symbol for symbol in self.symbols if symbol.id == wanted)

    def simply(self, sentence: str) -> tuple[str, ...]:
        """Say a sentence of ours in shorter ones; one that has none stays as it is."""
        return self.simpler.get(sentence, (sentence,))

    def hard_words_in(self, text: str) -> Iterator[HardWord]:
        """Give the hard words of a text, in the order of the data."""
        return (word for word in self.hard_words if word.pattern.search(text))


class EasySentences(_Data):
    """What an Easy Read says in place of long sentences, which are known letter for letter."""

    sentences: Mapping[str, tuple[_Words, ...]]


def load_easy_read(file: Path | None = None, sentences: Path | None = None) -> EasyRead:
    """Read the data. Raises ContentError with every mistake of a file at once."""
    words = content.read_as(file or package_file("exporting", "easy_read.yaml"), EasyRead, _WHAT)
    sentences = sentences or package_file("exporting", "easy_sentences.yaml")
    simpler = content.read_as(sentences, EasySentences, _WHAT).sentences
    return words.model_copy(update={"simpler": simpler})


def symbol_file(symbol: Symbol) -> Path:
    """Give the drawing of a symbol."""
    return package_file("exporting", "symbols", f"{symbol.id}.svg")
