"""The journal: what was computed is not lost, and what is torn is not believed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.knowledge.index.build import build, is_prepared
from assistant.knowledge.index.journal import Journal
from assistant.knowledge.index.places import shipped_slot
from assistant.knowledge.index.snapshot import read_snapshot, text_hash
from assistant.knowledge.library import Library
from assistant.meaning.embedder import DIMENSIONS
from tests.knowledge.writing import write_document

_RECORD = 16 + 4 * DIMENSIONS + 4
_HEAD = len(b"ownwords vectors 1 a-model\n")


def _vector(number: int) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    return np.random.default_rng(number).normal(size=DIMENSIONS).astype(np.float32)


def _write(file: Path, count: int) -> dict[str, int]:
    keys = {text_hash(f"text {number}"): number for number in range(count)}
    with Journal(file, "a-model") as journal:
        for key, number in keys.items():
            journal.add({key: _vector(number)})
    return keys


def test_what_was_added_is_read_again_bit_for_bit(tmp_path: Path) -> None:
    keys = _write(tmp_path / "journal", 5)
    read = Journal(tmp_path / "journal", "a-model").read()
    assert list(read) == list(keys)
    assert all(np.array_equal(read[key], _vector(number)) for key, number in keys.items())


def test_no_file_holds_nothing_and_another_models_vectors_go(tmp_path: Path) -> None:
    file = tmp_path / "journal"
    assert Journal(file, "a-model").read() == {}
    _write(file, 2)
    assert Journal(file, "other").read() == {}
    assert not file.exists()


@settings(max_examples=40, deadline=None)
@given(cut=st.integers(0, 3 * _RECORD + _HEAD))
def test_cut_anywhere_it_gives_the_whole_records_and_goes_on(
    tmp_path_factory: pytest.TempPathFactory, cut: int
) -> None:
    file = tmp_path_factory.mktemp("cut") / "journal"
    keys = list(_write(file, 3))
    file.write_bytes(file.read_bytes()[:cut])
    whole = max(0, (cut - _HEAD) // _RECORD)
    with Journal(file, "a-model") as journal:
        assert list(journal.read()) == keys[:whole]
        journal.add({text_hash("one more"): _vector(9)})
    again = Journal(file, "a-model").read()
    assert list(again) == [*keys[:whole], text_hash("one more")]
    assert np.array_equal(again[text_hash("one more")], _vector(9))


@settings(max_examples=40, deadline=None)
@given(at=st.integers(_HEAD, _HEAD + 3 * _RECORD - 1), flip=st.integers(1, 255))
def test_a_damaged_record_costs_itself_only(
    tmp_path_factory: pytest.TempPathFactory, at: int, flip: int
) -> None:
    file = tmp_path_factory.mktemp("flip") / "journal"
    keys = list(_write(file, 3))
    content = bytearray(file.read_bytes())
    content[at] ^= flip
    file.write_bytes(content)
    del keys[(at - _HEAD) // _RECORD]
    journal = Journal(file, "a-model")
    assert list(journal.read()) == keys
    assert journal.damaged == 1


def test_a_build_that_is_killed_while_it_embeds_goes_on_where_it_stopped(
    own_cache: Path, guidance: Path
) -> None:
    body = "".join(f"## Part {n}\n\nThe bus number {n} goes to work.\n\n" for n in range(100))
    write_document(guidance, "buses", body)
    library = Library(own_cache, guidance)
    code = (
        "import os, sys; from pathlib import Path; from assistant.knowledge.index.build import build\n"
        "from assistant.knowledge.library import Library\n"
        "def stop(what, done, of):\n"
        "    if (what, done) == ('Reading for meaning', 70): os.kill(os.getpid(), 9)\n"
        "build(Library(Path(sys.argv[1]), Path(sys.argv[2])), {}, stop)"
    )
    run = [sys.executable, "-c", code, str(own_cache), str(guidance)]
    assert subprocess.run(run, check=False).returncode == -9
    journal = shipped_slot(library) / "journal"
    assert len(Journal(journal, _model()).read()) == 64
    assert not is_prepared(library, {})
    journal.write_bytes(journal.read_bytes()[:-7])  # and the kill tore the last record
    steps: list[tuple[str, int, int]] = []
    report = build(library, {}, lambda *step: steps.append(step))
    assert (report.passages, report.embedded, report.unchanged) == (100, 37, 63)
    assert "broken off" in report.problems[0]
    assert not journal.exists()
    assert is_prepared(library, {})
    in_steps = read_snapshot(shipped_slot(library))
    shutil.rmtree(shipped_slot(library))
    assert build(library, {}, lambda *_: None).embedded == 100
    assert np.array_equal(in_steps.vectors, read_snapshot(shipped_slot(library)).vectors)


def _model() -> str:
    from assistant.meaning.embedder import model_id

    return model_id()
