"""Names that are also words, as notes write them: with a bracket, an age or a school year after them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.redaction.redactor import Redactor

NAMES = ["Jay", "Mark", "Rose", "Will", "Grace", "Joy", "Hope", "Summer", "May", "Tulip", "Zyla"]
PRONOUNS = ["he/him", "she/her", "they/them", "he/they", "she / they", "he/him, 15", "They/Them"]
AGES = ["15", "aged 15", "age 9", "14 yrs", "11 years old", "Year 10", "Y9", "16, Year 11"]
ROLES = [
    "mum",
    "Mum",
    "dad",
    "her brother",
    "key worker",
    "TA",
    "SENCO",
    "mum to Kian",
    "OT, weekly",
]
FRAMES = ["{} likes dogs", "{} was late", "Meeting: {}, then lunch", "today\n{} said so"]


def redacted(text: str) -> str:
    return Redactor().redact(text).text


@given(
    name=st.sampled_from(NAMES),
    held=st.sampled_from([*PRONOUNS, *AGES, *ROLES]),
    frame=st.sampled_from(FRAMES),
)
def test_a_name_before_a_bracket_that_says_who_it_is_goes(name: str, held: str, frame: str) -> None:
    assert name not in redacted(frame.format(f"{name} ({held})"))


@given(
    name=st.sampled_from(NAMES),
    joint=st.sampled_from([" - ", " – ", ", ", ": "]),
    held=st.sampled_from(["Year 10", "Y9", "year 7", "he/him"]),
)
def test_a_name_at_the_start_of_a_note_goes(name: str, joint: str, held: str) -> None:
    assert redacted(f"{name}{joint}{held} - likes dogs").startswith(("[PERSON_1]", "[NAME_1]"))


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("jay (he/him) likes dogs", "[PERSON_1] (he/him) likes dogs"),
        ("Jay [he/him], Jay(15)", "[PERSON_1] [he/him], [PERSON_1](15)"),
        ("Mark, 15, likes dogs", "[PERSON_1], 15, likes dogs"),
        ("Mum (Rose) and dad (Mark)", "Mum ([PERSON_1]) and dad ([PERSON_2])"),
        ("Jay (15) came. jay said hi", "[PERSON_1] (15) came. [PERSON_1] said hi"),
        ("jays mum said no", "[PERSON_1] mum said no"),
        ("when marks dad came", "when [PERSON_1] dad came"),
        ("Jay (15) came, jays mum too", "[PERSON_1] (15) came, [PERSON_1] mum too"),
        ("with jayden p", "with [PERSON_1]"),
        ("jayden p said hi to sam", "[PERSON_1] said hi to [PERSON_2]"),
        ("Attends The Link PRU", "Attends The [SCHOOL_1]"),
        ("The Link PRU said no", "The [SCHOOL_1] said no"),
        ("he's at The Bridge AP now", "he's at The [SCHOOL_1] now"),
        ("goes to The Link Unit", "goes to The [ORGANISATION_1]"),
    ],
)
def test_who_and_where_goes(text: str, clean: str) -> None:
    assert redacted(text) == clean


@pytest.mark.parametrize(
    "text",
    [
        "Maths (Year 10), English (Y9), Art (Year 8)",
        "Reading - Year 4 level. Numeracy - Year 2",
        "English, Year 9. Art - Year 10. Football: Year 7",
        "Transport (dad). Support (mum). Friday (nan)",
        "I (he/him) am sure. They (she/they) too. Pronouns (he/him). Pupil (they/them)",
        "Section (15). Page (4). Plan (Year 9)",
        "Mark (see page 3). Hope (for the future)",
        "Will (you know) he go? i hope (mum) is ok",
        "in summer (dad), every Sunday (nan)",
        "he marks mum's card. she hopes mum will come. sundays dad sleeps",
        "my cats mum was a stray, the marks teacher gave",
        "TA (Support), mum (Polish)",
        "the autism unit. Attends The Special School. The Assessment Unit, in a pru",
        "a plan b for maths, in p e he is ok",
    ],
)
def test_what_names_nobody_stays(text: str) -> None:
    assert redacted(text) == text


def test_two_letters_after_a_name_are_no_initial() -> None:
    assert (
        redacted("with jayden n me, jayden p e kit") == "with [PERSON_1] n me, [PERSON_1] p e kit"
    )
