"""Putting the open question again when somebody comes back to it from another page."""

from __future__ import annotations

from assistant.conversation.sitting import Sitting
from assistant.conversation.state import AtQuestion, Ended
from assistant.conversation.turns import Asked, WentTo
from assistant.record.view import Answer


def put_again(sitting: Sitting, *, free: bool) -> Asked | None:
    """Give the open question as it stands on the disk now; None where none is open.

    Where this person answered it elsewhere meanwhile, it is opened anew, so that
    new words replace those. Where something else was chosen to be made, the next
    question of that is put, if the person is ``free``: no words wait to be sent to
    the one that is open. Raises StoreError.
    """
    before = _own(sitting)
    sitting.refresh()
    at = sitting.state.at
    if free and _is_over(sitting):
        upcoming = sitting.state.upcoming()
        if upcoming is not None:
            sitting.take(WentTo(upcoming.id))
    elif isinstance(at, AtQuestion):
        now = _own(sitting)
        if now != before or {one.id for one in now} != set(at.seen):
            sitting.take(WentTo(at.question))
    at = sitting.state.at
    return sitting.state.asked(at) if isinstance(at, AtQuestion) else None


def _own(sitting: Sitting) -> tuple[Answer, ...]:
    """Give what this person said to the open question."""
    at = sitting.state.at
    return sitting.state.own(at.question) if isinstance(at, AtQuestion) else ()


def _is_over(sitting: Sitting) -> bool:
    """Tell whether nothing is asked any more, or a question that is not wanted any more."""
    at = sitting.state.at
    if isinstance(at, AtQuestion):
        return at.question not in {one.id for one in sitting.state.path}
    return isinstance(at, Ended) and at.why == "finished"
