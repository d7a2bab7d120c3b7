"""The shared library: what lies on a Chroma server for several people, and in which order it is written.

``ownwords-documents`` holds a record for each document: its front matter, its version
and how many passages it has, or a mark that it was removed. ``ownwords-passages-...``,
one a nation, hold passages with their vectors, ``ownwords-headings`` the vectors of
headings. Passages are written before the record that names their version, and those of
the version that it replaced are deleted after. So whoever is killed in between leaves
nothing half visible. Nobody deletes a version that they did not replace: somebody else
may be writing it. A record is always written whole, so the last writer wins.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, cast

from assistant.address import Address
from assistant.knowledge.documents import FrontMatter
from assistant.knowledge.index.connection import answering, connect, nonsense
from assistant.knowledge.index.listing import Holding, Listed, NotWhole, is_other, read_holding
from assistant.knowledge.index.shared_document import (
    SharedDocument,
    heading_id,
    may_be_shared,
    metadata_of,
    passage_id,
    passage_of,
    rows_of,
)
from assistant.knowledge.index.store import HNSW, PLACES, collection_name, places_of
from assistant.knowledge.passages import Passage

if TYPE_CHECKING:
    import numpy as np
    from chromadb.api.models.Collection import Collection
    from numpy.typing import NDArray

_LAYOUT = 2
_DOCUMENTS, _HEADINGS = "ownwords-documents", "ownwords-headings"
_BATCH = 500
_NO_VECTOR = [[1.0]]
"""Chroma wants a vector for everything; records are never searched by one."""


def _marks(model: str) -> dict[str, str | int]:
    return {"model": model, "layout": _LAYOUT}


def _check(address: Address, made: Collection, model: str) -> Collection:
    if made.metadata != _marks(model):
        raise nonsense(address, f"{made.name} was made with {made.metadata}")
    return made


def count_documents(address: Address, model: str, patience: float) -> int:
    """Count the documents on a server, and make nothing there. Raises ServerTrouble."""
    from chromadb.errors import NotFoundError

    client = connect(address, patience)
    with answering(address):
        try:
            found = client.get_collection(_DOCUMENTS, embedding_function=None)
        except NotFoundError:
            return 0
        held = _check(address, found, model).get(include=["metadatas"])
        return len(read_holding(held["ids"], held["metadatas"] or []).versions)


class Shared:
    """The shared library at an address. All methods raise ServerTrouble."""

    def __init__(self, address: Address, model: str, patience: float) -> None:
        """Connect. ``model`` is ``embedder.model_id()``: with another the vectors could not be compared."""
        self.address = address
        self._model = model
        self._client = connect(address, patience)
        with self.answering():
            self._documents = self._collection(_DOCUMENTS)
            self._headings = self._collection(_HEADINGS)
            self._passages = {
                place: self._collection(f"ownwords-{collection_name(place)}") for place in PLACES
            }

    def answering(self) -> AbstractContextManager[None]:
        """Turn every failure of the server into ServerTrouble."""
        return answering(self.address)

    def _collection(self, name: str) -> Collection:
        made = self._client.get_or_create_collection(
            name,
            metadata=cast("dict[str, Any]", _marks(self._model)),
            embedding_function=None,
            configuration=cast("Any", HNSW),
        )
        return _check(self.address, made, self._model)

    def passages_in(self, place: str) -> Collection:
        """Give the collection of one of ``PLACES``."""
        return self._passages[place]

    def holding(self, ids: Sequence[str] | None = None) -> Holding:
        """Say which documents there are, removed ones too: cheap enough to ask before each answer."""
        with self.answering():
            found = self._documents.get(ids=None if ids is None else [*ids], include=["metadatas"])
            return read_holding(found["ids"], found["metadatas"] or [])

    def record(self, id_: str) -> Listed | None:
        """Say what the server says of one document now."""
        return self.holding([id_]).records.get(id_)

    def put(self, document: SharedDocument, replaced: Listed | None) -> Iterator[int]:
        """Write a document in place of ``replaced`` unless somebody was faster; say how much is sent."""
        version, id_ = document.version, document.front.id
        before = replaced.version if replaced is not None and not replaced.removed else ""
        record = Listed(
            version=version,
            passages=len(document.passages),
            headings=len(document.headings),
            removed=False,
            replaces="" if before == version else before,
        )
        with self.answering():
            self._put_headings(document, version)
            for start in range(0, len(document.passages), _BATCH):
                some = range(start, min(start + _BATCH, len(document.passages)))
                for place in places_of(document.front.nations):
                    self._put_passages(place, document, version, some)
                yield some.stop
            if is_other(self.record(id_), replaced):
                return
            self._put_record(id_, record, document.front.model_dump_json())
        self.clean(id_, record)

    def _put_headings(self, document: SharedDocument, version: str) -> None:
        rows = list(document.headings.values())
        for start in range(0, len(rows), _BATCH):
            some = range(start, min(start + _BATCH, len(rows)))
            self._headings.upsert(
                ids=[heading_id(document.front.id, version, number) for number in some],
                embeddings=cast("Any", [rows[number] for number in some]),
                metadatas=[{"document": document.front.id, "version": version} for _ in some],
            )

    def _put_passages(
        self, place: str, document: SharedDocument, version: str, some: range
    ) -> None:
        passages = [document.passages[number] for number in some]
        self._passages[place].upsert(
            ids=[passage_id(document.front.id, version, number) for number in some],
            embeddings=cast("Any", [document.vectors[number] for number in some]),
            documents=[passage.text for passage in passages],
            metadatas=[metadata_of(passage, version) for passage in passages],
        )

    def _put_record(self, id_: str, record: Listed, front: str) -> None:
        self._documents.upsert(
            ids=[id_],
            embeddings=cast("Any", _NO_VECTOR),
            documents=[front],
            metadatas=[record.model_dump()],
        )

    def clean(self, id_: str, record: Listed) -> None:
        """Delete the version that was replaced, and say so in the record if it still is this one."""
        if not record.replaces:
            return
        self.withdraw(id_, record.replaces)
        with self.answering():
            now = self._documents.get(ids=[id_], include=["metadatas", "documents"])
            if now["metadatas"] == [record.model_dump()]:
                done = record.model_copy(update={"replaces": ""})
                self._put_record(id_, done, (now["documents"] or [""])[0])

    def withdraw(self, id_: str, version: str) -> None:
        """Delete the words of one version."""
        self._delete({"$and": [{"document": id_}, {"version": version}]})

    def _delete(self, where: Any) -> None:
        with self.answering():
            for collection in (*self._passages.values(), self._headings):
                collection.delete(where=where)

    def begun(self, id_: str) -> bool:
        """Say whether there are words under an id, with a record or not."""
        with self.answering():
            return any(
                collection.get(where={"document": id_}, limit=1, include=[])["ids"]
                for collection in self._passages.values()
            )

    def remove(self, id_: str, record: Listed | None) -> None:
        """Remove a document for everybody, with all that was ever begun under its id.

        A mark stays, so that no other folder sends it again. It is written once more at
        the end: who sends the same id meanwhile may have lost passages, and comes after.
        """
        version = "" if record is None else record.version
        marked = Listed(version=version, passages=0, headings=0, removed=True, replaces="")
        for _ in ("before", "after"):
            with self.answering():
                self._put_record(id_, marked, "")
            self._delete({"document": id_})

    def get(self, id_: str, record: Listed) -> SharedDocument:
        """Read a document. Raises NotWhole when it is not what its record says, and ServerTrouble."""
        with self.answering():
            held = self._documents.get(ids=[id_], include=["documents"])
        try:
            front = FrontMatter.model_validate_json((held["documents"] or [""])[0])
            place = next(iter(places_of(front.nations)))
            passages, vectors = self._get_passages(place, id_, record)
            headings = dict.fromkeys(passage.heading for passage in passages)
            rows = self._get_headings(id_, record)
            document = SharedDocument(
                front, passages, vectors, dict(zip(headings, rows, strict=True))
            )
        except (ValueError, KeyError, TypeError, IndexError) as error:
            raise NotWhole(str(error)) from error
        if document.version != record.version or front.id != id_ or not may_be_shared(document):
            raise NotWhole(f"{id_} is not what its record says")
        return document

    def _get_passages(
        self, place: str, id_: str, record: Listed
    ) -> tuple[list[Passage], list[NDArray[np.float32]]]:
        ids = [passage_id(id_, record.version, number) for number in range(record.passages)]
        passages: dict[str, Passage] = {}
        vectors: dict[str, NDArray[np.float32]] = {}
        for got in self._each(self._passages[place], ids, ["documents", "metadatas", "embeddings"]):
            read = zip(got["documents"] or [], got["metadatas"] or [], strict=True)
            passages |= zip(got["ids"], (passage_of(*one) for one in read), strict=True)
            vectors |= zip(got["ids"], rows_of(got["embeddings"]), strict=True)
        return [passages[one] for one in ids], [vectors[one] for one in ids]

    def _get_headings(self, id_: str, record: Listed) -> list[NDArray[np.float32]]:
        ids = [heading_id(id_, record.version, number) for number in range(record.headings)]
        found: dict[str, NDArray[np.float32]] = {}
        for got in self._each(self._headings, ids, ["embeddings"]):
            found |= zip(got["ids"], rows_of(got["embeddings"]), strict=True)
        return [found[one] for one in ids]

    def _each(self, collection: Collection, ids: Sequence[str], include: Any) -> Iterator[Any]:
        for start in range(0, len(ids), _BATCH):
            with self.answering():
                got = collection.get(ids=list(ids[start : start + _BATCH]), include=include)
            yield got
