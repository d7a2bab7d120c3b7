"""Notices files that were damaged, and writes files so that a power cut does not damage them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SMALL = 4_000_000
"""Bytes up to which a file is hashed each time it is opened: a hundredth of a second at most."""


class FileMark(BaseModel):
    """What a file was when it was written. ``changed`` is its time of change in nanoseconds."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    size: int
    changed: int
    sha256: str


def mark_files(folder: Path, names: Iterable[str]) -> dict[str, FileMark]:
    """Mark files of a folder by their names in it. Raises OSError."""
    return {name: _mark(folder / name) for name in names}


def _mark(file: Path) -> FileMark:
    stat = file.stat()
    return FileMark(size=stat.st_size, changed=stat.st_mtime_ns, sha256=file_hash(file))


def damaged_files(folder: Path, marks: Mapping[str, FileMark], *, thorough: bool) -> list[str]:
    """Name the files that are not as they were marked. A missing file is one of them.

    A large file whose size and time of change are as marked is hashed only when
    ``thorough``: opening a library must not read hundreds of megabytes.
    """
    return [name for name, mark in marks.items() if _is_damaged(folder / name, mark, thorough)]


def _is_damaged(file: Path, mark: FileMark, thorough: bool) -> bool:
    try:
        stat = file.stat()
        if stat.st_size != mark.size:
            return True
        trusted = stat.st_size > _SMALL and stat.st_mtime_ns == mark.changed and not thorough
        return not trusted and file_hash(file) != mark.sha256
    except OSError:
        return True


def file_hash(file: Path) -> str:
    """Hash a file's bytes. Raises OSError."""
    with file.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def write_text(file: Path, text: str) -> None:
    """Write a file; it is on the disk when this returns. Raises OSError."""
    with file.open("w", encoding="utf-8", newline="\n") as handle:
        handle.write(text)
        handle.flush()
        os.fsync(handle.fileno())


def to_disk(files: Iterable[Path]) -> None:
    """Wait until files that something else wrote are on the disk. Raises OSError."""
    for file in files:
        with file.open("rb+") as handle:
            os.fsync(handle.fileno())


def mapped(file: Path) -> NDArray[Any]:
    """Map a saved array: what is read of it is read from the file when it is wanted.

    A plain array, for numpy's own class of mapped ones is slow for single numbers.
    Raises OSError, or ValueError when it is none.
    """
    import numpy as np

    return np.asarray(np.load(file, mmap_mode="r"))
