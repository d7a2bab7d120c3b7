"""Where an index lies, and how the texts in it are named that are no passages."""

from __future__ import annotations

import hashlib
from pathlib import Path

from assistant.knowledge.library import Library

TOPIC = "topic:"
CLAIM = "claim:"
NOT_COVERED = "not-covered:"
"""How the names of the texts begin that are embedded beside the passages."""


def shipped_slot(library: Library) -> Path:
    """Give the folder that holds the index of the shipped guidance.

    Named by the guidance folder's place, so that two installed versions, or a
    person's other library, never take turns in one slot.
    """
    place = hashlib.sha256(str(library.guidance_dir.resolve()).encode()).hexdigest()[:12]
    return library.cache_dir / "index" / f"library-{place}"
