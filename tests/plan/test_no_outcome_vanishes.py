"""An Outcome stands in every Format that has a table, or the Format says that it leaves it out."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.drafting.rules import draft
from assistant.flows.loader import load_flows
from assistant.plan.areas import load_areas
from assistant.plan.format import Format, load_formats
from assistant.record.entries import PersonJoined, RecordStarted, Voice, new_entry
from assistant.record.folding import fold
from assistant.record.outcomes import OutcomeWritten, Term
from assistant.record.view import View

FLOWS = load_flows()
FORMATS = load_formats({question.id for question in FLOWS.questions()})
WITH_TABLES = [one for one in FORMATS if any(part.outcomes for part in one.sections)]
AREAS = ["", *(area.id for area in load_areas())]


def view_of_every_kind() -> View:
    """Give a Record with an Outcome of each area and term, and of none, known by its text."""
    entries = [
        new_entry("r", RecordStarted(name="Jay", nation="england"), person=None),
        new_entry("r", PersonJoined(name="Jay", voice=Voice.YOUNG_PERSON), person="jay"),
    ]
    for area in AREAS:
        for term in Term:
            aim = OutcomeWritten(text=f"{area} {term}", area=area, term=term)
            entries.append(new_entry("r", aim, person="jay", kind="outcome_proposed"))
    return fold(entries)


VIEW = view_of_every_kind()


@pytest.mark.parametrize("form", WITH_TABLES, ids=lambda one: one.id)
def test_each_stands_under_a_heading_or_is_counted(form: Format) -> None:
    plan = draft(VIEW, FLOWS, form, lambda _: (), on=date(2026, 11, 22))
    listed = {one for section in plan.sections for one in section.outcomes}
    assert {one.id for one in plan.outcomes} == listed
    assert len(listed) + plan.elsewhere == len(VIEW.outcomes)


@pytest.mark.parametrize("form", WITH_TABLES, ids=lambda one: one.id)
def test_one_without_an_area_is_left_out_only_for_its_term(form: Format) -> None:
    plan = draft(VIEW, FLOWS, form, lambda _: (), on=date(2026, 11, 22))
    terms = {term for part in form.sections if part.outcomes for term in part.outcomes.terms}
    without = {one.term for one in plan.outcomes if one.area is None}
    assert without == terms
