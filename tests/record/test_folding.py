from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.record.entries import (
    AnswerGiven,
    AnswerShared,
    AnswerWithdrawn,
    Audience,
    DifferenceMarked,
    Entry,
    FollowUpAsked,
    InterviewResumed,
    InterviewStopped,
    LineDecided,
    Meaning,
    PersonJoined,
    RecordStarted,
    SittingStopped,
    Voice,
    new_entry,
)
from assistant.record.folding import audience_now, fold
from assistant.record.payload import Payload
from assistant.record.view import View

START = datetime(2026, 11, 21, 9, tzinfo=UTC)


class Writing:
    """Makes Entries one second apart."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.add(RecordStarted(name="Jay", nation="england", age=16), person=None)
        self.add(PersonJoined(name="Jay", voice=Voice.YOUNG_PERSON), person="jay")
        self.add(PersonJoined(name="Kerry", voice=Voice.PARENT), person="kerry")

    def add(
        self,
        payload: Payload,
        *,
        person: str | None = "jay",
        kind: str | None = None,
        audience: Audience = Audience.MY_PLAN,
    ) -> str:
        place = len(self.entries)
        entry = new_entry(
            "r",
            payload,
            person=person,
            kind=kind,
            audience=audience,
            time=START + timedelta(seconds=place),
            id=f"{place:06d}",
        )
        self.entries.append(entry)
        return entry.id


def test_a_record_without_a_start_is_refused() -> None:
    with pytest.raises(ValueError, match="record_started"):
        fold([])


def test_a_new_answer_replaces_the_old_one_and_the_old_one_stays_in_the_entries() -> None:
    record = Writing()
    first = record.add(AnswerGiven(question="dream_job", words="bikes"))
    record.add(AnswerGiven(question="dream_job", words="bikes, at Rob's", replaces=(first,)))
    assert [answer.words for answer in fold(record.entries).answers] == ["bikes, at Rob's"]
    assert any(entry.id == first for entry in record.entries)


def test_when_two_people_change_one_answer_at_once_both_changes_are_kept() -> None:
    record = Writing()
    first = record.add(AnswerGiven(question="dream_job", words="bikes"))
    record.add(AnswerGiven(question="dream_job", words="bikes, here", replaces=(first,)))
    record.add(AnswerGiven(question="dream_job", words="bikes, there", replaces=(first,)))
    assert [a.words for a in fold(record.entries).answers] == ["bikes, here", "bikes, there"]


def test_nobody_can_replace_withdraw_or_share_the_words_of_another() -> None:
    record = Writing()
    said = record.add(AnswerGiven(question="dream_job", words="bikes"), audience=Audience.ONLY_ME)
    record.add(AnswerGiven(question="dream_job", words="bricks", replaces=(said,)), person="kerry")
    record.add(AnswerWithdrawn(answer=said), person="kerry")
    record.add(AnswerShared(answer=said), person="kerry")
    jay = fold(record.entries).answers_of("jay")
    assert [(answer.words, answer.audience) for answer in jay] == [("bikes", Audience.ONLY_ME)]


def test_an_answer_can_be_withdrawn_and_its_audience_changed() -> None:
    record = Writing()
    first = record.add(AnswerGiven(question="bad_day", words="noise"))
    second = record.add(AnswerGiven(question="good_day", words="toast"))
    record.add(AnswerWithdrawn(answer=first))
    record.add(AnswerShared(answer=second), audience=Audience.ONLY_ME)
    view = fold(record.entries)
    assert [answer.words for answer in view.answers] == ["toast"]
    assert view.shared_with("kerry") == ()
    assert [answer.words for answer in view.shared_with("jay")] == ["toast"]
    assert audience_now(record.entries[4], record.entries) is Audience.ONLY_ME


def test_a_withdrawal_holds_where_a_clock_set_back_put_it_before_the_words() -> None:
    record = Writing()
    said = record.add(AnswerGiven(question="bad_day", words="noise"))
    record.add(AnswerWithdrawn(answer=said))
    hidden = record.add(AnswerGiven(question="money", words="savings"))
    record.add(AnswerShared(answer=hidden), audience=Audience.ONLY_ME)
    early = [
        replace(entry, time=START - timedelta(days=1))
        if isinstance(entry.payload, AnswerWithdrawn | AnswerShared | PersonJoined)
        else entry
        for entry in record.entries
    ]
    view = fold(early)
    assert [answer.words for answer in view.answers] == ["savings"]
    assert view.shared_with("kerry") == ()


def test_leaving_a_question_says_nothing() -> None:
    record = Writing()
    record.add(AnswerGiven(question="bad_day", words="dunno", meaning=Meaning.DONT_KNOW))
    (answer,) = fold(record.entries).answers
    assert answer.words == "dunno"
    assert not answer.says_something


def test_a_stop_for_care_stands_until_the_person_chooses_to_go_on() -> None:
    record = Writing()
    record.add(InterviewStopped(concern="not_safe"), audience=Audience.ONLY_ME)
    record.add(AnswerGiven(question="good_day", words="work"), person="kerry")
    assert fold(record.entries).stopped_for_care == {"jay"}
    record.add(SittingStopped())
    assert fold(record.entries).stopped_for_care == {"jay"}
    record.add(InterviewResumed())
    assert fold(record.entries).stopped_for_care == frozenset()


def test_decisions_differences_and_follow_ups_are_folded() -> None:
    record = Writing()
    record.add(LineDecided(line="appreciate:x"), kind="line_kept")
    record.add(LineDecided(line="appreciate:x"), kind="line_crossed_out")
    record.add(DifferenceMarked(question="skills"))
    record.add(DifferenceMarked(question="money"))
    record.add(DifferenceMarked(question="money", differs=False), person="kerry")
    record.add(FollowUpAsked(question="good_day"))
    view = fold(record.entries)
    assert [decision.kind for decision in view.line_decisions] == ["line_crossed_out"]
    assert view.differences == {("jay", "skills"), ("jay", "money")}
    assert view.follow_ups_asked == {("jay", "good_day")}


@given(st.lists(st.sampled_from(["say", "change", "take out", "hide"]), max_size=12), st.integers())
def test_the_view_does_not_depend_on_the_order_in_which_entries_arrive(
    doings: list[str], seed: int
) -> None:
    record = Writing()
    said = record.add(AnswerGiven(question="good_day", words="first"))
    for place, doing in enumerate(doings):
        if doing == "say":
            said = record.add(AnswerGiven(question=f"q{place % 3}", words=str(place)))
        elif doing == "change":
            said = record.add(AnswerGiven(question="q", words=str(place), replaces=(said,)))
        elif doing == "take out":
            record.add(AnswerWithdrawn(answer=said))
        else:
            record.add(AnswerShared(answer=said), audience=Audience.ONLY_ME)
    shuffled = [*record.entries, *record.entries]  # a merge may bring the same Entry twice
    random.Random(seed).shuffle(shuffled)
    assert fold(shuffled) == fold(record.entries)


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2026, 11, 22), 10),
        (date(2027, 8, 31), 10),
        (date(2027, 9, 1), 11),
        (date(2031, 9, 1), 15),
        (date(2032, 9, 1), None),
    ],
)
def test_the_school_year_goes_up_each_summer(day: date, year: int | None) -> None:
    started = datetime(2026, 11, 22, tzinfo=UTC)
    assert View("r", "Jay", "england", 15, 10, started).year_group_on(day) == year
    assert View("r", "Jay", "england", 15, None, started).year_group_on(day) is None
