"""Whole Plans for the tests of exports."""

from __future__ import annotations

from assistant.knowledge.model import Status
from assistant.plan.model import Disagreement, Gap, Plan, Standing
from assistant.record.entries import Meaning, Voice
from tests.exporting.builders import DEE, JAY, SHAH, citation, gap, line, plan, section, view
from tests.exporting.outcome_builders import (
    ACTION_COLUMNS,
    IEP_COLUMNS,
    facts_section,
    finding,
    help_given,
    outcome,
    table_section,
    thinks,
)


def full_plan() -> Plan:
    """Make a Plan that holds one of everything."""
    job = [("bikes. fixing them", JAY), ("Bikes is a hobby.", DEE), ("Strips a derailleur.", SHAH)]
    return plan(
        section(
            line("people talk to mum not me"),
            line("Good with his little sister, patient.", DEE, standing=Standing.AGREED),
            line("He's lazy.", DEE, standing=Standing.CROSSED_OUT),
            line(
                "bikes. fixing them",
                JAY,
                "dream_job",
                standing=Standing.OBJECTED,
                objected_by=[DEE, SHAH],
            ),
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
        elsewhere=1,
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
        views=[
            thinks(JAY, "not by phone", before_hope=True),
            thinks(DEE, current=False, agrees=True),
        ],
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
