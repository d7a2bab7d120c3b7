"""Help that nobody spoke of, agreement of one alone, exceptions, duties, and the same told otherwise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.grounding.check import check, faults
from assistant.grounding.data import pictured
from assistant.grounding.ground import Ground
from assistant.grounding.model import Allowed, Source
from assistant.grounding.words import read
from assistant.record.entries import Voice
from benchmarks.grounding import Remembered

ALLOWED = Allowed(("Maya",), (("Dee", "mum"), ("Ms Lee",)))
MAYA = Source("a1", "i dont get lost if i have my map. colours help", "Maya", Voice.YOUNG_PERSON)
MUM = Source("a2", "I would like a later bus. She is tired.", "Dee", Voice.PARENT, "mum")
HELP = ["a weighted blanket", "ear defenders", "a scribe", "a visual timetable", "a fidget toy"]
HELP.extend(["movement breaks", "a screen magnifier", "extra tuition", "a reward chart", "PECS"])
TUTOR = Source("a3", "Has a colour planner. Will record it as audio.", "Ms Lee", Voice.PRACTITIONER)


def _kinds(text: str, *sources: Source) -> set[str]:
    ground = Ground(sources or (MAYA, MUM, TUTOR), ALLOWED)
    return {one.kind for one in faults(text, ground)}


@given(st.sampled_from(HELP))
def test_help_that_no_source_names_is_a_doubt_and_loses_nothing(help_: str) -> None:
    ground = Ground((MAYA, MUM, TUTOR), ALLOWED)
    found = [one for one in faults(f"Maya has {help_}.", ground) if one.kind == "provision"]
    assert found
    assert not any(one.sure for one in found)


@pytest.mark.parametrize(
    "text", ["Maya uses her map.", "Maya has a planner.", "Maya makes an audio recording."]
)
def test_help_that_a_source_names_is_no_doubt(text: str) -> None:
    assert "provision" not in _kinds(text)


def test_all_must_say_what_they_are_said_to_agree_on() -> None:
    assert "voice" in _kinds("Maya and Dee both want a later bus.")
    later = Source("a4", "a later bus pls", "Maya", Voice.YOUNG_PERSON)
    assert "voice" not in _kinds("Maya and Dee both want a later bus.", later, MUM)


def test_he_or_she_is_whoever_the_sentence_before_is_about() -> None:
    ground = Ground((MAYA, MUM), ALLOWED)
    text = "She says that she would like a later bus."
    assert "voice" in {one.kind for one in faults(text, ground, "Maya has a map.")}
    assert "voice" not in {one.kind for one in faults(text, ground, "Dee is her mum.")}


def test_an_exception_must_be_made_by_a_source() -> None:
    words = "She'll not touch anything wet. Jelly, paint, even a damp cloth."
    source = Source("a1", words, "Dee", Voice.PARENT, "mum")
    made = Source("a1", "She touches nothing wet except paint.", "Dee", Voice.PARENT, "mum")
    text = "Maya will not touch anything wet, except paint."
    assert "negation" in _kinds(text, source)
    assert "negation" not in _kinds(text, made)


@pytest.mark.parametrize(
    ("text", "words", "wrong"),
    [
        ("The health board must prepare the plan.", "The school must prepare the plan.", True),
        ("The school has to prepare the plan.", "The school must prepare the plan.", False),
        ("The plan must be prepared.", "The school must prepare the plan.", False),
        ("You should hear within six weeks.", "The council must say within six weeks.", False),
        ("It must ask the school for facts.", "The council may ask the school for facts.", True),
    ],
)
def test_a_duty_stays_with_who_has_it(text: str, words: str, wrong: bool) -> None:
    assert ("duty" in _kinds(text, Source("p1", words, asked="Reviews: Plans"))) is wrong


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Maya has a quarter more time.", "25 per cent extra time"),
        ("Maya is there half a year.", "for 6 months"),
        ("Maya is tired after half past one.", "Tired after 1.30 pm."),
        ("Maya rests for a quarter of an hour.", "a break of 15 minutes"),
        ("Adults wait for Maya.", "wait for me"),
        ("Send Maya a text.", "txt me"),
        ("Maya pays with a bank card.", "i have my card"),
        ("Once it has decided, Maya gets a letter.", "They decide. Then there is a letter."),
    ],
)
def test_the_same_in_other_words_is_no_fault(text: str, words: str) -> None:
    source = Source("a1", words, "Maya", Voice.YOUNG_PERSON)
    assert not [one for one in faults(text, Ground((source,), ALLOWED)) if one.kind != "negation"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [("tappin", "tapping"), ("naebody", "nobody"), ("n", "and"), ("kno", "know")],
)
def test_words_as_people_write_them_are_read(written: str, meant: str) -> None:
    assert read(written)[0].plain == meant


@given(
    st.sampled_from(
        sorted({"violin", "choir", "donkey", "orchestra", "rugby", "pizza"} & pictured())
    )
)
def test_a_thing_that_can_be_pictured_must_be_in_a_source(embed: Remembered, thing: str) -> None:
    found = check(f"Maya likes the {thing}.", ["a2"], (MAYA, MUM), ALLOWED, embed)
    assert found.verdict == "held"
