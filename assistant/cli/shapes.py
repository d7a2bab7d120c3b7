"""The JSON schema of ``plan.json`` and of the ``--json`` answers."""

from __future__ import annotations

from typing import Any

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
    ]
    _, bundle = models_json_schema([(model, "serialization") for model in models])
    definitions = bundle["$defs"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **definitions["Plan"],
        "$defs": definitions,
    }
