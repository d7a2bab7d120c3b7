"""Chroma as the store of passages and vectors, in a folder: one collection a nation.

One collection a nation, because filtering one big collection by nation was
measured ten times slower at 10,000 passages. Vectors are always ours: Chroma's
own embedder would download a model.

The folder is part of a snapshot: written once, with it, and then only read, so two
processes never write one store. Chroma crashes the whole process on a damaged
vector file (tried: a flipped block, a segmentation fault), so the files that
last are marked, and no store is opened whose marks do not fit.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, cast

from assistant.knowledge.index.whole import FileMark, damaged_files
from assistant.record.nation import UNKNOWN, Nation

if TYPE_CHECKING:
    from chromadb.api.client import Client

BATCH = 1000
"""Below the most that Chroma takes at once, which depends on its SQLite."""

PLACES = (*(str(nation) for nation in Nation), UNKNOWN)
"""What the collections are for: each nation, the whole UK, and what nobody said the nation of."""

HNSW = {
    "hnsw": {
        "space": "ip",
        "max_neighbors": 64,
        "ef_construction": 400,
        "ef_search": 500,
        "sync_threshold": BATCH,
    }
}
"""Inner product, as all vectors have length 1. The numbers are for texts that lie in groups, as those
of guidance do: of the nearest 100 among 38,000 made-up ones Chroma's own numbers found .51, these .98;
storing takes three to four times as long."""

LASTS = "index_metadata.pickle"
"""Is beside a collection's vector files once Chroma has written them for good, which it does from
the first 1,000 passages on."""

_DATABASE = "chroma.sqlite3"


def collection_name(place: str) -> str:
    """Name the collection for one of ``PLACES``."""
    return f"passages-{place}"


def places_of(nations: Sequence[str]) -> Sequence[str]:
    """Say in which of ``PLACES`` a document of these nations lies."""
    return [str(nation) for nation in nations] or [UNKNOWN]


def open_client(folder: Path) -> Client:
    """Open the store. Close it when you are done. Raises whatever Chroma raises."""
    import chromadb
    from chromadb.config import Settings

    settings = Settings(anonymized_telemetry=False, is_persistent=True)
    return cast("Client", chromadb.PersistentClient(path=str(folder), settings=settings))


def is_whole(folder: Path, marks: Mapping[str, FileMark] | None, *, thorough: bool) -> bool:
    """Say whether a store may be opened: its files are as marked. ``thorough`` reads all of it."""
    if marks is None or damaged_files(folder, marks, thorough=thorough):
        return False
    database = folder / _DATABASE
    if not database.is_file() or not database.stat().st_size:
        return False
    return not thorough or _is_sound(database)


def _is_sound(database: Path) -> bool:
    try:
        with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as opened:
            return bool(opened.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.Error:
        return False


def lasting_files(folder: Path) -> list[str]:
    """Name the files that never change again, in order."""
    lasting = {file.parent for file in folder.rglob(LASTS)}
    files = (file for one in lasting for file in one.iterdir())
    return sorted(file.relative_to(folder).as_posix() for file in files)
