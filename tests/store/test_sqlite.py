from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.errors import StoreError, UnknownRecord
from assistant.record.entries import AnswerGiven, RecordStarted, new_entry
from assistant.store.sqlite import SqliteStore


@pytest.fixture
def store(tmp_path: Path) -> SqliteStore:
    made = SqliteStore(tmp_path / "data" / "records.sqlite")
    # the lowest id: one made in the same millisecond may else come before it
    made.append([new_entry("rec", RecordStarted(name="Jay"), person=None, id="0" * 22)])
    return made


def test_what_was_appended_is_there_for_another_process(store: SqliteStore) -> None:
    entry = new_entry("rec", AnswerGiven(question="good_day", words="Zażółć 🎸"), person="p")
    store.append([entry])
    assert SqliteStore(store.file).entries("rec")[-1] == entry
    assert store.count("rec") == 2


def test_appending_an_entry_twice_keeps_it_once_and_as_it_was(store: SqliteStore) -> None:
    entry = new_entry("rec", AnswerGiven(question="good_day", words="first"), person="p")
    changed = replace(entry, payload=AnswerGiven(question="good_day", words="x"))
    store.append([entry, entry])
    store.append([changed])
    assert entry in store.entries("rec")  # ids of one millisecond are in no order
    assert store.count("rec") == 2


def test_what_was_decided_by_what_stands_is_not_written_when_somebody_wrote_meanwhile(
    store: SqliteStore,
) -> None:
    said = [
        new_entry("rec", AnswerGiven(question="good_day", words=words), person="p")
        for words in ("one", "two")
    ]
    assert store.append_unless_more(said[:1], seen=1)
    assert not store.append_unless_more(said[1:], seen=1)
    assert said[0] in store.entries("rec")
    assert store.count("rec") == 2


@pytest.mark.parametrize("why", ["in use", "refused"])
def test_what_could_not_be_written_leaves_nothing_open(store: SqliteStore, why: str) -> None:
    store._db.execute("PRAGMA busy_timeout=0")
    holder = sqlite3.connect(store.file, isolation_level=None, timeout=0)
    if why == "in use":
        holder.execute("BEGIN IMMEDIATE")
    else:  # the statement fails, and SQLite leaves the transaction open
        refuse = "BEFORE INSERT ON entries BEGIN SELECT RAISE(ABORT, 'refused'); END"
        store._db.execute(f"CREATE TEMP TRIGGER refuse {refuse}")
    entry = new_entry("rec", AnswerGiven(question="good_day", words="one"), person="p")
    with pytest.raises(StoreError):
        store.append_unless_more([entry], seen=1)
    assert not store._db.in_transaction
    if why == "in use":
        holder.execute("ROLLBACK")
    else:
        store._db.execute("DROP TRIGGER refuse")
    holder.execute("BEGIN IMMEDIATE")  # nobody else is held up
    holder.execute("ROLLBACK")
    holder.close()
    assert store.append_unless_more([entry], seen=1)


def test_folder_and_file_are_for_this_user_alone(store: SqliteStore) -> None:
    assert store.file.stat().st_mode & 0o077 == 0
    assert store.file.parent.stat().st_mode & 0o077 == 0


def test_records_are_listed_last_changed_first(store: SqliteStore) -> None:
    for id_, record in (("1" * 22, "later"), ("2" * 22, "latest"), ("3" * 22, "rec")):
        store.append([new_entry(record, RecordStarted(name="Maya"), person=None, id=id_)])
    assert store.records() == ["rec", "latest", "later"]


def test_an_unknown_record_is_told_with_what_to_do(store: SqliteStore) -> None:
    with pytest.raises(UnknownRecord, match="ownwords records"):
        store.entries("nobody")


