from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from assistant.record.entries import (
    PAYLOADS,
    AnswerGiven,
    Entry,
    LineDecided,
    RecordStarted,
    kind_of,
    new_entry,
    new_id,
    new_record_id,
)

words = st.text(st.characters(exclude_categories=["Cs"]))


@given(words)
def test_words_survive_writing_and_reading_letter_for_letter(said: str) -> None:
    entry = new_entry("r", AnswerGiven(question="good_day", words=said), person="p")
    again = Entry.model_validate_json(entry.model_dump_json())
    assert again == entry
    assert isinstance(again.payload, AnswerGiven)
    assert again.payload.words == said


def test_an_entry_says_who_spoke_and_who_typed() -> None:
    own = new_entry("r", RecordStarted(name="Jay"), person="p")
    helped = new_entry("r", RecordStarted(name="Jay"), person="p", typed_by="helper")
    assert (own.person, own.typed_by) == ("p", "p")
    assert (helped.person, helped.typed_by) == ("p", "helper")


def test_an_entry_cannot_be_changed() -> None:
    entry = new_entry("r", RecordStarted(name="Jay"), person="p")
    with pytest.raises(ValidationError):
        entry.person = "somebody else"


def test_an_unknown_kind_and_an_unknown_key_are_refused() -> None:
    entry = new_entry("r", RecordStarted(name="Jay"), person="p").model_dump(mode="json")
    with pytest.raises(ValidationError, match="unknown kind"):
        Entry.model_validate({**entry, "kind": "guessed"})
    with pytest.raises(ValidationError, match="extra"):
        Entry.model_validate({**entry, "payload": {"name": "Jay", "diagnosis": "x"}})


def test_a_payload_that_several_kinds_share_needs_the_kind() -> None:
    assert kind_of(RecordStarted(name="Jay")) == "record_started"
    assert kind_of(LineDecided(line="a:b"), "line_kept") == "line_kept"
    with pytest.raises(ValueError, match="line_kept"):
        kind_of(LineDecided(line="a:b"))
    assert all(kind_of(model.model_construct(), kind) == kind for kind, model in PAYLOADS.items())


def test_ids_are_new_each_time_and_sort_by_time() -> None:
    ids = [new_id() for _ in range(500)]
    assert len(set(ids)) == 500
    assert [one[:12] for one in ids] == sorted(one[:12] for one in ids)
    assert len({new_record_id() for _ in range(500)}) == 500
