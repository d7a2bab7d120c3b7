"""Opens the index that answers: the shipped one, the one with own documents, or the shared library's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.address import read_address
from assistant.errors import KnowledgeError
from assistant.knowledge.index.connection import ASKING
from assistant.knowledge.index.embedded import EmbeddedStore
from assistant.knowledge.index.local import local_snapshot, not_searched
from assistant.knowledge.index.mirror import left_out, mirror
from assistant.knowledge.index.near import Store
from assistant.knowledge.index.server_store import ServerStore
from assistant.knowledge.index.shared import Shared
from assistant.knowledge.index.snapshot import Snapshot, SnapshotBroken
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


def open_here(library: Library, *warnings: str) -> Opened:
    """Open the index on this machine, and ask no server.

    Raises KnowledgeError when it has to be built first.
    """
    try:
        snapshot = local_snapshot(library)
    except SnapshotBroken as error:
        raise _not_prepared() from error
    large = len(snapshot.passages) > library.exact_up_to and snapshot.manifest.store is not None
    lacks = [library.lacks] if library.lacks else []
    told = (*lacks, *warnings, *not_searched(library, snapshot))
    return Opened(snapshot, EmbeddedStore(snapshot) if large else None, warnings=told)


def renewed(opened: Opened, library: Library) -> Opened:
    """Give what answers now: a shared library may have changed, gone away or come back.

    The same object when nothing changed, or when what is on this machine changed and is
    not indexed yet: as without a server, that waits for the next build. Where the library
    is not answering, or cannot be copied, what is on this machine answers.
    Raises KnowledgeError when the server's address is wrong.
    """
    if library.server is None or library.own_dir is None:
        return opened
    address, connected = read_address(library.server), opened.connected
    try:
        if connected is not None and connected.shared.holding().versions == connected.versions:
            return opened
        shared = connected.shared if connected else None
        shared = shared or Shared(address, embedder.model_id(), ASKING)
        return _open_shared(library, library.own_dir, shared)
    except KnowledgeError as trouble:
        return _still_without(opened, library, trouble)
    except SnapshotBroken:
        return opened


def _still_without(opened: Opened, library: Library, trouble: KnowledgeError) -> Opened:
    """Keep what answered the last question, when the server is away as it was then."""
    return opened if _said(trouble) in opened.warnings else without_server(library, trouble)


def _said(trouble: KnowledgeError) -> str:
    return f"{trouble.happened} Only the guidance on this machine was searched."


def without_server(library: Library, trouble: KnowledgeError) -> Opened:
    """Give what answers without the server: what is on this machine, and a sentence that says so.

    Raises KnowledgeError when that has to be built first.
    """
    return open_here(library, _said(trouble))


def _open_shared(library: Library, own_dir: Path, shared: Shared) -> Opened:
    local = local_snapshot(library)
    copied = mirror(local, own_dir, shared, lambda *_: None)
    large = len(copied.snapshot.passages) > library.exact_up_to
    return Opened(
        copied.snapshot,
        ServerStore(shared, copied.snapshot, len(local.passages)) if large else None,
        Connected(shared, copied.versions),
        (*not_searched(library, local), *left_out(copied)),
    )


def _not_prepared() -> KnowledgeError:
    return KnowledgeError(
        "The guidance is not prepared yet, or its index is damaged.",
        safe="No answer is lost. Interviews and plans work without guidance.",
        do="Run 'ownwords knowledge build'.",
    )
