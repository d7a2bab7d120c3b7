"""Formats: the ways to lay the Plan out, as data. Only a Format says which answers feed which heading."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationInfo,
    field_validator,
    model_validator,
)

from assistant import content
from assistant.errors import ContentError, OwnwordsError
from assistant.plan.areas import load_areas
from assistant.plan.titles import is_contribution, passes_for_legal
from assistant.record.entries import Voice
from assistant.record.nation import Nation
from assistant.record.outcomes import Term
from assistant.resources import package_file

_WHAT = "The plan formats"

FULL = "full-plan"
"""The Format that holds all that was said: what is drafted where none is named."""


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


_Words = Annotated[str, Field(min_length=1)]

FactId = Literal["name", "age", "year_group", "nation", "people", "drafted_on"]
"""What the Record knows without a question."""

OutcomePart = Literal[
    "area",
    "text",
    "aspiration",
    "needs",
    "steps",
    "provision",
    "how",
    "who",
    "how_often",
    "until",
    "known_by",
    "no_longer",
    "home",
    "review_on",
    "views",
]
"""A part of an Outcome that a table may show. ``provision`` is what is given and how much of it;
``how``, ``who``, ``how_often`` and ``until`` are the provision's; ``views`` is what each person
says of the Outcome."""


class OutcomeColumn(_Shape):
    """One column of a table of Outcomes. An empty ``part`` is a column that is filled in by hand."""

    part: OutcomePart | None = None
    title: _Words


class OutcomeChoice(_Shape):
    """Which Outcomes stand under a heading, and which of their parts are shown."""

    terms: tuple[Term, ...] = tuple(Term)
    areas: tuple[str, ...] = ()
    """Ids of ``areas.yaml``; none means all."""
    at_most: Annotated[int, Field(ge=1)] | None = None
    """More than this is told as too many; none is hidden."""
    columns: Annotated[tuple[OutcomeColumn, ...], Field(min_length=1)]


class FormatSection(_Shape):
    """One heading: the answers, Outcomes, facts and fixed words that stand under it, in that order."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    title: _Words
    note: str = ""
    """Fixed words under the heading: what belongs here, or who writes it."""
    facts: tuple[FactId, ...] = ()
    answers: tuple[str, ...] = ()
    """Ids of questions, in order."""
    voices: tuple[Voice, ...] = tuple(Voice)
    """Whose answers stand here."""
    outcomes: OutcomeChoice | None = None
    to_fill: tuple[str, ...] = ()
    """Labels that are filled in by hand: a signature, a date, what happened."""
    guidance: tuple[str, ...] | None = None
    """Ids of questions whose topic finds the passage beside this heading; without it, ``answers``."""
    may_be_empty: bool = False
    on_page: bool = True
    """False: it stands in the full plan, and not on the one page of a one-page Format."""

    @model_validator(mode="after")
    def _holds_something(self) -> Self:
        if not (self.answers or self.outcomes or self.facts or self.to_fill or self.note):
            raise ValueError("needs answers, outcomes, facts, to_fill or a note")
        return self

    @property
    def topics(self) -> tuple[str, ...]:
        """The questions whose topic finds guidance to stand beside this heading."""
        return self.answers if self.guidance is None else self.guidance


class Format(_Shape):
    """One way to lay the Plan out."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    order: int
    title: _Words
    nations: Annotated[tuple[Nation, ...], Field(min_length=1)]
    audience: _Words
    purpose: _Words
    standing: _Words
    """Its legal standing, in words."""
    notice: str = ""
    """Words for the top of the page: what this is and what it is not, and who writes the legal one."""
    source: _Words
    """Where the list of headings comes from, and what of it was not confirmed."""
    one_page: bool = False
    sections: Annotated[tuple[FormatSection, ...], Field(min_length=1)]

    @field_validator("title")
    @classmethod
    def _claims_no_legal_plan(cls, title: str) -> str:
        legal = passes_for_legal(title)
        if legal:
            raise ValueError(
                f"calls it a legal plan ({legal!r}), which this is not. "
                "Say 'Contribution to' or 'Preparation for' before it"
            )
        return title

    @field_validator("sections")
    @classmethod
    def _no_heading_claims_it(
        cls, sections: tuple[FormatSection, ...], info: ValidationInfo
    ) -> tuple[FormatSection, ...]:
        """A contribution may name the legal plan in its headings: its title says what it is."""
        if not is_contribution(info.data.get("title", "")):
            for section in sections:
                if legal := passes_for_legal(section.title):
                    raise ValueError(
                        f"{section.id}: title: names a legal plan ({legal!r}), which this is not. "
                        "Use other words, or make 'Contribution to' part of the format's title"
                    )
        return sections

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions whose answers stand somewhere in it, each once, in its order."""
        asked = (question for section in self.sections for question in section.answers)
        return tuple(dict.fromkeys(asked))

    def asked_of(self, voice: Voice) -> tuple[str, ...]:
        """Give those of its questions to which the answers of a Voice stand somewhere in it."""
        fed = {one for part in self.sections if voice in part.voices for one in part.answers}
        return tuple(one for one in self.questions if one in fed)


def load_formats(questions: set[str], folder: Path | None = None) -> tuple[Format, ...]:
    """Read every Format, in their order. ``questions`` are the ids a Format may name.

    Raises ContentError with all mistakes at once.
    """
    folder = folder or package_file("plan", "formats")
    mistakes: list[str] = []
    formats: list[Format] = []
    files: dict[str, str] = {}
    areas = {area.id for area in load_areas()}
    for file in sorted(folder.glob("*.yaml")):
        try:
            one = content.read_as(file, Format, _WHAT)
        except ContentError as error:
            mistakes += error.mistakes
        else:
            formats.append(one)
            first = files.setdefault(one.id, file.name)
            if first != file.name:
                mistakes.append(f"{file.name}: id: {one.id!r} is that of {first}. Use another id.")
            mistakes += _unknown_names(file.name, one, questions, areas)
    if not formats and not mistakes:
        mistakes.append(f"{folder}: there is no format file. Put the .yaml files back.")
    if mistakes:
        raise ContentError(_WHAT, mistakes)
    return tuple(sorted(formats, key=lambda one: (one.order, one.id)))


def _unknown_names(
    file: str, one: Format, questions: set[str], areas: Collection[str]
) -> list[str]:
    mistakes = []
    seen: set[str] = set()
    for section in one.sections:
        place = f"{file}: sections.{section.id}"
        if section.id in seen:
            mistakes.append(f"{place}: stands twice. Give one another id.")
        seen.add(section.id)
        mistakes += [
            f"{place}: there is no question {asked!r}. {_mend(asked, questions, 'flows/content')}"
            for asked in dict.fromkeys((*section.answers, *section.topics))
            if asked not in questions
        ]
        mistakes += [
            f"{place}.outcomes.areas: there is no area {area!r}. {_mend(area, areas, 'areas.yaml')}"
            for area in (section.outcomes.areas if section.outcomes else ())
            if area not in areas
        ]
    return mistakes


def _mend(word: str, known: Collection[str], where: str) -> str:
    near = get_close_matches(word, known, n=1)
    return f"Did you mean {near[0]!r}?" if near else f"Use an id that stands in {where}."


def find_format(formats: tuple[Format, ...], format_id: str) -> Format:
    """Find a Format by id. Raises OwnwordsError that lists the ones there are."""
    for one in formats:
        if one.id == format_id:
            return one
    known = ", ".join(one.id for one in formats)
    raise OwnwordsError(f"There is no format called {format_id!r}.", do=f"Use one of: {known}.")
