"""The shapes of the files of data of the check."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict

from assistant.grounding.model import Kind


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


class SpellingFile(_Data):
    """Spellings, endings and forms as the file holds them."""

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
    excepting: Phrases
    excepted: Phrases
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


class StanceFile(_Data):
    """What tells how a statement stands to its matter: what is so, liked or wanted, and what is not."""

    aside: Phrases
    ended: Phrases
    free: Phrases
    trailing: Words
    denied: Phrases
    wished: Phrases
    unwished: Phrases
    case: Words
    bid: Words
    yes_: Words
    nay: Words
    subject: Words
    back: Words
    asked_off: Phrases
    run_on: Words
    no_run_on: Words


class Things(_Data):
    """Words for things that can be pictured."""

    source: str
    things: Words


class Voices(_Data):
    """Who may be meant, and the verbs with which somebody's words or wishes are told."""

    parent: Phrases
    practitioner: Phrases
    young_person: Phrases
    another: Words
    other: Words
    telling: Words
    wishing: Words
    agreeing: Words
    according: Phrases


class Thresholds(_Data):
    """How the signals of meaning are weighed. Written by benchmarks.fit_grounding."""

    fitted: str
    cases: str
    model: str
    weights: dict[str, float]
    constant: float
