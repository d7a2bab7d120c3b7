"""Everything a front end needs, opened from the settings: Records, sittings, guidance and plans.

Built once and passed down. What they are worked with stands in ``shelves``.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from assistant.conversation.aims import Aims
from assistant.conversation.called import of_voice, who_is
from assistant.conversation.naming import screen_names
from assistant.conversation.rows import RecordRow, row_of
from assistant.conversation.shelves import Shelves
from assistant.conversation.sitting import Sitting
from assistant.errors import UnknownPerson
from assistant.record.entries import (
    AnswerShared,
    Audience,
    DifferenceMarked,
    Entry,
    LineDecided,
    PersonJoined,
    RecordStarted,
    Voice,
    new_entry,
    new_id,
    new_record_id,
)
from assistant.record.folding import fold
from assistant.record.view import Person, View

if TYPE_CHECKING:  # the first question waits for none of these: each is imported where it is used
    from assistant.conversation.suggestions import Suggestions
    from assistant.plan.model import Plan


__all__ = ["RecordRow", "Workspace"]


class Workspace(Shelves):
    """The Records that one command or app works with, and what people do with them."""

    # -- Records and people ---------------------------------------------------------------------

    def new_record(
        self,
        name: str,
        nation: str | None,
        age: int | None = None,
        year_group: int | None = None,
    ) -> str:
        """Start a Record for a young person, who joins it as its first Person. Gives its id.

        Raises StoreError, and OwnwordsError where the name may tell of harm.
        """
        screen_names(name, nation=nation, age=age, safe_adult=self.settings.safe_adult)
        record = new_record_id()
        started = RecordStarted(name=name, nation=nation, age=age, year_group=year_group)
        joined = PersonJoined(name=name, voice=Voice.YOUNG_PERSON)
        self.store.append(
            [
                new_entry(record, started, person=None),
                new_entry(record, joined, person=new_id()),
            ]
        )
        return record

    def join(self, record: str, name: str, voice: Voice, role: str | None = None) -> Person:
        """Add somebody to a Record. Raises as ``new_record`` does, and UnknownRecord."""
        person, joined = self._joining(self.view(record), name, voice, role)
        self.store.append([joined])
        return person

    def _joining(
        self, view: View, name: str, voice: Voice, role: str | None = None
    ) -> tuple[Person, Entry]:
        adult = self.settings.safe_adult
        screen_names(name, role, voice=voice, nation=view.nation, age=view.age, safe_adult=adult)
        person = Person(new_id(), name, voice, role)
        joined = PersonJoined(name=name, voice=voice, role=role)
        return person, new_entry(view.record, joined, person=person.id)

    def person(self, record: str, voice: Voice, name: str | None = None) -> Person:
        """Find a Record's person by Voice, and by name (see ``called.called``) where several share it.

        A name that is new to a Voice joins. Raises UnknownPerson when nobody fits, or more than one.
        """
        if name is None and not self.view(record).of_voice(voice):
            what = voice.value.replace("_", " ")
            raise UnknownPerson(
                f"Nobody speaks as a {what} in this record yet.", do="Say who, with --as NAME."
            )
        return self.person_or_join(record, voice, name)

    def person_or_join(self, record: str, voice: Voice, name: str | None) -> Person:
        """Find a person as ``person`` does; the first of a Voice joins, by its name if none is given.

        Whoever joined by that name in another window meanwhile is found, and does not join twice.
        """
        while True:
            entries = self.store.entries(record)
            view = fold(entries)
            found = of_voice(view, voice, name)
            if found is not None:
                return found
            new = voice.value.replace("_", " ").capitalize() if name is None else name
            person, joined = self._joining(view, new, voice)
            if self.store.append_unless_more([joined], len(entries)):
                return person

    def person_id(self, record: str, name: str | None) -> str | None:
        """Find somebody by name, voice or id, or by the name that a plan writes. None gives None.

        Raises UnknownPerson when nobody fits, or more than one.
        """
        return None if name is None else who_is(self.view(record).people, name).id

    def view(self, record: str) -> View:
        """Give the current view of a Record. Raises UnknownRecord, StoreError."""
        return fold(self.store.entries(record))

    def records(self) -> list[RecordRow]:
        """List the Records, the one that changed last first. Raises StoreError.

        One that cannot be read does not hide the others: its row says what is wrong.
        """
        return [row_of(record, self.store.entries) for record in self.store.records()]

    def sitting(self, record: str, person_id: str, *, typed_by: str | None = None) -> Sitting:
        """Sit a person down; feed it ``Opened()`` first. Raises UnknownRecord, StoreError."""
        return Sitting.open_for(
            self.store,
            self.flows,
            self.says,
            record,
            person_id,
            in_formats=lambda: self.in_formats,
            typed_by=typed_by,
            safe_adult=self.settings.safe_adult,
            has_model=self.has_model,
        )

    def decide(self, record: str, person_id: str, line: str, kind: str, words: str = "") -> None:
        """Keep, cross out, agree with or object to a Line, by the name of the Entry's kind."""
        decided = LineDecided(line=line, words=words)
        self.store.append([new_entry(record, decided, person=person_id, kind=kind)])

    def share(
        self, record: str, person_id: str, answers: Sequence[str], audience: Audience
    ) -> None:
        """Change who may read some of this person's own Answers, all or none. Raises StoreError."""
        self.store.append(
            [
                new_entry(record, AnswerShared(answer=answer), person=person_id, audience=audience)
                for answer in answers
            ]
        )

    def aims(self, record: str, person_id: str, *, typed_by: str | None = None) -> Aims:
        """Give what this person can do with the Outcomes and Formats of a Record."""
        return Aims(
            self.store,
            record,
            person_id,
            typed_by=typed_by,
            safe_adult=self.settings.safe_adult,
        )

    def suggestions(
        self, record: str, person_id: str, *, typed_by: str | None = None
    ) -> Suggestions:
        """Give what this person can ask a language model for, and decide about what it suggests."""
        from assistant.conversation.suggestions import Suggestions

        return Suggestions(
            self.store,
            record,
            person_id,
            self.flows,
            date.today(),
            cited=lambda passages: self.cited(passages, None),
            typed_by=typed_by,
            safe_adult=self.settings.safe_adult,
        )

    def tell_who_reads(self, record: str, person_id: str, *, typed_by: str | None = None) -> str:
        """Say who reads what this person writes, as ``Sitting.tell_who_reads`` does."""
        return self.sitting(record, person_id, typed_by=typed_by).tell_who_reads()

    def mark_difference(
        self, record: str, person_id: str, question: str, *, differs: bool = True
    ) -> None:
        """Say of a question 'we see this differently', or take that back. Raises StoreError."""
        marked = DifferenceMarked(question=question, differs=differs)
        self.store.append([new_entry(record, marked, person=person_id)])

    # -- plans ----------------------------------------------------------------------------------

    def plan(
        self,
        record: str,
        format_id: str | None = None,
        for_person: str | None = None,
        on: date | None = None,
    ) -> Plan:
        """Draft the Plan in one Format; without one, all that was said. ``on`` is the day, else today.

        Raises UnknownRecord, and OwnwordsError for a Format that there is not.
        """
        from assistant.drafting.rules import draft
        from assistant.plan.format import FULL, find_format

        view = self.view(record)
        return draft(
            view,
            self.flows,
            find_format(self.formats, format_id or FULL),
            lambda question: self.beside(question, view.nation, on),
            for_person=for_person,
            on=on or date.today(),
            cited=lambda passages: self.cited(passages, view.nation, on),
        )
