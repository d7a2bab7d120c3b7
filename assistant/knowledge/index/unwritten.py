"""What is said when an index of the guidance cannot be written."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

from assistant.knowledge.own_files import told


def writing_index(slot: Path, setting: str) -> AbstractContextManager[None]:
    """Turn what the system reports of an index's folder into words; ``setting`` names another."""
    return told(
        f"The index of the guidance cannot be written in {slot}",
        safe="No answer and no document is lost, and an index from before still answers.",
        do=f"Free some space, or set {setting} to a folder you can write.",
    )
