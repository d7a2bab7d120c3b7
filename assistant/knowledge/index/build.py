"""Builds the index of a folder of guidance: only what changed is embedded again."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from assistant.errors import KnowledgeError
from assistant.knowledge.documents import Document, FrontMatter, document_hashes, read_documents
from assistant.knowledge.index.chroma import store_passages
from assistant.knowledge.index.places import CLAIM, NOT_COVERED, TOPIC, shipped_slot
from assistant.knowledge.index.snapshot import (
    SCHEMA,
    Content,
    MadeFrom,
    SnapshotBroken,
    made_from,
    read_snapshot,
    text_hash,
    write_snapshot,
)
from assistant.knowledge.library import Library
from assistant.knowledge.not_covered import not_covered
from assistant.knowledge.passages import Passage, cut
from assistant.meaning import embedder
from assistant.meaning.lock import one_at_a_time
from assistant.meaning.prepare import Progress, prepare
from assistant.record.nation import in_words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class BuildReport(BaseModel):
    """What a build did. ``embedded`` and ``unchanged`` count passages; ``problems`` are sentences."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    documents: int
    passages: int
    embedded: int
    unchanged: int
    seconds: float
    problems: list[str]


def is_prepared(library: Library, topics: Mapping[str, str]) -> bool:
    """Say whether model and index are ready and made from these very documents and topics.

    Cheap: it reads and hashes files, and loads nothing heavy. Raises KnowledgeError
    when the folder of documents is missing or empty.
    """
    wanted = _made_from(document_hashes(library.guidance_dir), topics)
    if not embedder.is_prepared(library.cache_dir):
        return False
    try:
        return made_from(shipped_slot(library)) == wanted
    except SnapshotBroken:
        return False


def build(library: Library, topics: Mapping[str, str], progress: Progress) -> BuildReport:
    """Prepare the model if need be, and make the index fit the documents.

    ``topics`` are search texts by question id, kept as vectors for ``beside``.
    Raises ContentError for mistakes in documents, and KnowledgeError when they are
    missing or the cache cannot be written. A build that is killed leaves the index
    as it was before.
    """
    began = time.monotonic()
    progress("Reading the guidance", 0, 1)
    documents = read_documents(library.guidance_dir)
    prepare(library.cache_dir, progress)
    slot = shipped_slot(library)
    try:
        with one_at_a_time(slot / "lock"):
            return _build(_Work(library.cache_dir, slot, documents, topics, progress), began)
    except OSError as error:
        raise KnowledgeError(
            f"The index of the guidance cannot be written in {slot}: {error.strerror or error}.",
            safe="No answer is lost, and an index from before still answers.",
            do="Free some space, or set OWNWORDS_CACHE_DIR to a folder you can write.",
        ) from error


class _Work:
    """What one build needs at hand: documents, the vectors known from before, and the model."""

    def __init__(
        self,
        cache_dir: Path,
        slot: Path,
        documents: Sequence[Document],
        topics: Mapping[str, str],
        progress: Progress,
    ) -> None:
        self.slot = slot
        self.documents = documents
        self.topics = topics
        self.progress = progress
        self.known = _known_vectors(slot)
        self._cache_dir = cache_dir

    def content(self) -> tuple[Content, int]:
        """Cut the documents and embed what has no vector yet; also say how many passages that is."""
        pairs = [(doc.front, passage) for doc in self.documents for passage in cut(doc)]
        indexed = [indexed_text(front, passage) for front, passage in pairs]
        asides = _asides(self.documents, self.topics)
        new = sum(text_hash(text) not in self.known for text in indexed)
        headings = [passage.heading for _, passage in pairs]
        self._embed([*indexed, *headings, *asides.values()])
        content = Content(
            fronts=[document.front for document in self.documents],
            passages=[passage for _, passage in pairs],
            indexed=indexed,
            vectors=self._vectors(indexed),
            heading_vectors=self._vectors(headings),
            asides=asides,
            aside_vectors=self._vectors(list(asides.values())),
        )
        return content, new

    def _embed(self, texts: Sequence[str]) -> None:
        new = [text for text in dict.fromkeys(texts) if text_hash(text) not in self.known]
        if not new:
            return
        model = embedder.Embedder.open(self._cache_dir)
        for done, text in enumerate(new):
            self.progress("Reading for meaning", done, len(new))
            self.known[text_hash(text)] = model.embed([text])[0]
        self.progress("Reading for meaning", len(new), len(new))

    def _vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        import numpy as np

        if not texts:
            return np.zeros((0, embedder.DIMENSIONS), dtype=np.float32)
        return np.stack([self.known[text_hash(text)] for text in texts])


