"""Builds the index of a library: the shipped guidance, and a person's own documents beside it."""

from __future__ import annotations

import shutil
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from assistant.address import read_address, warnings_of
from assistant.errors import KnowledgeError
from assistant.knowledge.documents import document_hashes, read_documents
from assistant.knowledge.index import store
from assistant.knowledge.index.building import Building, wanted_from
from assistant.knowledge.index.own_state import has_own, own_state
from assistant.knowledge.index.places import own_slot, shipped_slot
from assistant.knowledge.index.snapshot import (
    STORE,
    MadeFrom,
    SnapshotBroken,
    current_folder,
    read_manifest,
)
from assistant.knowledge.index.updating import Done
from assistant.knowledge.library import Library
from assistant.knowledge.own import alone
from assistant.meaning import embedder
from assistant.meaning.prepare import Progress, prepare


class BuildReport(BaseModel):
    """What a build did. ``embedded`` and ``unchanged`` count passages.

    ``problems`` are sentences about what was found wrong and mended or left out,
    ``warnings`` about what a person should know though nothing is wrong. ``sent`` counts
    the documents that were to be shared and are on the server now.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    documents: int
    passages: int
    embedded: int
    unchanged: int
    seconds: float
    problems: list[str]
    warnings: list[str] = []
    sent: int = 0


def is_prepared(library: Library, topics: Mapping[str, str]) -> bool:
    """Say whether model and index are ready and made from these very documents and topics.

    Cheap: it looks at files, hashes the shipped ones, and loads nothing heavy. A shared
    server is not asked: what is on this machine answers without it. Raises KnowledgeError
    when the folder of documents is missing or empty.
    """
    shipped = document_hashes(library.guidance_dir)
    if not embedder.is_prepared(library.cache_dir):
        return False
    most = library.exact_up_to
    if not _is_made(shipped_slot(library), wanted_from(shipped, topics), most):
        return False
    if library.own_dir is None:
        return True
    if not has_own(library.own_dir):
        return not own_slot(
            library.own_dir
        ).exists()  # else the text of a removed one is still there
    both = shipped | own_state(library.own_dir)
    return _is_made(own_slot(library.own_dir), wanted_from(both, topics), most)


def _is_made(slot: Path, wanted: MadeFrom, exact_up_to: int) -> bool:
    try:
        manifest = read_manifest(slot)
        if manifest.made_from != wanted:
            return False
        if manifest.passages <= exact_up_to or manifest.store is None:
            return True
        return store.is_whole(current_folder(slot) / STORE, manifest.store, thorough=False)
    except SnapshotBroken:
        return False


def build(
    library: Library,
    topics: Mapping[str, str],
    progress: Progress,
    *,
    share: Mapping[str, str] | None = None,
) -> BuildReport:
    """Prepare the model if need be, and make the index fit the documents.

    ``topics`` are search texts by question id, kept as vectors for ``beside``. With
    ``share``, as ``sharing.listed`` gives it, those of a person's own documents are sent to
    the shared server; without, nothing of theirs leaves the machine, and a server that is
    away, or a copy of it that cannot be written, is only a warning.
    Raises ContentError for mistakes in documents, KnowledgeError when they are
    missing or the folders cannot be written, and ServerTrouble when nothing could be
    sent. A build that is killed leaves the index as it was before, and the next one
    goes on where it stopped.
    """
    began = time.monotonic()
    address = read_address(library.server) if library.server is not None else None
    warnings = [] if address is None else warnings_of(address)
    progress("Reading the guidance", 0, 1)
    documents = read_documents(library.guidance_dir)
    prepare(library.cache_dir, progress)
    building = Building(library, documents, topics, progress)
    steps, sent = [building.shipped()], 0
    if library.own_dir is not None:
        steps.append(_own(building, library.own_dir, steps[0]))
    if library.own_dir is not None and address is not None:
        local = building.local(library.own_dir)
        try:
            step, sent = building.shared(local, library.own_dir, address, share)
            steps.append(step)
        except KnowledgeError as trouble:
            if share is not None:
                raise
            warnings.append(str(trouble))
    progress("The guidance is ready", 1, 1)
    return _report(steps, warnings, sent, time.monotonic() - began)


def _report(steps: Sequence[Done], warnings: list[str], sent: int, seconds: float) -> BuildReport:
    """Sum up the steps: the last says what there is to search, each what it did and mended."""
    there, embedded = steps[-1], sum(step.embedded for step in steps)
    return BuildReport(
        documents=there.documents,
        passages=there.passages,
        embedded=embedded,
        unchanged=there.passages - embedded,
        seconds=round(seconds, 2),
        problems=list(dict.fromkeys(problem for step in steps for problem in step.problems)),
        warnings=warnings,
        sent=sent,
    )


def _own(building: Building, own_dir: Path, shipped: Done) -> Done:
    """Bring the index with own documents up to date; without any, only the shipped one stays."""
    if has_own(own_dir):
        return building.own(own_dir)
    return Done(shipped.documents, shipped.passages, 0, _forget(own_dir))


def _forget(own_dir: Path) -> list[str]:
    """Delete the index of own documents when the last is removed; say what could not be deleted."""
    index = own_slot(own_dir).parent
    if not index.exists():
        return []
    with alone(own_dir):
        if not has_own(own_dir):  # somebody may have added one meanwhile
            shutil.rmtree(index, ignore_errors=True)
    if has_own(own_dir) or not index.exists():
        return []
    return [f"The text of removed documents could not be deleted. Delete this folder: {index}"]
