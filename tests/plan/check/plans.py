"""Small plans with outcomes whose thread is whole, for the tests of the plan check."""

from __future__ import annotations

from assistant.plan.model import (
    Line,
    Outcome,
    OutcomeViewpoint,
    Plan,
    PlanPerson,
    PlanSection,
    Provision,
    Source,
    Standing,
)
from assistant.record.entries import Voice
from assistant.record.outcomes import Term

SAID_AT = "2026-11-21T10:00:00+00:00"


def said(id: str, quote: str, question: str, person: str = "Jay") -> Source:
    return Source(
        kind="answer",
        id=id,
        quote=quote,
        person=person,
        person_id=person.lower(),
        question=question,
        said_at=SAID_AT,
    )


HOPE = said("a-hope", "A job with bikes.", "dream_job")
NEED = said("a-need", "I lose the steps half way.", "needs")


def view(*, agrees: bool = True, current: bool = True, person: str = "Jay") -> OutcomeViewpoint:
    return OutcomeViewpoint(
        voice=Voice.YOUNG_PERSON,
        person=person,
        person_id=person.lower(),
        agrees=agrees,
        words="",
        current=current,
        said_at=SAID_AT,
    )


def help_given(**changes: str) -> Provision:
    fields = {
        "what": "Practice at the bench",
        "how": "side by side",
        "who": "Rob",
        "how_much": "45 minutes",
        "how_often": "twice a week",
        "until": "2027-07-20",
    }
    return Provision(**{**fields, **changes})


def outcome(id: str = "o1", **changes: object) -> Outcome:
    made = Outcome(
        id=id,
        text="By July 2027 Jay will mend a puncture alone in the college workshop, 3 times in 4.",
        aspiration=HOPE,
        needs=[NEED],
        area=None,
        term=Term.LONG,
        steps=[],
        provision=[help_given()],
        known_by="Rob watches three in a row.",
        no_longer="",
        home="",
        review_on="2027-04-01",
        check=[],
        status=Standing.AGREED,
        broken=[],
        views=[view()],
        sources=[HOPE, NEED],
    )
    return made.model_copy(update=changes)


def line(source: Source, voice: Voice = Voice.YOUNG_PERSON) -> Line:
    return Line(
        id=f"s:{source.id}",
        text=source.quote,
        voice=voice,
        person=source.person,
        person_id=source.person_id,
        verbatim=True,
        standing=Standing.PROPOSED,
        suggested_by=None,
        sources=[source],
    )


def plan(
    *outcomes: Outcome, lines: tuple[Line, ...] = (line(HOPE), line(NEED)), name: str = "Jay"
) -> Plan:
    return Plan(
        schema_version="1",
        title=f"{name}'s plan",
        format=None,
        one_page=False,
        nation="england",
        drafted_for=None,
        people=[PlanPerson(id=name.lower(), name=name, voice=Voice.YOUNG_PERSON, role=None)],
        sections=[PlanSection(id="words", title="Words", lines=list(lines), guidance=[])],
        disagreements=[],
        outcomes=list(outcomes),
        gaps=[],
        citations=[],
    )
