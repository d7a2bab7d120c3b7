"""Reads a question as a person typed it: spelling mended, short forms written out."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.knowledge.everyday import everyday
from assistant.knowledge.glossary import Glossary, Mention
from assistant.knowledge.index.lexical import Lexical
from assistant.knowledge.spelling import mend
from assistant.knowledge.words import stems, words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TERM, MEANS = 0.5, 0.1
"""What a word counts that the glossary added, as the usual term or from what it means, beside 1
for a word that was typed. Found by trying, on the cases in benchmarks/."""
NAMED = 3.0
"""What a number counts that names what is asked for, as in "paragraph 9.67"."""
_SINGLE = ("section", "regulation", "article", "clause")
_YEAR = 4
_LONG = 8


@dataclass(frozen=True)
class Read:
    """A question ready to be searched with.

    ``typed`` are its words, mended; ``mentions`` what the glossary knows of them; ``own``
    the stems that were typed, each once; ``weights`` the stems to look for, those of
    the glossary too, each with how much it counts; ``meaning`` the text to embed;
    ``ours`` whether it asks about the place where the person is, as "our school".
    """

    typed: tuple[str, ...]
    mentions: tuple[Mention, ...]
    own: tuple[str, ...]
    weights: Mapping[str, float]
    meaning: str
    ours: bool = False


@dataclass(frozen=True)
class Query:
    """A read question with its vector."""

    read: Read
    vector: NDArray[np.float32]


@dataclass(frozen=True)
class _Either:
    """The words of both; nothing is copied, as a large library has a hundred thousand words."""

    library: Container[str]
    glossary: Container[str]

    def __contains__(self, word: object) -> bool:
        return word in self.library or word in self.glossary


def read_question(
    question: str, lexical: Lexical, glossary: Glossary, knows: Callable[[str], bool]
) -> Read:
    """Read a question. ``knows`` says of a word whether the language model has it whole."""
    raw = words(question)
    typed = mend(
        raw,
        _Either(lexical.spelt, glossary.words),
        lambda letter: (*lexical.by_start.get(letter, ()), *glossary.by_start.get(letter, ())),
        knows,
        lambda word: sum(len(lexical.having(stem)) for stem in stems([word])),
    )
    mentions = glossary.found_in(typed)
    said = _as_documents_say(typed, mentions, lexical)
    numbers = _numbers_that_name(typed)
    aside = {word for word in said if _is_aside(word)} - numbers
    own = stems(word for word in said if word not in aside) or stems(said)
    weights = dict.fromkeys(stems(words(" ".join(one.term.means for one in mentions))), MEANS)
    weights |= dict.fromkeys(stems(words(" ".join(one.term.term for one in mentions))), TERM)
    weights |= dict.fromkeys(stems(aside), TERM)
    weights |= dict.fromkeys(own, 1.0)
    weights |= dict.fromkeys(stems(numbers), NAMED)
    text = question if typed == raw else " ".join(typed)
    return Read(
        typed=tuple(typed),
        mentions=tuple(mentions),
        own=tuple(dict.fromkeys(own)),
        weights=weights,
        meaning=_written_out(text, mentions),
        ours=_asks_of_ours(typed),
    )


def _asks_of_ours(typed: Sequence[str]) -> bool:
    """Say whether any of the ways to name one's own school, in ``everyday.yaml``, is among the words."""
    said = f" {' '.join(typed)} "
    return any(f" {way} " in said for way in everyday().ours)


def _is_aside(word: str) -> bool:
    """Say whether a word is a nation, an age or a year: found, it helps; lacking, it says little."""
    return word in everyday().nation_words or (word.isdigit() and len(word) < 3)


def _numbers_that_name(typed: Sequence[str]) -> frozenset[str]:
    """Find numbers as 9.67, and those that follow a word such as "section"."""
    follows = zip(["", *typed], typed, strict=False)
    return frozenset(
        word
        for before, word in follows
        if word[0].isdigit() and ("." in word or before in everyday().numbered)
    )


def rules_named(typed: Sequence[str]) -> tuple[re.Pattern[str], ...]:
    """Give, for each rule that a question names by a whole number, how a text would name it.

    Not for paragraphs as 9.67, which texts name in spans, nor for years.
    """
    return tuple(
        re.compile(rf"\b{re.escape(before)}s?\b(?: \w+ (?:and|to|or))? {word}\b", re.IGNORECASE)
        for before, word in pairwise(typed)
        if before in _SINGLE and word.isdigit() and len(word) < _YEAR
    )


def _as_documents_say(
    typed: Sequence[str], mentions: Sequence[Mention], lexical: Lexical
) -> list[str]:
    """Put the usual term for short forms, and the library's word for one that no document has."""
    same, spelt = everyday().same_as, lexical.spelt
    said = [word if word in spelt else same.get(word, word) for word in typed]
    for mention in mentions:
        way = words(mention.said)
        if _is_short_form(mention.said) or any(word not in spelt for word in way):
            ways = {*way, f"{way[-1]}s"}
            said = [word for word in said if word not in ways] + words(mention.term.term)
    return said


def _written_out(text: str, mentions: Sequence[Mention]) -> str:
    """Put the usual term for short forms, and add what they mean, for the model knows neither."""
    short = [mention for mention in mentions if _is_short_form(mention.said)]
    for mention in short:
        said = re.compile(rf"\b{re.escape(mention.said)}s?\b", re.IGNORECASE)
        text = mention.term.term.join(said.split(text))
    return " ".join([text, *(f"({_head(mention.term.means)})" for mention in short)])


def _head(means: str) -> str:
    """Leave out the explanation that follows the last comma of a long meaning."""
    return means if len(means.split()) < _LONG else means.rpartition(", ")[0] or means


def _is_short_form(said: str) -> bool:
    """Say whether a term is letters that the model cannot know, such as EHCP or SENCo."""
    return sum(letter.isupper() for letter in said) > 1 and " " not in said
