"""Keeps a copy of the shared library here, so that a question need not leave this machine.

The copy begins with all that is on this machine; where both have a document of one id,
the one here counts. It is compared with the server before each answer, by one cheap
question; only documents that changed are read again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.knowledge.folders import make_private
from assistant.knowledge.index.content import Content
from assistant.knowledge.index.gathering import indexed_text, worded
from assistant.knowledge.index.listing import Listed, NotWhole
from assistant.knowledge.index.places import mirror_slot
from assistant.knowledge.index.shared import Shared
from assistant.knowledge.index.shared_document import SharedDocument
from assistant.knowledge.index.snapshot import (
    MadeFrom,
    Snapshot,
    SnapshotBroken,
    read_snapshot,
)
from assistant.knowledge.index.unwritten import writing_index
from assistant.knowledge.index.writing import write_snapshot
from assistant.knowledge.own_files import private_files
from assistant.meaning.lock import one_at_a_time
from assistant.meaning.prepare import Progress

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True)
class Mirrored:
    """The copy as it is now.

    ``versions`` is what the server holds, by id; ``left_out`` are the ids of documents
    that could not be read whole, empty for what has none.
    """

    snapshot: Snapshot
    versions: Mapping[str, str]
    left_out: Sequence[str]


def mirror(local: Snapshot, own_dir: Path, shared: Shared, progress: Progress) -> Mirrored:
    """Bring the copy up to date with the server, and read it. ``local`` is what is on this machine.

    Raises ServerTrouble, KnowledgeError when the folder cannot be written, and
    SnapshotBroken when it cannot be read.
    """
    slot = mirror_slot(own_dir, shared.address.url)
    holding = shared.holding()
    versions = holding.versions
    others = {id_: version for id_, version in versions.items() if id_ not in local.fronts}
    records = {id_: holding.records[id_] for id_ in others}
    wrong = holding.wrong - local.fronts.keys()
    before = _read(slot)
    if before is not None and before.made_from == _wanted(local, others):
        return Mirrored(before, versions, sorted(wrong))
    with writing_index(slot, "OWNWORDS_DATA_DIR"), private_files():
        make_private(slot)
        with one_at_a_time(slot / "lock"):
            before = _read(slot)
            documents = _documents(shared, records, before, progress)
            wanted = _wanted(local, {one.front.id: one.version for one in documents})
            if before is None or before.made_from != wanted:
                progress("Writing the index", 0, 1)
                write_snapshot(slot, _content(local, documents), wanted, None)
        left_out = sorted(wrong | (records.keys() - {one.front.id for one in documents}))
        return Mirrored(read_snapshot(slot), versions, left_out)


def left_out(copied: Mirrored) -> list[str]:
    """Say in words which documents could not be read whole."""
    return [
        f"{f'The document {id_}' if id_ else 'Something without a proper name'} of the shared "
        "library could not be read whole, and is left out. Somebody may be changing it now, or it "
        "was damaged there."
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
    shared: Shared, records: Mapping[str, Listed], before: Snapshot | None, progress: Progress
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
    places = before.places[id_]
    passages = [before.passages[place] for place in places]
    rows = (before.headings[before.heading_of[place]] for place in places)
    headings = {passage.heading: row for passage, row in zip(passages, rows, strict=True)}
    vectors = [before.vectors[place] for place in places]
    return SharedDocument(before.fronts[id_], passages, vectors, headings)


def _content(local: Snapshot, documents: Sequence[SharedDocument]) -> Content:
    """Put what is on this machine before what others share."""
    import numpy as np

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
        vectors=np.concatenate([local.vectors, *(np.stack(one.vectors) for one in documents)]),
        headings=headings,
        asides=local.asides,
        aside_vectors=local.aside_vectors,
    )
