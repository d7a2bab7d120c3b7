"""Reads the data of the check, once for each run. Raises ContentError where a file has mistakes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from pydantic import BaseModel

from assistant.content import read_as
from assistant.grounding.shapes import (
    LexiconFile,
    Names,
    Numbers,
    Plain,
    SpellingFile,
    StanceFile,
    Things,
    Thresholds,
    Turning,
    Voices,
)
from assistant.resources import package_file

_T = TypeVar("_T", bound=BaseModel)
KINDS = ("needs", "medicines", "help", "people", "places", "when", "frequency", "certainty", "law")
"""The files of the folder ``lexicon``."""


@dataclass(frozen=True)
class Spelling:
    """One way of writing for several, irregular forms, and words that join two statements."""

    words: dict[str, str]
    endings: tuple[tuple[re.Pattern[str], str], ...]
    irregular: dict[str, str]
    joins: frozenset[str]


def _read(shape: type[_T], *parts: str) -> _T:
    return read_as(package_file("grounding", *parts), shape, "The words of the grounding check")


@lru_cache(maxsize=1)
def spelling() -> Spelling:
    """Give the rules of spelling."""
    file = _read(SpellingFile, "spelling.yaml")
    ends = tuple((re.compile(find), put) for find, put in file.endings.items())
    forms = {form: word for word, written in file.irregular.items() for form in written}
    return Spelling(file.words, ends, forms, file.joins)


@lru_cache(maxsize=1)
def names() -> Names:
    """Give the names."""
    return _read(Names, "names.yaml")


@lru_cache(maxsize=1)
def numbers() -> Numbers:
    """Give the words for numbers."""
    return _read(Numbers, "numbers.yaml")


@lru_cache(maxsize=1)
def plain() -> Plain:
    """Give the words that say little, and those that say the same."""
    return _read(Plain, "plain.yaml")


@lru_cache(maxsize=1)
def turning() -> Turning:
    """Give what turns a statement round."""
    return _read(Turning, "turning.yaml")


@lru_cache(maxsize=1)
def stance() -> StanceFile:
    """Give what tells how a statement stands to its matter."""
    return _read(StanceFile, "stance.yaml")


@lru_cache(maxsize=1)
def pictured() -> frozenset[str]:
    """Give the words for things that can be pictured."""
    return _read(Things, "things.yaml").things


@lru_cache(maxsize=1)
def voices() -> Voices:
    """Give the words for who speaks."""
    return _read(Voices, "voices.yaml")


@lru_cache(maxsize=1)
def thresholds() -> Thresholds:
    """Give the fitted weights."""
    return _read(Thresholds, "thresholds.yaml")


@lru_cache(maxsize=1)
def lexicon_files() -> tuple[LexiconFile, ...]:
    """Give the files of things that must stand in the sources."""
    return tuple(_read(LexiconFile, "lexicon", f"{name}.yaml") for name in KINDS)


@lru_cache(maxsize=1)
def reasons() -> dict[str, Any]:
    """Give the words in which a reason is told, by kind; ``{words}`` stands for the words meant."""
    return read_as(
        package_file("grounding", "reasons.yaml"),
        dict[str, str],
        "The reasons of the grounding check",
    )
