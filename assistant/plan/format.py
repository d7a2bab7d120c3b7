"""Formats: the ways to lay the Plan out, as data. Only a Format says which answers feed which heading."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from assistant import content
from assistant.errors import ContentError, OwnwordsError
from assistant.record.entries import Voice
from assistant.resources import package_file

_WHAT = "The plan formats"


class FormatSection(BaseModel):
    """One heading and the questions whose answers stand under it, in order."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    title: str
    answers: Annotated[tuple[str, ...], Field(min_length=1)]
    voices: tuple[Voice, ...] = tuple(Voice)
    """Whose answers stand here."""
    on_page: bool = True
    """False: it stands in the full plan, and not on the one page of a one-page Format."""


class Format(BaseModel):
    """One way to lay the Plan out."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    order: int
    title: str
    nations: tuple[str, ...]
    audience: str
    purpose: str
    standing: str
    """Its legal standing, in words."""
    source: str
    """Where the list of headings comes from."""
    one_page: bool
    sections: Annotated[tuple[FormatSection, ...], Field(min_length=1)]


def load_formats(questions: set[str], folder: Path | None = None) -> tuple[Format, ...]:
    """Read every Format, in their order. ``questions`` are the ids a Format may name.

    Raises ContentError with all mistakes at once.
    """
    folder = folder or package_file("plan", "formats")
    mistakes: list[str] = []
    formats: list[Format] = []
    for file in sorted(folder.glob("*.yaml")):
        try:
            one = content.read_as(file, Format, _WHAT)
        except ContentError as error:
            mistakes += error.mistakes
        else:
            formats.append(one)
            mistakes += _unknown_questions(file.name, one, questions)
    if not formats and not mistakes:
        mistakes.append(f"{folder}: there is no format file. Put the .yaml files back.")
    if mistakes:
        raise ContentError(_WHAT, mistakes)
    return tuple(sorted(formats, key=lambda one: (one.order, one.id)))


def _unknown_questions(file: str, one: Format, questions: set[str]) -> list[str]:
    return [
        f"{file}: sections.{section.id}.answers: there is no question {asked!r}. "
        "Use the id of a question in flows/content."
        for section in one.sections
        for asked in section.answers
        if asked not in questions
    ]


def find_format(formats: tuple[Format, ...], format_id: str) -> Format:
    """Find a Format by id. Raises OwnwordsError that lists the ones there are."""
    for one in formats:
        if one.id == format_id:
            return one
    known = ", ".join(one.id for one in formats)
    raise OwnwordsError(f"There is no format called {format_id!r}.", do=f"Use one of: {known}.")
