"""Records in one SQLite file. What was appended is on the disk when ``append`` returns.

``synchronous=FULL`` makes SQLite wait for the disk at each commit, also in WAL
mode, so an acknowledged Answer survives a crash and a power cut. Where nothing can
be written, what stands there can still be read.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from assistant.errors import StoreError, UnknownRecord
from assistant.record.entries import Entry
from assistant.record.written import from_json, to_json
from assistant.store.read_only import copied, in_memory, is_read_only, is_refused
from assistant.store.trouble import Doing, trouble

_SCHEMA_VERSION = 1
_SCHEMA = """
CREATE TABLE IF NOT EXISTS entries (
    id     TEXT PRIMARY KEY,
    record TEXT NOT NULL,
    entry  TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS entries_of_record ON entries (record, id);
"""
_WAIT_SECONDS = 10.0
_Written = TypeVar("_Written")


class SqliteStore:
    """An append-only list of Entries for each Record, in ``file``."""

    def __init__(self, file: Path) -> None:
        """Open the file, or make it and its folder for this user alone.

        In a folder where nothing can be written, what the file holds now is read, and each try to
        save is told. Raises StoreError when the folder or the file cannot be used.
        """
        self.file = file
        self._is_copy = False
        with self._told("opening"):
            file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            if not file.exists():
                os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
            try:
                self._db = self._opened()
            except sqlite3.Error:
                if not is_read_only(file):
                    raise
                self._db, self._is_copy = self._prepared(in_memory(file)), True

    def _opened(self) -> sqlite3.Connection:
        return self._prepared(
            sqlite3.connect(self.file, timeout=_WAIT_SECONDS, check_same_thread=False)
        )

    def _prepared(self, db: sqlite3.Connection) -> sqlite3.Connection:
        """Give the connection, ready for use. It is closed where it cannot be used."""
        try:
            self._prepare(db)
        except BaseException:
            db.close()
            raise
        return db

    def _prepare(self, db: sqlite3.Connection) -> None:
        version = db.execute("PRAGMA user_version").fetchone()[0]
        if version > _SCHEMA_VERSION:
            raise StoreError(
                f"{self.file} was written by a newer Ownwords.",
                safe="Nothing in it was changed.",
                do="Use the newer version to open it.",
            )
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=FULL")
        db.execute("PRAGMA secure_delete=ON")
        if version == 0:
            db.executescript(_SCHEMA + f"PRAGMA user_version={_SCHEMA_VERSION};")

    def append(self, entries: Sequence[Entry]) -> None:
        """Write Entries, all or none, and wait until they are on the disk.

        An Entry that is there already is left as it is, so that sending twice is
        harmless. Raises StoreError; then none of them was written.
        """
        if not entries:
            return
        self._saved(lambda: self._insert(entries))

    def append_unless_more(self, entries: Sequence[Entry], seen: int) -> bool:
        """Write Entries as ``append`` does, if their Record still has as many as were ``seen``.

        False, and nothing is written, where somebody else wrote meanwhile: whoever decides by what
        stands there looks again. Raises StoreError.
        """

        def write() -> bool:
            self._db.execute("BEGIN IMMEDIATE")  # nobody writes between the look and the writing
            if self.count(entries[0].record) != seen:
                return False
            self._insert(entries)
            return True

        return self._saved(write)

    def try_saving(self) -> None:
        """Write as a save does, and change nothing. Raises StoreError where nothing can be saved."""
        self._saved(
            lambda: self._db.execute(f"PRAGMA user_version={_SCHEMA_VERSION}"), doing="trying"
        )

    def _saved(self, write: Callable[[], _Written], doing: Doing = "saving") -> _Written:
        """Keep all that ``write`` writes, or nothing; give what it gives. Raises StoreError.

        What can only be read is opened anew, and ``write`` is called once more: writing may be
        allowed by now.
        """
        with self._told(doing):
            if not self._is_copy:
                try:
                    with self._db:
                        return write()
                except sqlite3.Error as error:
                    if not is_refused(error):
                        raise
            self._reopen()
            with self._db:
                return write()

    def _reopen(self) -> None:
        """Open the file anew. Where that fails, a copy of what stood there can still be read."""
        if not self._is_copy:
            opened = self._db
            self._db, self._is_copy = copied(opened), True
            # first of all: what this process can only read, SQLite does not open for writing too
            opened.close()
        self.file.stat()  # where it is gone, SQLite would make an empty one
        copy = self._db
        self._db = self._opened()
        self._is_copy = False
        copy.close()

    def _insert(self, entries: Sequence[Entry]) -> None:
        rows = [(entry.id, entry.record, to_json(entry)) for entry in entries]
        self._db.executemany(
            "INSERT INTO entries VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING", rows
        )

    def entries(self, record: str) -> list[Entry]:
        """Give all Entries of a Record, oldest first. Raises UnknownRecord, StoreError."""
        with self._told("reading"):
            rows = self._db.execute(
                "SELECT entry FROM entries WHERE record = ? ORDER BY id", (record,)
            ).fetchall()
        if not rows:
            raise UnknownRecord(record)
        try:
            return [from_json(row[0]) for row in rows]
        except ValueError as error:
            raise StoreError(
                f"The plan record {record} holds something that this version cannot read ({error}).",
                safe="Nothing in it was changed.",
                do="Open it with the version that wrote it, or restore a copy.",
            ) from None

    def count(self, record: str) -> int:
        """Tell how many Entries a Record has: a cheap way to notice that somebody else wrote."""
        with self._told("reading"):
            found = self._db.execute(
                "SELECT count(*) FROM entries WHERE record = ?", (record,)
            ).fetchone()
        return int(found[0])

    def records(self) -> list[str]:
        """Give the ids of all Records, the one that changed last first."""
        with self._told("reading"):
            rows = self._db.execute(
                "SELECT record FROM entries GROUP BY record ORDER BY max(id) DESC"
            ).fetchall()
        return [str(row[0]) for row in rows]

    def close(self) -> None:
        """Close the file. Closing twice is harmless."""
        self._db.close()

    @contextmanager
    def _told(self, doing: Doing) -> Iterator[None]:
        """Turn what SQLite and the system report into words for a person."""
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise trouble(error, self.file, doing) from error
