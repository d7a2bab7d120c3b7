"""Folders in the data folder that only their user can open, and words for when they cannot be written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.errors import KnowledgeError


def make_private(folder: Path) -> None:
    """Make a folder and the two above it, for this user alone. Raises OSError."""
    for one in (folder.parent.parent, folder.parent, folder):
        one.mkdir(parents=True, exist_ok=True, mode=0o700)


@contextmanager
def told(slot: Path, setting: str) -> Iterator[None]:
    """Turn what the system reports of a slot into words for a person."""
    try:
        yield
    except OSError as error:
        raise KnowledgeError(
            f"The index of the guidance cannot be written in {slot}: {error.strerror or error}.",
            safe="No answer and no document is lost, and an index from before still answers.",
            do=f"Free some space, or set {setting} to a folder you can write.",
        ) from error
