"""Opens the index on this machine: the shipped guidance, and with it what a person added."""

from __future__ import annotations

from assistant.knowledge.index.own_state import has_own, own_state
from assistant.knowledge.index.places import own_slot, shipped_slot
from assistant.knowledge.index.snapshot import Snapshot, SnapshotBroken, read_snapshot
from assistant.knowledge.library import Library
from assistant.knowledge.own import ids

_LEFT_OUT = "{what} that you added cannot be read, and {was} not searched. See 'ownwords doctor'."


def not_searched(library: Library, snapshot: Snapshot) -> list[str]:
    """Say in a sentence that own documents are damaged, so that nobody thinks they were searched."""
    kept = () if library.own_dir is None else ids(library.own_dir)
    count = sum(id_ not in snapshot.fronts for id_ in kept)
    if not count:
        return []
    what, was = ("A document", "was") if count == 1 else (f"{count} documents", "were")
    return [_LEFT_OUT.format(what=what, was=was)]


def local_snapshot(library: Library) -> Snapshot:
    """Open what is on this machine. Raises SnapshotBroken when it has to be built first."""
    if library.own_dir is None or not has_own(library.own_dir):
        return read_snapshot(shipped_slot(library))
    snapshot = read_snapshot(own_slot(library.own_dir))
    shipped = {id_ for id_, front in snapshot.fronts.items() if not front.own}
    made_from = snapshot.made_from.documents.items()
    if own_state(library.own_dir) != {id_: hash_ for id_, hash_ in made_from if id_ not in shipped}:
        raise SnapshotBroken("an own document was added, changed or removed since")
    return snapshot
