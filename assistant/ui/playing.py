"""What the sample player shows for one event, and for how long. Pure."""

from __future__ import annotations

from assistant.conversation.sessions.walk import Happened
from assistant.conversation.spoken import guidance_text, turn_text
from assistant.conversation.turns import Care, Choice, Chose, Did, Stopped
from assistant.ui.telling import LEAVES, exchange, rows_of
from assistant.ui.widgets.transcript import OWNWORDS, Row

_SHORTEST_SECONDS = 1.2
_LONGEST_SECONDS = 12.0
_READ_A_SECOND = 28  # characters; an unhurried reader
_PASSED_OVER_SECONDS = 0.5


def rows_for(happened: Happened, question: str, choice: Choice | None) -> list[Row]:
    """Give the rows of one event. ``question`` and ``choice`` are what it answers."""
    said = _said(happened, choice)
    rows = exchange(question, said) if said else []
    for turn in happened.turns:
        if isinstance(turn, Care | Stopped):
            rows.append(Row(OWNWORDS, turn_text(turn), "told"))
        else:
            rows += rows_of([turn])
    return [*rows, *(Row(OWNWORDS, guidance_text(one), "shown") for one in happened.guidance)]


def _said(happened: Happened, choice: Choice | None) -> str:
    event = happened.event
    if isinstance(event, Did):
        return LEAVES.get(event.action, "")
    if isinstance(event, Chose) and choice is not None:
        return {option.key: option.label for option in choice.options}.get(event.key, "")
    return happened.words


def pace(happened: Happened, speed: float) -> float:
    """Give the seconds to show one event for: time to read it, less for a question passed over."""
    if isinstance(happened.event, Did):
        return _PASSED_OVER_SECONDS / speed
    texts = [happened.words, *(turn_text(turn) for turn in happened.turns)]
    texts += [guidance_text(one) for one in happened.guidance]
    reading = sum(map(len, texts)) / _READ_A_SECOND
    return min(max(reading, _SHORTEST_SECONDS), _LONGEST_SECONDS) / speed
