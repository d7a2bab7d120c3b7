"""What undoes a decision about an Outcome: another Entry, as everything is. Pure."""

from __future__ import annotations

from collections.abc import Callable

from assistant.conversation.aims import Aims
from assistant.conversation.outcome_told import OutcomeTold


def decided_before(one: OutcomeTold, person: str) -> Callable[[Aims], object] | None:
    """Give what brings back this person's decision about the wording that stands, if any."""
    mine = [d for d in one.now.decisions if d.current and d.person == person]
    if not mine:
        return None
    outcome, seen, words = one.now.id, one.now.version, mine[-1].words
    if mine[-1].agrees:
        return lambda aims: aims.agree(outcome, seen)
    return lambda aims: aims.object(outcome, seen, words)
