"""What tests of exports share: the Plans of the sample sessions, walked once."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.conversation.sessions.rehearsal import rehearse
from assistant.conversation.sessions.script import load_script, shipped_sessions
from assistant.conversation.workspace import Workspace
from assistant.exporting.files import Kind, export_bytes
from assistant.plan.model import Plan
from assistant.settings import Settings
from tests.exporting.builders import ON

FORMS = (
    "action-plan",
    "ehc-contribution",
    "iep-england",
    "provision-tracker",
    "vocational-profile",
)
"""Formats that together hold one of everything: the others are made of the same blocks."""


@dataclass(frozen=True)
class Samples:
    """The Plan of each sample session in each Format, and the titles of the questions."""

    plans: Mapping[tuple[str, str], Plan]
    labels: Mapping[str, str]

    def written(self, name: str, form: str, kind: Kind, *, easy: bool = False) -> bytes:
        """Write one of them."""
        return export_bytes(self.plans[name, form], self.labels, kind, ON, easy_read=easy)


@pytest.fixture(scope="session")
def samples(cache_dir: Path) -> Iterator[Samples]:
    """Walk each sample session once."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(Settings(data_dir=Path(folder), cache_dir=cache_dir))
        questions = {question.id for question in workspace.flows.questions()}
        plans = {
            (name, form): made
            for name in shipped_sessions()
            for form, made in _plans(workspace, name, questions)
        }
        yield Samples(plans, workspace.labels())
        workspace.store.close()


def _plans(workspace: Workspace, name: str, questions: set[str]) -> Iterator[tuple[str, Plan]]:
    with rehearse(workspace, load_script(name, questions)) as walked:
        for form in workspace.formats:
            yield form.id, walked.workspace.plan(walked.record, form.id, on=ON)
