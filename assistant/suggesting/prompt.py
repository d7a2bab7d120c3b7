"""A prompt, and how it is filled in: our words as they are, people's words behind fences."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.errors import PromptError
from assistant.suggesting.client import Message, Question
from assistant.suggesting.fences import (
    Given,
    SourceKind,
    checked,
    fenced,
    new_mark,
)
from assistant.suggesting.shapes import SHAPES, AnswerShape, in_words

PLACE = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
OURS = ("shape", "mark")
"""Filled in here: the shape of the answer in words, and the mark of the fences."""
_DAY = re.compile(r"[0-9]{1,2} [A-Z][a-z]{2,8} [0-9]{4}")


@dataclass(frozen=True)
class Placeholder:
    """What is put in at one place.

    ``data`` stands in fences, whoever wrote it. ``words`` are ours, one of ``one_of``; a ``date`` is a
    day in words. So nothing that anybody typed can stand outside a fence.
    """

    kind: Literal["data", "words", "date"]
    means: str
    one_of: tuple[str, ...] = ()

    def takes(self, text: str) -> bool:
        """Tell whether these may be our words here."""
        return bool(_DAY.fullmatch(text)) if self.kind == "date" else text in self.one_of


@dataclass(frozen=True)
class Example:
    """What a prompt could be given, and a good answer to that."""

    words: Mapping[str, str]
    data: Mapping[str, Sequence[Given]]
    answer: AnswerShape


@dataclass(frozen=True)
class Prompt:
    """One prompt. ``rules`` and ``task`` hold its words, with places in double braces."""

    id: str
    purpose: str
    sources: tuple[SourceKind, ...]
    placeholders: Mapping[str, Placeholder]
    rules: str
    task: str
    example: Example

    @property
    def shape(self) -> type[AnswerShape]:
        """The shape of an answer."""
        return SHAPES[self.id]

    def fill(
        self, data: Mapping[str, Sequence[Given]], words: Mapping[str, str] | None = None
    ) -> Question[AnswerShape]:
        """Put in the ``data`` and our ``words``, each by the name of its place.

        The answer may name the sources that were given, and no others.
        Raises PromptError for a name that is missing or not declared, for words that are not
        among ours, and for a source of a kind that this prompt may not use: that is a mistake in
        the code that asks.
        """
        words = words or {}
        given = [piece for pieces in data.values() for piece in pieces]
        self._check_names(set(words), set(data))
        self._check(words, given)
        mark = new_mark(given)
        values = {
            "shape": in_words(self.shape),
            "mark": mark,
            **words,
            **{name: fenced(pieces, mark) for name, pieces in data.items()},
        }
        messages = (
            Message("system", _filled(self.rules, values)),
            Message("user", _filled(self.task, values)),
        )
        ids = frozenset(piece.id for piece in given if piece.is_source)
        return Question(messages, self.shape, ids)

    def _check_names(self, words: set[str], data: set[str]) -> None:
        for kind, used in (("words", words), ("data", data)):
            declared = {
                name
                for name, one in self.placeholders.items()
                if (one.kind == "data") == (kind == "data")
            }
            if used != declared:
                differ = ", ".join(sorted(used ^ declared))
                raise PromptError(f"The prompt '{self.id}' was not given its {kind}: {differ}.")

    def _check(self, words: Mapping[str, str], given: Sequence[Given]) -> None:
        strange = [name for name, text in words.items() if not self.placeholders[name].takes(text)]
        if strange:
            raise PromptError(
                f"The prompt '{self.id}' was given words that are not ours: {', '.join(strange)}."
            )
        wrong = sorted({piece.kind for piece in given if piece.is_source} - {*self.sources})
        if wrong:
            raise PromptError(f"The prompt '{self.id}' may not be given: {', '.join(wrong)}.")
        checked(given)


def _filled(text: str, values: Mapping[str, str]) -> str:
    """Put the values in, in one go: what looks like a place in a value stays as it is."""
    return PLACE.sub(lambda found: values[found[1]], text)
