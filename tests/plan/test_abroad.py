from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.drafting.rules import draft
from assistant.flows.loader import load_flows
from assistant.plan.abroad import abroad, load_abroad
from assistant.plan.format import find_format, load_formats
from assistant.record.nation import FOUR, Nation, in_words
from assistant.record.view import View

FLOWS = load_flows()
FORMATS = load_formats({question.id for question in FLOWS.questions()})


@given(st.sampled_from(FORMATS), st.sampled_from([*FOUR, None]))
def test_a_format_is_called_of_elsewhere_just_where_it_is(form, nation) -> None:  # type: ignore[no-untyped-def]
    said = abroad(form, nation)
    assert bool(said) == (Nation.UK not in form.nations and nation not in form.nations)
    if said:
        assert in_words(form.nations) in said
        assert nation is None or in_words([nation]) in said


def test_the_words_are_short() -> None:
    for text in load_abroad().model_dump().values():
        assert all(len(one.split()) <= 15 for one in re.split(r"(?<=\.)\s", text))


@pytest.mark.parametrize("nation", ["england", "scotland", None])
def test_a_plan_says_so_before_what_its_format_says_of_itself(nation: str | None) -> None:
    form = find_format(FORMATS, "iep-scotland")
    view = View("r", "Jay", nation, None, None, datetime(2026, 11, 22, tzinfo=UTC))
    plan = draft(view, FLOWS, form, lambda _: (), on=date(2026, 11, 22))
    if nation == "scotland":
        assert plan.notice == form.notice
    else:
        assert plan.notice == f"{abroad(form, nation)}\n\n{form.notice}"
