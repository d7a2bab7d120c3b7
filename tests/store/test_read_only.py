"""Records in a folder where nothing can be written: they are read, all of them, and nothing is touched."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path

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

def new(name):
    return [new_entry(name, RecordStarted(name=name), person=None)]

found = {}
for folder in map(Path, sys.argv[1:]):
    store = SqliteStore(folder / "records.sqlite")
    here = found[folder.name] = {"before": store.records(), "beside": len(list(folder.iterdir()))}
    for write in (store.append, lambda entries: store.append_unless_more(entries, 0)):
        try:
            write(new("refused"))
        except NotSaved as error:
            here.setdefault("told", []).append(str(error))
    here["between"] = store.records()
    folder.chmod(0o700)
    for one in folder.iterdir():
        one.chmod(0o600)
    store.append(new("allowed"))
    here["after"] = sorted(SqliteStore(folder / "records.sqlite").records())
file = Path(sys.argv[1], "records.sqlite")
file.chmod(0)
try:
    SqliteStore(file)
except StoreError as error:
    found["unreadable"] = str(error)
print(json.dumps(found))
"""


def test_in_a_locked_folder_all_is_read_saving_is_told_and_works_once_it_is_allowed(
    store: SqliteStore, tmp_path: Path
) -> None:
    log_alone = tmp_path / "log-alone"
    shutil.copytree(store.file.parent, log_alone)
    (log_alone / "records.sqlite-shm").unlink()
    store.close()
    closed = store.file.parent
    assert [one.name for one in closed.iterdir()] == ["records.sqlite"]
    for folder in (closed, log_alone):
        lock(folder)
    found = json.loads(run_held(closed, _IN_LOCKED_FOLDERS, str(closed), str(log_alone)))
    unreadable = found.pop("unreadable")
    for name, beside in ((closed.name, 1), (log_alone.name, 2)):
        here = found[name]
        assert (here["before"], here["between"]) == (["rec"], ["rec"])
        assert here["beside"] == beside
        assert len(here["told"]) == 2
        assert all("is read-only, so nothing can be saved there" in one for one in here["told"])
        assert here["after"] == ["allowed", "rec"]
    assert "may not be read from this account" in unreadable
    assert "read-only" not in unreadable
