"""Sends a person's own documents to the shared library, once, and takes one back for everybody."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import Enum, auto
from pathlib import Path

from assistant.address import read_address
from assistant.errors import KnowledgeError
from assistant.knowledge.documents import Document
from assistant.knowledge.folders import make_private
from assistant.knowledge.index.connection import BUILDING
from assistant.knowledge.index.content import known_vectors
from assistant.knowledge.index.gathering import Vectors, indexed_text
from assistant.knowledge.index.journal import Journal
from assistant.knowledge.index.listing import Listed, NotWhole
from assistant.knowledge.index.places import mirror_slot, own_slot
from assistant.knowledge.index.shared import Shared
from assistant.knowledge.index.shared_document import SharedDocument, may_be_shared
from assistant.knowledge.index.unwritten import writing_index
from assistant.knowledge.index.updating import JOURNAL
from assistant.knowledge.index.whole import write_text
from assistant.knowledge.library import Library
from assistant.knowledge.own import own_documents
from assistant.knowledge.own_files import private_files
from assistant.knowledge.passages import cut
from assistant.meaning import embedder
from assistant.meaning.lock import one_at_a_time
from assistant.meaning.prepare import Progress
from assistant.record.words import one_line


class Do(Enum):
    """What to do with an own document."""

    SEND = auto()
    NOTHING = auto()
    SAY_REMOVED = auto()
    SAY_TAKEN = auto()


def decide(version: str, record: Listed | None, sent: str | None) -> Do:
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
    "“{title}” was not sent to the shared library: it is empty, very long, or has signs in it that "
    "a screen could obey. You still find it: {id}."
)
_CHANGED = (
    "{id} was not sent to the shared library: it was changed or removed after it was listed. "
    "To send it as it is now, run 'ownwords knowledge share {id}'."
)
_NOT_WHOLE = (
    "“{title}” could not be sent whole: somebody was sending or removing it at the same moment. "
    "To send it, run 'ownwords knowledge share {id}' again."
)
_TRIES = 3


@dataclass(frozen=True)
class Sent:
    """How many passages were embedded, how many documents are there now, and why others are not."""

    embedded: int
    documents: int
    problems: list[str]


def listed(documents: Iterable[Document]) -> dict[str, str]:
    """Name the very words of these documents, by id: what a person agrees to send."""
    return {one.front.id: SharedDocument(one.front, cut(one)).version for one in documents}


def send(
    library: Library,
    own_dir: Path,
    shared: Shared,
    agreed: Mapping[str, str],
    progress: Progress,
) -> Sent:
    """Send what was agreed to (versions by id) and the server does not have.

    Finishes what others left half done. The lock is one for sending alone, so that
    whoever asks does not wait. Raises KnowledgeError, ServerTrouble too; what was sent
    until then stays, and the next time goes on from there.
    """
    slot, model = mirror_slot(own_dir, shared.address.url), embedder.model_id()
    with writing_index(slot, "OWNWORDS_DATA_DIR"), private_files():
        make_private(slot)
        with one_at_a_time(slot / "sending"), Journal(slot / JOURNAL, model) as journal:
            known = known_vectors(own_slot(own_dir), model)
            vectors = Vectors(known, journal, library.cache_dir, progress)
            sent = _send_all(own_dir, shared, agreed, vectors, progress)
            journal.delete()
    return sent


def _send_all(
    own_dir: Path,
    shared: Shared,
    agreed: Mapping[str, str],
    vectors: Vectors,
    progress: Progress,
) -> Sent:
    records = shared.holding().records
    for id_, record in records.items():
        shared.clean(id_, record)
    remembered = _remembered(own_dir, shared.address.url)
    here = {one.front.id: one for one in own_documents(own_dir)}
    embedded, problems = 0, []
    for id_, version in agreed.items():
        plain = SharedDocument(here[id_].front, cut(here[id_])) if id_ in here else None
        if plain is None or plain.version != version:
            problems.append(_CHANGED.format(id=id_))
            continue
        done, said = _send(shared, plain, records.get(id_), remembered.get(id_), vectors, progress)
        embedded += done
        if said is not None:
            problems.append(said.format(title=one_line(plain.front.title), id=id_))
        elif remembered.get(id_) != version:
            remembered[id_] = version
            _remember(own_dir, shared.address.url, remembered)
    return Sent(embedded, len(agreed) - len(problems), problems)


def _send(
    shared: Shared,
    plain: SharedDocument,
    record: Listed | None,
    sent: str | None,
    vectors: Vectors,
    progress: Progress,
) -> tuple[int, str | None]:
    """Send one document if that is to be done; say how much was embedded, and why it was not sent.

    Somebody else may send or remove the same id at this moment: so it is read back.
    """
    id_, version = plain.front.id, plain.version
    todo = decide(version, record, sent)
    if todo in _SAYS:
        return 0, _SAYS[todo]
    ours = record is None or record.version == version
    if todo is Do.NOTHING and (not ours or _is_whole(shared, id_, record)):
        return 0, None
    if not may_be_shared(plain):
        return 0, _NOT_FIT
    whole, embedded = _with_vectors(plain, vectors)
    for _ in range(_TRIES):
        for done in shared.put(whole, record):
            progress("Sending to the shared library", done, len(whole.passages))
        record = shared.record(id_)
        if record is None or not _is_whole(shared, id_, record):
            continue
        if record.version == version and not record.removed:
            return embedded, None
        shared.withdraw(id_, version)
        return embedded, _SAYS[Do.SAY_REMOVED if record.removed else Do.SAY_TAKEN]
    return embedded, _NOT_WHOLE


def _is_whole(shared: Shared, id_: str, record: Listed | None) -> bool:
    try:
        return record is not None and (record.removed or bool(shared.get(id_, record)))
    except NotWhole:
        return False


def _with_vectors(plain: SharedDocument, vectors: Vectors) -> tuple[SharedDocument, int]:
    """Add the vectors, and say of how many passages they had to be made."""
    indexed = [indexed_text(plain.front, passage) for passage in plain.passages]
    headings = list(dict.fromkeys(passage.heading for passage in plain.passages))
    new = set(vectors.lacking(indexed))
    vectors.make([*indexed, *headings])
    rows = dict(zip(headings, vectors.of(headings), strict=True))
    whole = replace(plain, vectors=list(vectors.of(indexed)), headings=rows)
    return whole, sum(text in new for text in indexed)


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
    record = shared.record(id_)
    there = record is not None and not record.removed
    if there or shared.begun(id_):
        shared.remove(id_, record)
    slot = mirror_slot(library.own_dir, address.url)
    with writing_index(slot, "OWNWORDS_DATA_DIR"):
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
    with private_files():
        write_text(aside, json.dumps(dict(sent), indent=1))
    aside.replace(file)
