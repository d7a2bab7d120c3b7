"""Opens the index that answers: the shipped one, the one with own documents, or the shared library's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import KnowledgeError
from assistant.knowledge.index import near
from assistant.knowledge.index.address import read_address
from assistant.knowledge.index.connection import ASKING, ServerTrouble
from assistant.knowledge.index.embedded import EmbeddedStore
from assistant.knowledge.index.mirror import left_out, mirror
from assistant.knowledge.index.near import Store
from assistant.knowledge.index.own_state import has_own, own_state
from assistant.knowledge.index.places import own_slot, shipped_slot
from assistant.knowledge.index.server_store import ServerStore
from assistant.knowledge.index.shared import Shared
from assistant.knowledge.index.snapshot import Snapshot, SnapshotBroken, read_snapshot
from assistant.knowledge.library import Library
from assistant.meaning import embedder


@dataclass(frozen=True)
class Connected:
    """A shared library that answers, and what was on it when it was copied: versions by id."""

    shared: Shared
    versions: Mapping[str, str]


@dataclass(frozen=True)
class Opened:
    """What answers. ``store`` is Chroma where the snapshot alone does not answer.

    ``warnings`` are sentences that have to be said before an answer.
    """

    snapshot: Snapshot
    store: Store | None = None
    connected: Connected | None = None
    warnings: tuple[str, ...] = ()


def open_index(library: Library) -> Opened:
    """Open the index of a library; where a shared server does not answer, what is here.

    Raises KnowledgeError when it has to be built first, or the server's address is wrong.
    """
    try:
        if library.server is not None and library.own_dir is not None:
            return _open_shared(library, library.own_dir, library.server, None)
        snapshot = _own(library) or read_snapshot(shipped_slot(library))
    except SnapshotBroken as error:
        raise _not_prepared() from error
    large = len(snapshot.passages) > near.EXACT_UP_TO and snapshot.manifest.store is not None
    return Opened(snapshot, EmbeddedStore(snapshot) if large else None)


def renewed(opened: Opened, library: Library) -> Opened:
    """Give what answers now: a shared library may have changed, gone away or come back.

    The same object when nothing changed. Raises as ``open_index`` does.
    """
    if library.server is None or library.own_dir is None:
        return opened
    connected = opened.connected
    try:
        if connected is not None and connected.shared.versions() == connected.versions:
            return opened
        shared = connected.shared if connected else None
        return _open_shared(library, library.own_dir, library.server, shared)
    except ServerTrouble as trouble:
        return without_server(library, trouble)
    except SnapshotBroken as error:
        raise _not_prepared() from error


def without_server(library: Library, trouble: ServerTrouble) -> Opened:
    """Give what answers without the server: the shipped guidance, and a sentence that says so."""
    said = f"{trouble.happened} Only the guidance that came with Ownwords was searched."
    try:
        return Opened(read_snapshot(shipped_slot(library)), warnings=(said,))
    except SnapshotBroken as error:
        raise _not_prepared() from error


def _open_shared(library: Library, own_dir: Path, server: str, shared: Shared | None) -> Opened:
    try:
        shared = shared or Shared(read_address(server), embedder.model_id(), ASKING)
        copied = mirror(library, own_dir, shared, lambda *_: None)
    except ServerTrouble as trouble:
        return without_server(library, trouble)
    return Opened(
        copied.snapshot,
        ServerStore(shared, copied.snapshot),
        Connected(shared, copied.versions),
        tuple(left_out(copied)),
    )


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


def _not_prepared() -> KnowledgeError:
    return KnowledgeError(
        "The guidance is not prepared yet, or its index is damaged.",
        safe="No answer is lost. Interviews and plans work without guidance.",
        do="Run 'ownwords knowledge build'.",
    )
