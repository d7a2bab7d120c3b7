"""Files made to do harm: to fill memory or disk, to run for ever, to reach out, to hide words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.knowledge.reading.hostile import names, packed, pdf, text, web
from tests.knowledge.reading.hostile.catalogue import Make

_SORTS = (names.FILES, text.FILES, web.FILES, packed.FILES, pdf.FILES)
REFUSED: dict[str, tuple[str, Make]] = {
    name: made for sort in _SORTS for name, made in sort.refused.items()
}
INERT: dict[str, Make] = {name: make for sort in _SORTS for name, make in sort.inert.items()}


def write_all(folder: Path) -> Iterator[tuple[str, Path]]:
    """Write every hostile file, one after the other, with its name."""
    for name, make in [*((name, made[1]) for name, made in REFUSED.items()), *INERT.items()]:
        file = folder / name
        make(file)
        yield name, file
