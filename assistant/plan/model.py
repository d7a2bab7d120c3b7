"""The Plan: a structured draft in which every Line says whose words it stands on.

These models are the shape of ``plan.json`` and of ``ownwords draft --json``.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict

from assistant.knowledge.model import Citation
from assistant.record.entries import Meaning, Voice

SCHEMA_VERSION = "1"


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Standing(StrEnum):
    """What people have decided about a Line."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    OBJECTED = "objected"
    CROSSED_OUT = "crossed_out"


class Source(_Shape):
    """What a Line stands on: an Answer (its Entry's id) or a Passage.

    ``person`` is a name, here and below; ``person_id`` tells apart two who share it.
    """

    kind: Literal["answer", "guidance"]
    id: str
    quote: str
    person: str | None = None
    person_id: str | None = None
    question: str | None = None
    said_at: str | None = None


class Line(_Shape):
    """One sentence of the Plan. ``verbatim``: the text is the person's words, letter for letter."""

    id: str
    text: str
    voice: Voice | None
    person: str | None
    person_id: str | None
    verbatim: bool
    standing: Standing
    suggested_by: str | None
    sources: list[Source]


class PlanSection(_Shape):
    """One heading of the Plan, its Lines, and the ids of Passages that bear on it."""

    id: str
    title: str
    lines: list[Line]
    guidance: list[str]


class Viewpoint(_Shape):
    """One person's view in a disagreement, in their words."""

    voice: Voice
    person: str
    person_id: str | None
    text: str
    source: Source


class Disagreement(_Shape):
    """Views that differ, side by side. ``topic`` is the question's id. Nobody is picked as winner."""

    topic: str
    views: list[Viewpoint]


class Outcome(_Shape):
    """The benefit or difference made by help; the thread runs aspiration > outcome > provision > review."""

    id: str
    text: str
    aspiration: str | None
    area: str | None
    steps: list[str]
    provision: list[str]
    review_on: str | None
    check: list[str]
    status: str


class Gap(_Shape):
    """Something a voice has not said. ``reason`` is how it was left, or None when not asked yet."""

    question: str
    voice: Voice
    person: str | None
    person_id: str | None
    reason: Meaning | None


class PlanPerson(_Shape):
    """Somebody whose words may stand in the Plan."""

    id: str
    name: str
    voice: Voice
    role: str | None


class Plan(_Shape):
    """A structured draft plan for one young person."""

    schema_version: str
    title: str
    format: str | None
    one_page: bool
    nation: str | None
    drafted_for: str | None
    people: list[PlanPerson]
    sections: list[PlanSection]
    disagreements: list[Disagreement]
    outcomes: list[Outcome]
    gaps: list[Gap]
    citations: list[Citation]
