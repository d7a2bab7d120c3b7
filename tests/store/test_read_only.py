"""Records in a folder where nothing can be written: they are read, all of them, and nothing is touched."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from assistant.record.entries import AnswerGiven, Entry, RecordStarted, new_entry
from assistant.record.written import from_json
from assistant.store.read_only import in_memory, is_read_only
from assistant.store.sqlite import SqliteStore
from tests.store.locked import lock, run_held


@pytest.fixture
def store(tmp_path: Path) -> SqliteStore:
    made = SqliteStore(tmp_path / "data" / "records.sqlite")
    made.append([new_entry("rec", RecordStarted(name="Jay"), person=None)])
    return made


def said(words: str) -> Entry:
    return new_entry("rec", AnswerGiven(question="good_day", words=words), person="p")


def words_in(db: sqlite3.Connection) -> list[str]:
    entries = [from_json(row[0]) for row in db.execute("SELECT entry FROM entries ORDER BY id")]
    return [one.payload.words for one in entries if isinstance(one.payload, AnswerGiven)]


def test_what_stands_only_in_the_log_is_read_and_nothing_is_touched(store: SqliteStore) -> None:
    store.append([said("zażółć")])
    folder = store.file.parent
    files = {one: one.read_bytes() for one in folder.iterdir()}
    assert b"good_day" not in files[store.file], "else this test shows nothing"
    assert words_in(in_memory(store.file)) == ["zażółć"]
    assert {one: one.read_bytes() for one in folder.iterdir()} == files


@pytest.mark.parametrize("times", [1, 3])
def test_what_somebody_writes_meanwhile_is_read_whole_or_not_at_all(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    copy, writes = shutil.copyfile, iter(range(times))

    def written_after(source: Path, target: Path) -> None:
        copy(source, target)
        if source == store.file and next(writes, None) is not None:
            store.append([said("just now")])

    monkeypatch.setattr(shutil, "copyfile", written_after)
    if times == 1:
        assert words_in(in_memory(store.file)) == ["just now"]
    else:
        with pytest.raises(sqlite3.OperationalError, match="busy"):
            in_memory(store.file)


def test_a_folder_that_may_be_written_to_is_none_of_these(store: SqliteStore) -> None:
    assert not is_read_only(store.file)
    assert not is_read_only(store.file.with_name("nothing"))


_IN_LOCKED_FOLDERS = """
import json, sys
from pathlib import Path
from assistant.errors import NotSaved, StoreError
from assistant.record.entries import RecordStarted, new_entry
from assistant.store.sqlite import SqliteStore
from tests.store.locked import lock

def new(name):
    return [new_entry(name, RecordStarted(name=name), person=None)]

found = {}
*locked, file = map(Path, sys.argv[1:])
for folder in locked:
    store = SqliteStore(folder / "records.sqlite")
    if folder.name == "locked-later":
        store._db.execute("PRAGMA journal_mode=DELETE")
        lock(folder)
    here = found[folder.name] = {"before": store.records(), "beside": len(list(folder.iterdir()))}
    here["told"] = []
    for write in (
        lambda: store.append(new("refused")),
        lambda: store.append_unless_more(new("refused"), 0),
        store.try_saving,
    ):
        try:
            write()
        except StoreError as error:
            here["told"].append([isinstance(error, NotSaved), str(error)])
    here["between"] = store.records()
    folder.chmod(0o700)
    for one in folder.iterdir():
        one.chmod(0o600)
    store.append(new("allowed"))
    here["after"] = sorted(SqliteStore(folder / "records.sqlite").records())
file.chmod(0)
try:
    SqliteStore(file)
except StoreError as error:
    found["unreadable"] = str(error)
print(json.dumps(found))
"""


def _folders(store: SqliteStore, copies: Path) -> dict[Path, int]:
    """Lock the folder of a store, and copies, each in its own way. Gives how many files lie in each."""
    crashed, log_alone, files_alone, later = (
        copies / name for name in ("crashed", "log-alone", "files-alone", "locked-later")
    )
    for one in (crashed, log_alone):
        shutil.copytree(store.file.parent, one)
    (log_alone / "records.sqlite-shm").unlink()
    store.close()
    for one in (files_alone, later):
        shutil.copytree(store.file.parent, one)
    for one in (store.file.parent, crashed, log_alone):
        lock(one)
    lock(files_alone, files_alone=True)
    return {store.file.parent: 1, crashed: 3, log_alone: 2, files_alone: 3, later: 1}


def test_where_nothing_can_be_written_all_is_read_saving_is_told_and_works_once_it_is_allowed(
    store: SqliteStore, tmp_path: Path
) -> None:
    folders = _folders(store, tmp_path)
    arguments = [str(one) for one in (*folders, store.file)]
    found = json.loads(run_held(store.file.parent, _IN_LOCKED_FOLDERS, *arguments))
    unreadable = found.pop("unreadable")
    for folder, beside in folders.items():
        here = found[folder.name]
        assert (here["before"], here["between"]) == (["rec"], ["rec"])
        assert here["beside"] == beside
        assert [saving for saving, _ in here["told"]] == [True, True, False]
        for _, told in here["told"]:
            assert "is read-only, so nothing can be saved there" in told
        assert here["after"] == ["allowed", "rec"]
    assert "may not be read from this account" in unreadable
    assert "read-only" not in unreadable


def test_a_copy_that_failed_leaves_nothing_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, connect = list[sqlite3.Connection](), sqlite3.connect

    def noted(*given: Any, **more: Any) -> sqlite3.Connection:
        made.append(connect(*given, **more))
        return made[-1]

    letter = tmp_path / "records.sqlite"
    letter.write_text("this is a letter to my nan" * 100)
    monkeypatch.setattr(sqlite3, "connect", noted)
    with pytest.raises(sqlite3.DatabaseError, match="not a database"):
        in_memory(letter)
    assert len(made) == 2
    for one in made:
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            one.execute("SELECT 1")
