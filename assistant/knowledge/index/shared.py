"""The shared library: what lies on a Chroma server for several people, and in which order it is written.

``ownwords-documents`` holds a record for each document: its front matter, its version
and how many passages it has, or a mark that it was removed. ``ownwords-passages-...``,
one a nation, hold passages with their vectors, ``ownwords-headings`` the vectors of
headings. Passages are written before the record that names their version, and
deleted after the record no longer does. So whoever is killed in between leaves
nothing half visible; what they left over is cleaned away by the next build.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

from assistant.address import Address
from assistant.knowledge.documents import FrontMatter
from assistant.knowledge.index.connection import answering, connect, nonsense
from assistant.knowledge.index.shared_document import (
    Record,
    SharedDocument,
    heading_id,
    may_be_shared,
    metadata_of,
    passage_id,
    passage_of,
)
from assistant.knowledge.index.store import HNSW, PLACES, collection_name, places_of
from assistant.knowledge.passages import Passage
from assistant.meaning.embedder import DIMENSIONS

if TYPE_CHECKING:
    import numpy as np
    from chromadb.api.models.Collection import Collection
    from numpy.typing import NDArray

_LAYOUT = 1
_DOCUMENTS, _HEADINGS = "ownwords-documents", "ownwords-headings"
_BATCH = 500
_NO_VECTOR = [[1.0]]
"""Chroma wants a vector for everything; records are never searched by one."""


class NotWhole(Exception):
    """A document on the server is not what its record says: it is being changed, or was damaged."""


class Shared:
    """The shared library at an address. All methods raise ServerTrouble."""

    def __init__(self, address: Address, model: str, patience: float) -> None:
        """Connect. ``model`` is ``embedder.model_id()``: with another the vectors could not be compared."""
        self.address = address
        self._marks = {"model": model, "layout": _LAYOUT}
        self._client = connect(address, patience)
        with self.answering():
            self._documents = self._collection(_DOCUMENTS)
            self._headings = self._collection(_HEADINGS)
            self._passages = {
                place: self._collection(f"ownwords-{collection_name(place)}") for place in PLACES
            }

    @contextmanager
    def answering(self) -> Iterator[None]:
        """Turn every failure of the server into ServerTrouble."""
        with answering(self.address):
            yield

    def _collection(self, name: str) -> Collection:
        made = self._client.get_or_create_collection(
            name,
            metadata=cast("dict[str, Any]", self._marks),
            embedding_function=None,
            configuration=cast("Any", HNSW),
        )
        if made.metadata != self._marks:
            raise nonsense(self.address, f"{name} was made with {made.metadata}")
        return made

    def passages_in(self, place: str) -> Collection:
        """Give the collection of one of ``PLACES``."""
        return self._passages[place]

    def records(self) -> dict[str, Record]:
        """Say which documents there are, removed ones too: cheap enough to ask before each answer."""
        with self.answering():
            found = self._documents.get(include=["metadatas"])
            metadatas = found["metadatas"] or []
            pairs = zip(found["ids"], metadatas, strict=True)
            return {id_: Record.model_validate(data) for id_, data in sorted(pairs)}

    def versions(self) -> dict[str, str]:
        """Say which documents may be read, in which version."""
        return {id_: one.version for id_, one in self.records().items() if not one.removed}

    def put(self, document: SharedDocument, vectors: NDArray[np.float32]) -> Iterator[int]:
        """Write a document in place of the one with its id; say how many passages are written."""
        version, id_ = document.version, document.front.id
        with self.answering():
            self._put_headings(document, version)
            for start in range(0, len(document.passages), _BATCH):
                some = range(start, min(start + _BATCH, len(document.passages)))
                for place in places_of(document.front.nations):
                    self._put_passages(place, document, version, vectors, some)
                yield some.stop
            record = Record(
                version=version,
                passages=len(document.passages),
                headings=len(document.headings),
                removed=False,
                clean=False,
            )
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
        self,
        place: str,
        document: SharedDocument,
        version: str,
        vectors: NDArray[np.float32],
        some: range,
    ) -> None:
        passages = [document.passages[number] for number in some]
        self._passages[place].upsert(
            ids=[passage_id(document.front.id, version, number) for number in some],
            embeddings=vectors[some.start : some.stop],
            documents=[passage.text for passage in passages],
            metadatas=[metadata_of(passage, version) for passage in passages],
        )

    def _put_record(self, id_: str, record: Record, front: str) -> None:
        self._documents.upsert(
            ids=[id_],
            embeddings=cast("Any", _NO_VECTOR),
            documents=[front],
            metadatas=[record.model_dump()],
        )

    def clean(self, id_: str, record: Record) -> None:
        """Delete what is left of a removed document, or of earlier versions of one."""
        with self.answering():
            earlier = {"$and": [{"document": id_}, {"version": {"$ne": record.version}}]}
            self._delete({"document": id_} if record.removed else earlier)
            done = record.model_copy(update={"clean": True})
            self._documents.update(ids=[id_], metadatas=[done.model_dump()])

    def discard(self, id_: str) -> None:
        """Delete what somebody began to write under an id that has no record."""
        with self.answering():
            self._delete({"document": id_})

    def _delete(self, where: Any) -> None:
        for collection in (*self._passages.values(), self._headings):
            collection.delete(where=where)

    def remove(self, id_: str, record: Record) -> None:
        """Remove a document for everybody. A mark stays, so that no other folder sends it again."""
        marked = record.model_copy(
            update={"removed": True, "clean": False, "passages": 0, "headings": 0}
        )
        with self.answering():
            self._put_record(id_, marked, "")
            self.clean(id_, marked)

    def get(self, id_: str, record: Record) -> SharedDocument:
        """Read a document without the vectors of its passages.

        Raises NotWhole when what is there is not what its record says, and ServerTrouble.
        """
        with self.answering():
            held = self._documents.get(ids=[id_], include=["documents"])
        try:
            front = FrontMatter.model_validate_json((held["documents"] or [""])[0])
            place = next(iter(places_of(front.nations)))
            passages = self._get_passages(place, id_, record)
            headings = dict.fromkeys(passage.heading for passage in passages)
            vectors = self._get_headings(id_, record)
            document = SharedDocument(front, passages, dict(zip(headings, vectors, strict=True)))
        except (ValueError, KeyError, TypeError, IndexError) as error:
            raise NotWhole(str(error)) from error
        if document.version != record.version or front.id != id_ or not may_be_shared(document):
            raise NotWhole(f"{id_} is not what its record says")
        return document

    def _get_passages(self, place: str, id_: str, record: Record) -> list[Passage]:
        found: dict[str, Passage] = {}
        ids = [passage_id(id_, record.version, number) for number in range(record.passages)]
        for start in range(0, len(ids), _BATCH):
            with self.answering():
                got = self._passages[place].get(
                    ids=ids[start : start + _BATCH], include=["documents", "metadatas"]
                )
            rows = zip(got["ids"], got["documents"] or [], got["metadatas"] or [], strict=True)
            found |= {one: passage_of(text, data) for one, text, data in rows}
        return [found[one] for one in ids]

    def _get_headings(self, id_: str, record: Record) -> list[NDArray[np.float32]]:
        import numpy as np

        ids = [heading_id(id_, record.version, number) for number in range(record.headings)]
        found: dict[str, NDArray[np.float32]] = {}
        for start in range(0, len(ids), _BATCH):
            with self.answering():
                got = self._headings.get(ids=ids[start : start + _BATCH], include=["embeddings"])
            rows = np.asarray(got["embeddings"], dtype=np.float32).reshape(-1, DIMENSIONS)
            found |= dict(zip(got["ids"], rows, strict=True))
        return [found[one] for one in ids]
