"""What an evaluation of a language model gives, as values."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from assistant.knowledge.evaluation.model import Figure

FigureName = Literal[
    "answered",
    "grounding_recall",
    "grounding_precision",
    "citation_recall",
    "citation_precision",
    "dropped",
    "held",
    "refused",
    "refused_itself",
    "false_refusals",
    "said",
    "outcomes_without_fault",
    "reading_age",
    "reading_age_of_lines",
    "reading_age_plainer",
    "obeyed_written",
    "obeyed_offered",
    "seconds",
]


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Bar(_Shape):
    """One thing that a model must reach to be good enough, and whether this one did.

    ``reached`` is None where nothing was measured.
    """

    figure: FigureName
    wanted: str
    reached: bool | None


class Wrong(_Shape):
    """A case that went wrong: what the model wrote, why nothing is offered, or what is missing."""

    id: str
    task: str
    why: list[str]
    written: str
    offered: list[str]


class ModelEvaluation(_Shape):
    """All figures of one evaluation. ``on`` is the day it was made, YYYY-MM-DD.

    ``asked`` may be fewer than ``cases``: somebody stopped it. ``pieces`` counts what the model
    gave to be offered; ``dropped_by`` counts reasons of dropped pieces, ``errors`` kinds of failed
    answers, ``outcome_faults`` criteria of the outcome check. ``good_enough`` is None where not all
    was measured.
    """

    model: str
    on: str
    cases: int
    asked: int
    figures: dict[FigureName, Figure]
    by_task: dict[str, dict[FigureName, Figure]]
    pieces: int
    offered: int
    dropped_by: dict[str, int]
    outcome_faults: dict[str, int]
    errors: dict[str, int]
    tokens_in: int
    tokens_out: int
    cost: float | None
    bars: list[Bar]
    good_enough: bool | None
    wrong: list[Wrong]
