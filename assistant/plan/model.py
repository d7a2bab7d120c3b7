"""The Plan: a structured draft in which every Line says whose words it stands on.

These models are the shape of ``plan.json`` and of ``ownwords draft --json``.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict

from assistant.knowledge.model import Citation
from assistant.plan.thread import Link
from assistant.record.entries import Meaning, Voice
from assistant.record.outcomes import Term

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
    """What something stands on: an Answer (its Entry's id), a Passage, or an Outcome as somebody wrote it.

    ``id`` of an Outcome is the Entry of its wording. ``person`` is a name, here
    and below; ``person_id`` tells apart two who share it. ``only_me``: they are the
    reader's own words, and nobody else may read them.
    """

    kind: Literal["answer", "guidance", "outcome"]
    id: str
    quote: str
    person: str | None = None
    person_id: str | None = None
    question: str | None = None
    said_at: str | None = None
    only_me: bool = False


class Line(_Shape):
    """One sentence of the Plan. ``verbatim``: the text is the person's words, letter for letter.

    ``objected_by`` are ids of the people who see it differently. ``edited``: who accepted what a
    language model suggested had changed it.
    """

    id: str
    text: str
    voice: Voice | None
    person: str | None
    person_id: str | None
    verbatim: bool
    standing: Standing
    suggested_by: str | None
    sources: list[Source]
    objected_by: list[str] = []
    edited: bool = False


class Column(_Shape):
    """One column of a table of Outcomes: the part of an Outcome it shows, and its title."""

    part: str
    title: str


class Fact(_Shape):
    """Something the Record knows, under its label: name, age, school year, nation, people, dates.

    An empty ``text`` is not known: somebody fills it in.
    """

    id: str
    label: str
    text: str


class PlanSection(_Shape):
    """One heading of the Plan and what stands under it.

    ``note`` is fixed words of the Format. ``lines`` are people's words. ``outcomes`` are ids of
    Outcomes, shown as rows with ``columns`` (names of their parts, with a title each). ``to_fill``
    are labels that somebody fills in by hand. ``guidance`` are ids of Passages that bear on it.
    ``may_be_empty``: nothing here is no gap. ``gone``: how many accepted answers from guidance are
    not shown, because their guidance has changed or is not here.
    """

    id: str
    title: str
    lines: list[Line]
    guidance: list[str]
    note: str = ""
    facts: list[Fact] = []
    outcomes: list[str] = []
    columns: list[Column] = []
    to_fill: list[str] = []
    may_be_empty: bool = False
    gone: int = 0

    @property
    def shown(self) -> list[Line]:
        """The Lines that nobody crossed out: no other is shown to anybody but who may restore it."""
        return [line for line in self.lines if line.standing is not Standing.CROSSED_OUT]

    @property
    def is_left_out(self) -> bool:
        """True when a heading alone would stand here, and nothing is missing."""
        by_hand = any(not column.part for column in self.columns)
        words = self.note or self.gone or self.to_fill
        holds = self.shown or self.facts or self.outcomes or by_hand or words
        return self.may_be_empty and not holds


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


class Step(_Shape):
    """One step towards an Outcome. ``by`` is an ISO date, or words, or empty."""

    what: str
    who: str
    by: str


class Provision(_Shape):
    """Help that is given: what, how, who, how much at a time, how often, until when."""

    what: str
    how: str
    who: str
    how_much: str
    how_often: str
    until: str


class OutcomeViewpoint(_Shape):
    """What one person says of an Outcome.

    ``current``: of the wording that stands now. ``before_hope``: said before the words of its hope changed.
    """

    voice: Voice
    person: str
    person_id: str
    agrees: bool
    words: str
    current: bool
    said_at: str
    before_hope: bool = False


class Finding(_Shape):
    """One thing the check found, why it matters, and a way to mend it."""

    criterion: str
    reason: str
    suggestion: str


class Outcome(_Shape):
    """The benefit or difference made by help; the thread runs aspiration > outcome > provision > review.

    ``sources`` are the wording itself (kind ``outcome``), then the aspiration and the needs (kind
    ``answer``). ``area`` is the title of an area of life. ``check`` is what the check found.
    ``broken`` names missing links of the thread in words, ``missing`` by their ids
    (``plan/thread.py``). ``status`` is proposed, agreed (by everybody who joined, in this wording)
    or objected (by somebody). ``beside`` are Entries of wordings made by somebody who had not seen
    the one that stands. ``suggested_by`` names the language model that suggested it first, if any.
    """

    id: str
    text: str
    aspiration: Source | None
    needs: list[Source]
    area: str | None
    term: Term
    steps: list[Step]
    provision: list[Provision]
    known_by: str
    no_longer: str
    home: str
    review_on: str | None
    check: list[Finding]
    status: Standing
    broken: list[str]
    views: list[OutcomeViewpoint]
    sources: list[Source]
    beside: list[str] = []
    missing: list[Link] = []
    suggested_by: str | None = None


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
    notice: str = ""
    """Fixed words of the Format for the top of the page: what this is, and what it is not."""
    people: list[PlanPerson]
    sections: list[PlanSection]
    disagreements: list[Disagreement]
    outcomes: list[Outcome]
    elsewhere: int = 0
    """How many Outcomes the Format leaves out by their term or area: they are in the whole plan."""
    gaps: list[Gap]
    citations: list[Citation]
