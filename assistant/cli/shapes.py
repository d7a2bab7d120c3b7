"""The JSON schema of ``plan.json`` and of the ``--json`` answers."""

from __future__ import annotations

from typing import Any, Protocol

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from assistant.cli.shelves import Shelves
from assistant.cli.suggested_shapes import SuggestedShown
from assistant.knowledge.added import AddReport
from assistant.knowledge.catalogue import DocumentShown
from assistant.knowledge.evaluation.model import Evaluation
from assistant.knowledge.index.build import BuildReport
from assistant.knowledge.model import Guidance
from assistant.plan.model import Plan
from assistant.record.entries import Entry
from assistant.redaction.model import Kind, Redacted
from assistant.redaction.told import things
from assistant.suggesting.evaluation.model import ModelEvaluation
from assistant.suggesting.sent import Sent


class Screened(BaseModel):
    """What ``screen --json`` prints."""

    concern: bool
    kind: str | None
    response: str | None


class Shown(BaseModel):
    """What ``show --json`` prints, and ``record.json`` holds."""

    record: str
    entries: list[Entry]


class SentAway(BaseModel):
    """What ``model sent --json`` prints. ``stayed`` counts questions to a model on this machine."""

    sent: list[Sent]
    stayed: int
    damaged: int


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


class Doubt(BaseModel):
    """One thing that the check could not tell, and what people should ask themselves. It is no fault.

    ``where``, for a plan: the id of an outcome.
    """

    criterion: str
    question: str
    where: str | None = None


class Checked(BaseModel):
    """What ``check --json`` prints, of a text or of a whole plan. ``good``: there is nothing to mend."""

    good: bool
    fails: list[Fail]
    unsure: list[Doubt] | None = None


class ReplacedKind(BaseModel):
    """One thing that was replaced: what kind of thing, and what stands there now."""

    kind: Kind
    placeholder: str


class RedactedText(BaseModel):
    """What ``redact --json`` prints: each thing once, in the order in which it comes first."""

    text: str
    replaced: list[ReplacedKind]

    @classmethod
    def of(cls, redacted: Redacted) -> RedactedText:
        """Leave the originals out: they are what must not travel."""
        kinds = things(redacted.replaced).items()
        replaced = [ReplacedKind(kind=kind, placeholder=name) for name, kind in kinds]
        return cls(text=redacted.text, replaced=replaced)


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
        RedactedText,
        SentAway,
        SuggestedShown,
        ModelEvaluation,
    ]
    _, bundle = models_json_schema([(model, "serialization") for model in models])
    definitions = bundle["$defs"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **definitions["Plan"],
        "$defs": definitions,
    }
