"""Damage is noticed: always in small files, in large ones where something touched them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.knowledge.index.whole import FileMark, damaged_files, mark_files

_LARGE = 5_000_000


def _written(folder: Path, size: int) -> tuple[Path, dict[str, FileMark]]:
    file = folder / "file"
    file.write_bytes(os.urandom(1000) * (size // 1000))
    return file, mark_files(folder, ["file"])


def _flip(file: Path, *, keep_time: bool) -> None:
    stat = file.stat()
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    if keep_time:
        os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))


@pytest.mark.parametrize(
    ("size", "keep_time", "thorough", "noticed"),
    [
        (2000, True, False, True),
        (_LARGE, False, False, True),
        (_LARGE, True, True, True),
        (_LARGE, True, False, False),  # the price of not reading hundreds of megabytes each time
    ],
)
def test_a_flipped_bit(
    tmp_path: Path, size: int, keep_time: bool, thorough: bool, noticed: bool
) -> None:
    file, marks = _written(tmp_path, size)
    assert damaged_files(tmp_path, marks, thorough=True) == []
    _flip(file, keep_time=keep_time)
    assert damaged_files(tmp_path, marks, thorough=thorough) == (["file"] if noticed else [])


@pytest.mark.parametrize("size", [2000, _LARGE])
def test_another_size_or_none_at_all_is_noticed(tmp_path: Path, size: int) -> None:
    file, marks = _written(tmp_path, size)
    file.write_bytes(file.read_bytes()[:-1])
    assert damaged_files(tmp_path, marks, thorough=False) == ["file"]
    file.unlink()
    assert damaged_files(tmp_path, marks, thorough=False) == ["file"]


def test_a_copy_that_only_has_another_time_is_whole(tmp_path: Path) -> None:
    file, marks = _written(tmp_path, _LARGE)
    os.utime(file, ns=(1, 1))
    assert damaged_files(tmp_path, marks, thorough=False) == []