def _build(work: _Work, began: float) -> BuildReport:
    hashes = {document.front.id: document.sha256 for document in work.documents}
    wanted = _made_from(hashes, work.topics)
    content, new = work.content()
    problems = _store(work, content)
    if not _is_current(work.slot, wanted):
        work.progress("Writing the index", 0, 1)
        write_snapshot(work.slot, content, wanted)
    work.progress("The guidance is ready", 1, 1)
    return BuildReport(
        documents=len(work.documents),
        passages=len(content.passages),
        embedded=new,
        unchanged=len(content.passages) - new,
        seconds=round(time.monotonic() - began, 2),
        problems=problems,
    )


def _store(work: _Work, content: Content) -> list[str]:
    """Fill Chroma. What ``ask`` needs is in the snapshot, so a failure here is told and no more."""
    work.progress("Storing passages", 0, 1)
    try:
        store_passages(work.slot / "chroma", content, embedder.model_id())
    except Exception as error:  # Chroma and its Rust core raise many classes
        return [f"Chroma could not store the passages ({type(error).__name__}: {error})."]
    return []


def _is_current(slot: Path, wanted: MadeFrom) -> bool:
    try:
        return made_from(slot) == wanted
    except SnapshotBroken:
        return False


def indexed_text(front: FrontMatter, passage: Passage) -> str:
    """Give what is indexed for a passage: its text, headed by where it comes from.

    Published measurements of such headers show a third fewer failed searches.
    """
    under = f"{passage.under}. " if passage.under else ""
    return f"{passage.heading}\n{front.title}. {in_words(front.nations)}. {under}\n{passage.text}"


def _made_from(hashes: Mapping[str, str], topics: Mapping[str, str]) -> MadeFrom:
    return MadeFrom(
        schema_version=SCHEMA,
        model=embedder.model_id(),
        documents=dict(hashes),
        asides=text_hash(json.dumps([dict(topics), not_covered()], sort_keys=True)),
    )


def _asides(documents: Sequence[Document], topics: Mapping[str, str]) -> dict[str, str]:
    """Name the texts embedded beside the passages: topics, wrong claims, what is not covered."""
    named = {f"{TOPIC}{question}": topic for question, topic in topics.items()}
    for document in documents:
        for number, caveat in enumerate(document.front.caveats):
            named[f"{CLAIM}{document.front.id}:{number}"] = caveat.claim
    return named | {f"{NOT_COVERED}{n}": text for n, text in enumerate(not_covered())}


def _known_vectors(slot: Path) -> dict[str, NDArray[np.float32]]:
    """Take the vectors of the snapshot that is there, by what was embedded; none if it is broken."""
    try:
        old = read_snapshot(slot)
    except SnapshotBroken:
        return {}
    if old.made_from.model != embedder.model_id():
        return {}
    headings = [text_hash(passage.heading) for passage in old.passages]
    asides = [text_hash(text) for text in old.asides.values()]
    return {
        **dict(zip(old.hashes, old.vectors, strict=True)),
        **dict(zip(headings, old.heading_vectors, strict=True)),
        **dict(zip(asides, old.aside_vectors, strict=True)),
    }
