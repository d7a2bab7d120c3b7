"""Chroma as the store of passages and vectors: one collection a nation.

One collection a nation, because filtering one big collection by nation was
measured ten times slower at 10,000 passages. Vectors are always ours: Chroma's
own embedder would download a model.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from assistant.knowledge.index.snapshot import Content, text_hash
from assistant.knowledge.passages import Passage
from assistant.record.nation import Nation

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection

_BATCH = 1000
"""Below the most that Chroma takes at once, which depends on its SQLite."""


def store_passages(folder: Path, content: Content, model: str) -> None:
    """Make the store in ``folder`` hold exactly this content; only what changed is written.

    A store that cannot be read is deleted and filled anew: the vectors are at hand.
    Raises whatever Chroma raises when a fresh store cannot be filled either.
    """
    try:
        _fill(folder, content, model)
    except Exception:  # Chroma and its Rust core raise many classes for a damaged store
        shutil.rmtree(folder, ignore_errors=True)
        _fill(folder, content, model)


def collection_name(nation: Nation) -> str:
    """Name the collection that holds a nation's passages."""
    return f"passages-{nation}"


@contextmanager
def open_store(folder: Path) -> Iterator[ClientAPI]:
    """Open the store for a while; it is closed again, so that its files are free."""
    import chromadb
    from chromadb.api.shared_system_client import SharedSystemClient
    from chromadb.config import Settings

    SharedSystemClient.clear_system_cache()  # else it hands out the client of a deleted folder
    settings = Settings(anonymized_telemetry=False, is_persistent=True)
    client = cast("Client", chromadb.PersistentClient(path=str(folder), settings=settings))
    try:
        yield client
    finally:
        client.close()


def _fill(folder: Path, content: Content, model: str) -> None:
    by_id = {front.id: front for front in content.fronts}
    with open_store(folder) as client:
        for nation in Nation:
            places = [
                place
                for place, passage in enumerate(content.passages)
                if nation in by_id[passage.document].nations
            ]
            _sync(_collection(client, nation, model), content, places)


def _collection(client: ClientAPI, nation: Nation, model: str) -> Collection:
    name = collection_name(nation)
    metadata: dict[str, Any] = {"model": model}
    found = client.get_or_create_collection(
        name, metadata=metadata, embedding_function=None, configuration={"hnsw": {"space": "ip"}}
    )
    if (found.metadata or {}).get("model") != model:
        client.delete_collection(name)
        return _collection(client, nation, model)
    return found


def _sync(collection: Collection, content: Content, places: Sequence[int]) -> None:
    stored = _stored(collection)
    wanted = {content.passages[place].id: place for place in places}
    gone = [known for known in stored if known not in wanted]
    changed = [
        place
        for known, place in wanted.items()
        if stored.get(known) != text_hash(content.indexed[place])
    ]
    for start in range(0, len(gone), _BATCH):
        collection.delete(ids=gone[start : start + _BATCH])
    for start in range(0, len(changed), _BATCH):
        _write(collection, content, changed[start : start + _BATCH])


def _stored(collection: Collection) -> Mapping[str, object]:
    found = collection.get(include=["metadatas"])
    metadatas = found["metadatas"] or []
    return {
        known: (data or {}).get("hash") for known, data in zip(found["ids"], metadatas, strict=True)
    }


def _write(collection: Collection, content: Content, places: Sequence[int]) -> None:
    passages = [content.passages[place] for place in places]
    collection.upsert(
        ids=[passage.id for passage in passages],
        embeddings=content.vectors[list(places)],
        documents=[passage.text for passage in passages],
        metadatas=[_metadata(content, place) for place in places],
    )


def _metadata(content: Content, place: int) -> dict[str, str]:
    passage: Passage = content.passages[place]
    return {
        "document": passage.document,
        "heading": passage.heading,
        "hash": text_hash(content.indexed[place]),
    }
