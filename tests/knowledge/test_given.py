from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from assistant.knowledge.given import as_text, find_files, look
from assistant.knowledge.reading.limits import Limits
from assistant.knowledge.reading.model import Refused


def test_folders_are_walked_in_order_and_each_file_is_meant_once(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.txt", "a/1.txt", "a/deep/3.md"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name)
    found = find_files([tmp_path / "b.txt", tmp_path, tmp_path / "a" / ".." / "a" / "1.txt"])
    assert [str(file.relative_to(tmp_path)) for file in found.files] == [
        "b.txt",
        "a/1.txt",
        "a/2.txt",
        "a/deep/3.md",
    ]
    assert (found.failed, found.skipped) == ((), ())


def test_links_and_hidden_files_are_left_out_with_their_reason(tmp_path: Path) -> None:
    (tmp_path / "kept.txt").write_text("x")
    (tmp_path / ".DS_Store").write_text("x")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "secret.txt").write_text("x")
    (tmp_path / "passwords.txt").symlink_to("/etc/passwd")
    (tmp_path / "round").symlink_to(tmp_path, target_is_directory=True)
    found = find_files([tmp_path])
    assert [file.name for file in found.files] == ["kept.txt"]
    assert [Path(one.file).name for one in found.skipped] == [".DS_Store", ".git"]
    assert [Path(one.file).name for one in found.failed] == ["passwords.txt", "round"]
    assert all("link" in one.reason and one.do for one in found.failed)
    assert all("hidden" in one.reason for one in found.skipped)
    named = find_files([tmp_path / ".DS_Store", tmp_path / "round"])
    assert [file.name for file in named.files] == [".DS_Store"]
    assert [Path(one.file).name for one in named.failed] == ["round"]


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    (told,) = find_files([tmp_path]).failed
    assert told.file == str(tmp_path)
    assert "empty" in told.reason


def test_a_look_hashes_all_bytes(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    content = b"word " * 300_000
    file.write_bytes(content)
    looked = look(file, Limits())
    assert (looked.sha256, looked.bytes) == (hashlib.sha256(content).hexdigest(), len(content))


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.png", b"\x89PNG\r\n\x1a\n", "picture"),
        ("a.xyz", b"words", "not read here"),
        ("a.pdf", b"words", "The name says"),
        ("a.txt", b"", "empty"),
        ("a.txt", b"x" * 1_100_000, "larger than 1 MB"),
    ],
)
def test_what_cannot_be_read_is_refused_before_anybody_is_asked(
    tmp_path: Path, name: str, content: bytes, told: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Refused, match=told):
        look(tmp_path / name, Limits(file_mb=1))


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(Refused, match="pipe"):
        look(tmp_path / "pipe.txt", Limits())
    with pytest.raises(Refused, match="no such file"):
        look(tmp_path / "none.txt", Limits())


def test_a_name_that_is_no_text_is_written_as_codes() -> None:
    assert as_text(os.fsdecode(b"caf\xe9.txt")) == "caf\\udce9.txt"
    assert as_text(Path("café.txt")) == "café.txt"
