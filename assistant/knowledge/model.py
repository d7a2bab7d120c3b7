"""Guidance as values: a Document with its dates, a Passage of it, a Citation, and what ``ask`` answers."""

from __future__ import annotations

from enum import StrEnum
from hashlib import sha256

from pydantic import BaseModel, ConfigDict


class Status(StrEnum):
    """Where a Passage stands on the date of use. Always shown in words beside a quote.

    UNKNOWN is only for documents that a person added without saying it.
    """

    CURRENT = "current"
    HISTORIC = "historic"
    WRONG_IN_PART = "wrong-in-part"
    PROPOSED = "proposed"
    UNKNOWN = "unknown"


class Citation(BaseModel):
    """A Passage quoted for a reason. ``quote`` is the whole Passage, exactly as indexed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    passage: str
    document: str
    title: str
    publisher: str | None
    published: str | None
    nation: str
    status: Status
    heading: str
    page: int | None
    quote: str
    score: float

    @property
    def stands_as(self) -> str:
        """Tell how it stands and what it says, to know later whether either changed: status and digest."""
        return f"{self.status.value} {sha256(self.quote.encode()).hexdigest()[:32]}"


class WhoToAsk(BaseModel):
    """The independent advice service of a nation, as dated data."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    nation: str
    name: str
    what: str
    contact: str
    checked: str
    verify: bool


class Guidance(BaseModel):
    """The answer to a free question: citations, or an honest 'nothing here covers that'."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    question: str
    nation: str | None
    on: str
    abstained: bool
    answer: str | None
    warnings: list[str]
    concern: str | None
    citations: list[Citation]
    nearest: list[Citation]
    who_to_ask: list[WhoToAsk]
