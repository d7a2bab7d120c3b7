"""One build of a library: from what it is made, and its steps, each an index brought up to date."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from assistant.address import Address
from assistant.errors import KnowledgeError
from assistant.knowledge.documents import Document
from assistant.knowledge.folders import make_private
from assistant.knowledge.index.connection import BUILDING
from assistant.knowledge.index.local import local_snapshot
from assistant.knowledge.index.mirror import left_out, mirror
from assistant.knowledge.index.own_state import own_state, remember
from assistant.knowledge.index.places import other_libraries, own_slot, shipped_slot
from assistant.knowledge.index.shared import Shared
from assistant.knowledge.index.sharing import Sent, send
from assistant.knowledge.index.snapshot import (
    SCHEMA,
    MadeFrom,
    Snapshot,
    SnapshotBroken,
    text_hash,
)
from assistant.knowledge.index.unwritten import writing_index
from assistant.knowledge.index.updating import Done, Job, bring_up_to_date
from assistant.knowledge.library import Library
from assistant.knowledge.not_covered import not_covered_hash
from assistant.knowledge.own import own_documents
from assistant.knowledge.own_files import private_files
from assistant.meaning import embedder
from assistant.meaning.prepare import Progress


def wanted_from(documents: Mapping[str, str], topics: Mapping[str, str]) -> MadeFrom:
    """Say what an index must be made from, for these documents (hashes by id) and topics."""
    return MadeFrom(
        schema_version=SCHEMA,
        model=embedder.model_id(),
        documents=dict(documents),
        asides=text_hash(json.dumps([dict(topics), not_covered_hash()], sort_keys=True)),
    )


class Building:
    """One build: what it is of, and its steps."""

    def __init__(
        self,
        library: Library,
        documents: Sequence[Document],
        topics: Mapping[str, str],
        progress: Progress,
    ) -> None:
        """Take the library, its shipped documents, and what is told while it goes on."""
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

    def shared(
        self, local: Snapshot, own_dir: Path, address: Address, share: Mapping[str, str] | None
    ) -> tuple[Done, int]:
        """Send what is to be shared, then copy the shared library; count what is there of what was sent.

        ``local`` is what ``local`` gave. Raises KnowledgeError, ServerTrouble too.
        """
        shared, sent = Shared(address, embedder.model_id(), BUILDING), Sent(0, 0, [])
        if share is not None:
            sent = send(self._library, own_dir, shared, share, self._progress)
        copied = mirror(local, own_dir, shared, self._progress)
        fronts, passages = copied.snapshot.fronts, copied.snapshot.passages
        problems = [*sent.problems, *left_out(copied)]
        return Done(len(fronts), len(passages), sent.embedded, problems), sent.documents
