"""Small Plans for the tests of exports."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant.exporting.easy_words import load_easy_read
from assistant.exporting.layout import lay_out
from assistant.exporting.model import Laid
from assistant.exporting.wording import load_wording
from assistant.knowledge.model import Citation, Status
from assistant.plan.model import (
    Disagreement,
    Gap,
    Line,
    Outcome,
    Plan,
    PlanPerson,
    PlanSection,
    Source,
    Standing,
    Viewpoint,
)
from assistant.record.entries import Meaning, Voice

ON = date(2026, 11, 21)
WORDING = load_wording()
EASY_WORDING = load_wording(easy=True)
EASY = load_easy_read()
LABELS = {"good_day": "A good day", "bad_day": "A bad day", "dream_job": "A job I would like"}
JAY = PlanPerson(id="p1", name="Jay", voice=Voice.YOUNG_PERSON, role=None)
DEE = PlanPerson(id="p2", name="Dee", voice=Voice.PARENT, role=None)
SHAH = PlanPerson(id="p3", name="Mr Shah", voice=Voice.PRACTITIONER, role="SENCO")
PEOPLE = [JAY, DEE, SHAH]


def source(words: str, person: PlanPerson = JAY, question: str = "bad_day") -> Source:
    """Stand on an answer of 21 November 2026."""
    return Source(
        kind="answer",
        id=f"e-{person.id}-{hash(words)}",
        quote=words,
        person=person.name,
        person_id=person.id,
        question=question,
        said_at="2026-11-21T09:30:00+00:00",
    )


def line(
    words: str,
    person: PlanPerson = JAY,
    question: str = "bad_day",
    *,
    standing: Standing = Standing.PROPOSED,
    text: str | None = None,
    suggested_by: str | None = None,
    id: str | None = None,
    objected_by: Sequence[PlanPerson] = (),
) -> Line:
    """Make a line of somebody's words; with ``text``, one that was reworded from them."""
    stands_on = source(words, person, question)
    return Line(
        id=id or f"{question}:{stands_on.id}",
        text=words if text is None else text,
        voice=person.voice,
        person=person.name,
        person_id=person.id,
        verbatim=text is None,
        standing=standing,
        suggested_by=suggested_by,
        sources=[stands_on],
        objected_by=[one.id for one in objected_by],
    )


def view(words: str, person: PlanPerson, question: str = "dream_job") -> Viewpoint:
    """Give somebody's view in a disagreement."""
    return Viewpoint(
        voice=person.voice,
        person=person.name,
        person_id=person.id,
        text=words,
        source=source(words, person, question),
    )


def gap(question: str, person: PlanPerson, reason: Meaning | None = None) -> Gap:
    """Say that somebody has not said something."""
    return Gap(
        question=question,
        voice=person.voice,
        person=person.name,
        person_id=person.id,
        reason=reason,
    )


def section(
    *lines: Line, title: str = "What is important to me", guidance: Sequence[str] = ()
) -> PlanSection:
    """Make a section; its id follows from its title."""
    return PlanSection(
        id=title.lower().replace(" ", "_"), title=title, lines=list(lines), guidance=list(guidance)
    )


def citation(passage: str, status: Status = Status.CURRENT, page: int | None = 125) -> Citation:
    """Cite a passage of an invented document."""
    return Citation(
        passage=passage,
        document="doc",
        title="Planning for work",
        publisher="The Office",
        published="2015-01-30",
        nation="england",
        status=status,
        heading="Reviews",
        page=page,
        quote=f"Every review looks at work. ({passage})",
        score=0.8,
    )


def plan(
    *sections: PlanSection,
    one_page: bool = False,
    people: Sequence[PlanPerson] = PEOPLE,
    disagreements: Sequence[Disagreement] = (),
    outcomes: Sequence[Outcome] = (),
    elsewhere: int = 0,
    gaps: Sequence[Gap] = (),
    citations: Sequence[Citation] = (),
) -> Plan:
    """Make a Plan for Jay."""
    return Plan(
        schema_version="1",
        title="Jay's plan",
        format="one-page-profile" if one_page else None,
        one_page=one_page,
        nation="england",
        drafted_for=None,
        people=list(people),
        sections=list(sections),
        disagreements=list(disagreements),
        outcomes=list(outcomes),
        elsewhere=elsewhere,
        gaps=list(gaps),
        citations=list(citations),
    )


def laid_out(made: Plan) -> Laid:
    """Lay a Plan out as on 21 November 2026."""
    return lay_out(made, LABELS, ON, WORDING)


def laid_easy(made: Plan) -> Laid:
    """Lay a Plan out as an Easy Read."""
    return lay_out(made, LABELS, ON, EASY_WORDING, EASY)
