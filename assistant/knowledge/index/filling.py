"""Fills Chroma from a snapshot, in a process of its own: ``python -m assistant.knowledge.index.filling``.

Of its own for two reasons, both seen: Chroma can end the process it is in, and for
a small collection it writes memory to the disk that it never cleared, in which
there were words of other documents. This process has read nothing else, and those
files are deleted; Chroma makes them again from its database when it needs them.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from assistant.knowledge.index.content import PASSAGE_KEYS, PASSAGE_VECTORS, read_keys
from assistant.knowledge.index.rows import Passages
from assistant.knowledge.index.snapshot import DOCUMENTS, STORE
from assistant.knowledge.index.store import (
    BATCH,
    HNSW,
    LASTS,
    PLACES,
    collection_name,
    open_client,
    places_of,
)
from assistant.knowledge.index.whole import mapped, to_disk

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection


class _NotOnlyMore(Exception):
    """An earlier store holds something that is not wanted any more."""


class _Filling:
    """What goes in: the passages of the snapshot in a folder."""

    def __init__(self, folder: Path) -> None:
        self._passages = Passages(folder, lambda: None)
        self._vectors = mapped(folder / PASSAGE_VECTORS)
        self._keys = read_keys((folder / PASSAGE_KEYS).read_bytes())
        self._lying: dict[str, list[int]] = {place: [] for place in PLACES}
        first = 0
        for kept in DOCUMENTS.validate_json((folder / "documents.json").read_bytes()):
            for place in places_of(kept.front.nations):
                self._lying[place].extend(range(first, first + kept.passages))
            first += kept.passages

    def fill(self, store: Path, model: str) -> Iterator[tuple[int, int]]:
        """Write what is new; say after each step how many are in, and of how many."""
        done, total = 0, sum(len(numbers) for numbers in self._lying.values())
        client = open_client(store)
        try:
            for place, numbers in self._lying.items():
                collection = _collection(client, collection_name(place), model)
                for stored in self._sync(collection, numbers):
                    done += stored
                    yield done, total
        finally:
            client.close()

    def _sync(self, collection: Collection, numbers: Sequence[int]) -> Iterator[int]:
        stored = _stored(collection)
        wanted = {self._passages[number].id: number for number in numbers}
        if any(
            known not in wanted or self._keys[wanted[known]] != key for known, key in stored.items()
        ):
            raise _NotOnlyMore
        new = [number for known, number in wanted.items() if known not in stored]
        yield len(stored)
        for start in range(0, len(new), BATCH):
            batch = new[start : start + BATCH]
            self._write(collection, batch)
            yield len(batch)

    def _write(self, collection: Collection, numbers: Sequence[int]) -> None:
        passages = [self._passages[number] for number in numbers]
        collection.upsert(
            ids=[passage.id for passage in passages],
            embeddings=self._vectors[numbers],
            documents=[passage.text for passage in passages],
            metadatas=[
                {
                    "document": passage.document,
                    "heading": passage.heading,
                    "hash": self._keys[number],
                }
                for passage, number in zip(passages, numbers, strict=True)
            ],
        )


def _collection(client: ClientAPI, name: str, model: str) -> Collection:
    metadata: dict[str, Any] = {"model": model}
    found = client.get_or_create_collection(
        name, metadata=metadata, embedding_function=None, configuration=cast("Any", HNSW)
    )
    if (found.metadata or {}).get("model") != model:
        raise _NotOnlyMore
    return found


def _stored(collection: Collection) -> Mapping[str, object]:
    found = collection.get(include=["metadatas"])
    metadatas = found["metadatas"] or []
    return {
        known: (data or {}).get("hash") for known, data in zip(found["ids"], metadatas, strict=True)
    }


def fill_store(folder: Path, model: str, earlier: Path | None) -> Iterator[tuple[int, int]]:
    """Make the store of the snapshot in ``folder``; say after each step how far it is.

    ``earlier`` is a whole store to begin from, so that only what is new is written. It
    is of no use when a passage is gone or has other words: Chroma's database would
    keep the old words, and what a person removes has to be gone. Raises whatever
    Chroma raises.
    """
    filling = _Filling(folder)
    begun = folder / f"{STORE}-begun"
    if earlier is not None:
        try:
            shutil.copytree(earlier, begun)
            yield from filling.fill(begun, model)
            begun.rename(folder / STORE)
        except _NotOnlyMore:
            shutil.rmtree(begun)
    if not (folder / STORE).is_dir():
        yield from filling.fill(folder / STORE, model)
    _clean(folder / STORE)


def _clean(store: Path) -> None:
    for one in store.iterdir():
        if one.is_dir() and not (one / LASTS).exists():
            shutil.rmtree(one)
    to_disk(file for file in store.rglob("*") if file.is_file())


def main(folder: str, model: str, earlier: str) -> None:
    """Fill, and print a line for each step. Whoever started it may be gone: then printing ends it."""
    for done, total in fill_store(Path(folder), model, Path(earlier) if earlier else None):
        print(done, total, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
