"""Sends a person's own documents to the shared library, once, and takes one back for everybody."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from assistant.address import read_address
from assistant.errors import KnowledgeError
from assistant.knowledge.documents import Document
from assistant.knowledge.index.connection import BUILDING
from assistant.knowledge.index.gathering import Vectors, indexed_text
from assistant.knowledge.index.places import mirror_slot
from assistant.knowledge.index.private import make_private, told
from assistant.knowledge.index.shared import Shared
from assistant.knowledge.index.shared_document import Record, SharedDocument, may_be_shared
from assistant.knowledge.index.whole import write_text
from assistant.knowledge.library import Library
from assistant.knowledge.passages import cut
from assistant.meaning import embedder
from assistant.meaning.prepare import Progress


class Do(Enum):
    """What to do with an own document."""

    SEND = auto()
    NOTHING = auto()
    SAY_REMOVED = auto()
    SAY_TAKEN = auto()


def decide(version: str, record: Record | None, sent: str | None) -> Do:
    """Decide about an own document of this version.

    ``record`` is what the server says of its id, ``sent`` the version of it that was
    last sent from this folder. What somebody removed is not sent again, unless it is
    added anew; what somebody else calls by the same id is not overwritten.
    """
    if record is None:
        return Do.SEND
    if record.removed:
        return Do.SAY_REMOVED if sent == version else Do.SEND
    if record.version == version or sent == version:
        return Do.NOTHING
    return Do.SEND if record.version == sent else Do.SAY_TAKEN


_SAYS = {
    Do.SAY_REMOVED: "“{title}” was removed from the shared library by somebody. It was not sent "
    "again. You still find it. To share it all the same, run 'ownwords knowledge unshare {id}' "
    "first.",
    Do.SAY_TAKEN: "“{title}” was not sent to the shared library: somebody else shares another "
    "document under its id, {id}. You find yours. To share it, remove it here and add it again "
    "with another title.",
}
_NOT_FIT = (
    "“{title}” was not sent to the shared library: it has signs in it that a screen could obey. "
    "You still find it: {id}."
)


@dataclass(frozen=True)
class Sent:
    """How many passages were embedded to be sent, and what could not be sent, in words."""

    embedded: int
    problems: list[str]


def send(
    own_dir: Path,
    shared: Shared,
    documents: Sequence[Document],
    vectors: Vectors,
    progress: Progress,
) -> Sent:
    """Send what the server does not have, and finish what others left half done.

    Hold the lock of the mirror's slot. Raises ServerTrouble; what was sent until then
    stays, and the next time goes on from there. Raises OSError too.
    """
    problems: list[str] = []
    embedded = 0
    records = shared.records()
    for id_, record in records.items():
        if not record.clean:
            shared.clean(id_, record)
    remembered = _remembered(own_dir, shared.address.url)
    for document in documents:
        id_, title = document.front.id, document.front.title
        passages = cut(document)
        plain = SharedDocument(document.front, passages, {})
        todo = decide(plain.version, records.get(id_), remembered.get(id_))
        if todo is Do.SEND and not may_be_shared(plain):
            problems.append(_NOT_FIT.format(title=title, id=id_))
            continue
        if todo is Do.SEND:
            embedded += _send(shared, plain, vectors, progress)
        elif todo is not Do.NOTHING:
            problems.append(_SAYS[todo].format(title=title, id=id_))
            continue
        if remembered.get(id_) != plain.version:
            remembered[id_] = plain.version
            _remember(own_dir, shared.address.url, remembered)
    return Sent(embedded, problems)


def _send(shared: Shared, plain: SharedDocument, vectors: Vectors, progress: Progress) -> int:
    indexed = [indexed_text(plain.front, passage) for passage in plain.passages]
    headings = list(dict.fromkeys(passage.heading for passage in plain.passages))
    new = set(vectors.lacking(indexed))
    vectors.make([*indexed, *headings])
    rows = dict(zip(headings, vectors.of(headings), strict=True))
    whole = SharedDocument(plain.front, plain.passages, rows)
    for done in shared.put(whole, vectors.of(indexed)):
        progress("Sending to the shared library", done, len(indexed))
    return sum(text in new for text in indexed)


def remove_shared(library: Library, id_: str) -> bool:
    """Remove a document from the shared library, for everybody. Say whether it was there.

    Raises KnowledgeError without a server, and ServerTrouble when it does not answer;
    then nothing was removed.
    """
    if library.server is None or library.own_dir is None:
        raise KnowledgeError(
            "There is no shared library.", do="Set chroma_url, or OWNWORDS_CHROMA_URL."
        )
    address = read_address(library.server)
    shared = Shared(address, embedder.model_id(), BUILDING)
    record = shared.records().get(id_)
    there = record is not None and not record.removed
    if record is None:
        shared.discard(id_)
    elif not record.removed:
        shared.remove(id_, record)
    slot = mirror_slot(library.own_dir, address.url)
    with told(slot, "OWNWORDS_DATA_DIR"):
        remembered = _remembered(library.own_dir, address.url)
        if remembered.pop(id_, None) is not None:
            _remember(library.own_dir, address.url, remembered)
    return there


def _file(own_dir: Path, url: str) -> Path:
    return own_dir / f"sent-{mirror_slot(own_dir, url).name}.json"


def _remembered(own_dir: Path, url: str) -> dict[str, str]:
    """Say what was sent from this folder, in which version; nothing if that is not known."""
    with suppress(OSError, ValueError, AttributeError):
        read: Mapping[str, str] = json.loads(_file(own_dir, url).read_text(encoding="utf-8"))
        return {str(id_): str(version) for id_, version in read.items()}
    return {}


def _remember(own_dir: Path, url: str, sent: Mapping[str, str]) -> None:
    make_private(mirror_slot(own_dir, url))
    file = _file(own_dir, url)
    aside = file.with_suffix(".new")
    write_text(aside, json.dumps(dict(sent), indent=1))
    aside.replace(file)
