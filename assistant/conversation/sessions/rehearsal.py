"""A session walked in a folder of its own, which is gone afterwards, and the files made from it."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from assistant.conversation.sessions.script import Script
from assistant.conversation.sessions.transcript import transcript
from assistant.conversation.sessions.walk import Walk
from assistant.conversation.workspace import Workspace
from assistant.errors import ExportError
from assistant.exporting.files import Kind, export, export_bytes, write_file
from assistant.plan.format import find_format
from assistant.record.words import escape_unsafe
from assistant.record.written import to_data

_PROFILES = ("one-page-profile", "vocational-profile")
_KINDS: tuple[Kind, ...] = ("docx", "pdf", "html")


@dataclass(frozen=True)
class Rehearsal:
    """A walked session: the workspace with its Record, and the transcript."""

    workspace: Workspace
    record: str
    transcript: str
    unsaid: tuple[str, ...]


@contextmanager
def rehearsing(workspace: Workspace) -> Iterator[Workspace]:
    """Give a workspace whose Records live in a folder of their own and go with it."""
    with tempfile.TemporaryDirectory(prefix="ownwords-sample-") as folder:
        settings = replace(workspace.settings, data_dir=Path(folder))
        apart = Workspace(settings)
        try:
            yield apart
        finally:
            apart.store.close()


@contextmanager
def rehearse(workspace: Workspace, script: Script) -> Iterator[Rehearsal]:
    """Walk a session to its end. Raises what the conversation raises."""
    with rehearsing(workspace) as apart:
        walk = Walk(apart, script)
        text = transcript(script.title, walk.events(), walk.proposed)
        yield Rehearsal(apart, walk.record, text, tuple(walk.unsaid))


def write_all(rehearsal: Rehearsal, folder: Path, formats: list[str]) -> list[Path]:
    """Write plan, record, transcript, and DOCX, PDF and HTML for each Format. Gives the files.

    Raises ExportError when the folder cannot be written, OwnwordsError for an unknown Format.
    """
    workspace, labels = rehearsal.workspace, rehearsal.workspace.labels()
    wanted = [find_format(workspace.formats, one).id for one in formats or _PROFILES]
    plan = workspace.plan(rehearsal.record)
    record = {
        "record": rehearsal.record,
        "entries": [to_data(e) for e in workspace.store.entries(rehearsal.record)],
    }
    today = date.today()
    files = {
        "plan.json": export_bytes(plan, labels, "json", today),
        "plan.md": export_bytes(plan, labels, "md", today),
        "record.json": escape_unsafe(json.dumps(record, ensure_ascii=False, indent=2)).encode(),
        "transcript.md": rehearsal.transcript.encode(),
    }
    _make(folder)
    for name, content in files.items():
        write_file(folder / name, content)
    written = [folder / name for name in files]
    for one in wanted:
        profile = workspace.plan(rehearsal.record, one)
        for kind in _KINDS:
            file = folder / f"{one}.{kind}"
            export(profile, labels, kind, file, overwrite=True)
            written.append(file)
    return written


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(
            f"The folder {folder} could not be made: {error.strerror}.",
            do="Choose another folder with --out.",
        ) from error
