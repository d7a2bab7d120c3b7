"""Writes a snapshot: aside first, then renamed, then named as the current one."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from assistant.knowledge.folders import folder_to_disk
from assistant.knowledge.index.content import (
    ASIDE_KEYS,
    ASIDE_VECTORS,
    HEADING_KEYS,
    HEADING_VECTORS,
    PASSAGE_KEYS,
    PASSAGE_VECTORS,
    Content,
    keys_of,
)
from assistant.knowledge.index.lexical import build_lexical
from assistant.knowledge.index.rows import write_passages
from assistant.knowledge.index.snapshot import (
    CURRENT,
    DAMAGED,
    DOCUMENTS,
    MANIFEST,
    KeptDocument,
    MadeFrom,
    Manifest,
)
from assistant.knowledge.index.whole import (
    FileMark,
    mark_files,
    to_disk,
    write_text,
)


class Filling(Protocol):
    """A store that is being filled meanwhile."""

    def marks(self) -> dict[str, FileMark] | None:
        """Wait for it, and give the marks of its lasting files; None where it failed."""


Fill = Callable[[Path], AbstractContextManager[Filling]]
"""Begins to fill Chroma from the snapshot in a folder: its passages and vectors are written."""


def write_snapshot(slot: Path, content: Content, made_from: MadeFrom, fill: Fill | None) -> None:
    """Write a snapshot into ``slot`` and make it the current one. Raises OSError.

    ``fill`` is None where there is no store on this machine. Hold the slot's lock
    while you do: older snapshots are deleted at the end.
    """
    slot.mkdir(parents=True, exist_ok=True)
    for left in slot.glob("writing-*"):  # of builds that were killed
        shutil.rmtree(left, ignore_errors=True)
    aside = Path(tempfile.mkdtemp(prefix="writing-", dir=slot))
    try:
        marks = _write_all(aside, content, fill)
        files = [file.name for file in sorted(aside.iterdir()) if file.is_file()]
        to_disk(aside / name for name in files)
        manifest = Manifest(
            made_from=made_from,
            documents=len(content.fronts),
            passages=len(content.passages),
            files=mark_files(aside, files),
            store=marks,
        )
        write_text(aside / MANIFEST, manifest.model_dump_json(indent=1))
        final = _put_in_place(slot, aside)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    (slot / DAMAGED).unlink(missing_ok=True)
    for folder in slot.glob("snapshot-*"):
        if folder != final:
            shutil.rmtree(folder, ignore_errors=True)


def _put_in_place(slot: Path, aside: Path) -> Path:
    aside.chmod(slot.stat().st_mode & 0o777)  # mkdtemp shuts others out; a cache may be shared
    folder_to_disk(aside)
    final = slot / f"snapshot-{aside.name.removeprefix('writing-')}"
    aside.rename(final)
    write_text(slot / "current.new", final.name)
    (slot / "current.new").replace(slot / CURRENT)
    folder_to_disk(slot)
    return final


def _write_all(folder: Path, content: Content, fill: Fill | None) -> dict[str, FileMark] | None:
    write_parts(folder, content)
    if fill is None:
        build_lexical(content.worded, folder)
        return None
    with fill(folder) as filling:
        build_lexical(content.worded, folder)
        return filling.marks()


def write_parts(folder: Path, content: Content) -> None:
    """Write passages, vectors and documents: what Chroma is filled from, and all but the words."""
    import numpy as np

    write_passages(folder, content.passages)
    number = {heading: place for place, heading in enumerate(content.headings)}
    rows = list(content.headings.values())
    np.save(folder / PASSAGE_VECTORS, content.vectors)
    np.save(folder / HEADING_VECTORS, np.stack(rows) if rows else content.vectors[:0])
    np.save(folder / ASIDE_VECTORS, content.aside_vectors)
    heading_of = [number[passage.heading] for passage in content.passages]
    np.save(folder / "heading_of.npy", np.array(heading_of, dtype=np.int32))
    (folder / PASSAGE_KEYS).write_bytes(keys_of(content.indexed))
    (folder / HEADING_KEYS).write_bytes(keys_of(content.headings))
    (folder / ASIDE_KEYS).write_bytes(keys_of(content.asides.values()))
    write_text(folder / "asides.json", json.dumps(dict(content.asides)))
    counts = Counter(passage.document for passage in content.passages)
    kept = tuple(KeptDocument(front=front, passages=counts[front.id]) for front in content.fronts)
    write_text(folder / "documents.json", DOCUMENTS.dump_json(kept).decode())
