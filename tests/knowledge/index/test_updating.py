"""What is decided about a slot is decided while it is locked, and damage is marked where it was found."""

from __future__ import annotations

import fcntl
from pathlib import Path

import pytest

from assistant.knowledge.documents import document_hashes, read_documents
from assistant.knowledge.index.building import wanted_from
from assistant.knowledge.index.filler import Filler, StoreFailed
from assistant.knowledge.index.snapshot import (
    MadeFrom,
    SnapshotBroken,
    current_folder,
    give_up,
    read_snapshot,
)
from assistant.knowledge.index.updating import Job, bring_up_to_date
from assistant.knowledge.index.writing import write_parts
from tests.knowledge.index.making import made_up
from tests.knowledge.writing import write_document


def _nothing(*_: object) -> None:
    pass


def test_what_is_wanted_is_asked_while_nobody_else_can_build(
    own_cache: Path, guidance: Path, tmp_path: Path
) -> None:
    write_document(guidance, "buses", "## Buses\n\nLearn the bus to work.")
    slot = tmp_path / "slot"
    asked: list[MadeFrom] = []

    def wanted() -> MadeFrom:
        with (slot / "lock").open("ab") as other, pytest.raises(BlockingIOError):
            fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
        asked.append(wanted_from(document_hashes(guidance), {}))
        return asked[0]

    job = Job(slot, wanted, lambda: read_documents(guidance), {}, own_cache, _nothing)
    assert bring_up_to_date(job).passages == 1
    assert [read_snapshot(slot).made_from] == asked


def _slot(folder: Path, current: str) -> Path:
    for name in ("snapshot-old", "snapshot-new"):
        (folder / name).mkdir(parents=True)
    (folder / "current").write_text(current)
    return folder


def test_the_folder_found_damaged_is_marked(tmp_path: Path) -> None:
    slot = _slot(tmp_path / "slot", "snapshot-old")
    give_up(slot / "snapshot-old")
    with pytest.raises(SnapshotBroken, match="snapshot-old was found damaged"):
        current_folder(slot)


def test_a_newer_snapshot_is_not_given_up_for_damage_in_the_one_before_it(tmp_path: Path) -> None:
    slot = _slot(tmp_path / "slot", "snapshot-new")
    give_up(slot / "snapshot-old")
    assert current_folder(slot) == slot / "snapshot-new"


def test_a_store_that_is_stuck_is_given_up(tmp_path: Path) -> None:
    folder = tmp_path / "snapshot"
    folder.mkdir()
    write_parts(folder, made_up(30))
    with (
        Filler(folder, "a-model", None, patience=0.01) as filler,
        pytest.raises(StoreFailed, match=r"no step for 0\.01 seconds"),
    ):
        filler.wait(_nothing)
