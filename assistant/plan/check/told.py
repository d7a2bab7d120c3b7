"""The words in which the check speaks of each criterion."""

from __future__ import annotations

from functools import cache
from typing import get_args

from pydantic import BaseModel, ConfigDict, TypeAdapter

from assistant import content
from assistant.errors import ContentError
from assistant.plan.check.finding import Criterion
from assistant.resources import package_file

_WHAT = "The words of the outcome check"


class Told(BaseModel):
    """The name of a criterion, and what is said when there is nothing to mend."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str
    fine: str


@cache
def load_told() -> dict[Criterion, Told]:
    """Read the words. Raises ContentError."""
    file = package_file("plan", "check", "told.yaml")
    told = content.read_as(file, TypeAdapter(dict[Criterion, Told]), _WHAT)
    missing = [name for name in get_args(Criterion) if name not in told]
    if missing:
        raise ContentError(_WHAT, [f"{file.name}: words are missing for {', '.join(missing)}."])
    return told
