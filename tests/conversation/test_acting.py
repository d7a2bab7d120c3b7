"""What is asked for by key, by slash or in words is done, and never taken for an answer."""

from __future__ import annotations

import pytest

from assistant.conversation.sitting import Sitting
from assistant.conversation.turns import (
    Action,
    Did,
    Shown,
    Sorry,
)
from assistant.record.entries import Meaning
from tests.conversation.people import LONG, Table, choice, has, pick, question, say


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ("dunno", Meaning.DONT_KNOW),
        ("/idk", Meaning.DONT_KNOW),
        ("skip", Meaning.SKIP),
        ("/skip", Meaning.SKIP),
        ("/dont_know", Meaning.DONT_KNOW),
        ("id rather not say", Meaning.RATHER_NOT_SAY),
        ("ask my mum", Meaning.ASK_SOMEONE),
        ("ask me another day", Meaning.ANOTHER_DAY),
    ],
)
def test_leaving_a_question_is_an_answer_too(
    table: Table, jay: Sitting, words: str, meaning: Meaning
) -> None:
    left = question(jay)
    say(jay, words)
    (answer,) = table.answers("Jay")
    assert (answer.question, answer.meaning) == (left, meaning)
    assert answer.words == ("" if words.startswith("/") else words)
    assert question(jay) != left


def test_dont_put_that_offers_to_take_out_what_was_said_before(table: Table, jay: Sitting) -> None:
    say(jay, LONG)
    here = question(jay)
    say(jay, "dont put that")
    assert choice(jay) == "take_out"
    pick(jay, "take")
    assert table.answers("Jay") == []
    assert question(jay) == here
    say(jay, LONG, "/takeout")
    pick(jay, "leave")
    assert [answer.words for answer in table.answers("Jay")] == [LONG]


def test_dont_put_that_with_nothing_said_leaves_the_question(table: Table, jay: Sitting) -> None:
    say(jay, "dont put that")
    (answer,) = table.answers("Jay")
    assert answer.meaning is Meaning.RATHER_NOT_SAY


def test_help_example_and_stuck_show_something_and_the_question_stays(jay: Sitting) -> None:
    first = question(jay)
    for action in (Action.HELP, Action.EXAMPLE, Action.STUCK, Action.WHO_READS, Action.MAP):
        (shown,) = jay.take(Did(action))
        assert isinstance(shown, Shown)
        assert len(shown.text) > 20
    assert question(jay) == first


def test_an_unknown_command_is_told_and_not_kept(table: Table, jay: Sitting) -> None:
    assert has(say(jay, "/skp"), Sorry)
    assert table.answers("Jay") == []


def test_a_lone_question_mark_asks_for_help_and_a_slash_may_have_words(
    table: Table, jay: Sitting
) -> None:
    assert has(say(jay, "?"), Shown)
    say(jay, "/skip it")
    (answer,) = table.answers("Jay")
    assert answer.meaning is Meaning.SKIP
