"""Outcomes fold to how they stand now, whatever order their Entries arrive in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.record.aims import fold_outcomes
from assistant.record.entries import Entry, new_entry
from assistant.record.folding import in_order
from assistant.record.outcomes import OutcomeDecided, OutcomeNow, OutcomeWithdrawn, OutcomeWritten
from assistant.record.payload import Payload

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


def test_what_was_taken_back_is_brought_again_by_who_took_it_back() -> None:
    entries = [
        _proposed(1, "tutor", "first"),
        _decided(2, "jay", "01", agrees=True),
        _entry(3, "tutor", OutcomeWithdrawn(outcome="01")),
    ]
    again = OutcomeWithdrawn(outcome="01", withdrawn=False)
    assert _fold(*entries, _entry(4, "jay", again)) == ()
    (now,) = _fold(*entries, _entry(4, "tutor", again))
    assert (now.id, now.version, now.decisions[0].current) == ("01", "01", True)
    assert _fold(*entries, _entry(4, "tutor", again), _entry(5, "tutor", entries[2].payload)) == ()


def test_a_wording_that_its_writer_had_not_seen_stands_beside() -> None:
    now = _fold(
        _proposed(1, "tutor", "v0"),
        _edited(2, "tutor", "v1", "01", "01"),
        _edited(3, "jay", "v2", "01", "01"),
        _edited(4, "tutor", "v3", "01", "02"),
    )[0]
    assert (now.written.text, now.beside) == ("v3", ("03",))


def test_both_wordings_of_one_moment_give_way_to_one_that_was_made_from_them() -> None:
    now = _fold(
        _proposed(1, "tutor", "v0"),
        _edited(2, "tutor", "v1", "01", "01"),
        _edited(3, "jay", "v2", "01", "01"),
        _edited(4, "tutor", "both", "01", "03"),
    )[0]
    assert (now.written.text, now.beside) == ("both", ())


@given(st.permutations(range(1, 7)))
def test_a_clock_that_was_set_back_lets_no_old_wording_win(minutes: list[int]) -> None:
    ids = [f"{minute:02}" for minute in minutes]
    entries = [_proposed(minutes[0], "tutor", "0")]
    for place in range(1, 6):
        entries.append(
            _edited(minutes[place], "tutor", str(place), ids[0], ids[place - 1]),
        )
    (now,) = _fold(*entries)
    assert (now.written.text, now.earlier, now.beside) == ("5", tuple(ids[:-1]), ())


def test_wordings_that_replace_each_other_in_a_circle_still_fold() -> None:
    now = _fold(
        _proposed(1, "tutor", "v0"),
        _edited(2, "jay", "a", "01", "03"),
        _edited(3, "jay", "b", "01", "02"),
    )[0]
    assert {now.version, *now.earlier} == {"01", "02", "03"}


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
