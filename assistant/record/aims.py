"""Folds what was written and decided about Outcomes to how they stand now."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from assistant.record.entries import Entry
from assistant.record.outcomes import (
    OutcomeDecided,
    OutcomeDecision,
    OutcomeNow,
    OutcomeWithdrawn,
    OutcomeWritten,
)


def fold_outcomes(ordered: Iterable[Entry], people: Collection[str]) -> tuple[OutcomeNow, ...]:
    """Fold Entries, sorted as they happened, to the Outcomes that stand, oldest first.

    ``people`` are the ids of those who joined: what nobody wrote is not counted.
    Only the person who proposed an Outcome can take it back.
    """
    about: dict[str, list[Entry]] = {}
    for entry in ordered:
        if entry.person in people and (outcome := _outcome_of(entry)):
            about.setdefault(outcome, []).append(entry)
    found = (_now(outcome, entries) for outcome, entries in about.items())
    return tuple(sorted((one for one in found if one), key=lambda one: one.id))


def _outcome_of(entry: Entry) -> str | None:
    """Give the id of the Outcome that an Entry is about: that of its first Entry."""
    payload = entry.payload
    if isinstance(payload, OutcomeWritten):
        return payload.outcome or entry.id
    if isinstance(payload, OutcomeDecided | OutcomeWithdrawn):
        return payload.outcome
    return None


def _now(outcome: str, entries: list[Entry]) -> OutcomeNow | None:
    wordings = [one for one in entries if isinstance(one.payload, OutcomeWritten)]
    first = next((one for one in wordings if one.id == outcome), None)
    if first is None or _taken_back(first, entries):
        return None
    now = wordings[-1]
    written = now.payload
    if not isinstance(written, OutcomeWritten):  # for the type checker: they were chosen by it
        return None
    return OutcomeNow(
        id=outcome,
        version=now.id,
        written=written,
        proposed_by=first.person or "",
        written_by=now.person or "",
        at=now.time,
        decisions=_decisions(entries, now.id),
        earlier=tuple(one.id for one in wordings[:-1]),
        beside=_beside(now, wordings),
    )


def _taken_back(first: Entry, entries: list[Entry]) -> bool:
    return any(
        isinstance(one.payload, OutcomeWithdrawn) and one.person == first.person for one in entries
    )


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


def _beside(now: Entry, wordings: list[Entry]) -> tuple[str, ...]:
    """Find wordings that were made from the same one as this, unseen by its writer."""
    made_from = getattr(now.payload, "replaces", "")
    return tuple(
        one.id
        for one in wordings
        if one is not now and made_from and getattr(one.payload, "replaces", "") == made_from
    )
