"""One person's sitting: what ``step`` writes is on the disk before what it says is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from assistant.conversation.moving import tell_who_reads
from assistant.conversation.says import Says
from assistant.conversation.state import State, Step
from assistant.conversation.step import step
from assistant.conversation.turns import Care, Event, Told, Turn
from assistant.conversation.wanted import InFormats
from assistant.errors import StoreError
from assistant.flows.schema import Flows
from assistant.store.sqlite import SqliteStore


class Sitting:
    """A person, a Record and the store it is kept in."""

    def __init__(self, store: SqliteStore, state: State) -> None:
        """Use ``open_for``; this takes a state that is made already."""
        self.store = store
        self.state = state

    @classmethod
    def open_for(
        cls,
        store: SqliteStore,
        flows: Flows,
        says: Says,
        record: str,
        person_id: str,
        *,
        in_formats: Callable[[], InFormats],
        typed_by: str | None = None,
        safe_adult: str | None = None,
        has_model: bool = False,
    ) -> Sitting:
        """Sit a person down. Feed ``Opened()`` next. Raises UnknownRecord, StoreError."""
        state = State(
            flows=flows,
            says=says,
            entries=tuple(store.entries(record)),
            person_id=person_id,
            in_formats=in_formats,
            typed_by=typed_by,
            safe_adult=safe_adult,
            has_model=has_model,
        )
        return cls(store, state)

    def take(self, event: Event) -> tuple[Turn, ...]:
        """Take one event and give the Turns to show; what they speak of is on the disk.

        Raises StoreError; then nothing has changed and the same event can be fed again.
        Words for somebody who told of harm are given out also when the disk fails.

        One person may sit in two windows. What is said in both is kept, but what follows from it is
        decided by what stands there: whoever writes second looks again, so that a follow-up that was
        asked in one window is not asked in the other.
        """
        try:
            result = self._written(lambda state: step(state, event))
        except StoreError:
            result = step(self.state, event)
            if not any(isinstance(turn, Care) for turn in result.turns):
                raise
        self.state = result.state
        return result.turns

    def tell_who_reads(self) -> str:
        """Give the words that say who reads what this person writes; empty where they know.

        They are written down as told. Not for somebody whose interview stopped for a Concern: they
        are met with care first. Raises StoreError.
        """
        told = self._written(_tell_who_reads)
        self.state = told.state
        return "\n".join(turn.text for turn in told.turns if isinstance(turn, Told))

    def _written(self, lead: Callable[[State], Step]) -> Step:
        """Give what ``lead`` leads to as the Record stands when that is written. Raises StoreError."""
        while True:
            self.refresh()
            result = lead(self.state)
            seen = len(self.state.entries)
            if not result.entries or self.store.append_unless_more(result.entries, seen):
                return result

    def refresh(self) -> None:
        """Take in what others wrote to the same Record since."""
        record = self.state.view.record
        if self.store.count(record) != len(self.state.entries):
            self.state = replace(self.state, entries=tuple(self.store.entries(record)))


def _tell_who_reads(state: State) -> Step:
    stopped = state.person_id in state.view.stopped_for_care
    return Step(state) if stopped else tell_who_reads(Step(state))
