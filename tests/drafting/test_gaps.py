"""Gaps: what a heading expects, of whom, and nothing more."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from assistant.drafting.gaps import gaps
from assistant.flows.loader import load_flows
from assistant.plan.format import FormatSection
from assistant.record.entries import (
    AnswerGiven,
    Audience,
    Meaning,
    PersonJoined,
    RecordStarted,
    Voice,
    new_entry,
)
from assistant.record.folding import fold
from assistant.record.view import View

FLOWS = load_flows()
IDS = [question.id for question in FLOWS.questions()]
NAMES = {Voice.YOUNG_PERSON: "jay", Voice.PARENT: "kerry", Voice.PRACTITIONER: "sir"}

Said = tuple[Voice, str, Meaning]


def view_of(said: list[Said], people: tuple[Voice, ...] = tuple(Voice)) -> View:
    payloads = [
        (RecordStarted(name="Jay", age=16), None),
        *((PersonJoined(name=NAMES[voice], voice=voice), NAMES[voice]) for voice in people),
        *(
            (AnswerGiven(question=question, words="so", meaning=meaning), NAMES[voice])
            for voice, question, meaning in said
        ),
    ]
    start = datetime(2026, 11, 21, tzinfo=UTC)
    return fold(
        new_entry("r", payload, person=who, time=start + timedelta(minutes=at))
        for at, (payload, who) in enumerate(payloads)
    )


def found(
    view: View, *sections: FormatSection, reader: str | None = None
) -> list[tuple[str, Voice, Meaning | None]]:
    answers = [answer for answer in view.shared_with(reader) if answer.says_something]
    missing = gaps(view, FLOWS, answers, sections, reader)
    return [(one.question, one.voice, one.reason) for one in missing]


def section(
    *answers: str, voices: tuple[Voice, ...] = tuple(Voice), may_be_empty: bool = False
) -> FormatSection:
    return FormatSection(
        id="part", title="Part", answers=answers, voices=voices, may_be_empty=may_be_empty
    )


def test_a_heading_misses_only_the_voices_that_it_takes() -> None:
    own_words = section("likes", voices=(Voice.YOUNG_PERSON,))
    assert found(view_of([]), own_words) == [("likes", Voice.YOUNG_PERSON, None)]
    left = view_of([(Voice.YOUNG_PERSON, "likes", Meaning.DONT_KNOW)])
    assert found(left, own_words) == [("likes", Voice.YOUNG_PERSON, Meaning.DONT_KNOW)]
    assert found(view_of([(Voice.YOUNG_PERSON, "likes", Meaning.ANSWER)]), own_words) == []


def test_what_may_be_empty_is_no_gap_unless_another_heading_expects_it() -> None:
    assert found(view_of([]), section("likes", may_be_empty=True)) == []
    parents = section("likes", voices=(Voice.PARENT,))
    assert found(view_of([]), section("likes", may_be_empty=True), parents) == [
        ("likes", Voice.PARENT, None)
    ]


def test_nobody_misses_what_they_are_not_asked() -> None:
    papers = section("assessments")
    both = [("assessments", Voice.PARENT, None), ("assessments", Voice.PRACTITIONER, None)]
    assert found(view_of([]), papers) == both
    assert found(view_of([], (Voice.YOUNG_PERSON,)), papers) == both  # nobody of them is there yet
    assert found(view_of([]), section("job_day")) == []  # no job was named
    named = view_of([(Voice.PARENT, "dream_job", Meaning.ANSWER)])
    assert found(named, section("job_day")) == [("job_day", Voice.PARENT, None)]


@given(
    st.lists(
        st.tuples(st.sampled_from(Voice), st.sampled_from(IDS), st.sampled_from(Meaning)),
        max_size=12,
    ),
    st.lists(
        st.builds(
            lambda answers, voices, may: section(*answers, voices=tuple(voices), may_be_empty=may),
            st.lists(st.sampled_from(IDS), min_size=1, max_size=5, unique=True),
            st.lists(st.sampled_from(Voice), min_size=1, unique=True),
            st.booleans(),
        ),
        max_size=4,
    ),
)
def test_each_gap_is_one_place_that_expects_words_and_has_none(
    said: list[Said], sections: list[FormatSection]
) -> None:
    missing = [(question, voice) for question, voice, _ in found(view_of(said), *sections)]
    assert len(missing) == len(set(missing))
    spoken = {(question, voice) for voice, question, how in said if how is Meaning.ANSWER}
    expected = {
        (question, voice)
        for one in sections
        if not one.may_be_empty
        for voice in one.voices
        for question in one.answers
    }
    assert set(missing) <= expected - spoken
    conditioned = {question.id for question in FLOWS.questions() if question.when}
    assert {one for one in expected - spoken if one[0] not in conditioned} <= set(missing)


def test_a_question_that_hangs_on_private_words_shows_nothing_of_them() -> None:
    """What nobody else may read is, for the list of what is missing, as if it was never said."""
    (hanging,) = [
        one.id for one in FLOWS.questions() if one.when and one.when.answered == "dream_job"
    ]
    view = view_of([(Voice.YOUNG_PERSON, "dream_job", Meaning.ANSWER)])
    (hope,) = view.answers
    private = replace(view, answers=(replace(hope, audience=Audience.ONLY_ME),))
    both = section("dream_job", hanging, voices=(Voice.YOUNG_PERSON,))
    assert found(view, both) == [(hanging, Voice.YOUNG_PERSON, None)]
    assert found(private, both) == found(view_of([]), both)


def test_others_cannot_tell_what_was_skipped_from_what_is_private() -> None:
    """A sitting passes no question: an empty one before one that was skipped would be private."""
    young = Voice.YOUNG_PERSON
    both = section("good_day", "bad_day", voices=(young,))
    view = view_of([(young, "good_day", Meaning.ANSWER), (young, "bad_day", Meaning.SKIP)])
    hidden, skipped = view.answers
    view = replace(view, answers=(replace(hidden, audience=Audience.ONLY_ME), skipped))
    for reader in (None, "kerry", "sir"):
        assert found(view, both, reader=reader) == found(view_of([]), both, reader=reader)
    assert found(view, both, reader="jay") == [("bad_day", young, Meaning.SKIP)], "their own copy"


def test_how_a_question_was_left_is_not_told_where_it_is_asked_after_private_words() -> None:
    young = Voice.YOUNG_PERSON
    both = section("dream_job", "job_day", voices=(young,))
    view = view_of([(young, "dream_job", Meaning.ANSWER), (young, "job_day", Meaning.DONT_KNOW)])
    assert found(view, both) == [("job_day", young, Meaning.DONT_KNOW)]
    hope, left = view.answers
    private = replace(view, answers=(replace(hope, audience=Audience.ONLY_ME), left))
    assert found(private, both, reader="kerry") == found(view_of([]), both)
    assert found(private, both, reader="jay") == [("job_day", young, Meaning.DONT_KNOW)]
