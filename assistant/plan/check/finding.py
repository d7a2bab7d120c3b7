"""What the check found in one outcome: why it matters, how to mend it, and which words it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Criterion = Literal[
    "specific",
    "measurable",
    "achievable",
    "relevant",
    "time_bound",
    "vague_wording",
    "is_provision",
    "is_aspiration",
]
"""What an outcome is judged by. SMART is that of the SEND code of practice 2015, 9.66."""


@dataclass(frozen=True)
class Finding:
    """One criterion that fails. ``where`` are the places in the text where its words begin and end."""

    criterion: Criterion
    reason: str
    suggestion: str
    where: tuple[int, int] | None = None
