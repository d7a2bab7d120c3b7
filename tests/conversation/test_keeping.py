"""What is said is kept letter for letter, for whom it was said, and asked about once more at most."""

from __future__ import annotations

import pytest

from assistant.conversation.sitting import Sitting
from assistant.conversation.state import AtQuestion
from assistant.conversation.turns import (
    Action,
    Asked,
    Did,
    Heard,
    Sorry,
    WentTo,
)
from assistant.record.entries import Audience
from tests.conversation.people import LONG, Table, has, question, say, texts


def test_an_answer_is_kept_letter_for_letter_and_the_next_question_follows(
    table: Table, jay: Sitting
) -> None:
    first = question(jay)
    words = "  toast FIRST. then  the dog, Bo :)  and nobody rushing "
    turns = say(jay, words)
    assert has(turns, Heard)
    assert question(jay) != first
    (answer,) = table.answers("Jay")
    assert (answer.question, answer.words) == (first, words)


def test_a_very_short_answer_gets_one_gentle_follow_up_and_never_a_second(
    table: Table, jay: Sitting
) -> None:
    turns = say(jay, "my bike")
    asked = turns[-1]
    assert isinstance(asked, Asked)
    assert asked.follow_up
    say(jay, "rob lets me fix them")
    said = table.answers("Jay")
    assert [answer.words for answer in said] == ["my bike", "rob lets me fix them"]
    assert said[1].follows == said[0].id
    jay.take(WentTo(said[0].question))
    turns = say(jay, "my bmx")
    assert not any(isinstance(turn, Asked) and turn.follow_up for turn in turns)
    assert "my bmx" in [answer.words for answer in table.answers("Jay")]


def test_after_two_follow_ups_left_in_a_row_no_more_are_asked(jay: Sitting) -> None:
    for _ in range(2):
        say(jay, "bike")
        assert isinstance(jay.state.at, AtQuestion)
        assert jay.state.at.follow_up
        jay.take(Did(Action.SKIP))
    say(jay, "bike")
    assert isinstance(jay.state.at, AtQuestion)
    assert not jay.state.at.follow_up


def test_nothing_typed_erases_nothing(table: Table, jay: Sitting) -> None:
    first = question(jay)
    assert has(say(jay, "   "), Sorry)
    assert table.answers("Jay") == []
    say(jay, LONG)
    jay.take(WentTo(first))
    say(jay, "")
    jay.take(WentTo(first))
    jay.take(Did(Action.SKIP))
    assert [answer.words for answer in table.answers("Jay")] == [LONG]


def test_private_words_are_for_that_person_only(table: Table, jay: Sitting) -> None:
    say(jay, "/private", LONG)
    say(jay, LONG)
    mine, shared = table.answers("Jay")
    assert (mine.audience, shared.audience) == (Audience.ONLY_ME, Audience.MY_PLAN)
    view = table.workspace.view(table.record)
    assert view.shared_with(table.ids["Kerry"]) == (shared,)
    assert set(view.shared_with(table.ids["Jay"])) == {mine, shared}


@pytest.mark.parametrize("way", ["back", "map"])
def test_changing_private_words_keeps_them_private(table: Table, jay: Sitting, way: str) -> None:
    first = question(jay)
    say(jay, "/private", LONG)
    jay.take(Did(Action.BACK) if way == "back" else WentTo(first))
    say(jay, LONG + " and more")
    (answer,) = table.answers("Jay")
    assert (answer.words, answer.audience) == (LONG + " and more", Audience.ONLY_ME)
    jay.take(WentTo(first))
    say(jay, "/private", LONG)
    (answer,) = table.answers("Jay")
    assert answer.audience is Audience.MY_PLAN


def test_how_a_question_was_left_can_be_private_too(table: Table, jay: Sitting) -> None:
    say(jay, "/private", "dunno", "dunno")
    assert [a.audience for a in table.answers("Jay")] == [Audience.ONLY_ME, Audience.MY_PLAN]


def test_a_follow_up_to_private_words_is_private(table: Table, jay: Sitting) -> None:
    say(jay, "/private", "my bike", "when it rains I go alone")
    assert {answer.audience for answer in table.answers("Jay")} == {Audience.ONLY_ME}


def test_an_answer_that_ends_with_dont_put_that_is_kept_for_only_me(
    table: Table, jay: Sitting
) -> None:
    say(jay, "I hate the blue bus and the driver. dont put that")
    (answer,) = table.answers("Jay")
    assert answer.audience is Audience.ONLY_ME


def test_a_very_long_answer_is_kept_whole_and_one_beyond_the_limit_is_told(
    table: Table, jay: Sitting
) -> None:
    megabyte = "toast and the dog. " * 55_189
    turns = say(jay, megabyte)
    assert f"{len(megabyte):,}" in texts(turns)
    assert table.answers("Jay")[0].words == megabyte
    turns = say(jay, "x" * 5_000_001)
    assert has(turns, Sorry)
    assert len(table.answers("Jay")) == 1


def test_escape_codes_are_kept_as_they_were_typed(table: Table, jay: Sitting) -> None:
    words = "red \x1b[31m bus \x1b]0;title\x07 and the 36"
    say(jay, words)
    assert table.answers("Jay")[0].words == words


def test_what_is_said_in_two_windows_at_once_is_all_kept(table: Table, jay: Sitting) -> None:
    other = table.sit("Jay")
    say(jay, LONG)
    say(other, "no, it is when I ride out to the reservoir")
    assert {answer.words for answer in table.answers("Jay")} == {
        LONG,
        "no, it is when I ride out to the reservoir",
    }
