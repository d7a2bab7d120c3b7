"""The index: made once, kept up to date piece by piece, whole or not at all."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from assistant.errors import ContentError, KnowledgeError
from assistant.knowledge.index.build import BuildReport, build, is_prepared
from assistant.knowledge.index.places import shipped_slot
from assistant.knowledge.index.snapshot import (
    SnapshotBroken,
    current_folder,
    read_manifest,
    read_snapshot,
)
from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.library import Library
from tests.knowledge.writing import write_document

TOPICS = {"travel": "travel training and the bus to work"}


def _fill(guidance: Path) -> None:
    write_document(
        guidance, "buses", "## Travel training\n\nLearn the bus to work.\n\n## Trains\n\nAsk."
    )
    write_document(guidance, "plans", "## Plans\n\nA plan in Wales.", nations=["wales", "scotland"])


def _build(cache: Path, guidance: Path) -> BuildReport:
    return build(Library(cache, guidance), TOPICS, lambda *_: None)


def test_nothing_is_prepared_before_the_first_build(own_cache: Path, guidance: Path) -> None:
    _fill(guidance)
    assert not is_prepared(Library(own_cache, guidance), TOPICS)
    with pytest.raises(KnowledgeError, match="not prepared yet"):
        Knowledge.open(Library(own_cache, guidance))
    report = _build(own_cache, guidance)
    assert (report.documents, report.passages, report.embedded, report.unchanged) == (2, 3, 3, 0)
    assert report.problems == []
    assert is_prepared(Library(own_cache, guidance), TOPICS)


def test_only_what_changed_is_embedded_again(own_cache: Path, guidance: Path) -> None:
    _fill(guidance)
    _build(own_cache, guidance)
    before = read_snapshot(shipped_slot(Library(own_cache, guidance)))
    assert _build(own_cache, guidance).embedded == 0
    assert shipped_slot(Library(own_cache, guidance)).joinpath("current").is_file()

    write_document(
        guidance, "buses", "## Travel training\n\nLearn the bus to work.\n\n## Boats\n\nRow."
    )
    assert not is_prepared(Library(own_cache, guidance), TOPICS)
    report = _build(own_cache, guidance)
    assert (report.passages, report.embedded, report.unchanged) == (3, 1, 2)
    after = read_snapshot(shipped_slot(Library(own_cache, guidance)))
    assert np.array_equal(before.vectors[0], after.vectors[0])
    assert [passage.id for passage in after.passages] == [
        "buses#travel-training-1",
        "buses#boats-1",
        "plans#plans-1",
    ]


def test_an_index_built_in_steps_equals_one_built_at_once(own_cache: Path, guidance: Path) -> None:
    write_document(guidance, "plans", "## Old\n\nOld.")
    _build(own_cache, guidance)
    _fill(guidance)
    _build(own_cache, guidance)
    steps = read_snapshot(shipped_slot(Library(own_cache, guidance)))
    shutil.rmtree(shipped_slot(Library(own_cache, guidance)))
    _build(own_cache, guidance)
    once = read_snapshot(shipped_slot(Library(own_cache, guidance)))
    assert np.array_equal(steps.vectors, once.vectors)
    assert np.array_equal(steps.aside_vectors, once.aside_vectors)
    assert list(steps.passages) == list(once.passages)


def test_a_removed_document_and_new_topics_are_noticed(own_cache: Path, guidance: Path) -> None:
    _fill(guidance)
    _build(own_cache, guidance)
    assert not is_prepared(Library(own_cache, guidance), {"travel": "other words"})
    (guidance / "plans.md").unlink()
    assert not is_prepared(Library(own_cache, guidance), TOPICS)
    report = _build(own_cache, guidance)
    assert (report.documents, report.passages, report.embedded) == (1, 2, 0)


def test_every_damaged_or_missing_file_is_noticed_and_built_anew(
    own_cache: Path, guidance: Path
) -> None:
    _fill(guidance)
    _build(own_cache, guidance)
    slot = shipped_slot(Library(own_cache, guidance))
    names = sorted(file.name for file in current_folder(slot).iterdir() if file.is_file())
    assert {"manifest.json", "vectors.npy", "passages.jsonl", "data.csc.index.npy"} < set(names)
    for name in names:
        file = current_folder(slot) / name
        content = file.read_bytes()
        for damaged in (_damage(content), content[:-3], b"", None):
            file.unlink() if damaged is None else file.write_bytes(damaged)
            assert not is_prepared(Library(own_cache, guidance), TOPICS), name
            with pytest.raises(KnowledgeError, match="knowledge build"):
                Knowledge.open(Library(own_cache, guidance))
        file.write_bytes(content)
        assert is_prepared(Library(own_cache, guidance), TOPICS), name


@pytest.mark.parametrize(
    ("name", "embedded"),
    [("passages.jsonl", 0), ("vectors.npy", 3), ("manifest.json", 3)],
)
def test_a_damaged_snapshot_is_made_again_from_what_is_whole(
    own_cache: Path, guidance: Path, name: str, embedded: int
) -> None:
    _fill(guidance)
    _build(own_cache, guidance)
    slot = shipped_slot(Library(own_cache, guidance))
    file = current_folder(slot) / name
    file.write_bytes(file.read_bytes()[:-3])
    report = _build(own_cache, guidance)
    assert "damaged or half-written" in report.problems[0]
    assert report.embedded == embedded
    assert is_prepared(Library(own_cache, guidance), TOPICS)
    assert len(list(slot.glob("snapshot-*"))) == 1


def _damage(content: bytes) -> bytes:
    """Change one byte in the middle: size and end stay as they were."""
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]


def test_a_library_that_did_not_change_is_left_alone_to_the_last_byte(
    own_cache: Path, guidance: Path
) -> None:
    _fill(guidance)
    _build(own_cache, guidance)
    slot = shipped_slot(Library(own_cache, guidance))
    before = {file: file.stat().st_mtime_ns for file in slot.rglob("*") if file.is_file()}
    assert any(file.name == "chroma.sqlite3" for file in before)
    report = _build(own_cache, guidance)
    assert (report.embedded, report.unchanged, report.problems) == (0, 3, [])
    after = {file: file.stat().st_mtime_ns for file in slot.rglob("*") if file.is_file()}
    assert after == before


def test_an_unchanged_library_is_looked_through_without_chroma(
    own_cache: Path, guidance: Path
) -> None:
    _fill(guidance)
    _build(own_cache, guidance)
    code = (
        "import sys; from pathlib import Path; from assistant.knowledge.index.build import build\n"
        "from assistant.knowledge.library import Library\n"
        f"build(Library(Path(sys.argv[1]), Path(sys.argv[2])), {TOPICS!r}, lambda *_: None)\n"
        "assert not {'chromadb', 'bm25s', 'onnxruntime', 'torch'} & set(sys.modules)"
    )
    run = [sys.executable, "-c", code, str(own_cache), str(guidance)]
    assert subprocess.run(run, check=False).returncode == 0


def test_damage_that_shows_only_while_reading_is_told_and_mended(
    own_cache: Path, guidance: Path
) -> None:
    _fill(guidance)
    _build(own_cache, guidance)
    library = Library(own_cache, guidance)
    opened = Knowledge.open(library)
    file = current_folder(shipped_slot(library)) / "passages.jsonl"
    content = file.read_bytes().replace(b"Learn", b"Burn!")
    with file.open("rb+") as handle:  # in place, so that the open library sees it
        handle.write(content)
    with pytest.raises(KnowledgeError, match="not what was written"):
        opened.show("buses")
    file.write_bytes(content.replace(b"Burn!", b"Learn"))  # whole again, but it was given up
    assert not is_prepared(library, TOPICS)
    report = _build(own_cache, guidance)
    assert report.embedded == 0
    assert Knowledge.open(library).show("buses").passages[0].text == "Learn the bus to work."


@pytest.mark.parametrize("names", ["", "snapshot-none", "../elsewhere", "\x00"])
def test_a_pointer_to_nothing_is_noticed(own_cache: Path, guidance: Path, names: str) -> None:
    _fill(guidance)
    _build(own_cache, guidance)
    slot = shipped_slot(Library(own_cache, guidance))
    (slot / "current").write_text(names)
    with pytest.raises(SnapshotBroken):
        read_manifest(slot)
    report = _build(own_cache, guidance)
    assert report.embedded == 0
    assert "damaged or half-written" in report.problems[0]
    assert is_prepared(Library(own_cache, guidance), TOPICS)


def test_a_snapshot_of_another_schema_is_not_read(own_cache: Path, guidance: Path) -> None:
    _fill(guidance)
    _build(own_cache, guidance)
    slot = shipped_slot(Library(own_cache, guidance))
    file = next(slot.glob("snapshot-*")) / "manifest.json"
    manifest = json.loads(file.read_text())
    manifest["made_from"]["schema_version"] += 1
    file.write_text(json.dumps(manifest))
    with pytest.raises(SnapshotBroken, match="schema"):
        read_snapshot(slot)


def test_an_open_library_goes_on_answering_while_it_is_built_anew(
    own_cache: Path, guidance: Path
) -> None:
    _fill(guidance)
    _build(own_cache, guidance)
    opened = Knowledge.open(Library(own_cache, guidance))
    write_document(guidance, "plans", "## Plans\n\nOther words.", nations=["wales"])
    _build(own_cache, guidance)
    assert opened.show("plans").passages[0].text == "A plan in Wales."
    assert (
        Knowledge.open(Library(own_cache, guidance)).show("plans").passages[0].text
        == "Other words."
    )


def test_two_processes_that_build_at_once_leave_one_whole_index(
    own_cache: Path, guidance: Path
) -> None:
    _fill(guidance)
    code = (
        "import sys; from pathlib import Path; from assistant.knowledge.index.build import build\n"
        "from assistant.knowledge.library import Library\n"
        f"build(Library(Path(sys.argv[1]), Path(sys.argv[2])), {TOPICS!r}, lambda *_: None)"
    )
    run = [sys.executable, "-c", code, str(own_cache), str(guidance)]
    both = [subprocess.Popen(run) for _ in range(2)]
    assert [one.wait() for one in both] == [0, 0]
    assert is_prepared(Library(own_cache, guidance), TOPICS)
    assert _build(own_cache, guidance).embedded == 0


def test_a_kill_in_the_middle_leaves_the_index_as_it_was(own_cache: Path, guidance: Path) -> None:
    _fill(guidance)
    _build(own_cache, guidance)
    write_document(guidance, "plans", "## Plans\n\nOther words.", nations=["wales"])
    code = (
        "import os, sys; from pathlib import Path; from assistant.knowledge.index.build import build\n"
        "from assistant.knowledge.library import Library\n"
        "stop = lambda what, done, of: os._exit(9) if what == 'Writing the index' else None\n"
        f"build(Library(Path(sys.argv[1]), Path(sys.argv[2])), {TOPICS!r}, stop)"
    )
    run = [sys.executable, "-c", code, str(own_cache), str(guidance)]
    assert subprocess.run(run, check=False).returncode == 9
    assert (
        Knowledge.open(Library(own_cache, guidance)).show("plans").passages[0].text
        == "A plan in Wales."
    )
    assert _build(own_cache, guidance).embedded == 0  # the journal kept its vector
    assert is_prepared(Library(own_cache, guidance), TOPICS)


def test_mistakes_in_documents_leave_the_index_as_it_was(own_cache: Path, guidance: Path) -> None:
    _fill(guidance)
    _build(own_cache, guidance)
    write_document(guidance, "plans", "## Plans\n\nText.", kind="rumour")
    with pytest.raises(ContentError, match="kind"):
        _build(own_cache, guidance)
    assert (
        Knowledge.open(Library(own_cache, guidance)).show("plans").passages[0].text
        == "A plan in Wales."
    )


def test_progress_counts_up_to_its_total(own_cache: Path, guidance: Path) -> None:
    _fill(guidance)
    steps: list[tuple[str, int, int]] = []
    build(Library(own_cache, guidance), TOPICS, lambda *step: steps.append(step))
    assert steps[0] == ("Reading the guidance", 0, 1)
    assert steps[-1] == ("The guidance is ready", 1, 1)
    assert all(0 <= done <= total for _, done, total in steps)
