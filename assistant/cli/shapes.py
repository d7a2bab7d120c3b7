"""The JSON schema of ``plan.json`` and of the ``--json`` answers."""

from __future__ import annotations

from typing import Any, Protocol

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from assistant.cli.shelves import Shelves
from assistant.knowledge.added import AddReport
from assistant.knowledge.catalogue import DocumentShown
from assistant.knowledge.evaluation.model import Evaluation
from assistant.knowledge.index.build import BuildReport
from assistant.knowledge.model import Guidance
from assistant.plan.model import Plan
from assistant.record.entries import Entry


class Screened(BaseModel):
    """What ``screen --json`` prints."""

    concern: bool
    kind: str | None
    response: str | None


class Shown(BaseModel):
    """What ``show --json`` prints, and ``record.json`` holds."""

    record: str
    entries: list[Entry]


class Failing(Protocol):
    """What every finding of a check has."""

    @property
    def criterion(self) -> str:
        """What fails."""

    @property
    def reason(self) -> str:
        """Why it matters."""

    @property
    def suggestion(self) -> str:
        """How to mend it."""


class Fail(BaseModel):
    """One thing to mend. ``where``, for a plan: the id of a section or an outcome, or ``plan``."""

    criterion: str
    reason: str
    suggestion: str
    where: str | None = None

    @classmethod
    def of(cls, found: Failing, where: str | None = None) -> Fail:
        """Make one of what a check found."""
        return cls(
            criterion=found.criterion,
            reason=found.reason,
            suggestion=found.suggestion,
            where=where,
        )


class Checked(BaseModel):
    """What ``check --json`` prints."""

    good: bool
    fails: list[Fail]


def json_schema() -> dict[str, Any]:
    """Give one schema: a document that fits it is a Plan; ``$defs`` has the other shapes by name."""
    models: list[type[BaseModel]] = [
        Plan,
        Guidance,
        Screened,
        Shown,
        AddReport,
        BuildReport,
        Evaluation,
        Shelves,
        DocumentShown,
        Checked,
    ]
    _, bundle = models_json_schema([(model, "serialization") for model in models])
    definitions = bundle["$defs"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **definitions["Plan"],
        "$defs": definitions,
    }
