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
    Column,
    Disagreement,
    Fact,
    Finding,
    Gap,
    Line,
    Outcome,
    OutcomeViewpoint,
    Plan,
    PlanPerson,
    PlanSection,
    Provision,
    Source,
    Standing,
    Step,
    Viewpoint,
)
from assistant.record.entries import Meaning, Voice
from assistant.record.outcomes import Term

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


def thinks(
    person: PlanPerson, words: str = "", *, agrees: bool = False, current: bool = True
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
        gaps=list(gaps),
        citations=list(citations),
    )


def full_plan() -> Plan:
    """Make a Plan that holds one of everything."""
    job = [("bikes. fixing them", JAY), ("Bikes is a hobby.", DEE), ("Strips a derailleur.", SHAH)]
    return plan(
        section(
            line("people talk to mum not me"),
            line("Good with his little sister, patient.", DEE, standing=Standing.AGREED),
            line("He's lazy.", DEE, standing=Standing.CROSSED_OUT),
            line("bikes. fixing them", JAY, "dream_job", standing=Standing.OBJECTED),
            guidance=["g1", "g2"],
        ),
        section(
            line(
                "Walks out, comes back if left.",
                SHAH,
                text="Leave Jay to walk off.",
                suggested_by="a model",
            ),
            title="How best to support me",
        ),
        section(title="What people appreciate about me"),
        disagreements=[
            Disagreement(
                topic="dream_job",
                views=[view(words, person) for words, person in job],
            )
        ],
        outcomes=[
            outcome(),
        ],
        gaps=[
            gap("travel", JAY),
            gap("good_day", JAY, Meaning.DONT_KNOW),
            Gap(
                question="good_day",
                voice=Voice.PRACTITIONER,
                person=None,
                person_id=None,
                reason=None,
            ),
        ],
        citations=[citation("g1"), citation("g2", Status.HISTORIC, page=None)],
    )


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


NOTICE = (
    "This is not an EHC plan. Only the local authority writes one. Fill in the outcome by hand."
)


def outcome_plan() -> Plan:
    """Make a Plan with a notice, facts, a wide table, a narrow one, and lines to fill in."""
    second = outcome(
        "By Easter 2027 Jay will be able to order three parts by telephone.",
        "o2",
        provision=[help_given(), help_given("A written list", who="", how_often="each day")],
        aspiration=None,
        known_by="",
        status=Standing.OBJECTED,
        broken=["Nobody's hope stands behind this yet. Choose the words it starts from."],
        check=[finding()],
        views=[thinks(JAY, "not by phone"), thinks(DEE, current=False, agrees=True)],
    )
    base = full_plan()
    made = plan(
        facts_section(),
        *base.sections,
        table_section(IEP_COLUMNS, "o1", "o2", note="Not more than four targets."),
        table_section(ACTION_COLUMNS, "o1", "o2", title="My action plan"),
        section(title="Signed").model_copy(
            update={"to_fill": ["Pupil", "Parent", "Date"], "may_be_empty": True}
        ),
        section(title="Nothing and no matter").model_copy(update={"may_be_empty": True}),
        disagreements=base.disagreements,
        outcomes=[outcome(), second],
        gaps=base.gaps,
        citations=base.citations,
    )
    return made.model_copy(update={"notice": NOTICE})


def laid_out(made: Plan) -> Laid:
    """Lay a Plan out as on 21 November 2026."""
    return lay_out(made, LABELS, ON, WORDING)


def laid_easy(made: Plan) -> Laid:
    """Lay a Plan out as an Easy Read."""
    return lay_out(made, LABELS, ON, EASY_WORDING, EASY)
