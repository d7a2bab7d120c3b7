"""A Record that cannot be written to while somebody decides: it is told, their words stay, all goes on."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from assistant.conversation.suggestions import Suggestions
from assistant.plain.home import PlainHome
from assistant.plain.interview import Plain
from assistant.record.entries import Voice
from assistant.record.outcomes import OutcomeWritten
from assistant.suggesting.suggestion import Suggestion
from tests.plain.modelled import ASKS, HOPE, LINES, MORE, OUTCOME, QUESTION, Models, Talk
from tests.plain.stuck import Typed, read_only
from tests.suggesting.people import gives

MINE = "Full buses worry me a lot."
UNSAVED = "Goodbye. Not everything could be saved. What could not is told above."
AIM = "By July 2099 Jay fixes two bikes at the shop"


def home(talk: Talk, *lines: str) -> str:
    out = io.StringIO()
    PlainHome(talk.workspace, Typed(talk.workspace, *lines), out).run()
    return out.getvalue()


def test_changed_words_are_given_back_and_can_be_saved_later(models: Models) -> None:
    with models.talking(gives(LINES)) as talk:
        talk.said()
        changing = ("/stuck", "2", MINE, "/free", "2", MINE, "", "q")
        shown = home(talk, "w", "1", "1", "1", "1", *changing)
        assert "This could not be saved" in shown
        assert f"So that you still have them, they are: “{MINE}”" in shown
        assert shown.rstrip().endswith("Goodbye. Everything is saved.")
        assert [kept.words for _, kept in talk.decided] == [MINE]


@pytest.mark.parametrize("way", ["1", "3"])
def test_what_is_accepted_or_refused_as_it_is_can_be_tried_again(models: Models, way: str) -> None:
    with models.talking(gives(LINES)) as talk:
        talk.said()
        shown = home(talk, "w", "1", "1", "1", "1", "/stuck", way, "/free", way, "", "q")
        assert shown.count("This could not be saved") == 1
        assert shown.rstrip().endswith("Goodbye. Everything is saved.")
        assert len(talk.decided) == 1


def test_an_outcome_that_cannot_be_saved_is_given_back_whole(models: Models) -> None:
    with models.talking(gives({"outcomes": [OUTCOME]})) as talk:
        talk.said(HOPE, question="dream_job")
        talk.workspace.tell_who_reads(talk.record, talk.jay)
        form = ("1", "", "", AIM, *[""] * 5, "/stuck", *[""] * 6)
        shown = home(talk, "o", "1", "s", *form, "", "", "", "q")
        assert "This could not be saved" in shown
        assert f"So that you still have them, they are: “{AIM}; Fix bikes; Jay”" in shown
        assert shown.rstrip().endswith(UNSAVED)
        read_only(talk.workspace, yes=False)
        assert talk.workspace.view(talk.record).outcomes == ()


def test_a_suggested_question_that_cannot_be_written_down_is_not_asked(models: Models) -> None:
    with models.talking(gives(ASKS)) as talk:
        talk.said()
        out = io.StringIO()
        typed = Typed(talk.workspace, "/suggest", "/stuck", "1", "/free", MORE)
        sitting = talk.workspace.sitting(talk.record, talk.jay)
        Plain(talk.workspace, sitting, typed, out).run()
        assert "This could not be saved" in out.getvalue()
        assert out.getvalue().count(QUESTION) == 1
        assert talk.decided == []
        said = talk.workspace.view(talk.record).answers_of(talk.jay)[-1]
        assert (said.words, said.follows) == (MORE, None)


def test_words_that_were_never_saved_are_not_called_saved(models: Models) -> None:
    with models.talking(gives(LINES)) as talk:
        talk.said()
        shown = home(talk, "w", "1", "1", "1", "1", "/stuck", "2", MINE, "/free", "4", "", "q")
        assert "Nothing was written." in shown
        assert shown.rstrip().endswith(UNSAVED)
        assert talk.decided == []


@contextmanager
def before_saving(monkeypatch: pytest.MonkeyPatch, talk: Talk, other: str) -> Iterator[None]:
    """Let ``other`` be first in another window, when an Outcome is saved."""
    accept = Suggestions.accept_outcome
    requests = talk.workspace.suggestions(talk.record, other)

    def second(self: Suggestions, one: Suggestion, written: OutcomeWritten) -> str:
        accept(requests, one, written)
        return accept(self, one, written)

    with monkeypatch.context() as patch:
        patch.setattr(Suggestions, "accept_outcome", second)
        yield


def test_an_outcome_that_somebody_was_first_with_is_told_and_all_goes_on(
    models: Models, monkeypatch: pytest.MonkeyPatch
) -> None:
    with models.talking(gives({"outcomes": [OUTCOME]})) as talk:
        kerry = talk.workspace.join(talk.record, "Kerry", Voice.PARENT).id
        talk.said(HOPE, question="dream_job")
        with before_saving(monkeypatch, talk, kerry):
            shown = home(talk, "o", "1", "s", "1", *[""] * 30, "q")
        assert "This was already accepted by Kerry." in shown
        assert shown.rstrip().endswith(UNSAVED)
        (outcome,) = talk.workspace.view(talk.record).outcomes
        assert outcome.proposed_by == kerry
