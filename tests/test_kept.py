from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from assistant.kept import kept


class Maker:
    """Makes the same thing each time, and counts."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> Any:
        self.times += 1
        return {"words": "Zażółć 🎸"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "words.yaml"
    made.write_text("a: b")
    return made


def the_kept(folder: Path) -> Path:
    (only,) = (folder / "content").iterdir()
    return only


def test_it_is_made_once_until_a_file_changes(tmp_path: Path, file: Path) -> None:
    make = Maker()
    for _ in range(3):
        assert kept(tmp_path, "words", [file], make) == {"words": "Zażółć 🎸"}
    assert make.times == 1
    file.write_text("a: c")
    kept(tmp_path, "words", [file], make)
    assert make.times == 2
    assert the_kept(tmp_path).name.startswith("words-")


@pytest.mark.parametrize("damaged", [b"", b'{"words": ', b"\xff\xfe", b"null"])
def test_what_is_damaged_is_made_again(tmp_path: Path, file: Path, damaged: bytes) -> None:
    make = Maker()
    kept(tmp_path, "words", [file], make)
    the_kept(tmp_path).write_bytes(damaged)
    assert kept(tmp_path, "words", [file], make) == {"words": "Zażółć 🎸"}
    assert make.times == 2


def test_what_others_could_have_written_is_not_trusted(tmp_path: Path, file: Path) -> None:
    make = Maker()
    kept(tmp_path, "words", [file], make)
    assert the_kept(tmp_path).stat().st_mode & 0o077 == 0
    the_kept(tmp_path).chmod(0o666)
    kept(tmp_path, "words", [file], make)
    assert make.times == 2


@pytest.mark.skipif(os.name != "posix" or os.getuid() != 0, reason="only root gives files away")
def test_what_belongs_to_somebody_else_is_not_trusted(tmp_path: Path, file: Path) -> None:
    make = Maker()
    kept(tmp_path, "words", [file], make)
    os.chown(the_kept(tmp_path), 12345, 12345)
    kept(tmp_path, "words", [file], make)
    assert make.times == 2


def test_a_cache_that_cannot_be_written_only_costs_time(tmp_path: Path, file: Path) -> None:
    (tmp_path / "content").write_text("a file stands where the folder should be")
    assert kept(tmp_path, "words", [file], Maker()) == {"words": "Zażółć 🎸"}


def test_what_making_raises_comes_through_and_nothing_is_kept(tmp_path: Path, file: Path) -> None:
    def fails() -> Any:
        raise ValueError("wrong")

    with pytest.raises(ValueError, match="wrong"):
        kept(tmp_path, "words", [file], fails)
    assert not (tmp_path / "content").exists()
