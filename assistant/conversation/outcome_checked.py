"""What the check says of the words of an Outcome, for who writes it: as one piece, or while it is typed."""

from __future__ import annotations

from datetime import date

from assistant.plan.check.finding import Checked
from assistant.record.words import inert


def finding_text(reason: str, suggestion: str) -> str:
    """Say what the check found, and a way to mend it."""
    return inert(f"{reason} {suggestion}".strip())


def checked(text: str, hope: str | None, on: date, year_group: int | None = None) -> list[str]:
    """Say what the check of an Outcome found to mend, then what it could not tell: as questions.

    Raises ContentError when its rules cannot be read.
    """
    from assistant.plan.check.outcome import look_at

    return _in_words(look_at(text, hope, on, year_group))


def checked_so_far(
    text: str, hope: str | None, on: date, year_group: int | None = None
) -> list[str] | None:
    """As ``checked``, of a text that is still being typed: None while it is too short to tell."""
    from assistant.plan.check.outcome import look_at

    said = look_at(text, hope, on, year_group)
    return None if said.too_short else _in_words(said)


def _in_words(said: Checked) -> list[str]:
    found = [finding_text(one.reason, one.suggestion) for one in said.findings]
    return [*found, *dict.fromkeys(inert(one.question) for one in said.unsure)]
