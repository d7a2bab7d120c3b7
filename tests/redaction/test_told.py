"""How many things were replaced, told for people."""

from __future__ import annotations

from assistant.redaction.model import Kind
from assistant.redaction.redactor import Redactor
from assistant.redaction.told import counted, things


def test_each_thing_is_counted_once_by_kind() -> None:
    done = Redactor(["Maya", "Dee"]).redact("Maya asks Dee. Dee rings 07700 900461. Maya waits.")
    assert counted(done.replaced) == ["people: 2", "a phone number: 1"]
    assert [*things(done.replaced).values()] == [Kind.PERSON, Kind.PERSON, Kind.PHONE]
    assert counted([]) == []
