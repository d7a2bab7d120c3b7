"""The read-only snapshot that answers: vectors, words and passages in one folder, whole or not at all.

A build writes a new folder aside, renames it, and then replaces the small file
``current`` that names it. Whoever has an older folder open keeps reading it.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from assistant.knowledge.documents import FrontMatter
from assistant.knowledge.index.lexical import Lexical, build_lexical
from assistant.knowledge.passages import Passage

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SCHEMA = 2
"""Raised when what lies in a snapshot, or how text is cut and indexed, changes."""

_CURRENT = "current"
_MANIFEST = "manifest.json"
_FRONTS = TypeAdapter(tuple[FrontMatter, ...])


class SnapshotBroken(Exception):
    """There is no snapshot, or it is half-written or damaged: build again."""


class MadeFrom(BaseModel):
    """What a snapshot was made from: when this is equal, nothing needs to be built again.

    ``documents`` are hashes by id; ``asides`` hashes the topics and what is not covered.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    schema_version: int
    model: str
    documents: dict[str, str]
    asides: str


class Manifest(BaseModel):
    """Which snapshot this is, and the hash of each of its files, to notice damage."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    made_from: MadeFrom
    files: dict[str, str]


@dataclass(frozen=True)
class Content:
    """What a build puts in: vectors of each passage, of its heading, and of named texts beside them.

    ``indexed`` is what was embedded for each passage: its text with title, nation
    and heading, so that a passage is found by what it is part of.
    """

    fronts: Sequence[FrontMatter]
    passages: Sequence[Passage]
    indexed: Sequence[str]
    vectors: NDArray[np.float32]
    heading_vectors: NDArray[np.float32]
    asides: Mapping[str, str]
    aside_vectors: NDArray[np.float32]


@dataclass(frozen=True)
class Snapshot:
    """A snapshot that was read and found whole."""

    made_from: MadeFrom
    fronts: Mapping[str, FrontMatter]
    passages: Sequence[Passage]
    hashes: Sequence[str]
    vectors: NDArray[np.float32]
    heading_vectors: NDArray[np.float32]
    asides: Mapping[str, str]
    aside_vectors: NDArray[np.float32]
    lexical: Lexical

    def aside(self, name: str) -> NDArray[np.float32] | None:
        """Give the vector of a named text, or None."""
        places = self.asides_of(name)
        return self.aside_vectors[places[0]] if places else None

    def asides_of(self, start: str) -> list[int]:
        """Give the places of the named texts whose name begins so, as in ``claim:``."""
        return [place for place, name in enumerate(self.asides) if name.startswith(start)]


def text_hash(text: str) -> str:
    """Name a text by its content, to know a vector for it again."""
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def write_snapshot(slot: Path, content: Content, made_from: MadeFrom) -> None:
    """Write a snapshot into ``slot`` and make it the current one. Raises OSError."""
    slot.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix="writing-", dir=slot))
    try:
        _write_parts(aside, content)
        files = {file.name: _file_hash(file) for file in sorted(aside.iterdir())}
        manifest = Manifest(made_from=made_from, files=files)
        _write(aside / _MANIFEST, manifest.model_dump_json(indent=1))
        aside.chmod(0o755)
        final = slot / f"snapshot-{aside.name.removeprefix('writing-')}"
        aside.rename(final)
        _write(slot / "current.new", final.name)
        (slot / "current.new").replace(slot / _CURRENT)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    _sweep(slot, final.name)


def _write_parts(folder: Path, content: Content) -> None:
    import numpy as np

    build_lexical(content.indexed, folder)
    np.save(folder / "vectors.npy", content.vectors)
    np.save(folder / "headings.npy", content.heading_vectors)
    np.save(folder / "asides.npy", content.aside_vectors)
    _write(folder / "asides.json", json.dumps(dict(content.asides)))
    _write(folder / "documents.json", _FRONTS.dump_json(tuple(content.fronts)).decode())
    lines = (
        json.dumps({**asdict(passage), "hash": text_hash(indexed)}, ensure_ascii=False)
        for passage, indexed in zip(content.passages, content.indexed, strict=True)
    )
    _write(folder / "passages.jsonl", "".join(f"{line}\n" for line in lines))


def _write(file: Path, text: str) -> None:
    with file.open("w", encoding="utf-8", newline="\n") as handle:
        handle.write(text)
        handle.flush()
        os.fsync(handle.fileno())


def _file_hash(file: Path) -> str:
    with file.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def _sweep(slot: Path, keep: str) -> None:
    """Delete older snapshots and what killed builds left."""
    for folder in [*slot.glob("snapshot-*"), *slot.glob("writing-*")]:
        if folder.name != keep:
            shutil.rmtree(folder, ignore_errors=True)


def made_from(slot: Path) -> MadeFrom:
    """Say what the current snapshot was made from, having checked that it is whole.

    Needs no numpy, so that a start can ask it. Raises SnapshotBroken.
    """
    return _whole_manifest(_current(slot)).made_from


def read_snapshot(slot: Path) -> Snapshot:
    """Read the current snapshot and check that it is whole. Raises SnapshotBroken.

    Tries twice: a build may take the folder away between finding and opening it.
    """
    try:
        return _read(_current(slot))
    except SnapshotBroken:
        return _read(_current(slot))


def _current(slot: Path) -> Path:
    try:
        name = (slot / _CURRENT).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SnapshotBroken(str(error)) from error
    if not name.startswith("snapshot-") or Path(name).name != name:
        raise SnapshotBroken(f"{_CURRENT} names {name!r}")
    return slot / name


def _whole_manifest(folder: Path) -> Manifest:
    try:
        manifest = Manifest.model_validate_json((folder / _MANIFEST).read_bytes())
        changed = [n for n, known in manifest.files.items() if _file_hash(folder / n) != known]
    except (OSError, ValidationError) as error:
        raise SnapshotBroken(str(error)) from error
    if changed:
        raise SnapshotBroken(f"damaged: {', '.join(changed)}")
    if manifest.made_from.schema_version != SCHEMA:
        raise SnapshotBroken(f"schema {manifest.made_from.schema_version}, not {SCHEMA}")
    return manifest


def _read(folder: Path) -> Snapshot:
    manifest = _whole_manifest(folder)
    try:
        return _read_parts(folder, manifest.made_from)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SnapshotBroken(str(error)) from error


def _read_parts(folder: Path, made_from: MadeFrom) -> Snapshot:
    import numpy as np

    lines = (folder / "passages.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    hashes = [row.pop("hash") for row in rows]
    fronts = _FRONTS.validate_json((folder / "documents.json").read_bytes())
    return Snapshot(
        made_from=made_from,
        fronts={front.id: front for front in fronts},
        passages=[Passage(**row) for row in rows],
        hashes=hashes,
        vectors=np.load(folder / "vectors.npy", mmap_mode="r"),
        heading_vectors=np.load(folder / "headings.npy", mmap_mode="r"),
        asides=json.loads((folder / "asides.json").read_text(encoding="utf-8")),
        aside_vectors=np.load(folder / "asides.npy", mmap_mode="r"),
        lexical=Lexical.read(folder, len(rows)),
    )
