"""A further question from a language model in an interview: put, answered, left, or not there."""

from __future__ import annotations

import signal
import threading

import pytest

from tests.plain.modelled import ASKS, MORE, QUESTION, TRAVEL, Models
from tests.suggesting.people import gives
from tests.suggesting.servers import answers, says, silent


def test_a_suggested_question_is_asked_and_answered(models: Models) -> None:
    with models.talking(gives(ASKS)) as talk:
        talk.said()
        shown = talk.interview("/suggest", "1", MORE)
        assert shown.count("A language model suggests this question.") == 1
        assert f"“{QUESTION}”" in shown
        assert f"It is about what you said: “{TRAVEL}”" in shown
        first, more = talk.workspace.view(talk.record).answers_of(talk.jay)
        assert (more.words, more.follows, more.asked) == (MORE, first.id, QUESTION)
        ((kind, kept),) = talk.decided
        assert (kind, kept.words) == ("suggestion_accepted", QUESTION)
        assert TRAVEL in talk.server.bodies[0].decode()


def test_a_suggested_question_that_is_left_puts_the_open_one_again(models: Models) -> None:
    with models.talking(gives(ASKS)) as talk:
        talk.said()
        shown = talk.interview("/suggest", "2")
        assert shown.count("[1 of") == 2
        assert [kind for kind, _ in talk.decided] == ["suggestion_refused"]


@pytest.mark.parametrize(
    ("script", "told"),
    [
        (answers(500), "is not well"),
        (says("I think you should"), "cannot be read"),
        (gives({"nothing": True}), "suggested nothing that can be used"),
    ],
)
def test_whatever_the_model_does_the_interview_goes_on(
    script: object, told: str, models: Models
) -> None:
    with models.talking(script) as talk:  # type: ignore[arg-type]
        talk.said()
        shown = talk.interview("/suggest", MORE)
        assert told in shown
        assert "Saved." in shown
        assert talk.decided == []


def test_what_was_dropped_is_told_and_shown_only_to_whoever_asks(models: Models) -> None:
    invented = "Does Kayleigh like full buses?"
    bad = {"questions": [{"question": invented, "sources": ["s1"]}]}
    with models.talking(gives(bad)) as talk:
        talk.said()
        shown = talk.interview("/suggest", "", MORE)
        assert "1 thing that the model wrote was dropped" in shown
        assert invented not in shown
        shown = talk.interview("/suggest", "2", "/stop")
        assert f"Dropped. Do not use it: “{invented}”" in shown
        assert "kayleigh" in shown.split(invented)[1]


@pytest.mark.usefixtures("ctrl_c")
def test_ctrl_c_stops_the_model_and_the_interview_goes_on(models: Models) -> None:
    with models.talking(silent) as talk:
        talk.said()
        main = threading.main_thread().ident
        assert main is not None

        def press() -> None:
            if talk.server.asked.wait(20):
                signal.pthread_kill(main, signal.SIGINT)

        threading.Thread(target=press, daemon=True).start()
        shown = talk.interview("/suggest", MORE)
        assert "The language model was stopped by you." in shown
        assert talk.server.left.wait(5)
        assert MORE in [one.words for one in talk.workspace.view(talk.record).answers]
