"""Words that stay in a plan: none hides somebody, and known short forms are no pupil's initials."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.redaction.lists import load_lists
from assistant.redaction.redactor import Redactor

LISTS = load_lists()
GRAMMAR = (
    LISTS.acting
    | LISTS.cues["relations"]
    | LISTS.cues["titles"]
    | LISTS.cues["miss"]
    | LISTS.cues["roles"]
    | LISTS.cues["stops"]
    | LISTS.cues["not_after_relation"]
)
MAY_BE_SOMEBODY = sorted(
    word for word in LISTS.keep - GRAMMAR if len(word) > 1 and word.isascii() and word.isalpha()
)


def redacted(text: str) -> str:
    return Redactor().redact(text).text


@given(
    word=st.sampled_from(MAY_BE_SOMEBODY),
    called=st.sampled_from(["my friend", "Miss", "my uncle", "my support worker", "Auntie"]),
)
def test_no_word_that_stays_hides_somebody(word: str, called: str) -> None:
    clean = redacted(f"we saw {called} {word.capitalize()} today")
    assert re.fullmatch(rf"we saw {called} \[(PERSON|PLACE)_1\] today", clean)


def test_there_are_words_that_could_hide_somebody() -> None:
    assert len(MAY_BE_SOMEBODY) > 1000
    assert {"ni", "sw"}.isdisjoint(LISTS.keep)


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("my friend Clio comes. Clio is nice", "my friend [PERSON_1] comes. [PERSON_1] is nice"),
        ("my sister clio is 14", "my sister [PERSON_1] is 14"),
        ("Miss Clio", "Miss [PERSON_1]"),
        ("my uncle Sooner and Miss Ni", "my uncle [PERSON_1] and Miss [PERSON_2]"),
        ("my support worker Ni helps", "my support worker [PERSON_1] helps"),
        ("my friend ABC and my TA NI", "my friend [PERSON_1] and my TA [PERSON_2]"),
        ("my friend Will Power came", "my friend [PERSON_1] came"),
        ("my friend Nana came", "my friend [PERSON_1] came"),
        ("MY FRIEND CLIO CAME TO SEE ME", "MY FRIEND [PERSON_1] CAME TO SEE ME"),
        ("he is with BTC and LRD, and ADHD", "he is with [PERSON_1] and [PERSON_2], and ADHD"),
        ("pupils: BTC, ADHD; LRD, SLCN", "pupils: [NAME_1], ADHD; [NAME_2], SLCN"),
        ("I was with ZKL and ADHD", "I was with [PERSON_1] and ADHD"),
    ],
)
def test_somebody_goes_though_a_list_knows_the_word(text: str, clean: str) -> None:
    assert redacted(text) == clean


@pytest.mark.parametrize(
    "text",
    [
        "he drives a Clio, she has a corsa, sooner or later",
        "her NI number is safe. my ni is lost, my SW said so",
        "she has ADHD, DLD and GDD, and an ILP",
        "my son ADHD and my TA NHS",
        "Key Worker Support is weekly. the Head Teacher and Teaching Assistant",
        "my mum, Lego, trains",
        "it takes will power",
    ],
)
def test_what_names_nobody_stays(text: str) -> None:
    assert redacted(text) == text
