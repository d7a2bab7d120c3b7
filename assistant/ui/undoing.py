"""What undoes a decision about an Outcome: another Entry, as everything is. Pure."""

from __future__ import annotations

from collections.abc import Callable

from assistant.conversation.aims import Aims
from assistant.conversation.outcome_told import OutcomeTold
from assistant.record.outcomes import OutcomeNow

UNDO = "U undoes this."
"""Stands behind what is told of a key that can be undone: some take the place of an earlier decision."""


def decided_before(one: OutcomeTold, person: str) -> Callable[[Aims], object] | None:
    """Give what brings back this person's decision about the wording that stands, if any."""
    mine = [d for d in one.now.decisions if d.current and d.person == person]
    if not mine:
        return None
    outcome, seen, words = one.now.id, one.now.version, mine[-1].words
    if mine[-1].agrees:
        return lambda aims: aims.agree(outcome, seen)
    return lambda aims: aims.object(outcome, seen, words)


def written_before(
    before: OutcomeNow | None, one: OutcomeTold | None, person: str
) -> Callable[[Aims], object] | None:
    """Give what undoes that ``person`` wrote an Outcome (``one``): new, or in place of ``before``.

    Nobody's words may come to stand under another's name: only one's own earlier ones are put back.
    """
    if one is None or one.beside or (before and before.written_by != person):
        return None
    outcome, seen = one.now.id, one.now.version
    if before is None:
        return lambda aims: aims.take_back(outcome)
    words = before.written
    return lambda aims: aims.edit(outcome, seen, words)
