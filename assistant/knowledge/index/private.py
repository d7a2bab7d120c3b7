"""Folders in the data folder that only their user can open, and words for when they cannot be written."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

from assistant.knowledge.own_files import told


def make_private(folder: Path) -> None:
    """Make a folder and the two above it, for this user alone. Raises OSError."""
    for one in (folder.parent.parent, folder.parent, folder):
        one.mkdir(parents=True, exist_ok=True, mode=0o700)


def writing_index(slot: Path, setting: str) -> AbstractContextManager[None]:
    """Turn what the system reports of an index's folder into words; ``setting`` names another."""
    return told(
        f"The index of the guidance cannot be written in {slot}",
        safe="No answer and no document is lost, and an index from before still answers.",
        do=f"Free some space, or set {setting} to a folder you can write.",
    )
