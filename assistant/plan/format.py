"""Formats: the ways to lay the Plan out, as data. Only a Format says which answers feed which heading."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    field_validator,
    model_validator,
)

from assistant import content
from assistant.errors import ContentError, OwnwordsError
from assistant.plan import format_rules
from assistant.plan.areas import load_areas
from assistant.plan.titles import passes_for_legal
from assistant.record.entries import Voice
from assistant.record.nation import Nation
from assistant.record.outcomes import Term
from assistant.resources import package_file

_WHAT = "The plan formats"

FULL = "full-plan"
"""The Format that holds all that was said: what is drafted where none is named."""


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


_Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
_Question = Annotated[str, AfterValidator(format_rules.question)]
_Area = Annotated[str, AfterValidator(format_rules.area)]

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
    title: Annotated[_Words, Field(description="the words above the column")]


class OutcomeChoice(_Shape):
    """Which Outcomes stand under a heading, and which of their parts are shown."""

    terms: Annotated[tuple[Term, ...], Field(min_length=1)] = tuple(Term)
    areas: tuple[_Area, ...] = ()
    """Ids of ``areas.yaml``; none means all."""
    at_most: Annotated[int, Field(ge=1)] | None = None
    """More than this is told as too many; none is hidden."""
    columns: Annotated[
        tuple[OutcomeColumn, ...],
        Field(min_length=1, description="a list of columns, as in - {part: text, title: Target}"),
    ]


class FormatSection(_Shape):
    """One heading: the answers, Outcomes, facts and fixed words that stand under it, in that order."""

    id: Annotated[
        str,
        Field(
            pattern=r"^[a-z][a-z0-9_]*$",
            description="small letters, digits and '_', such as own_view; a letter comes first",
        ),
    ]
    title: Annotated[_Words, Field(description="the words of the heading")]
    note: str = ""
    """Fixed words under the heading: what belongs here, or who writes it."""
    facts: tuple[FactId, ...] = ()
    answers: tuple[_Question, ...] = ()
    """Ids of questions, in order."""
    voices: Annotated[tuple[Voice, ...], Field(min_length=1)] = tuple(Voice)
    """Whose answers stand here."""
    summaries: bool = False
    """Summaries of several views, which a language model suggested and somebody accepted, stand here."""
    from_guidance: bool = False
    """Answers from guidance, which a language model put in short and somebody accepted, stand here."""
    outcomes: OutcomeChoice | None = None
    to_fill: tuple[Annotated[_Words, Field(description="a label")], ...] = ()
    """Labels that are filled in by hand: a signature, a date, what happened."""
    guidance: tuple[_Question, ...] | None = None
    """Ids of questions whose topic finds the passage beside this heading; without it, ``answers``."""
    may_be_empty: bool = False
    on_page: bool = True
    """False: it stands in the full plan, and not on the one page of a one-page Format."""

    @model_validator(mode="after")
    def _holds_something(self) -> Self:
        holds = (self.answers, self.outcomes, self.facts, self.to_fill, self.note)
        if not any((*holds, self.summaries, self.from_guidance)):
            raise ValueError(
                "needs answers, outcomes, facts, to_fill, summaries, from_guidance or a note"
            )
        return self

    @property
    def topics(self) -> tuple[str, ...]:
        """The questions whose topic finds guidance to stand beside this heading."""
        return self.answers if self.guidance is None else self.guidance


class Format(_Shape):
    """One way to lay the Plan out."""

    id: Annotated[
        str,
        Field(
            pattern=format_rules.FORMAT_ID,
            description="the file's name: small letters, digits and '-', such as first-day-sheet",
        ),
    ]
    order: Annotated[int, Field(description="a whole number that no other format has")]
    title: Annotated[_Words, Field(description="the name of the paper")]
    nations: Annotated[
        tuple[Nation, ...], Field(min_length=1, description="where it is used, as in [scotland]")
    ]
    audience: Annotated[_Words, Field(description="who reads it")]
    purpose: Annotated[_Words, Field(description="what it is for")]
    standing: Annotated[_Words, Field(description="what it is in law")]
    """Its legal standing, in words."""
    notice: str = ""
    """Words for the top of the page: what this is and what it is not, and who writes the legal one."""
    source: Annotated[_Words, Field(description="where the headings come from")]
    """Where the list of headings comes from, and what of it was not confirmed."""
    one_page: bool = False
    sections: Annotated[
        tuple[FormatSection, ...], Field(min_length=1, description="a list of headings")
    ]

    @field_validator("title")
    @classmethod
    def _claims_no_legal_plan(cls, title: str) -> str:
        legal = passes_for_legal(title)
        if legal:
            raise ValueError(
                f"calls it a legal plan ({legal!r}), which this is not. "
                "Say 'Contribution to' or 'Preparation for' before it."
            )
        return title

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
    names = format_rules.Names(questions, [area.id for area in load_areas()])
    mistakes = list(format_rules.misnamed(folder))
    formats: list[Format] = []
    raw: dict[str, Any] = {}
    for file in sorted(folder.glob("*.yaml")):
        try:
            raw[file.name] = content.read_yaml(file, _WHAT)
            formats.append(content.in_shape(raw[file.name], file, Format, _WHAT, names))
        except ContentError as error:
            mistakes += error.mistakes
        mistakes += format_rules.in_one_file(file, raw.get(file.name))
    mistakes += format_rules.in_one_place(raw)
    if not formats and not mistakes:
        mistakes.append(f"{folder}: there is no format file. Put the .yaml files back.")
    if mistakes:
        raise ContentError(_WHAT, mistakes)
    return tuple(sorted(formats, key=lambda one: (one.order, one.id)))


def find_format(formats: tuple[Format, ...], format_id: str) -> Format:
    """Find a Format by id. Raises OwnwordsError that lists the ones there are."""
    for one in formats:
        if one.id == format_id:
            return one
    known = ", ".join(one.id for one in formats)
    raise OwnwordsError(f"There is no format called {format_id!r}.", do=f"Use one of: {known}.")
