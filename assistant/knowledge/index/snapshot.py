"""The read-only snapshot that answers: vectors, words and passages in one folder, whole or not at all.

``writing`` makes a new folder aside, renames it, and then replaces the file ``current``
that names it. Whoever has an older folder open keeps reading it.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from assistant.knowledge.documents import FrontMatter
from assistant.knowledge.index.lexical import Lexical
from assistant.knowledge.index.rows import Passages
from assistant.knowledge.index.whole import FileMark, damaged_files, mapped

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SCHEMA = 5
"""Raised when what lies in a snapshot, or how text is cut and indexed, changes."""

CURRENT = "current"
DAMAGED = "damaged"
"""Names the snapshot that somebody who read it found damaged: it no longer counts."""
MANIFEST = "manifest.json"
STORE = "chroma"
"""The folder in a snapshot's folder where Chroma keeps the same passages."""


class SnapshotBroken(Exception):
    """There is no snapshot, or it is half-written or damaged: build again."""


class SnapshotMissing(SnapshotBroken):
    """There is none yet, or it is of another version of Ownwords. Nothing is wrong."""


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class MadeFrom(_Shape):
    """What a snapshot was made from: when this is equal, nothing needs to be built again.

    ``documents`` are hashes by id; ``asides`` hashes the topics and what is not covered.
    """

    schema_version: int
    model: str
    documents: dict[str, str]
    asides: str


class Manifest(_Shape):
    """Which snapshot this is, how much it holds, and a mark of each file, to notice damage.

    ``store`` marks the files of Chroma that never change once they are written; None
    where Chroma holds nothing.
    """

    made_from: MadeFrom
    documents: int
    passages: int
    files: dict[str, FileMark]
    store: dict[str, FileMark] | None


class KeptDocument(_Shape):
    """A document's front matter, and how many of the passages are its."""

    front: FrontMatter
    passages: int


DOCUMENTS = TypeAdapter(tuple[KeptDocument, ...])


@dataclass(frozen=True)
class Snapshot:
    """A snapshot that was read and found whole.

    ``places`` says which passages are a document's. ``vectors`` has a row for each
    passage, ``headings`` one for each different heading; ``heading_of`` says which is a
    passage's.
    """

    folder: Path
    manifest: Manifest
    fronts: Mapping[str, FrontMatter]
    places: Mapping[str, range]
    passages: Passages
    vectors: NDArray[np.float32]
    headings: NDArray[np.float32]
    heading_of: NDArray[np.int32]
    asides: Mapping[str, str]
    aside_vectors: NDArray[np.float32]
    lexical: Lexical

    @property
    def made_from(self) -> MadeFrom:
        """Say what it was made from."""
        return self.manifest.made_from

    @cached_property
    def document_of(self) -> NDArray[np.int64]:
        """Give for each passage the number of its document, in order of ``fronts``."""
        import numpy as np

        counts = [len(places) for places in self.places.values()]
        return np.repeat(np.arange(len(counts)), counts)

    def aside(self, name: str) -> NDArray[np.float32] | None:
        """Give the vector of a named text, or None."""
        place = self._place_of_aside.get(name)
        return None if place is None else self.aside_vectors[place]

    def asides_of(self, kind: str) -> tuple[Sequence[str], NDArray[np.float32]]:
        """Give the names and vectors of the texts of a kind, as ``claim:``: they stand together."""
        part = self._kinds_of_asides.get(kind, slice(0, 0))
        return self._names_of_asides[part], self.aside_vectors[part]

    @cached_property
    def _names_of_asides(self) -> list[str]:
        return list(self.asides)

    @cached_property
    def _place_of_aside(self) -> Mapping[str, int]:
        return {name: place for place, name in enumerate(self.asides)}

    @cached_property
    def _kinds_of_asides(self) -> Mapping[str, slice]:
        counts = Counter(f"{name.partition(':')[0]}:" for name in self.asides)
        ends = accumulate(counts.values())
        return {
            kind: slice(end - count, end)
            for (kind, count), end in zip(counts.items(), ends, strict=True)
        }


def text_hash(text: str) -> str:
    """Name a text by its content, to know a vector for it again."""
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def read_manifest(slot: Path, *, thorough: bool = False) -> Manifest:
    """Give the manifest of the current snapshot, having checked that its files are whole.

    Needs no numpy, so that a start can ask it. ``thorough`` hashes the large files
    too, as a build does. Raises SnapshotBroken.
    """
    return _whole_manifest(current_folder(slot), thorough)


def read_snapshot(slot: Path, *, thorough: bool = False) -> Snapshot:
    """Read the current snapshot and check that it is whole. Raises SnapshotBroken.

    Tries twice: a build may take the folder away between finding and opening it.
    """
    try:
        return _read(slot, thorough)
    except SnapshotMissing:
        raise
    except SnapshotBroken:
        return _read(slot, thorough)


def current_folder(slot: Path) -> Path:
    """Give the folder of the current snapshot, unchecked. Raises SnapshotBroken without one."""
    name = _named(slot / CURRENT)
    if name is None and not any(slot.glob("snapshot-*")):
        raise SnapshotMissing(f"there is none in {slot}")
    if name is None or not name.startswith("snapshot-") or Path(name).name != name:
        raise SnapshotBroken(f"{CURRENT} names {name!r}")
    if _named(slot / DAMAGED) == name:
        raise SnapshotBroken(f"{name} was found damaged")
    return slot / name


def _named(file: Path) -> str | None:
    try:
        return file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None


def give_up(folder: Path) -> None:
    """Let this snapshot no longer count, unless another took its place: it was found damaged.

    The folder stays, for what is whole in it is used when it is made again.
    """
    slot = folder.parent
    if _named(slot / CURRENT) == folder.name:
        with suppress(OSError):  # a cache that cannot be written goes on telling of the damage
            (slot / DAMAGED).write_text(folder.name, encoding="utf-8")


def _whole_manifest(folder: Path, thorough: bool) -> Manifest:
    try:
        content = (folder / MANIFEST).read_bytes()
        schema = json.loads(content)["made_from"]["schema_version"]
        if schema != SCHEMA:
            raise SnapshotMissing(f"schema {schema}, not {SCHEMA}")
        manifest = Manifest.model_validate_json(content)
    except (OSError, ValueError, ValidationError, KeyError, TypeError) as error:
        raise SnapshotBroken(str(error)) from error
    if damaged := damaged_files(folder, manifest.files, thorough=thorough):
        raise SnapshotBroken(f"damaged: {', '.join(damaged)}")
    return manifest


def _read(slot: Path, thorough: bool) -> Snapshot:
    folder = current_folder(slot)
    manifest = _whole_manifest(folder, thorough)
    try:
        return _read_parts(folder, manifest)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SnapshotBroken(str(error)) from error


def _read_parts(folder: Path, manifest: Manifest) -> Snapshot:
    kept = DOCUMENTS.validate_json((folder / "documents.json").read_bytes())
    places, first = {}, 0
    for one in kept:
        places[one.front.id] = range(first, first + one.passages)
        first += one.passages
    return Snapshot(
        folder=folder,
        manifest=manifest,
        fronts={one.front.id: one.front for one in kept},
        places=places,
        passages=Passages(folder, lambda: give_up(folder)),
        vectors=mapped(folder / "vectors.npy"),
        headings=mapped(folder / "headings.npy"),
        heading_of=mapped(folder / "heading_of.npy"),
        asides=json.loads((folder / "asides.json").read_text(encoding="utf-8")),
        aside_vectors=mapped(folder / "asides.npy"),
        lexical=Lexical.read(folder, manifest.passages),
    )
