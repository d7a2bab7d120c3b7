"""Reads a file of Records where nothing can be written: in a locked folder, on a disc, in a backup."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

_TRIES = 3
_LOG = "-wal"
"""How SQLite ends the name of the write-ahead log: what was saved last may stand there alone."""


def is_read_only(file: Path) -> bool:
    """Tell whether a file is there, and can be read where nothing can be written beside it."""
    return os.access(file, os.R_OK) and not os.access(file.parent, os.W_OK)


def in_memory(file: Path) -> sqlite3.Connection:
    """Give what stands in the file, with its log, as it is now. Nothing is written beside it.

    SQLite reads a log only with a further file beside it, which it cannot make there. Opened as
    'immutable', the file could be read without, but then the newest answers, which still stand in the
    log, would be passed over. So both are copied to a folder of this user's own, for as long as it
    takes to read them. Raises OSError, and sqlite3.Error, also where somebody keeps writing to it.
    """
    import shutil  # nobody else waits for these
    import tempfile

    files = [file, file.with_name(file.name + _LOG)]
    for _ in range(_TRIES):
        with tempfile.TemporaryDirectory() as folder:
            before = [_state(one) for one in files]
            for one, there in zip(files, before, strict=True):
                if there is not None:
                    shutil.copyfile(one, Path(folder, one.name))
            if before == [_state(one) for one in files]:
                return _read(Path(folder, file.name))
    raise sqlite3.OperationalError("the database is busy")


def _state(file: Path) -> tuple[int, int] | None:
    """Give what changes when somebody writes; None where there is no file."""
    try:
        found = file.stat()
    except FileNotFoundError:
        return None
    return found.st_mtime_ns, found.st_size


def _read(file: Path) -> sqlite3.Connection:
    found = sqlite3.connect(file)
    try:
        return copied(found)
    finally:
        found.close()


def copied(db: sqlite3.Connection) -> sqlite3.Connection:
    """Give all that a connection reads, in memory. Raises sqlite3.Error; then nothing more is open."""
    memory = sqlite3.connect(":memory:", check_same_thread=False)
    try:
        db.backup(memory)
    except BaseException:
        memory.close()
        raise
    return memory


def is_refused(error: sqlite3.Error) -> bool:
    """Tell whether a write failed because what was opened can only be read."""
    # the lowest byte is the kind of error; those above it say more
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK)
    return code & 0xFF == sqlite3.SQLITE_READONLY
