"""What an evaluation gives, as values: figures with their intervals, and the cases that went wrong."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from assistant.knowledge.model import Status


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Figure(_Shape):
    """A share or a mean over ``n`` cases, with its 95% interval. None where there is no case."""

    value: float | None
    low: float | None
    high: float | None
    n: int


class Came(_Shape):
    """A quote that was given, by where it stands."""

    passage: str
    heading: str
    document: str
    status: Status


class Miss(_Shape):
    """A case that went wrong: what was asked and wanted, the first three quotes, and each reason."""

    id: str
    q: str
    nation: str | None
    kind: str
    wanted: list[str]
    abstained: bool
    came: list[Came]
    why: list[str]


class Ranking(_Shape):
    """How well one way of searching puts right passages first, when it refuses nothing.

    ``ahead`` is how much Ownwords has more, case by case; none for Ownwords itself.
    """

    recall_at_3: Figure
    ndcg_at_5: Figure
    ahead_recall_at_3: Figure | None = None
    ahead_ndcg_at_5: Figure | None = None


class Drop(_Shape):
    """How much less is found for questions of a kind than for plain ones; less than 0 is more.

    ``paired``: each question against its own twin in plain words.
    """

    recall_at_3: Figure
    ndcg_at_5: Figure
    paired: bool


class Evaluation(_Shape):
    """All figures of one evaluation. ``on`` is the day it was made, YYYY-MM-DD."""

    on: str
    cases: int
    answerable: int
    figures: dict[str, Figure]
    rankings: dict[str, Ranking]
    drops: dict[str, Drop]
    by_kind: dict[str, dict[str, Figure]]
    by_register: dict[str, dict[str, Figure]]
    by_nation: dict[str, dict[str, Figure]]
    misses: list[Miss]
