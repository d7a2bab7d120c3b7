"""What people do with Outcomes and Formats: propose, change, agree, say what they would change.

All words are screened before they are kept, as in the interview: on a Concern nothing of
them is written, that person's interview stops, and the fixed words are shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import fields, replace

from assistant.conversation.naming import screen_names
from assistant.errors import OwnwordsError, StoreError
from assistant.plan.rights import may_change_outcome
from assistant.record.entries import FormatChosen, InterviewStopped, new_entry
from assistant.record.outcomes import (
    OutcomeDecided,
    OutcomeNow,
    OutcomeWithdrawn,
    OutcomeWritten,
)
from assistant.record.payload import Payload
from assistant.record.view import View
from assistant.store.sqlite import SqliteStore


class Aims:
    """The Outcomes and chosen Formats of one Record, as one person deals with them."""

    def __init__(
        self, store: SqliteStore, view: Callable[[], View], record: str, person: str
    ) -> None:
        """``person`` is the id of who acts; ``view`` gives the Record as it is now."""
        self._store = store
        self._view = view
        self._record = record
        self._person = person

    def choose(self, format_id: str, *, wanted: bool = True) -> None:
        """Choose a Format to be made, or take that back. Raises StoreError."""
        self._write(FormatChosen(format=format_id, wanted=wanted))

    def propose(self, written: OutcomeWritten) -> str:
        """Write a new Outcome. Gives its id. Raises StoreError, CareNeeded on a Concern."""
        self._screen(written)
        return self._write(replace(written, outcome="", replaces=""), "outcome_proposed")

    def edit(self, outcome: str, seen: str, written: OutcomeWritten) -> str:
        """Write an Outcome anew; ``seen`` is the wording (its Entry) that was on the screen.

        Gives the id of the new wording. Raises OwnwordsError where this person may not, on a
        Concern, or when the Outcome was taken back meanwhile; StoreError.
        """
        now = self._now(outcome)
        view = self._view()
        if not may_change_outcome(view.person(self._person), proposed_by=now.proposed_by):
            raise OwnwordsError(
                "This outcome was written by somebody else.",
                safe="Nothing was changed.",
                do="Say what you would change. It will stand beside the outcome with your name.",
            )
        self._screen(written)
        return self._write(replace(written, outcome=outcome, replaces=seen), "outcome_edited")

    def agree(self, outcome: str, seen: str) -> None:
        """Agree with the wording that was on the screen. Raises as ``edit`` does."""
        self._decide(outcome, seen, "outcome_agreed", "")

    def object(self, outcome: str, seen: str, words: str) -> None:
        """Say, in this person's words, what they would change. Raises as ``edit`` does."""
        if not words.strip():
            raise OwnwordsError("Nothing was written.", do="Write what you would change.")
        self._screen(words)
        self._decide(outcome, seen, "outcome_objected", words)

    def take_back(self, outcome: str) -> None:
        """Take back an Outcome that this person proposed. Raises as ``edit`` does."""
        if self._now(outcome).proposed_by != self._person:
            raise OwnwordsError(
                "This outcome was proposed by somebody else.",
                safe="Nothing was changed.",
                do="Only they can take it back. You can say what you would change.",
            )
        self._write(OutcomeWithdrawn(outcome=outcome))

    def _decide(self, outcome: str, seen: str, kind: str, words: str) -> None:
        self._now(outcome)
        self._write(OutcomeDecided(outcome=outcome, version=seen, words=words), kind)

    def _now(self, outcome: str) -> OutcomeNow:
        for one in self._view().outcomes:
            if one.id == outcome:
                return one
        raise OwnwordsError(
            "This outcome is not there any more.",
            safe="Everything else is as it was.",
            do="Somebody took it back. Go back to the list to see what there is now.",
        )

    def _screen(self, said: Payload | str) -> None:
        """Let words pass. On a Concern only its kind is written, and the fixed words are raised."""
        from assistant.safeguarding.screen import screen

        view = self._view()
        voice = view.person(self._person).voice
        for words in [said] if isinstance(said, str) else _words(said):
            concern = screen(words, voice)
            if concern is not None:
                with suppress(StoreError):  # the fixed words come also when the disk fails
                    self._write(InterviewStopped(concern=concern.kind))
                screen_names(words, voice=voice, nation=view.nation)

    def _write(self, payload: Payload, kind: str | None = None) -> str:
        entry = new_entry(self._record, payload, person=self._person, kind=kind)
        self._store.append([entry])
        return entry.id


def _words(said: object) -> Iterator[str]:
    """Give every text in a payload and its parts."""
    for one in fields(said):  # type: ignore[arg-type]
        value = getattr(said, one.name)
        for part in value if isinstance(value, tuple) else [value]:
            if isinstance(part, str):
                yield part
            elif hasattr(part, "__dataclass_fields__"):
                yield from _words(part)
