"""Outcomes fold to how they stand now, whatever order their Entries arrive in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from assistant.record.aims import fold_outcomes
from assistant.record.entries import Entry, new_entry
from assistant.record.outcomes import OutcomeDecided, OutcomeNow, OutcomeWithdrawn, OutcomeWritten
from assistant.record.payload import Payload
from assistant.record.view import in_order

_START = datetime(2026, 11, 22, tzinfo=UTC)
_PEOPLE = {"jay", "tutor", "kerry"}


def _entry(minute: int, person: str, payload: Payload, kind: str | None = None) -> Entry:
    return new_entry(
        "rec",
        payload,
        person=person,
        kind=kind,
        time=_START + timedelta(minutes=minute),
        id=f"{minute:02}",
    )


def _proposed(minute: int, person: str, text: str) -> Entry:
    return _entry(minute, person, OutcomeWritten(text=text), "outcome_proposed")


def _edited(minute: int, person: str, text: str, of: str, replaces: str) -> Entry:
    words = OutcomeWritten(text=text, outcome=of, replaces=replaces)
    return _entry(minute, person, words, "outcome_edited")


def _decided(minute: int, person: str, version: str, *, agrees: bool, words: str = "") -> Entry:
    kind = "outcome_agreed" if agrees else "outcome_objected"
    payload = OutcomeDecided(outcome="01", version=version, words=words)
    return _entry(minute, person, payload, kind)


def _fold(*entries: Entry) -> tuple[OutcomeNow, ...]:
    return fold_outcomes(in_order(entries), _PEOPLE)


def test_the_last_wording_stands_and_the_earlier_ones_are_kept() -> None:
    now = _fold(_proposed(1, "tutor", "first"), _edited(2, "jay", "second", "01", "01"))[0]
    assert (now.id, now.version, now.written.text) == ("01", "02", "second")
    assert (now.proposed_by, now.written_by, now.earlier, now.beside) == (
        "tutor",
        "jay",
        ("01",),
        (),
    )


def test_agreement_is_with_the_wording_that_was_read() -> None:
    entries = [
        _proposed(1, "tutor", "first"),
        _decided(2, "jay", "01", agrees=True),
        _edited(3, "tutor", "second", "01", "01"),
        _decided(4, "kerry", "03", agrees=False, words="sooner"),
    ]
    decisions = {one.person: one for one in _fold(*entries)[0].decisions}
    assert decisions["jay"].agrees
    assert not decisions["jay"].current
    assert not decisions["kerry"].agrees
    assert decisions["kerry"].current
    assert decisions["kerry"].words == "sooner"


def test_two_people_who_change_the_same_wording_lose_nothing() -> None:
    now = _fold(
        _proposed(1, "tutor", "first"),
        _edited(2, "kerry", "hers", "01", "01"),
        _edited(3, "jay", "his", "01", "01"),
    )[0]
    assert now.written.text == "his"
    assert now.beside == ("02",)


def test_only_who_proposed_it_takes_it_back() -> None:
    taken_back = _entry(5, "jay", OutcomeWithdrawn(outcome="01"))
    assert [one.id for one in _fold(_proposed(1, "tutor", "first"), taken_back)] == ["01"]
    assert _fold(_proposed(1, "jay", "first"), taken_back) == ()


def test_what_nobody_of_the_record_wrote_is_not_counted() -> None:
    assert _fold(_proposed(1, "stranger", "first")) == ()


def test_the_order_of_arrival_does_not_matter() -> None:
    entries = [
        _proposed(1, "tutor", "first"),
        _edited(2, "jay", "second", "01", "01"),
        _decided(3, "kerry", "02", agrees=True),
    ]
    assert len({_fold(*some) for some in permutations(entries)}) == 1


@pytest.mark.parametrize("wrong", [{"text": " "}, {"text": "x", "review_on": "soon"}])
def test_an_outcome_without_text_or_with_no_day_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"text|isoformat"):
        OutcomeWritten(**wrong)  # type: ignore[arg-type]
