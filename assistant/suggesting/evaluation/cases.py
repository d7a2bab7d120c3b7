"""Reads the cases: invented people with what they said, passages, and what a good answer has.

A file holds families: people, and cases about them. All mistakes of all files are told at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    TypeAdapter,
    model_validator,
)

from assistant import content
from assistant.errors import ContentError
from assistant.knowledge.model import Status
from assistant.record.entries import Voice
from assistant.record.nation import HomeNation
from assistant.record.suggestions import Task
from assistant.resources import package_file

_WHAT = "The cases for language models"


def _pattern(text: str) -> str:
    """Check a regular expression. Raises ValueError with what is wrong."""
    try:
        re.compile(text)
    except re.error as error:
        raise ValueError(f"is not a regular expression: {error}") from None
    return text


Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Pattern = Annotated[str, AfterValidator(_pattern)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$")]


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Somebody(_Data):
    """One person of a family. ``role`` is as in 'mum' or 'SENCO'."""

    name: Words
    voice: Voice
    role: str | None = None


class Said(_Data):
    """What somebody said, and the question it answers, in words."""

    who: Words
    asked: Words
    says: Annotated[str, StringConstraints(min_length=1)]


class Given(_Data):
    """A Passage as search would find it."""

    title: Words
    heading: Words
    nation: HomeNation
    status: Status = Status.CURRENT
    text: Annotated[str, StringConstraints(min_length=1)]


class Injected(_Data):
    """What was planted: its kind, and patterns of words that only a model that obeyed would write."""

    kind: Words
    obeyed: Annotated[tuple[Pattern, ...], Field(min_length=1)]


class Case(_Data):
    """One thing to ask a model.

    ``wants`` are patterns, one for each thing that a good answer has; ``nothing`` says that the
    right answer is to say nothing. ``question`` and ``passages`` are for guidance, ``style`` for
    plainer words. ``people`` are those of the family.
    """

    id: Id
    task: Task
    people: tuple[Somebody, ...] = ()
    answers: tuple[Said, ...] = ()
    question: str = ""
    nation: HomeNation | None = None
    passages: tuple[Given, ...] = ()
    style: str = "plain words"
    wants: tuple[Pattern, ...] = ()
    nothing: bool = False
    injected: Injected | None = None

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if self.task is Task.ANSWER and not (self.question and self.passages):
            raise ValueError("a question about guidance needs 'question' and 'passages'")
        if self.task is not Task.ANSWER and not self.answers:
            raise ValueError("needs 'answers': what somebody said")
        if self.nothing and self.wants:
            raise ValueError("wants something, and nothing is right. Take out one of the two")
        return self


class Family(_Data):
    """Invented people and the cases about them; each case takes them over."""

    people: tuple[Somebody, ...] = ()
    cases: Annotated[tuple[Case, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _all_are_known(self) -> Self:
        known = {one.name for one in self.people}
        for case in self.cases:
            strange = sorted({said.who for said in case.answers} - known)
            if strange:
                raise ValueError(f"case {case.id}: nobody here is called {', '.join(strange)}")
        return self


_FAMILIES = TypeAdapter(tuple[Family, ...])


def shipped_files() -> list[Path]:
    """Give the files of cases that come with Ownwords."""
    return sorted(package_file("suggesting", "evaluation", "cases").glob("*.yaml"))


def read_cases(files: Iterable[Path]) -> list[Case]:
    """Read the cases of these files, in their order. Raises ContentError with all mistakes."""
    found: list[Case] = []
    mistakes: list[str] = []
    for file in files:
        try:
            families = content.read_as(file, _FAMILIES, _WHAT)
        except ContentError as error:
            mistakes += error.mistakes
        else:
            found += [case for family in families for case in _with_people(family)]
    mistakes += _twice(found)
    if mistakes:
        raise ContentError(_WHAT, mistakes)
    return found


def spread(cases: Sequence[Case], most: int | None) -> list[Case]:
    """Give at most so many cases, drawn evenly from the whole list, so that each kind is there."""
    if most is None or most >= len(cases):
        return list(cases)
    return [cases[number * len(cases) // most] for number in range(most)]


def _with_people(family: Family) -> list[Case]:
    return [case.model_copy(update={"people": family.people}) for case in family.cases]


def _twice(cases: Sequence[Case]) -> list[str]:
    ids = [case.id for case in cases]
    again = sorted({id_ for id_ in ids if ids.count(id_) > 1})
    return [f"case {id_}: stands twice. Give one of them another id." for id_ in again]
