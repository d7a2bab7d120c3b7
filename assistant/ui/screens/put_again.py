"""Putting the open question again when somebody comes back to it from another page."""

from __future__ import annotations

from assistant.conversation.sitting import Sitting
from assistant.conversation.state import AtQuestion
from assistant.conversation.turns import Asked, WentTo


def put_again(sitting: Sitting) -> Asked | None:
    """Give the open question as it stands on the disk now; None where none is open.

    Where this person answered it elsewhere meanwhile, it is opened anew, so that
    new words replace those. Raises StoreError.
    """
    at = sitting.state.at
    if not isinstance(at, AtQuestion):
        return None
    before = sitting.state.own(at.question)
    sitting.refresh()
    now = sitting.state.own(at.question)
    if now != before or {one.id for one in now} != set(at.seen):
        sitting.take(WentTo(at.question))
        at = sitting.state.at
    return sitting.state.asked(at) if isinstance(at, AtQuestion) else None
