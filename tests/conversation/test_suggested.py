"""A question that a language model suggests in the middle of an interview: asked, left, or none at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from assistant.conversation.sitting import Sitting
from assistant.conversation.state import AtQuestion
from assistant.conversation.turns import (
    Asked,
    Care,
    Choice,
    NotSuggested,
    Shown,
    Sorry,
    Suggested,
    Suggesting,
    Told,
    Turn,
)
from assistant.conversation.workspace import Workspace
from assistant.record.entries import AnswerGiven, AnswerWithdrawn, Audience, new_entry
from assistant.record.suggestions import SuggestionDecided, Task
from assistant.settings import Settings
from assistant.suggesting.suggestion import Suggestion, Why
from tests.conversation.people import Table, choice, has, pick, question, say, texts

LONG = "toast first and then the dog and me go round the block"
WORDS = "What do you like about the block?"


@pytest.fixture
def table(settings: Settings) -> Iterator[Table]:
    """A table where somebody chose a language model. No test here asks it."""
    workspace = Workspace(replace(settings, model="small"))
    yield Table.laid(workspace)
    workspace.store.close()


def suggestion(table: Table, name: str = "Jay", **more: object) -> Suggestion:
    last = [one for one in table.answers(name) if one.audience is Audience.MY_PLAN][-1]
    made = Suggestion(Task.FOLLOW_UP, last.question, "small", WORDS, (last.id,))
    return replace(made, **more)  # type: ignore[arg-type]


def only(turns: tuple[Turn, ...], kind: type[Turn]) -> Turn:
    (found,) = [turn for turn in turns if isinstance(turn, kind)]
    return found


def offered(table: Table) -> Sitting:
    """Jay has said one thing, and a question about it waits for his yes or no."""
    jay = table.sit("Jay")
    say(jay, LONG)
    jay.take(Suggested(suggestion(table)))
    return jay


def decided(table: Table) -> list[tuple[str, SuggestionDecided]]:
    entries = table.workspace.store.entries(table.record)
    return [
        (one.kind, one.payload) for one in entries if isinstance(one.payload, SuggestionDecided)
    ]


@pytest.mark.parametrize("typed", ["/suggest", "ask me something else about that please"])
def test_a_model_is_asked_about_what_was_said_last(table: Table, typed: str) -> None:
    jay = table.sit("Jay")
    say(jay, LONG)
    open_now = jay.state.at
    turn = only(say(jay, typed), Suggesting)
    (said,) = table.answers("Jay")
    assert isinstance(turn, Suggesting)
    assert (turn.question, turn.answer) == (said.question, said.id)
    assert LONG in turn.text
    assert jay.state.at == open_now


def test_private_words_are_passed_over(table: Table) -> None:
    jay = table.sit("Jay")
    say(jay, LONG, "/private", "I hide in the toilets at lunch, all of it")
    turn = only(say(jay, "/suggest"), Suggesting)
    assert isinstance(turn, Suggesting)
    assert turn.answer == table.answers("Jay")[0].id
    assert "toilets" not in turn.text


def test_with_only_private_words_no_model_is_asked(table: Table) -> None:
    jay = table.sit("Jay")
    say(jay, "/private", "I hide in the toilets at lunch, all of it")
    turns = say(jay, "/suggest")
    assert not has(turns, Suggesting)
    assert "It never sees what is only for you." in texts(turns)
    assert has(turns, Asked)


def test_what_others_said_is_not_what_this_person_is_asked_about(table: Table) -> None:
    say(table.sit("Kerry"), LONG)
    assert not has(say(table.sit("Jay"), "/suggest"), Suggesting)


def test_without_a_model_it_is_said_and_no_command_is_listed(workspace: Workspace) -> None:
    jay = Table.laid(workspace).sit("Jay")
    say(jay, LONG)
    turns = say(jay, "/suggest")
    assert has(turns, Sorry)
    assert "No language model is set here. Nothing needs one." in texts(turns)
    assert "/suggest" not in texts(say(jay, "/commands"))


def test_with_a_model_the_command_is_listed(table: Table) -> None:
    shown = only(say(table.sit("Jay"), "/commands"), Shown)
    assert isinstance(shown, Shown)
    assert shown.text.splitlines()[-1].split()[0] == "/suggest"


def test_the_question_is_shown_as_a_models_with_the_words_it_is_about(table: Table) -> None:
    jay = table.sit("Jay")
    say(jay, LONG)
    unsure = suggestion(table, held=True, reasons=(Why("meaning", "block", "It may be another."),))
    turn = only(jay.take(Suggested(unsure)), Choice)
    assert isinstance(turn, Choice)
    assert turn.text.startswith("A language model suggests this question.")
    for part in (WORDS, LONG, "The check is not sure about it: It may be another."):
        assert part in turn.text
    assert [one.key for one in turn.options] == ["ask", "leave"]
    assert decided(table) == []


def test_a_question_that_the_person_has_asked_is_answered_beside_the_first(table: Table) -> None:
    jay = offered(table)
    open_now = jay.state.at
    asked = only(pick(jay, "ask"), Asked)
    assert isinstance(asked, Asked)
    assert (asked.text, asked.follow_up) == (WORDS, True)
    ((kind, kept),) = decided(table)
    first = table.answers("Jay")[0]
    assert (kind, kept.words, kept.model) == ("suggestion_accepted", WORDS, "small")
    assert (kept.about, kept.sources, kept.edited) == (first.question, (first.id,), False)
    say(jay, "the big tree")
    answer = table.answers("Jay")[1]
    assert (answer.question, answer.follows, answer.asked) == (first.question, first.id, WORDS)
    assert answer.words == "the big tree"
    assert isinstance(jay.state.at, AtQuestion)
    assert question(jay) == open_now.back_to.question  # type: ignore[union-attr]


@pytest.mark.parametrize("typed", ["leave it", "no thanks"])
def test_a_question_that_is_left_leaves_no_words(table: Table, typed: str) -> None:
    jay = offered(table)
    before = jay.state.at.back_to  # type: ignore[union-attr]
    turns = say(jay, typed)
    assert has(turns, Asked)
    assert jay.state.at == before
    ((kind, kept),) = decided(table)
    assert (kind, kept.words) == ("suggestion_refused", "")
    assert "the block?" not in str(table.workspace.store.entries(table.record))


def test_where_none_came_it_is_said_and_the_open_question_is_put_again(table: Table) -> None:
    jay = table.sit("Jay")
    say(jay, LONG, "/private")
    open_now = jay.state.at
    told, asked = jay.take(NotSuggested("Nothing was sent."))
    assert isinstance(told, Told)
    assert isinstance(asked, Asked)
    assert (told.text, asked.private) == ("Nothing was sent.", True)
    assert jay.state.at == open_now


def test_who_said_only_for_me_is_held_to_it_in_a_suggested_question(table: Table) -> None:
    jay = table.sit("Jay")
    say(jay, LONG, "/private")
    jay.take(Suggested(suggestion(table)))
    asked = only(pick(jay, "ask"), Asked)
    assert isinstance(asked, Asked)
    assert asked.private
    say(jay, "I hide there sometimes, nobody knows")
    assert table.answers("Jay")[1].audience is Audience.ONLY_ME


def test_words_that_were_taken_out_meanwhile_are_asked_about_no_more(table: Table) -> None:
    jay = table.sit("Jay")
    say(jay, LONG)
    made = suggestion(table)
    say(jay, "/takeout")
    pick(jay, "take")
    turns = jay.take(Suggested(made))
    assert not has(turns, Choice)
    assert WORDS not in texts(turns)


@pytest.mark.parametrize("how", ["take out", "keep private", "say anew"])
def test_words_that_changed_while_the_choice_stood_open_are_asked_about_no_more(
    table: Table, how: str
) -> None:
    jay = offered(table)
    (said,) = table.answers("Jay")
    if how == "keep private":
        table.workspace.share(table.record, said.person.id, [said.id], Audience.ONLY_ME)
    else:
        gone = AnswerWithdrawn(answer=said.id)
        anew = AnswerGiven(question=said.question, words="nothing", replaces=(said.id,))
        payload = gone if how == "take out" else anew
        entry = new_entry(table.record, payload, person=said.person.id)
        table.workspace.store.append([entry])
    turns = pick(jay, "ask")
    assert "do not stand in the shared plan any more" in texts(turns)
    assert WORDS not in texts(turns)
    assert has(turns, Asked)
    assert decided(table) == []


def test_a_suggested_question_that_is_skipped_changes_nothing_that_was_said(table: Table) -> None:
    jay = offered(table)
    pick(jay, "ask")
    say(jay, "/skip")
    assert [one.words for one in table.answers("Jay")] == [LONG]


def test_harm_told_to_a_suggested_question_stops_the_interview(table: Table) -> None:
    jay = offered(table)
    pick(jay, "ask")
    assert has(say(jay, "my dad hits me when we get home"), Care)
    assert choice(jay) == "after_care"
    turns = jay.take(Suggested(suggestion(table)))
    assert not has(turns, Choice)
    assert choice(jay) == "after_care"


def test_who_stops_at_the_choice_has_decided_nothing(table: Table) -> None:
    jay = offered(table)
    say(jay, "/stop")
    assert decided(table) == []
    assert question(table.sit("Jay"))


def test_what_is_said_to_a_suggested_question_follows_the_answer_it_was_made_of(
    table: Table,
) -> None:
    jay = offered(table)
    (source,) = table.answers("Jay")
    pick(jay, "ask")
    say(jay, "no cars there and nobody about")
    (said,) = [one for one in table.answers("Jay") if one.follows]
    assert said.follows == source.id
