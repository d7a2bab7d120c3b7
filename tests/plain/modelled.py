"""A Record with a language model that says what a test scripts, and lines typed at it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from assistant.conversation.workspace import Workspace
from assistant.grounding.model import Embed
from assistant.plain.home import PlainHome
from assistant.plain.interview import Plain
from assistant.record.entries import AnswerGiven, new_entry
from assistant.record.suggestions import SuggestionDecided
from assistant.settings import Settings
from tests.suggesting.people import writer
from tests.suggesting.servers import Act, StubServer, serving

TRAVEL = "I get nervous when the bus is full"
MORE = "it is loud and everybody pushes past"
QUESTION = "What is it like when the bus is full?"
ASKS = {"questions": [{"question": QUESTION, "sources": ["s1"]}]}
LINES = {"lines": [{"text": "Full buses make me nervous.", "sources": ["s1"]}]}
HOPE = "I want to fix bikes at the shop on Mill Road"
OUTCOME = {
    "sources": ["s1"],
    "aspiration": HOPE,
    "outcome": "Jay fixes bikes at the shop on Mill Road",
    "steps": [{"sources": ["s1"], "text": "Fix bikes", "who": "Jay", "how_often": ""}],
    "provision": [],
}


class Talk:
    """Jay, and a model at a server that keeps every byte it got."""

    def __init__(self, workspace: Workspace, server: StubServer) -> None:
        self.workspace = workspace
        self.server = server
        self.record = workspace.new_record("Jay", "england", 15)
        self.jay = workspace.view(self.record).people[0].id

    def said(self, words: str = TRAVEL, *, who: str = "", question: str = "travel") -> str:
        """Let somebody have said something, Jay if nobody else; gives the Answer's id."""
        given = AnswerGiven(question=question, words=words)
        entry = new_entry(self.record, given, person=who or self.jay)
        self.workspace.store.append([entry])
        return entry.id

    def interview(self, *lines: str) -> str:
        """Type lines in Jay's interview; gives all that was printed."""
        out = io.StringIO()
        sitting = self.workspace.sitting(self.record, self.jay)
        Plain(self.workspace, sitting, _typed(lines), out).run()
        return out.getvalue()

    def home(self, *lines: str) -> str:
        """Type lines at the way in; gives all that was printed."""
        out = io.StringIO()
        PlainHome(self.workspace, _typed(lines), out).run()
        return out.getvalue()

    @property
    def decided(self) -> list[tuple[str, SuggestionDecided]]:
        return [
            (one.kind, one.payload)
            for one in self.workspace.store.entries(self.record)
            if isinstance(one.payload, SuggestionDecided)
        ]


def _typed(lines: tuple[str, ...]) -> io.StringIO:
    return io.StringIO("".join(f"{line}\n" for line in lines))


@dataclass
class Models:
    """Opens a Record with a model. ``embed`` is one for all tests here: it takes a moment."""

    settings: Settings
    embed: Embed

    @contextmanager
    def talking(self, *script: Act, away: bool = False) -> Iterator[Talk]:
        """``away``: the model counts as on another machine, so that somebody has to say yes."""
        with serving(*script) as server:
            workspace = Workspace(self.settings)
            workspace.model_writer = writer(server, self.folder, self.embed, away=away)
            try:
                yield Talk(workspace, server)
            finally:
                workspace.store.close()

    @property
    def folder(self) -> Path:
        return self.settings.data_dir
