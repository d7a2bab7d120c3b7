"""What is said when the file of Records cannot be opened, read or written."""

from __future__ import annotations

import errno
import os
import sqlite3
from pathlib import Path

import pytest

from assistant.errors import NotSaved, StoreError
from assistant.store.sqlite import SqliteStore
from assistant.store.trouble import Doing, trouble


@pytest.mark.parametrize(
    ("error", "said", "do"),
    [
        (sqlite3.OperationalError("database or disk is full"), "disk is full", "Make some room"),
        (OSError(errno.ENOSPC, "No space left on device"), "disk is full", "Make some room"),
        (sqlite3.OperationalError("database is locked"), "another program", "Close that program"),
        (OSError(errno.EROFS, "Read-only file system"), "read-only", "Allow writing there"),
        (sqlite3.DatabaseError("file is not a database"), "is damaged", "Put back a copy"),
        (sqlite3.OperationalError("unable to open database file"), "no way into", "Check the path"),
        (OSError(errno.ENOENT, "No such file or directory"), "is not there", "Put it back"),
        (sqlite3.OperationalError("odd news"), "odd news", "Look at what it says"),
    ],
)
@pytest.mark.parametrize("doing", ["opening", "reading", "saving", "trying"])
def test_it_says_what_happened_what_is_safe_and_what_to_do_once(
    tmp_path: Path, error: Exception, said: str, do: str, doing: Doing
) -> None:
    told = trouble(error, tmp_path / "records.sqlite", doing)
    assert said in told.happened
    assert str(tmp_path) in told.happened
    assert told.safe
    assert do in told.do
    assert str(told).casefold().count("try again") == 1
    assert isinstance(told, NotSaved) is (doing == "saving"), (
        "only what was to be saved can be lost"
    )


def test_a_file_that_somebody_else_holds_is_told_at_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.store.sqlite._WAIT_SECONDS", 0.0)
    file = tmp_path / "records.sqlite"
    SqliteStore(file).close()
    holder = sqlite3.connect(file, isolation_level=None)
    holder.execute("PRAGMA locking_mode=EXCLUSIVE")
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreError, match="Your plans cannot be opened: another program is using"):
        SqliteStore(file)
    holder.close()


def test_a_folder_where_nothing_can_be_written_is_found_by_looking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # whoever runs the tests may write everywhere, so the system's answer is put in its place
    monkeypatch.setattr(os, "access", lambda *_: False)
    error = sqlite3.OperationalError("unable to open database file")
    assert "read-only" in str(trouble(error, tmp_path / "records.sqlite", "opening"))


def test_a_full_disk_is_found_by_looking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.store.trouble._LEAST_ROOM", 1 << 62)
    error = sqlite3.OperationalError("disk I/O error")
    assert "disk is full" in str(trouble(error, tmp_path / "records.sqlite", "opening"))
