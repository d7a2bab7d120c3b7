"""A Record that cannot be written to while somebody decides: it is told, their words stay, all goes on."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.conversation.suggestions import Suggestions
from assistant.conversation.workspace import Workspace
from assistant.grounding.model import Embed
from assistant.meaning.embedder import Embedder
from assistant.plain.home import PlainHome
from assistant.plain.interview import Plain
from assistant.record.outcomes import OutcomeWritten
from assistant.settings import Settings
from tests.plain.modelled import Models, Talk
from tests.plain.test_suggesting import ASKS, HOPE, LINES, MORE, OUTCOME, QUESTION
from tests.suggesting.people import gives

MINE = "Full buses worry me a lot."
AIM = "By July 2099 Jay fixes two bikes at the shop"


@pytest.fixture(scope="module")
def embed(cache_dir: Path) -> Embed:
    return Embedder.open(cache_dir).embed


@pytest.fixture
def models(settings: Settings, embed: Embed) -> Models:
    return Models(replace(settings, model="m"), embed)


def read_only(workspace: Workspace, *, yes: bool) -> None:
    workspace.store._db.execute(f"PRAGMA query_only={'ON' if yes else 'OFF'}")


class Typed(io.StringIO):
    """Piped lines. Between ``/stuck`` and ``/free``, which nobody reads, the Record is read-only."""

    def __init__(self, workspace: Workspace, *lines: str) -> None:
        super().__init__("".join(f"{line}\n" for line in lines))
        self._workspace = workspace

    def readline(self, size: int = -1) -> str:  # type: ignore[override]
        line = super().readline(size)
        while line in ("/stuck\n", "/free\n"):
            read_only(self._workspace, yes=line == "/stuck\n")
            line = super().readline(size)
        return line


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
        assert shown.rstrip().endswith("Goodbye. Everything is saved.")
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


@contextmanager
def before_saving(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let somebody else in another window be first, each time an Outcome is saved."""
    accept = Suggestions.accept_outcome

    def second(self: Suggestions, one: object, written: OutcomeWritten) -> str:
        accept(self, one, written)  # type: ignore[arg-type]
        return accept(self, one, written)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(Suggestions, "accept_outcome", second)
        yield


def test_an_outcome_that_somebody_was_first_with_is_told_and_all_goes_on(
    models: Models, monkeypatch: pytest.MonkeyPatch
) -> None:
    with models.talking(gives({"outcomes": [OUTCOME]})) as talk, before_saving(monkeypatch):
        talk.said(HOPE, question="dream_job")
        shown = home(talk, "o", "1", "s", "1", *[""] * 30, "q")
        assert "This was already accepted by Jay." in shown
        assert shown.rstrip().endswith("Goodbye. Everything is saved.")
        assert len(talk.workspace.view(talk.record).outcomes) == 1
