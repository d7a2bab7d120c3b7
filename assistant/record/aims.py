"""Folds what was written and decided about Outcomes to how they stand now."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from assistant.record.entries import Entry
from assistant.record.outcomes import (
    OutcomeDecided,
    OutcomeDecision,
    OutcomeNow,
    OutcomeWithdrawn,
    OutcomeWritten,
)

_Wording = tuple[Entry, OutcomeWritten]


def fold_outcomes(ordered: Iterable[Entry], people: Collection[str]) -> tuple[OutcomeNow, ...]:
    """Fold Entries, sorted as they happened, to the Outcomes that stand, oldest first.

    ``people`` are the ids of those who joined: what nobody wrote is not counted.
    Only the person who proposed an Outcome can take it back or bring it again.
    """
    about: dict[str, list[Entry]] = {}
    for entry in ordered:
        if entry.person in people and (outcome := outcome_of(entry)):
            about.setdefault(outcome, []).append(entry)
    found = (_now(outcome, entries) for outcome, entries in about.items())
    return tuple(sorted((one for one in found if one), key=lambda one: one.id))


def standing_on(
    now: Callable[[str], str], outcomes: Iterable[OutcomeNow]
) -> tuple[OutcomeNow, ...]:
    """Let the hope and the needs of Outcomes be the Answers as they were given anew since.

    ``now`` gives, for the id of an Answer, the one that was said instead. Whoever says the same
    in other words does not take the hope out of what others wrote; who may read it goes by the
    newer words, so that those that are private look like none that was chosen.
    """
    return tuple(
        replace(
            one,
            written=replace(
                one.written,
                aspiration=now(one.written.aspiration),
                needs=tuple(dict.fromkeys(map(now, one.written.needs))),
            ),
        )
        for one in outcomes
    )


def outcome_of(entry: Entry) -> str | None:
    """Give the id of the Outcome that an Entry is about: that of its first Entry."""
    payload = entry.payload
    if isinstance(payload, OutcomeWritten):
        return payload.outcome or entry.id
    if isinstance(payload, OutcomeDecided | OutcomeWithdrawn):
        return payload.outcome
    return None


def _now(outcome: str, entries: list[Entry]) -> OutcomeNow | None:
    wordings = _in_chain(
        [(one, one.payload) for one in entries if isinstance(one.payload, OutcomeWritten)]
    )
    first = next((one for one, _ in wordings if one.id == outcome), None)
    if first is None or _taken_back(first, entries):
        return None
    now, written = wordings[-1]
    return OutcomeNow(
        id=outcome,
        version=now.id,
        written=written,
        proposed_by=first.person or "",
        written_by=now.person or "",
        at=now.time,
        decisions=_decisions(entries, now.id),
        earlier=tuple(one.id for one, _ in wordings[:-1]),
        beside=_beside(written, [one.id for one, _ in wordings[:-1]]),
    )


def _in_chain(wordings: list[_Wording]) -> list[_Wording]:
    """Put wordings after those that they replace, and otherwise in the order they came.

    Times alone would let an old wording stand where somebody's clock was set back.
    """
    waiting = list(wordings)
    placed = []
    while waiting:
        behind = {entry.id for entry, _ in waiting}
        ready = (one for one in waiting if one[1].replaces not in behind)
        placed.append(next(ready, waiting[0]))  # a circle is nobody's: it goes by time
        waiting.remove(placed[-1])
    return placed


def _taken_back(first: Entry, entries: list[Entry]) -> bool:
    """Tell what the person who proposed it decided last."""
    own = [
        one.payload.withdrawn
        for one in entries
        if isinstance(one.payload, OutcomeWithdrawn) and one.person == first.person
    ]
    return own[-1] if own else False


def _decisions(entries: list[Entry], version: str) -> tuple[OutcomeDecision, ...]:
    """Give what each person decided last."""
    last: dict[str, OutcomeDecision] = {}
    for one in entries:
        if isinstance(one.payload, OutcomeDecided) and one.person:
            last[one.person] = OutcomeDecision(
                person=one.person,
                agrees=one.kind == "outcome_agreed",
                words=one.payload.words,
                current=one.payload.version == version,
                at=one.time,
            )
    return tuple(last.values())


def _beside(now: OutcomeWritten, others: list[str]) -> tuple[str, ...]:
    """Find the wordings that came after the one that ``now`` replaces."""
    if now.replaces not in others:
        return ()
    return tuple(others[others.index(now.replaces) + 1 :])
