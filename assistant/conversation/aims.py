"""What people do with Outcomes and Formats: propose, change, agree, say what they would change.

All words are screened before they are kept, as in the interview: on a Concern nothing of
them is written, that person's interview stops, and the fixed words are shown. Until they come
back to their interview, they write nothing here either.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta

from assistant.conversation.naming import care_text, screen_names
from assistant.errors import CareNeeded, OwnwordsError, StoreError
from assistant.plan.rights import may_change_outcome
from assistant.record.entries import Audience, FormatChosen, InterviewStopped, new_entry
from assistant.record.outcomes import (
    OutcomeDecided,
    OutcomeNow,
    OutcomeWithdrawn,
    OutcomeWritten,
)
from assistant.record.payload import Payload
from assistant.record.view import View, fold
from assistant.store.sqlite import SqliteStore


class Aims:
    """The Outcomes and chosen Formats of one Record, as one person deals with them."""

    def __init__(
        self,
        store: SqliteStore,
        record: str,
        person: str,
        *,
        typed_by: str | None = None,
        safe_adult: str | None = None,
    ) -> None:
        """``person`` is the id of who acts, ``typed_by`` of who types for them, if somebody does."""
        self._store = store
        self._record = record
        self._person = person
        self._typed_by = typed_by
        self._safe_adult = safe_adult

    def may_write(self) -> None:
        """Raise CareNeeded where this person's interview stopped: they come back to it first.

        They choose there whether to go on, with the numbers before them.
        """
        from assistant.conversation.outcome_told import outcome_says
        from assistant.safeguarding.response import returning

        view = self._view()
        if self._person not in view.stopped_for_care:
            return
        voice = view.person(self._person).voice
        response = returning(view.nation, view.age, voice, safe_adult=self._safe_adult)
        raise CareNeeded(f"{care_text(response)}\n\n{outcome_says().line('stopped', voice)}")

    def _view(self) -> View:
        return fold(self._store.entries(self._record))

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

    def bring_again(self, outcome: str) -> None:
        """Bring again an Outcome that this person took back. Raises as ``edit`` does."""
        entries = self._store.entries(self._record)
        if not any(one.id == outcome and one.person == self._person for one in entries):
            raise OwnwordsError(
                "This outcome was proposed by somebody else.",
                safe="Nothing was changed.",
                do="Only they can bring it again.",
            )
        self._write(OutcomeWithdrawn(outcome=outcome, withdrawn=False))

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
                stopped = InterviewStopped(concern=concern.kind)
                with suppress(StoreError):  # the fixed words come also when the disk fails
                    self._append(stopped, audience=Audience.ONLY_ME)
                screen_names(
                    words,
                    voice=voice,
                    nation=view.nation,
                    age=view.age,
                    safe_adult=self._safe_adult,
                )

    def _write(self, payload: Payload, kind: str | None = None) -> str:
        self.may_write()
        return self._append(payload, kind)

    def _append(
        self, payload: Payload, kind: str | None = None, audience: Audience = Audience.MY_PLAN
    ) -> str:
        last = max(one.time for one in self._store.entries(self._record))
        entry = new_entry(
            self._record,
            payload,
            person=self._person,
            typed_by=self._typed_by,
            kind=kind,
            audience=audience,
            # a clock that was set back must not put this before what it is about
            time=max(datetime.now(UTC), last + timedelta(microseconds=1)),
        )
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
