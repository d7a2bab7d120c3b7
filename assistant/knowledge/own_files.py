"""Writes the files of a person's own documents: whole or not at all, and for this user alone."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkstemp

from assistant.errors import KnowledgeError
from assistant.knowledge.folders import folder_to_disk


@contextmanager
def private_files() -> Iterator[None]:
    """Let only this user read the files that are made while the block runs."""
    before = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(before)


def write_whole(file: Path, content: bytes) -> None:
    """Write aside, wait for the disk, and rename; what an earlier kill left aside goes."""
    for left in file.parent.glob(f".{file.name}.*"):
        left.unlink(missing_ok=True)
    handle, name = mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(handle, "wb") as aside:
            aside.write(content)
            aside.flush()
            os.fsync(handle)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    folder_to_disk(file.parent)


@contextmanager
def told(
    happened: str,
    safe: str = "Nothing was changed: your documents and all answers are as they were.",
    do: str = "Make some room on the disk, or allow writing there. Then do it again.",
) -> Iterator[None]:
    """Turn what the system reports into words for a person."""
    try:
        yield
    except OSError as error:
        raise KnowledgeError(f"{happened}: {error.strerror or error}.", safe=safe, do=do) from error
