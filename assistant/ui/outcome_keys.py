"""Which keys of the list of Outcomes are of use to somebody. Pure: who and what is there in, names out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.plan.rights import may_change_outcome
from assistant.record.view import Person


def of_no_use(proposed_by: Sequence[str], person: Person | None, *, undo: bool) -> Iterator[str]:
    """Name the actions with which ``person`` can do nothing.

    ``proposed_by`` is who proposed each Outcome that is there, ``undo`` whether something can be undone.
    """
    if not proposed_by:
        yield from ("read", "agree", "object")
    if not any(person and may_change_outcome(person, proposed_by=one) for one in proposed_by):
        yield "edit"
    if person is None or person.id not in proposed_by:
        yield "take_back"
    if not undo:
        yield "undo"
