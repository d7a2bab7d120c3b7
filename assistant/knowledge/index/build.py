"""Builds the index of a library: the shipped guidance, and a person's own documents beside it."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from assistant.address import read_address, warnings_of
from assistant.errors import KnowledgeError
from assistant.knowledge.documents import Document, document_hashes, read_documents
from assistant.knowledge.folders import make_private
from assistant.knowledge.index import store
from assistant.knowledge.index.connection import BUILDING
from assistant.knowledge.index.local import local_snapshot
from assistant.knowledge.index.mirror import left_out, mirror
from assistant.knowledge.index.own_state import has_own, own_state, remember
from assistant.knowledge.index.places import other_libraries, own_slot, shipped_slot
from assistant.knowledge.index.shared import Shared
from assistant.knowledge.index.sharing import Sent, send
from assistant.knowledge.index.snapshot import (
    SCHEMA,
    STORE,
    MadeFrom,
    Snapshot,
    SnapshotBroken,
    current_folder,
    read_manifest,
    text_hash,
)
from assistant.knowledge.index.unwritten import writing_index
from assistant.knowledge.index.updating import Done, Job, bring_up_to_date
from assistant.knowledge.library import Library
from assistant.knowledge.not_covered import not_covered_hash
from assistant.knowledge.own import alone, own_documents
from assistant.knowledge.own_files import private_files
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


def wanted_from(documents: Mapping[str, str], topics: Mapping[str, str]) -> MadeFrom:
    """Say what an index must be made from, for these documents (hashes by id) and topics."""
    return MadeFrom(
        schema_version=SCHEMA,
        model=embedder.model_id(),
        documents=dict(documents),
        asides=text_hash(json.dumps([dict(topics), not_covered_hash()], sort_keys=True)),
    )


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
    progress("Reading the guidance", 0, 1)
    shipped = read_documents(library.guidance_dir)
    prepare(library.cache_dir, progress)
    building = _Building(library, shipped, topics, progress)
    done = building.shipped()
    embedded, problems, sent = done.embedded, list(done.problems), Sent(0, 0, [])
    warnings = [] if address is None else warnings_of(address)
    if library.own_dir is not None and has_own(library.own_dir):
        done = building.own(library.own_dir)
        embedded, problems = embedded + done.embedded, problems + done.problems
    elif library.own_dir is not None:
        problems += _forget(library.own_dir)
    if library.own_dir is not None and address is not None:
        local = building.local(library.own_dir)
        try:
            shared = Shared(address, embedder.model_id(), BUILDING)
            if share is not None:
                sent = send(library, library.own_dir, shared, share, progress)
            copied = mirror(local, library.own_dir, shared, progress)
            done = Done(len(copied.snapshot.fronts), len(copied.snapshot.passages), sent.embedded)
            embedded += sent.embedded
            problems += [*sent.problems, *left_out(copied)]
        except KnowledgeError as trouble:
            if share is not None:
                raise
            warnings.append(str(trouble))
    progress("The guidance is ready", 1, 1)
    return BuildReport(
        documents=done.documents,
        passages=done.passages,
        embedded=embedded,
        unchanged=done.passages - embedded,
        seconds=round(time.monotonic() - began, 2),
        problems=list(dict.fromkeys(problems)),
        warnings=warnings,
        sent=sent.documents,
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
        self._progress = progress
        self._job = partial(Job, topics=topics, cache_dir=library.cache_dir, progress=progress)

    def shipped(self) -> Done:
        """Bring the index of the shipped guidance up to date."""
        slot = shipped_slot(self._library)
        with writing_index(slot, "OWNWORDS_CACHE_DIR"):
            others = other_libraries(slot)
            job = self._job(
                slot,
                lambda: wanted_from(self._hashes, self._topics),
                lambda: self._documents,
                other_slots=others,
            )
            return bring_up_to_date(job)

    def own(self, own_dir: Path) -> Done:
        """Bring the index of both together up to date: it lies where the own documents lie."""
        slot = own_slot(own_dir)
        with writing_index(slot, "OWNWORDS_DATA_DIR"), private_files():
            make_private(slot)

            def wanted() -> MadeFrom:
                remember(own_dir)
                return wanted_from(self._hashes | own_state(own_dir), self._topics)

            def both() -> Sequence[Document]:
                return (*self._documents, *own_documents(own_dir))

            shipped = shipped_slot(self._library)
            return bring_up_to_date(self._job(slot, wanted, both, other_slots=(shipped,)))

    def local(self, own_dir: Path) -> Snapshot:
        """Open what is on this machine; build once more if somebody added a document meanwhile."""
        with suppress(SnapshotBroken):
            return local_snapshot(self._library)
        self.own(own_dir)
        try:
            return local_snapshot(self._library)
        except SnapshotBroken as error:
            raise KnowledgeError(
                "Your documents are being changed by another Ownwords at this moment.",
                safe="No document is lost, and an index from before still answers.",
                do="Wait until it is ready. Then run 'ownwords knowledge build'.",
            ) from error
