"""A prompt, and how it is filled in: our words as they are, people's words behind fences."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.errors import PromptError
from assistant.record.words import one_line
from assistant.suggesting.client import Message
from assistant.suggesting.fences import (
    Given,
    SourceKind,
    calm,
    checked,
    fenced,
    new_mark,
)
from assistant.suggesting.shapes import SHAPES, AnswerShape, in_words

PLACE = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
OURS = ("shape", "mark")
"""Filled in here: the shape of the answer in words, and the mark of the fences."""


@dataclass(frozen=True)
class Placeholder:
    """What is put in at one place. ``data`` are sources in fences; ``words`` are ours, one line."""

    kind: Literal["data", "words"]
    means: str


@dataclass(frozen=True)
class Asked:
    """A prompt that was filled in: what is said to the model, and what its answer must look like.

    ``ids`` are those of the sources that were given; an answer may name no others.
    """

    prompt: str
    messages: tuple[Message, ...]
    shape: type[AnswerShape]
    ids: frozenset[str]


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
    ) -> Asked:
        """Put in the ``data`` and our ``words``, each by the name of its place.

        Raises PromptError for a name that is missing or not declared, and for a source of a
        kind that this prompt may not use: that is a mistake in the code that asks.
        """
        words = words or {}
        given = [piece for pieces in data.values() for piece in pieces]
        self._check({"words": set(words), "data": set(data)}, given)
        mark = new_mark(given)
        values = {
            "shape": in_words(self.shape),
            "mark": mark,
            **{name: calm(one_line(text)) for name, text in words.items()},
            **{name: fenced(pieces, mark) for name, pieces in data.items()},
        }
        messages = (
            Message("system", _filled(self.rules, values)),
            Message("user", _filled(self.task, values)),
        )
        ids = frozenset(piece.id for piece in given if piece.kind in self.sources)
        return Asked(self.id, messages, self.shape, ids)

    def _check(self, names: Mapping[str, set[str]], given: Sequence[Given]) -> None:
        for kind, used in names.items():
            declared = {name for name, one in self.placeholders.items() if one.kind == kind}
            if used != declared:
                differ = ", ".join(sorted(used ^ declared))
                raise PromptError(f"The prompt '{self.id}' was not given its {kind}: {differ}.")
        wrong = sorted({piece.kind for piece in given} - {*self.sources, "question"})
        if wrong:
            raise PromptError(f"The prompt '{self.id}' may not be given: {', '.join(wrong)}.")
        checked(given)


def _filled(text: str, values: Mapping[str, str]) -> str:
    """Put the values in, in one go: what looks like a place in a value stays as it is."""
    return PLACE.sub(lambda found: values[found[1]], text)
