"""Builds the index of a library: the shipped guidance, and a person's own documents beside it."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from assistant.errors import KnowledgeError
from assistant.knowledge.documents import Document, document_hashes, read_documents
from assistant.knowledge.index.own_state import has_own, own_state, remember
from assistant.knowledge.index.places import other_libraries, own_slot, shipped_slot
from assistant.knowledge.index.snapshot import (
    SCHEMA,
    MadeFrom,
    SnapshotBroken,
    read_manifest,
    text_hash,
)
from assistant.knowledge.index.updating import Done, Job, bring_up_to_date
from assistant.knowledge.library import Library
from assistant.knowledge.not_covered import not_covered_hash
from assistant.knowledge.own import alone, own_documents
from assistant.meaning import embedder
from assistant.meaning.prepare import Progress, prepare


class BuildReport(BaseModel):
    """What a build did. ``embedded`` and ``unchanged`` count passages.

    ``problems`` are sentences about what was found wrong and mended or left out,
    ``warnings`` about what a person should know though nothing is wrong.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    documents: int
    passages: int
    embedded: int
    unchanged: int
    seconds: float
    problems: list[str]
    warnings: list[str] = []


def is_prepared(library: Library, topics: Mapping[str, str]) -> bool:
    """Say whether model and index are ready and made from these very documents and topics.

    Cheap: it looks at files, hashes the shipped ones, and loads nothing heavy; of a
    shared server it asks nothing. Raises KnowledgeError when the folder of documents is
    missing or empty.
    """
    shipped = document_hashes(library.guidance_dir)
    if not embedder.is_prepared(library.cache_dir):
        return False
    if not _is_made(shipped_slot(library), wanted_from(shipped, topics)):
        return False
    if library.own_dir is None or library.server is not None:
        return True
    if not has_own(library.own_dir):
        return not own_slot(
            library.own_dir
        ).exists()  # else the text of a removed one is still there
    both = shipped | own_state(library.own_dir)
    return _is_made(own_slot(library.own_dir), wanted_from(both, topics))


def _is_made(slot: Path, wanted: MadeFrom) -> bool:
    try:
        return read_manifest(slot).made_from == wanted
    except SnapshotBroken:
        return False


def wanted_from(documents: Mapping[str, str], topics: Mapping[str, str]) -> MadeFrom:
    """Say what an index must be made from, for these documents (hashes by id) and topics."""
    return MadeFrom(
        schema_version=SCHEMA,
        model=embedder.model_id(),
        documents=dict(documents),
        asides=text_hash(json.dumps([dict(topics), not_covered_hash()], sort_keys=True)),
    )


def build(library: Library, topics: Mapping[str, str], progress: Progress) -> BuildReport:
    """Prepare the model if need be, and make the index fit the documents.

    ``topics`` are search texts by question id, kept as vectors for ``beside``.
    Raises ContentError for mistakes in documents, and KnowledgeError when they are
    missing or the folders cannot be written. A build that is killed leaves the index
    as it was before, and the next one goes on where it stopped.
    """
    began = time.monotonic()
    progress("Reading the guidance", 0, 1)
    shipped = read_documents(library.guidance_dir)
    prepare(library.cache_dir, progress)
    building = _Building(library, shipped, topics, progress)
    done, documents = building.shipped(), len(shipped)
    embedded, problems = done.embedded, list(done.problems)
    if library.own_dir is not None and has_own(library.own_dir):
        done = building.own(library.own_dir)
        documents = len(shipped) + len(own_documents(library.own_dir))
        embedded, problems = embedded + done.embedded, problems + done.problems
    elif library.own_dir is not None:
        problems += _forget(library.own_dir)
    progress("The guidance is ready", 1, 1)
    return BuildReport(
        documents=documents,
        passages=done.passages,
        embedded=embedded,
        unchanged=done.passages - embedded,
        seconds=round(time.monotonic() - began, 2),
        problems=problems,
    )


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


class _Building:
    """One build: what it is of, and its two indexes."""

    def __init__(
        self,
        library: Library,
        documents: Sequence[Document],
        topics: Mapping[str, str],
        progress: Progress,
    ) -> None:
        self._library = library
        self._documents = documents
        self._hashes = {document.front.id: document.sha256 for document in documents}
        self._topics = topics
        self._job = partial(Job, topics=topics, cache_dir=library.cache_dir, progress=progress)

    def shipped(self) -> Done:
        """Bring the index of the shipped guidance up to date."""
        slot = shipped_slot(self._library)
        with told(slot, "OWNWORDS_CACHE_DIR"):
            wanted = wanted_from(self._hashes, self._topics)
            others = other_libraries(slot)
            job = self._job(slot, wanted, lambda: self._documents, other_slots=others)
            return bring_up_to_date(job)

    def own(self, own_dir: Path) -> Done:
        """Bring the index of both together up to date. It lies where the own documents lie."""
        slot = own_slot(own_dir)
        with told(slot, "OWNWORDS_DATA_DIR"):
            make_private(slot)
            remember(own_dir)
            wanted = wanted_from(self._hashes | own_state(own_dir), self._topics)
            both = lambda: (*self._documents, *own_documents(own_dir))  # noqa: E731
            shipped = shipped_slot(self._library)
            return bring_up_to_date(self._job(slot, wanted, both, other_slots=(shipped,)))


def make_private(folder: Path) -> None:
    """Make a folder in the data folder that only this user can open. Raises OSError."""
    for one in (folder.parent.parent, folder.parent, folder):
        one.mkdir(parents=True, exist_ok=True, mode=0o700)


@contextmanager
def told(slot: Path, setting: str) -> Iterator[None]:
    """Turn what the system reports of a slot into words for a person."""
    try:
        yield
    except OSError as error:
        raise KnowledgeError(
            f"The index of the guidance cannot be written in {slot}: {error.strerror or error}.",
            safe="No answer and no document is lost, and an index from before still answers.",
            do=f"Free some space, or set {setting} to a folder you can write.",
        ) from error
