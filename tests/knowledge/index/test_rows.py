"""Passages are read one by one from the file, and a damaged one is not quoted."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import KnowledgeError
from assistant.knowledge.index.rows import Passages, write_passages
from assistant.knowledge.passages import Passage

_TEXTS = ["Plain.", "Ünïcode – “quotes”\nand lines", "", "x" * 5000]
_ALL = [
    Passage(
        id=f"doc#part-{number}",
        document="doc",
        heading="Part",
        under="Above" if number else None,
        text=text,
        page=number or None,
    )
    for number, text in enumerate(_TEXTS)
]


def _opened(folder: Path, told: list[str] | None = None) -> Passages:
    return Passages(folder, lambda: (told if told is not None else []).append("damaged"))


def test_they_are_a_sequence_of_what_was_written(tmp_path: Path) -> None:
    write_passages(tmp_path, _ALL)
    passages = _opened(tmp_path)
    assert list(passages) == _ALL
    assert [passages[place] for place in (0, 3, -1)] == [_ALL[0], _ALL[3], _ALL[3]]
    assert passages[1:3] == _ALL[1:3]
    assert (len(passages), _ALL[2] in passages) == (4, True)
    with pytest.raises(IndexError):
        passages[4]


def test_ids_are_found_and_strange_ones_are_not(tmp_path: Path) -> None:
    write_passages(tmp_path, _ALL)
    ids = ["doc#part-3", "nobody", "doc#part-0", ""]
    assert _opened(tmp_path).find(ids).tolist() == [3, 0]


def test_a_damaged_one_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    write_passages(tmp_path, _ALL)
    file = tmp_path / "passages.jsonl"
    file.write_bytes(file.read_bytes().replace(b"Plain.", b"Plane."))
    told: list[str] = []
    passages = _opened(tmp_path, told)
    assert passages[1] == _ALL[1]
    assert told == []
    with pytest.raises(KnowledgeError, match="not what was written"):
        passages[0]
    assert told == ["damaged"]


def test_what_is_open_is_read_after_its_folder_was_deleted(tmp_path: Path) -> None:
    write_passages(tmp_path, _ALL)
    passages = _opened(tmp_path)
    for file in tmp_path.iterdir():
        file.unlink()
    assert list(passages) == _ALL
