"""A Choice is taken by key or in words, and words that wait for it are never lost."""

from __future__ import annotations

import pytest

from assistant.conversation.sitting import Sitting
from assistant.conversation.state import AtQuestion, Ended
from assistant.conversation.turns import (
    Action,
    Did,
    Sorry,
    Stopped,
    WentTo,
    Wondered,
)
from assistant.plan.lines import line_id
from tests.conversation.people import LONG, Table, choice, has, pick, question, say


def test_a_question_for_us_is_answered_and_the_interview_goes_on_where_it_was(
    table: Table, jay: Sitting
) -> None:
    first = question(jay)
    say(jay, "please, what is outcome?")
    assert choice(jay) == "is_it_a_question"
    turns = pick(jay, "question")
    assert Wondered("please, what is outcome?") in turns
    assert question(jay) == first
    assert table.answers("Jay") == []


def test_words_with_a_question_mark_can_be_the_answer(table: Table, jay: Sitting) -> None:
    say(jay, "going where nobody says are you ok?")
    pick(jay, "answer")
    assert [answer.words for answer in table.answers("Jay")] == [
        "going where nobody says are you ok?"
    ]


def test_whoever_types_on_meant_that_it_was_the_answer(table: Table, jay: Sitting) -> None:
    say(jay, "is it when nobody is on my back?", LONG)
    assert [answer.words for answer in table.answers("Jay")] == [
        "is it when nobody is on my back?",
        LONG,
    ]


@pytest.mark.parametrize(
    ("reply", "kept"),
    [("yes", True), ("its my answer", True), ("no", False), ("a question", False)],
)
def test_a_choice_is_taken_in_words(table: Table, jay: Sitting, reply: str, kept: bool) -> None:
    first = question(jay)
    say(jay, "is it when nobody is on my back?", reply)
    assert bool(table.answers("Jay")) is kept
    assert (question(jay) != first) is kept


def test_a_short_reply_that_is_not_known_is_asked_again_and_nothing_is_lost(
    table: Table, jay: Sitting
) -> None:
    assert has(say(jay, "is it when nobody is on my back?", "purple"), Sorry)
    assert choice(jay) == "is_it_a_question"
    say(jay, "1")
    pick(jay, "answer")
    assert len(table.answers("Jay")) == 1


def test_opening_another_question_keeps_words_that_wait(table: Table, jay: Sitting) -> None:
    say(jay, "is it when nobody is on my back?")
    jay.take(WentTo("dream_job"))
    assert question(jay) == "dream_job"
    assert [answer.words for answer in table.answers("Jay")] == ["is it when nobody is on my back?"]


def test_can_i_stop_now_is_heard_at_every_choice(table: Table, jay: Sitting) -> None:
    say(jay, LONG, "/takeout")
    assert has(say(jay, "can i stop now"), Stopped)
    assert [answer.words for answer in table.answers("Jay")] == [LONG]


def test_stopping_while_asked_whether_it_is_an_answer_loses_nothing(
    table: Table, jay: Sitting
) -> None:
    say(jay, "is it when nobody is on my back?")
    assert has(jay.take(Did(Action.STOP)), Stopped)
    assert len(table.answers("Jay")) == 1


def test_the_young_person_keeps_or_crosses_out_what_others_appreciate(table: Table) -> None:
    for name in ("Kerry", "Mr Adeyemi"):
        sitting = table.sit(name)
        sitting.take(WentTo("appreciate"))
        say(sitting, f"what {name} appreciates about him and why")
    jay = table.sit("Jay")
    while isinstance(jay.state.at, AtQuestion):
        jay.take(Did(Action.SKIP))
    assert choice(jay) == "appreciation"
    pick(jay, "keep")
    pick(jay, "cross_out")
    assert isinstance(jay.state.at, Ended)
    kinds = [decision.kind for decision in table.workspace.view(table.record).line_decisions]
    assert kinds == ["line_kept", "line_crossed_out"]
    assert isinstance(table.sit("Jay").state.at, Ended)


def test_words_that_their_writer_crossed_out_are_not_put_to_the_young_person(table: Table) -> None:
    kerry = table.sit("Kerry")
    kerry.take(WentTo("appreciate"))
    say(kerry, "he always carries my bags, every single time")
    (answer,) = table.answers("Kerry")
    line = line_id("appreciate", answer.id)
    table.workspace.decide(table.record, table.ids["Kerry"], line, "line_crossed_out")
    jay = table.sit("Jay")
    while isinstance(jay.state.at, AtQuestion):
        jay.take(Did(Action.SKIP))
    assert isinstance(jay.state.at, Ended)
