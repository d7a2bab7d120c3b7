"""Small Outcomes, and sections that show them, for the tests of exports."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.plan.model import (
    Column,
    Fact,
    Finding,
    Outcome,
    OutcomeViewpoint,
    PlanPerson,
    PlanSection,
    Provision,
    Source,
    Standing,
    Step,
)
from assistant.record.outcomes import Term
from tests.exporting.builders import DEE, JAY, SHAH, source


def thinks(
    person: PlanPerson,
    words: str = "",
    *,
    agrees: bool = False,
    current: bool = True,
    before_hope: bool = False,
) -> OutcomeViewpoint:
    """Say what somebody thinks of an Outcome; with words, what they would change."""
    return OutcomeViewpoint(
        voice=person.voice,
        person=person.name,
        person_id=person.id,
        agrees=agrees,
        words=words,
        current=current,
        said_at="2026-11-21T11:00:00+00:00",
        before_hope=before_hope,
    )


def help_given(what: str = "Time with a job coach", **fields: str) -> Provision:
    """Give help of an hour, twice a week."""
    return Provision(
        what=what,
        how=fields.get("how", "at the bike shop"),
        who=fields.get("who", "Ms Reid, job coach"),
        how_much=fields.get("how_much", "1 hour"),
        how_often=fields.get("how_often", "twice a week"),
        until=fields.get("until", "2027-07-20"),
    )


def outcome(
    text: str = "By July 2027 Jay will be able to fix a puncture on his own.",
    id: str = "o1",
    **changes: object,
) -> Outcome:
    """Write an Outcome whose thread is whole; ``changes`` are other values of its fields."""
    wording = Source(
        kind="outcome",
        id=f"{id}-wording",
        quote=text,
        person=SHAH.name,
        person_id=SHAH.id,
        said_at="2026-11-21T10:00:00+00:00",
    )
    made = Outcome(
        id=id,
        text=text,
        aspiration=source("a job with bikes", JAY, "dream_job"),
        needs=[source("loses the steps half way", SHAH, "needs")],
        area="Work, training and higher education",
        term=Term.SHORT,
        steps=[
            Step(what="ask Rob at the shop", who="Jay", by="2026-12-01"),
            Step(what="learn the tools", who="Rob", by="before Easter"),
        ],
        provision=[help_given()],
        known_by="Three bikes ready, and Rob checked them.",
        no_longer="He asks nobody for a month.",
        home="Keep the pump where Jay finds it.",
        review_on="2027-01-10",
        check=[],
        status=Standing.PROPOSED,
        broken=[],
        views=[thinks(JAY, agrees=True), thinks(DEE, "Not on school days.")],
        sources=[wording],
    )
    return made.model_copy(update=changes)


def finding(reason: str = "“fix” can be seen, but not how often.") -> Finding:
    """Find something with an Outcome."""
    return Finding(criterion="measurable", reason=reason, suggestion="Say how many times.")


IEP_COLUMNS = {
    "area": "Key area",
    "text": "Target",
    "provision": "What help",
    "how": "How it is given",
    "who": "Who gives it",
    "how_often": "How often",
    "review_on": "Review date",
    "known_by": "How we decide that it worked",
    "": "What really happened",
}
ACTION_COLUMNS = {"text": "What would I like to do?", "who": "Who helps?", "": "Have I done it?"}


def table_section(
    columns: dict[str, str], *outcomes: str, title: str = "Targets", note: str = ""
) -> PlanSection:
    """Make a section with a table of Outcomes."""
    return PlanSection(
        id=title.lower().replace(" ", "_"),
        title=title,
        lines=[],
        guidance=[],
        note=note,
        outcomes=list(outcomes),
        columns=[Column(part=part, title=name) for part, name in columns.items()],
    )


def facts_section(to_fill: Sequence[str] = ("School", "Date of birth")) -> PlanSection:
    """Make a section of facts and lines to fill in; nobody has said the school year."""
    known = {"name": "Jay", "age": "16", "year_group": "", "drafted_on": "2026-11-21"}
    labels = {"name": "Name", "age": "Age", "year_group": "School year", "drafted_on": "Drafted on"}
    return PlanSection(
        id="about",
        title="The pupil",
        lines=[],
        guidance=[],
        facts=[Fact(id=id, label=labels[id], text=text) for id, text in known.items()],
        to_fill=list(to_fill),
        may_be_empty=True,
    )
