"""Accepted Suggestions fold to what stands now, whatever order their Entries arrive in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import permutations

from assistant.record.accepted import fold_suggestions
from assistant.record.entries import Entry, new_entry
from assistant.record.folding import in_order
from assistant.record.payload import Payload
from assistant.record.suggestions import (
    SuggestionDecided,
    SuggestionNow,
    Task,
)

_START = datetime(2026, 11, 22, tzinfo=UTC)
_PEOPLE = {"jay", "tutor", "kerry"}


def _entry(minute: int, person: str, payload: Payload, kind: str | None = None) -> Entry:
    time = _START + timedelta(minutes=minute)
    return new_entry("rec", payload, person=person, kind=kind, time=time, id=f"{minute:02}")


def _accepted(minute: int, person: str, words: str = "Both speak of the bus.") -> Entry:
    decided = SuggestionDecided(
        task=Task.SUMMARY, about="travel", model="small", words=words, sources=("a1", "a2")
    )
    return _entry(minute, person, decided, "suggestion_accepted")


def _refused(minute: int, person: str) -> Entry:
    decided = SuggestionDecided(task=Task.SUMMARY, about="travel", model="small")
    return _entry(minute, person, decided, "suggestion_refused")


def _fold(*entries: Entry) -> tuple[SuggestionNow, ...]:
    return fold_suggestions(in_order(entries), _PEOPLE)


def test_what_was_accepted_stands_with_who_accepted_it_and_the_model() -> None:
    (found,) = _fold(_accepted(1, "tutor"))
    assert (found.words, found.person, found.model) == ("Both speak of the bus.", "tutor", "small")
    assert found.sources == ("a1", "a2")


def test_what_was_refused_does_not_stand_and_its_words_are_not_kept() -> None:
    refused = _refused(1, "tutor")
    assert _fold(refused) == ()
    assert isinstance(refused.payload, SuggestionDecided)
    assert refused.payload.words == ""


def test_what_nobody_of_the_record_accepted_does_not_stand() -> None:
    assert _fold(_accepted(1, "somebody")) == ()


def test_the_order_of_arrival_does_not_matter() -> None:
    entries = [_accepted(1, "tutor"), _accepted(3, "jay", "Again."), _refused(4, "jay")]
    folds = {_fold(*order) for order in permutations(entries)}
    assert len(folds) == 1
    assert [one.words for one in folds.pop()] == [
        "Both speak of the bus.",
        "Again.",
    ]
