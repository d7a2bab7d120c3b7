"""Keeps a copy of the shared library's words here: text and lexical index, with no vectors of passages.

The copy begins with all that is on this machine, with its vectors; where both have a
document of one id, the one here counts. It is compared with the server before each
answer, by one cheap question; only documents that changed are read again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.knowledge.index.content import Content
from assistant.knowledge.index.gathering import indexed_text, worded
from assistant.knowledge.index.local import local_snapshot
from assistant.knowledge.index.places import mirror_slot
from assistant.knowledge.index.private import make_private, told
from assistant.knowledge.index.shared import NotWhole, Shared
from assistant.knowledge.index.shared_document import Record, SharedDocument
from assistant.knowledge.index.snapshot import (
    MadeFrom,
    Snapshot,
    SnapshotBroken,
    read_snapshot,
)
from assistant.knowledge.index.writing import write_snapshot
from assistant.knowledge.library import Library
from assistant.meaning.lock import one_at_a_time
from assistant.meaning.prepare import Progress

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True)
class Mirrored:
    """The copy as it is now.

    ``versions`` is what the server holds, by id; ``left_out`` are the ids of documents
    that could not be read whole.
    """

    snapshot: Snapshot
    versions: Mapping[str, str]
    left_out: Sequence[str]


def mirror(library: Library, own_dir: Path, shared: Shared, progress: Progress) -> Mirrored:
    """Bring the copy up to date with the server, and read it.

    Raises ServerTrouble, KnowledgeError when the folder cannot be written, and
    SnapshotBroken when what is on this machine is not prepared.
    """
    slot = mirror_slot(own_dir, shared.address.url)
    held = {id_: one for id_, one in shared.records().items() if not one.removed}
    versions = {id_: one.version for id_, one in held.items()}
    local = local_snapshot(library)
    records = {id_: one for id_, one in held.items() if id_ not in local.fronts}
    before = _read(slot)
    others = {id_: one.version for id_, one in records.items()}
    if before is not None and before.made_from == _wanted(local, others):
        return Mirrored(before, versions, [])
    with told(slot, "OWNWORDS_DATA_DIR"):
        make_private(slot)
        with one_at_a_time(slot / "lock"):
            before = _read(slot)
            documents = _documents(shared, records, before, progress)
            wanted = _wanted(local, {one.front.id: one.version for one in documents})
            if before is None or before.made_from != wanted:
                progress("Writing the index", 0, 1)
                write_snapshot(slot, _content(local, documents), wanted, None)
        left_out = sorted(records.keys() - {one.front.id for one in documents})
        return Mirrored(read_snapshot(slot), versions, left_out)


def left_out(copied: Mirrored) -> list[str]:
    """Say in words which documents could not be read whole."""
    return [
        f"The document {id_} of the shared library could not be read whole, and is left out. "
        "Somebody may be changing it now, or it was damaged there."
        for id_ in copied.left_out
    ]


def _wanted(local: Snapshot, versions: Mapping[str, str]) -> MadeFrom:
    both = {**local.made_from.documents, **versions}
    return local.made_from.model_copy(update={"documents": both})


def _read(slot: Path) -> Snapshot | None:
    try:
        return read_snapshot(slot)
    except SnapshotBroken:
        return None


def _documents(
    shared: Shared, records: Mapping[str, Record], before: Snapshot | None, progress: Progress
) -> list[SharedDocument]:
    """Take each document from the copy if that has its version, else from the server."""
    found = []
    for done, (id_, record) in enumerate(sorted(records.items())):
        progress("Reading the shared library", done, len(records))
        if before is not None and before.made_from.documents.get(id_) == record.version:
            found.append(_kept(before, id_))
            continue
        try:
            found.append(shared.get(id_, record))
        except NotWhole:
            continue
    progress("Reading the shared library", len(records), len(records))
    return found


def _kept(before: Snapshot, id_: str) -> SharedDocument:
    passages = [before.passages[place] for place in before.places[id_]]
    rows = (before.headings[before.heading_of[place]] for place in before.places[id_])
    headings = {passage.heading: row for passage, row in zip(passages, rows, strict=True)}
    return SharedDocument(before.fronts[id_], passages, headings)


def _content(local: Snapshot, documents: Sequence[SharedDocument]) -> Content:
    """Put what is on this machine, with its vectors, before what others share."""
    headings: dict[str, NDArray[np.float32]] = {}
    fronts, passages = list(local.fronts.values()), list(local.passages)
    for passage, row in zip(passages, local.heading_of, strict=True):
        headings.setdefault(passage.heading, local.headings[row])
    for document in documents:
        fronts.append(document.front)
        passages.extend(document.passages)
        for heading, vector in document.headings.items():
            headings.setdefault(heading, vector)
    by_id = {front.id: front for front in fronts}
    pairs = [(by_id[passage.document], passage) for passage in passages]
    indexed = [indexed_text(*pair) for pair in pairs]
    return Content(
        fronts=fronts,
        passages=passages,
        indexed=indexed,
        worded=worded(pairs, indexed, local.asides),
        vectors=local.vectors,
        headings=headings,
        asides=local.asides,
        aside_vectors=local.aside_vectors,
    )
