"""What one person writes to a Record outside the interview: screened first, as everything is.

On a Concern nothing of the words is written, that person's interview stops, and the fixed words
are shown. Until they come back to their interview, they write nothing here either.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields
from datetime import UTC, datetime, timedelta

from assistant.conversation.naming import care_text, screen_names
from assistant.errors import CareNeeded, StoreError
from assistant.record.entries import Audience, Entry, InterviewStopped, new_entry
from assistant.record.folding import fold
from assistant.record.payload import Payload
from assistant.record.view import View
from assistant.store.sqlite import SqliteStore


class Acts:
    """One person at one Record."""

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
        entry = self._entry(payload, kind, audience)
        self._store.append([entry])
        return entry.id

    def _entry(
        self,
        payload: Payload,
        kind: str | None = None,
        audience: Audience = Audience.MY_PLAN,
        after: Entry | None = None,
    ) -> Entry:
        """Make an Entry that comes after all there are, and ``after``, whatever the clock says."""
        before = [*self._store.entries(self._record), *([after] if after else [])]
        last = max(one.time for one in before)
        return new_entry(
            self._record,
            payload,
            person=self._person,
            typed_by=self._typed_by,
            kind=kind,
            audience=audience,
            # a clock that was set back must not put this before what it is about
            time=max(datetime.now(UTC), last + timedelta(microseconds=1)),
        )


def _words(said: object) -> Iterator[str]:
    """Give every text in a payload and its parts."""
    for one in fields(said):  # type: ignore[arg-type]
        value = getattr(said, one.name)
        for part in value if isinstance(value, tuple) else [value]:
            if isinstance(part, str):
                yield part
            elif hasattr(part, "__dataclass_fields__"):
                yield from _words(part)
