"""Folds what was decided about Suggestions to those that somebody accepted."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from assistant.record.entries import Entry
from assistant.record.suggestions import SuggestionDecided, SuggestionNow


def fold_suggestions(
    ordered: Iterable[Entry], people: Collection[str]
) -> tuple[SuggestionNow, ...]:
    """Give the Suggestions that somebody who joined accepted, oldest first.

    Taking one away again is crossing out its Line, as with every Line.
    """
    return tuple(
        _now(entry, entry.payload)
        for entry in ordered
        if isinstance(entry.payload, SuggestionDecided)
        and entry.kind == "suggestion_accepted"
        and entry.person in people
    )


def _now(entry: Entry, decided: SuggestionDecided) -> SuggestionNow:
    return SuggestionNow(
        id=entry.id,
        task=decided.task,
        about=decided.about,
        words=decided.words,
        edited=decided.edited,
        model=decided.model,
        sources=decided.sources,
        person=entry.person or "",
        at=entry.time,
        made=decided.made,
        stood=decided.stood,
    )
