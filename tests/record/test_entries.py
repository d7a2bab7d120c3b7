from __future__ import annotations

from collections.abc import Callable
from dataclasses import FrozenInstanceError, replace
from datetime import datetime

import pytest

from assistant.record.entries import (
    PAYLOADS,
    LineDecided,
    PersonJoined,
    RecordStarted,
    Voice,
    kind_of,
    new_entry,
    new_id,
    new_record_id,
)
from assistant.record.payload import Payload
from tests.record.samples import AN_ENTRY_OF_EACH_KIND


def test_an_entry_says_who_spoke_and_who_typed() -> None:
    own = new_entry("r", RecordStarted(name="Jay"), person="p")
    helped = new_entry("r", RecordStarted(name="Jay"), person="p", typed_by="helper")
    assert (own.person, own.typed_by) == ("p", "p")
    assert (helped.person, helped.typed_by) == ("p", "helper")


def test_an_entry_cannot_be_changed() -> None:
    entry = new_entry("r", RecordStarted(name="Jay"), person="p")
    with pytest.raises(FrozenInstanceError):
        entry.person = "somebody else"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("payload", "wrong"),
    [
        (lambda: RecordStarted(name=""), "name"),
        (lambda: RecordStarted(name="Jay", age=31), "age"),
        (lambda: RecordStarted(name="Jay", year_group=-1), "year_group"),
        (lambda: PersonJoined(name="", voice=Voice.PARENT), "name"),
    ],
)
def test_a_payload_that_nobody_can_mean_is_refused(
    payload: Callable[[], Payload], wrong: str
) -> None:
    with pytest.raises(ValueError, match=wrong):
        payload()


def test_an_entry_has_a_time_of_a_place_and_the_payload_of_its_kind() -> None:
    entry = new_entry("r", RecordStarted(name="Jay"), person="p")
    with pytest.raises(ValueError, match="time zone"):
        replace(entry, time=datetime(2026, 11, 21))
    with pytest.raises(ValueError, match="RecordStarted"):
        replace(entry, kind="answer_given")


def test_a_payload_that_several_kinds_share_needs_the_kind() -> None:
    assert kind_of(RecordStarted(name="Jay")) == "record_started"
    assert kind_of(LineDecided(line="a:b"), "line_kept") == "line_kept"
    with pytest.raises(ValueError, match="line_kept"):
        kind_of(LineDecided(line="a:b"))
    for kind in PAYLOADS:
        assert kind_of(AN_ENTRY_OF_EACH_KIND[kind].payload, kind) == kind


def test_ids_are_new_each_time_and_sort_by_time() -> None:
    ids = [new_id() for _ in range(500)]
    assert len(set(ids)) == 500
    assert [one[:12] for one in ids] == sorted(one[:12] for one in ids)
    assert len({new_record_id() for _ in range(500)}) == 500
