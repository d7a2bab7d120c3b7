"""Reads the data of the check, once for each run. Raises ContentError where a file has mistakes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict

from assistant.content import read_as
from assistant.grounding.model import Kind
from assistant.resources import package_file

_T = TypeVar("_T", bound=BaseModel)
KINDS = ("needs", "medicines", "people", "places", "when", "frequency", "certainty", "law")
"""The files of the folder ``lexicon``."""


def _split(value: object) -> object:
    """Take a block of words, which is easier to read and change than a list."""
    return value.split() if isinstance(value, str) else value


def _split_phrases(value: object) -> object:
    return [one.strip() for one in value.split(",")] if isinstance(value, str) else value


Words = Annotated[frozenset[str], BeforeValidator(_split)]
Phrases = Annotated[tuple[str, ...], BeforeValidator(_split_phrases)]


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Names(_Data):
    """First names, names that are words too, and what stands before a surname."""

    names: Words
    also_words: Words
    titles: Words


class LexiconFile(_Data):
    """Ways of saying one thing, by the thing. ``stands_on``: what else a thing may stand on.

    ``loose``: things that people name freely for others; where one is strange, it is not sure.
    """

    kind: Kind
    source: str = ""
    groups: dict[str, Phrases]
    loose: Words = frozenset()
    free: Phrases = ()
    behind: dict[str, Phrases] = {}
    stands_on: dict[str, Words] = {}


class _SpellingFile(_Data):
    words: dict[str, str]
    endings: dict[str, str]
    irregular: dict[str, Words]
    joins: Words


class Numbers(_Data):
    """Words for numbers, units and spans of time."""

    units: dict[str, int]
    tens: dict[str, int]
    large: dict[str, int]
    ordinals: dict[str, int]
    times: dict[str, int]
    measures: dict[str, Words]
    periods: dict[str, Words]
    labels: Words
    loose_labels: Words
    adverbs: Words
    several: dict[str, str]
    days: Words
    every: Words


class Plain(_Data):
    """Words that say nothing by themselves, and words that may stand for each other."""

    stop: Words
    glue: Words
    same: tuple[Words, ...]


class Turning(_Data):
    """What turns a statement round: negations, likes and dislikes, opposites; doubts and wishes."""

    negators: Words
    not_negated: Phrases
    pleased: Words
    before_like: Words
    troubled: Words
    opposites: tuple[tuple[Words, Words], ...]
    conditions: Words
    turned_by: Phrases
    already: Phrases
    doubts: Phrases
    softened: Phrases
    wishes: Phrases
    asked_wish: Phrases
    asked_trouble: Phrases
    must: Phrases
    should: Phrases
    may: Phrases
    no_duty: Phrases
    done: Phrases


class Voices(_Data):
    """Who may be meant, and the verbs with which somebody's words or wishes are told."""

    parent: Phrases
    practitioner: Phrases
    young_person: Phrases
    another: Words
    other: Words
    telling: Words
    wishing: Words
    according: Phrases


class Thresholds(_Data):
    """How the signals of meaning are weighed. Written by benchmarks.fit_grounding."""

    fitted: str
    cases: str
    model: str
    weights: dict[str, float]
    constant: float


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
    file = _read(_SpellingFile, "spelling.yaml")
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
