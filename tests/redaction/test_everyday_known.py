"""A person of the Record who is called by an everyday word: guidance keeps the word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.redaction.redactor import Redactor

GUIDANCE = (
    "An EHC plan is written when a young person needs it. In England the EHC Plan names a school. "
    "A supported internship is a way to work, says sections A to K. The young person's parents and "
    "school staff make the plan. After-school clubs and school plans help at school."
)


@given(
    known=st.sampled_from(["Plan", "plan", "A", "school", "[PERSON_1]", "Person", "Staff", "Way"])
)
def test_guidance_keeps_everyday_words(known: str) -> None:
    assert Redactor([known]).redact(GUIDANCE).text == GUIDANCE


@pytest.mark.parametrize(
    ("known", "text", "clean"),
    [
        ("Plan", "Plan helps me, ask Plan", "[PERSON_1] helps me, ask [PERSON_1]"),
        ("Plan", "plan's mum, and with Plan", "[PERSON_1]'s mum, and with [PERSON_1]"),
        ("school", "School says hi. I go to school", "[PERSON_1] says hi. I go to school"),
        (
            "Plan Patel",
            "plan patel has a plan. Plan Patel",
            "plan [PERSON_1] has a plan. [PERSON_1]",
        ),
        ("Auntie Plan", "Auntie Plan has a plan", "Auntie [PERSON_1] has a plan"),
        ("A", "A lost his bag. A supported me", "[PERSON_1] lost his bag. [PERSON_1] supported me"),
    ],
)
def test_the_name_goes_where_it_is_written_as_one(known: str, text: str, clean: str) -> None:
    assert Redactor([known]).redact(text).text == clean
