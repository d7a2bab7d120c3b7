"""Where an index lies, and how the texts in it are named that are no passages."""

from __future__ import annotations

import hashlib
from pathlib import Path

from assistant.knowledge.library import Library
from assistant.knowledge.markdown import slug

TOPIC = "topic:"
CLAIM = "claim:"
NOT_COVERED = "not-covered:"
ASKED = "asked:"
"""How the names of the texts begin that are embedded beside the passages."""


def asked_name(document: str, heading: str, number: int) -> str:
    """Name one way in which people ask for what stands under a heading."""
    return f"{ASKED}{document}#{slug(heading)}:{number}"


def asked_of(name: str) -> tuple[str, str]:
    """Read document and heading (as ``slug`` writes it) from such a name."""
    document, _, heading = name.removeprefix(ASKED).rpartition(":")[0].partition("#")
    return document, heading


def shipped_slot(library: Library) -> Path:
    """Give the folder that holds the index of the shipped guidance.

    Named by the guidance folder's place, so that two installed versions, or a
    person's other library, never take turns in one slot.
    """
    return library.cache_dir / "index" / f"library-{_short(str(library.guidance_dir.resolve()))}"


def other_libraries(slot: Path) -> list[Path]:
    """List the indexes of other folders of guidance in the same cache: their vectors serve again."""
    return sorted(one for one in slot.parent.glob("library-*") if one != slot)


def own_slot(own_dir: Path) -> Path:
    """Give the folder for the index of a person's own documents, with the shipped ones.

    It lies in the data folder: nothing of an own document is ever in the cache.
    """
    return own_dir / "index" / "here"


def mirror_slot(own_dir: Path, server: str) -> Path:
    """Give the folder for the index of the shared library at this address."""
    return own_dir / "index" / f"shared-{_short(server)}"


def _short(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:12]
