"""What one finder found in a Row: some of its words, and what they are."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.redaction.model import Kind


@dataclass(frozen=True)
class Found:
    """The words from ``first`` to ``last``, both included. ``kind`` is None for what stays.

    ``person`` names somebody known. ``learnt`` is true when a sign beside the words, and not
    the words themselves, showed that they are a name.
    """

    first: int
    last: int
    kind: Kind | None
    person: str = ""
    learnt: bool = False
