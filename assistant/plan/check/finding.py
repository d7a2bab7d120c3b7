"""What the check says of one outcome: what to mend and how, and what it could not tell."""

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


@dataclass(frozen=True)
class Unsure:
    """One criterion that could not be told, and what people should ask themselves. It is no fault."""

    criterion: Criterion
    question: str


@dataclass(frozen=True)
class Checked:
    """All that the check says of one outcome, in the order of the criteria.

    ``joined`` is what joins it with its aspiration, in words; empty where nothing does.
    ``too_short`` where it has so few words that nothing can be told: that is the one Finding then.
    """

    findings: tuple[Finding, ...]
    unsure: tuple[Unsure, ...] = ()
    joined: str = ""
    too_short: bool = False
