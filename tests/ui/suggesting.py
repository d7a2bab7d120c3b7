"""Jay, Kerry and Mr Ali at a Record, with a language model that says what a test scripts."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.conversation.workspace import Workspace
from assistant.grounding.model import Embed
from assistant.record.entries import AnswerGiven, Audience, Voice, new_entry
from assistant.record.suggestions import SuggestionDecided
from assistant.settings import Settings
from tests.suggesting import people
from tests.suggesting.servers import Act, StubServer, says, serving

BUS = "I get nervous when the bus is full"
PLAINER = "Full buses make me nervous."
INVENTED = "Kayleigh takes the 42 bus."
TYRES = "He changed two tyres with one prompt each time."


def plainer(text: str = PLAINER) -> Act:
    """A model that gives a line in plainer words, and says what it took."""
    given = {"lines": [{"text": text, "sources": ["s1"]}]}
    return says(json.dumps(given), tokens=(320, 80))


def outcome(**other: Any) -> dict[str, Any]:
    """One Outcome as a model gives it, from what Mr Ali said."""
    step = {"sources": ["s4"], "text": "Change a tyre with one prompt", "who": "", "how_often": ""}
    given = {
        "sources": ["s1", "s4"],
        "aspiration": "I want to fix bikes",
        "outcome": "Jay changes two tyres",
        "steps": [step],
        "provision": [],
    }
    return {**given, **other}


@dataclass
class Table:
    """The Record, its people and the server of the model."""

    workspace: Workspace
    server: StubServer
    record: str
    jay: str
    kerry: str
    sir: str

    def says(self, person: str, question: str, words: str, *, private: bool = False) -> str:
        """Answer a question; gives the Answer's id."""
        audience = Audience.ONLY_ME if private else Audience.MY_PLAN
        given = AnswerGiven(question=question, words=words)
        entry = new_entry(self.record, given, person=person, audience=audience)
        self.workspace.store.append([entry])
        return entry.id

    @property
    def decided(self) -> list[tuple[str, SuggestionDecided]]:
        """What people decided about suggestions: the kind of Entry, and what it says."""
        return [
            (one.kind, one.payload)
            for one in self.workspace.store.entries(self.record)
            if isinstance(one.payload, SuggestionDecided)
        ]


@contextmanager
def table_with(
    folder: Path, cache_dir: Path, embed: Embed | None, *script: Act, away: bool = False
) -> Iterator[Table]:
    """Open the Record beside a model that answers by ``script``; ``away``: on another machine.

    Without ``embed`` the workspace makes its model by itself, from the settings.
    """
    with serving(*script) as server:
        settings = Settings(data_dir=folder, cache_dir=cache_dir, model="m", model_url=server.url)
        workspace = Workspace(settings)
        if embed is not None:
            workspace.model_writer = people.writer(server, folder, embed, away=away)
        record = workspace.new_record("Jay", "england", 15)
        jay = workspace.view(record).people[0].id
        kerry = workspace.join(record, "Kerry", Voice.PARENT, "mum").id
        sir = workspace.join(record, "Mr Ali", Voice.PRACTITIONER, "SENCO").id
        table = Table(workspace, server, record, jay, kerry, sir)
        table.says(jay, "dream_job", "I want to fix bikes at the shop on Mill Road")
        table.says(kerry, "travel", "He does not like full buses. I drive him on Mondays.")
        table.says(jay, "travel", BUS)
        table.says(sir, "skills", TYRES)
        for person in (jay, kerry, sir):
            workspace.tell_who_reads(record, person)
        try:
            yield table
        finally:
            workspace.store.close()


Tables = Callable[..., Any]
"""``table_with`` for a test: the script and ``away`` are left to give."""