def test_a_full_disk_loses_nothing_and_says_so(store: SqliteStore) -> None:
    pages = store._db.execute("PRAGMA page_count").fetchone()[0]
    store._db.execute(f"PRAGMA max_page_count={pages}")
    long = new_entry("rec", AnswerGiven(question="good_day", words="x" * 100_000), person="p")
    with pytest.raises(StoreError, match="disk is full") as told:
        store.append([long])
    assert "saved before is safe" in str(told.value)
    assert len(store.entries("rec")) == 1
    store._db.execute("PRAGMA max_page_count=100000")
    store.append([long])
    assert store.entries("rec")[-1] == long


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "a-file").write_text("")
    with pytest.raises(StoreError, match="no way into the folder"):
        SqliteStore(tmp_path / "a-file" / "records.sqlite")


@pytest.mark.parametrize("way", ["append", "append unless more", "try"])
def test_what_could_only_be_read_is_opened_anew_and_written(store: SqliteStore, way: str) -> None:
    store._db.execute("PRAGMA query_only=ON")
    entry = new_entry("rec", AnswerGiven(question="good_day", words="one"), person="p")
    if way == "append":
        store.append([entry])
    elif way == "append unless more":
        assert store.append_unless_more([entry], seen=1)
    else:
        store.try_saving()
    kept = SqliteStore(store.file).entries("rec")
    assert [one for one in kept if one == entry] == ([] if way == "try" else [entry])
    assert len(kept) == (1 if way == "try" else 2)


def test_a_file_that_is_gone_is_told_and_what_stood_there_stays_to_read(store: SqliteStore) -> None:
    store._db.execute("PRAGMA query_only=ON")
    away = store.file.rename(store.file.with_name("away"))
    entry = new_entry("rec", AnswerGiven(question="good_day", words="one"), person="p")
    for _ in range(2):
        with pytest.raises(StoreError, match="is not there"):
            store.append([entry])
        assert store.records() == ["rec"]
        assert not store.file.exists(), "no empty one is made"
    away.rename(store.file)
    store.append([entry])
    assert entry in SqliteStore(store.file).entries("rec")


def test_a_file_that_is_no_database_is_told_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "records.sqlite"
    file.write_text("this is a letter to my nan" * 100)
    with pytest.raises(StoreError, match="damaged"):
        SqliteStore(file)
    assert file.read_text().startswith("this is a letter")


def test_a_file_of_a_newer_version_is_left_alone(store: SqliteStore) -> None:
    store._db.execute("PRAGMA user_version=99")
    with pytest.raises(StoreError, match="newer"):
        SqliteStore(store.file)


@pytest.mark.parametrize("way", ["opening", "opening again"])
def test_a_file_that_could_not_be_opened_is_closed(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    made, connect = list[sqlite3.Connection](), sqlite3.connect

    def noted(*given: Any, **more: Any) -> sqlite3.Connection:
        made.append(connect(*given, **more))
        return made[-1]

    store._db.execute("PRAGMA user_version=99")
    store._is_copy = way == "opening again"
    monkeypatch.setattr(sqlite3, "connect", noted)
    entry = new_entry("rec", RecordStarted(name="Jay"), person=None)
    with pytest.raises(StoreError, match="newer"):
        SqliteStore(store.file) if way == "opening" else store.append([entry])
    (one,) = made
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        one.execute("SELECT 1")
    assert store.records() == ["rec"], "what was open stays so"


_WRITER = """
import sys
from dataclasses import replace
from pathlib import Path
from assistant.record.entries import AnswerGiven, new_entry
from assistant.store.sqlite import SqliteStore
store = SqliteStore(Path(sys.argv[1]))
for number in range(100_000):
    entry = new_entry("rec", AnswerGiven(question="q", words=str(number)), person="p")
    store.append([entry])
    print(entry.id, flush=True)
"""


def test_what_was_acknowledged_survives_kill_9(store: SqliteStore) -> None:
    for after in (1, 7, 30):
        writer = subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(store.file)], stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout is not None
        acknowledged = [writer.stdout.readline().strip() for _ in range(after)]
        os.kill(writer.pid, signal.SIGKILL)
        acknowledged += writer.stdout.read().split()
        writer.wait()
        kept = {entry.id for entry in SqliteStore(store.file).entries("rec")}
        assert set(acknowledged) <= kept
