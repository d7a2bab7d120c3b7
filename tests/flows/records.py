"""Records for the tests of this folder, folded from real Entries."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from assistant.record.entries import (
    AnswerGiven,
    Entry,
    Meaning,
    PersonJoined,
    RecordStarted,
    Voice,
    new_entry,
)
from assistant.record.folding import fold
from assistant.record.payload import Payload
from assistant.record.view import Person, View

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
IDS = {Voice.YOUNG_PERSON: "ines", Voice.PARENT: "marta", Voice.PRACTITIONER: "mr-cole"}

Said = tuple[Voice, str, Meaning]


def _entry(at: int, payload: Payload, person: str | None) -> Entry:
    return new_entry("tests", payload, person=person, time=START + timedelta(minutes=at))


def view_of(
    said: Iterable[Said] = (), *, age: int | None = None, nation: str | None = None
) -> View:
    """Fold a Record of three people in which these Answers were given, in this order."""
    entries = [_entry(0, RecordStarted(name="Ines", age=age, nation=nation), None)]
    entries += [
        _entry(1, PersonJoined(name=name, voice=voice), name) for voice, name in IDS.items()
    ]
    entries += [
        _entry(2 + at, AnswerGiven(question=question, words="as said", meaning=meaning), IDS[voice])
        for at, (voice, question, meaning) in enumerate(said)
    ]
    return fold(entries)


def person(view: View, voice: Voice = Voice.YOUNG_PERSON) -> Person:
    """Give the one person of this Voice."""
    return view.person(IDS[voice])
