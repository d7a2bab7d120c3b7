"""Where the guidance of one installation lies: what came with Ownwords, and what a person added."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Library:
    """The folders, and the shared server if there is one. Everything that finds guidance takes this.

    ``cache_dir`` holds the model and the index of ``guidance_dir``, and can be made
    again; ``own_dir``, in the data folder, holds a person's own documents and their
    index, and is private; ``server`` is the address of a shared Chroma server.
    """

    cache_dir: Path
    guidance_dir: Path
    own_dir: Path | None = None
    server: str | None = None
