"""One row for each Record in a list of them, also for one that cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from assistant.errors import StoreError
from assistant.record.entries import Entry
from assistant.record.folding import fold
from assistant.record.view import Person


@dataclass(frozen=True)
class RecordRow:
    """One Record in a list. ``answers`` counts the ones that say something and are shared.

    ``problem`` says why it cannot be read; its ``name`` is its id then.
    """

    id: str
    name: str
    nation: str | None
    people: tuple[Person, ...]
    answers: int
    changed: datetime
    problem: str = ""


def row_of(record: str, read: Callable[[str], Sequence[Entry]]) -> RecordRow:
    """Read a Record for its row; a StoreError becomes the row's problem."""
    try:
        entries = read(record)
    except StoreError as error:
        return RecordRow(record, record, None, (), 0, datetime.now(UTC), str(error))
    view = fold(entries)
    said = sum(answer.says_something for answer in view.shared_with(None))
    return RecordRow(record, view.name, view.nation, view.people, said, entries[-1].time)
