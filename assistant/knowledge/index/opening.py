"""Opens the index that answers: the shipped one, or the one with a person's own documents in it."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.errors import KnowledgeError
from assistant.knowledge.index.embedded import EmbeddedStore
from assistant.knowledge.index.near import EXACT_UP_TO, Store
from assistant.knowledge.index.own_state import has_own, own_state
from assistant.knowledge.index.places import own_slot, shipped_slot
from assistant.knowledge.index.snapshot import Snapshot, SnapshotBroken, read_snapshot
from assistant.knowledge.library import Library


@dataclass(frozen=True)
class Opened:
    """What answers. ``store`` is Chroma where the snapshot alone does not answer.

    ``trouble`` is a sentence that has to be said before an answer, or empty.
    """

    snapshot: Snapshot
    store: Store | None = None
    trouble: str = ""


def open_index(library: Library) -> Opened:
    """Open the index of a library. Raises KnowledgeError when it has to be built first."""
    try:
        snapshot = _own(library) or read_snapshot(shipped_slot(library))
    except SnapshotBroken as error:
        raise KnowledgeError(
            "The guidance is not prepared yet, or its index is damaged.",
            safe="No answer is lost. Interviews and plans work without guidance.",
            do="Run 'ownwords knowledge build'.",
        ) from error
    return Opened(snapshot, _store(snapshot))


def _own(library: Library) -> Snapshot | None:
    """Open the index with the own documents in it; None where there are none."""
    if library.own_dir is None or not has_own(library.own_dir):
        return None
    snapshot = read_snapshot(own_slot(library.own_dir))
    shipped = {id_ for id_, front in snapshot.fronts.items() if not front.own}
    made_from = snapshot.made_from.documents.items()
    if own_state(library.own_dir) != {id_: hash_ for id_, hash_ in made_from if id_ not in shipped}:
        raise SnapshotBroken("an own document was added, changed or removed since")
    return snapshot


def _store(snapshot: Snapshot) -> Store | None:
    large = len(snapshot.passages) > EXACT_UP_TO
    return EmbeddedStore(snapshot) if large and snapshot.manifest.store is not None else None
