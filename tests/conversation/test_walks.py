"""Interviews walked at random: whatever people do, nobody gets stuck and nothing acknowledged is lost."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.conversation.state import AtChoice, AtQuestion, Ended
from assistant.conversation.turns import (
    Action,
    Chose,
    Did,
    Event,
    Heard,
    NotSuggested,
    Said,
    Suggested,
    WentTo,
)
from assistant.conversation.workspace import Workspace
from assistant.record.entries import AnswerGiven
from assistant.record.folding import fold
from assistant.record.suggestions import Task
from assistant.settings import Settings
from assistant.suggesting.suggestion import Suggestion
from tests.conversation.people import Table

_QUESTIONS = ["good_day", "dream_job", "job_day", "appreciate", "first_step"]
_words = st.sampled_from(
    ["bike", "toast first and then the dog", "dunno", "what is this?", "dont put that", "", "/help"]
)
events = st.one_of(
    st.builds(Said, _words | st.text(max_size=20)),
    st.builds(Did, st.sampled_from([one for one in Action if one is not Action.STOP])),
    st.builds(WentTo, st.sampled_from(_QUESTIONS)),
    st.sampled_from(["first option", "last option", "suggested"]),
)


def _event(drawn: Event | str, table: Table, at: object) -> Event:
    if not isinstance(drawn, str):
        return drawn
    if drawn == "suggested":
        return _suggested(table)
    if isinstance(at, AtChoice):
        return Chose(at.keys[0] if drawn == "first option" else at.keys[-1])
    return Did(Action.SKIP)


def _suggested(table: Table) -> Event:
    """A question of a language model about anything that was said, private words too."""
    said = table.workspace.view(table.record).answers
    if not said:
        return NotSuggested("The language model suggested nothing.")
    last = said[-1]
    return Suggested(
        Suggestion(Task.FOLLOW_UP, last.question, "small", "What else is there?", (last.id,))
    )


@given(st.lists(events, max_size=25), st.sampled_from(["Jay", "Kerry"]))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_nobody_is_ever_stuck_and_nothing_acknowledged_is_lost(
    drawn: list[Event | str], name: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(Settings(Path(folder), Path(folder) / "cache", model="small"))
        table = Table.laid(workspace)
        sitting = table.sit(name)
        for one in drawn:
            before = len(workspace.store.entries(table.record))
            turns = sitting.take(_event(one, table, sitting.state.at))
            entries = workspace.store.entries(table.record)
            if any(isinstance(turn, Heard) for turn in turns):
                assert len(entries) > before
            assert sitting.state.view == fold(entries)
        said = [
            e for e in workspace.store.entries(table.record) if isinstance(e.payload, AnswerGiven)
        ]
        again = table.sit(name)
        assert isinstance(again.state.at, AtQuestion | AtChoice | Ended)
        for _ in range(80):
            if isinstance(again.state.at, Ended):
                break
            at = again.state.at
            again.take(Chose(at.keys[-1]) if isinstance(at, AtChoice) else Did(Action.DONT_KNOW))
        assert isinstance(again.state.at, Ended)
        kept = {entry.id for entry in workspace.store.entries(table.record)}
        assert {entry.id for entry in said} <= kept
        workspace.store.close()
