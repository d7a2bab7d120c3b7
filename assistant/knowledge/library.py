"""Where the guidance of one installation lies: what came with Ownwords, and what a person added."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from assistant.errors import KnowledgeError
from assistant.resources import guidance_docs
from assistant.settings import Settings

EXACT_UP_TO = 100_000
"""Passages up to which the snapshot alone answers: comparing each takes some hundredths of a second, is
exact, and needs less memory than Chroma (benchmarks/README.md, large libraries)."""


_WITHOUT_OWN = "The documents that you added cannot be searched now; the others can."
_WITHOUT_BOTH = (
    "The documents that you added and the shared library cannot be searched now; what came with "
    "Ownwords can."
)


@dataclass(frozen=True)
class Library:
    """The folders, and the shared server if there is one. Everything that finds guidance takes this.

    ``cache_dir`` holds the model and the index of ``guidance_dir``, and can be made
    again; ``own_dir``, in the data folder, holds a person's own documents and their
    index, and is private; ``server`` is the address of a shared Chroma server. Above
    ``exact_up_to`` passages Chroma names the nearest. ``lacks`` is a sentence that each
    answer begins with, about what should be in the library and is not.
    """

    cache_dir: Path
    guidance_dir: Path
    own_dir: Path | None = None
    server: str | None = None
    exact_up_to: int = EXACT_UP_TO
    lacks: str | None = None

    def without_own(self, trouble: KnowledgeError) -> Library:
        """Give the library without a person's own documents, and a sentence for each answer.

        The copy of the shared library lies beside them, so that goes as well.
        """
        what = _WITHOUT_OWN if self.server is None else _WITHOUT_BOTH
        said = f"{what} {trouble.happened} {trouble.do}"
        return replace(self, own_dir=None, server=None, lacks=said)

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """Give the library that the settings name: the one place where that is decided."""
        return cls(
            cache_dir=settings.cache_dir,
            guidance_dir=settings.guidance_dir or guidance_docs(),
            own_dir=settings.library_dir,
            server=settings.chroma_url,
        )
