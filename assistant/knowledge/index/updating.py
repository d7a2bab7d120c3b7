"""Brings one slot up to date: nothing is done that was done before, nothing damaged is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assistant.knowledge.documents import Document
from assistant.knowledge.index import store
from assistant.knowledge.index.content import known_vectors
from assistant.knowledge.index.filler import Filler, StoreFailed
from assistant.knowledge.index.gathering import Vectors, asides_of, gather
from assistant.knowledge.index.journal import Journal
from assistant.knowledge.index.snapshot import (
    STORE,
    MadeFrom,
    Manifest,
    SnapshotBroken,
    SnapshotMissing,
    current_folder,
    read_manifest,
)
from assistant.knowledge.index.whole import FileMark, mark_files
from assistant.knowledge.index.writing import write_snapshot
from assistant.meaning.lock import one_at_a_time
from assistant.meaning.prepare import Progress

JOURNAL = "journal"

_STORE_DAMAGED = "The store of a large library (Chroma) was damaged. It was made again."
_NOT_FILLED = "The store of a large library (Chroma) could not be made before. It is made now."


@dataclass(frozen=True)
class Job:
    """A slot, and what has to be in it.

    ``wanted`` is asked once the slot is locked, for another process may have added
    something while this one waited. ``documents`` are read only when something changed.
    Vectors are looked for in ``other_slots`` too before a text is embedded.
    """

    slot: Path
    wanted: Callable[[], MadeFrom]
    documents: Callable[[], Sequence[Document]]
    topics: Mapping[str, str]
    cache_dir: Path
    progress: Progress
    other_slots: Sequence[Path] = ()


@dataclass(frozen=True)
class Done:
    """What the slot holds, how many of its passages were embedded now, and what was mended."""

    documents: int
    passages: int
    embedded: int
    problems: list[str] = field(default_factory=list)


def bring_up_to_date(job: Job) -> Done:
    """Make the index in a slot fit its documents; wait for whoever else does.

    Raises OSError when the slot cannot be written, and KnowledgeError when the model
    cannot be read. A kill leaves the index as it was before, and the vectors that were
    computed.
    """
    with one_at_a_time(job.slot / "lock"):
        problems: list[str] = []
        wanted = job.wanted()
        manifest = _current(job.slot, problems)
        if manifest is None or manifest.made_from != wanted:
            return _make(job, wanted, manifest, problems)
        if store.is_whole(current_folder(job.slot) / STORE, manifest.store, thorough=True):
            (job.slot / JOURNAL).unlink(missing_ok=True)
            return Done(manifest.documents, manifest.passages, 0, problems)
        done = _make(job, wanted, manifest, problems)
        if read_manifest(job.slot).store is not None:
            done.problems.append(_NOT_FILLED if manifest.store is None else _STORE_DAMAGED)
        return done


def _current(slot: Path, problems: list[str]) -> Manifest | None:
    try:
        return read_manifest(slot, thorough=True)
    except SnapshotMissing:
        return None
    except SnapshotBroken:
        problems.append(
            "The index was damaged or half-written. It was made again. No document is lost."
        )
        return None


def _make(job: Job, wanted: MadeFrom, manifest: Manifest | None, problems: list[str]) -> Done:
    model = wanted.model
    known = {
        key: vector
        for slot in (*job.other_slots, job.slot)
        for key, vector in known_vectors(slot, model).items()
    }
    with Journal(job.slot / JOURNAL, model) as journal:
        vectors = Vectors(known, journal, job.cache_dir, job.progress)
        if journal.damaged:
            problems.append("The last build was broken off while it wrote. It was gone on with.")
        documents = job.documents()
        content, embedded = gather(documents, asides_of(documents, job.topics), vectors)
        job.progress("Writing the index", 0, 1)
        earlier = _earlier_store(job.slot, manifest)
        write_snapshot(
            job.slot,
            content,
            wanted,
            lambda folder: _Filling(folder, model, earlier, job.progress, problems),
        )
        journal.delete()
    return Done(len(content.fronts), len(content.passages), embedded, problems)


def _earlier_store(slot: Path, manifest: Manifest | None) -> Path | None:
    if manifest is None:
        return None
    folder = current_folder(slot) / STORE
    return folder if store.is_whole(folder, manifest.store, thorough=True) else None


class _Filling(Filler):
    """Fills Chroma. The snapshot answers without it, so a failure is told and no more."""

    def __init__(
        self,
        folder: Path,
        model: str,
        earlier: Path | None,
        progress: Progress,
        problems: list[str],
    ) -> None:
        super().__init__(folder, model, earlier)
        self._store = folder / STORE
        self._progress = progress
        self._problems = problems

    def marks(self) -> dict[str, FileMark] | None:
        """Wait for it, and give the marks of its lasting files; None where it failed."""
        try:
            self.wait(self._progress)
        except StoreFailed as error:
            self._problems.append(
                f"The store of a large library (Chroma) could not be made ({error}). "
                "Every passage is found without it."
            )
            return None
        return mark_files(self._store, store.lasting_files(self._store))
