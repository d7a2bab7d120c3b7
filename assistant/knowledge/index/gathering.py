"""Gathers what goes into an index: documents cut into passages, and a vector for each text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.knowledge.documents import Document, FrontMatter
from assistant.knowledge.index.content import Content
from assistant.knowledge.index.journal import Journal
from assistant.knowledge.index.places import (
    ASKED,
    CLAIM,
    NOT_COVERED,
    TOPIC,
    asked_name,
    asked_of,
)
from assistant.knowledge.index.snapshot import text_hash
from assistant.knowledge.markdown import slug
from assistant.knowledge.not_covered import not_covered
from assistant.knowledge.passages import Passage, cut
from assistant.meaning import embedder
from assistant.meaning.prepare import Progress
from assistant.record.nation import in_words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_BATCH = 32
"""Texts after which their vectors are on the disk: a kill costs less than a second of work."""


class Vectors:
    """The vectors known so far, by ``text_hash``; what is new is embedded and kept in the journal."""

    def __init__(
        self,
        known: dict[str, NDArray[np.float32]],
        journal: Journal,
        cache_dir: Path,
        progress: Progress,
    ) -> None:
        """``known`` are those of earlier snapshots; those of the journal are added to them."""
        self._known = known | journal.read()
        self._journal = journal
        self._cache_dir = cache_dir
        self._progress = progress

    def lacking(self, texts: Iterable[str]) -> list[str]:
        """List the texts that have no vector yet, each once, in order."""
        return [text for text in dict.fromkeys(texts) if text_hash(text) not in self._known]

    def make(self, texts: Iterable[str]) -> None:
        """Embed the texts that have no vector yet. Raises KnowledgeError, OSError."""
        new = self.lacking(texts)
        if not new:
            return
        model = embedder.Embedder.open(self._cache_dir)
        for start in range(0, len(new), _BATCH):
            made = {}
            for number, text in enumerate(new[start : start + _BATCH], start):
                self._progress("Reading for meaning", number, len(new))
                made[text_hash(text)] = model.embed([text])[0]
            self._journal.add(made)
            self._known |= made
        self._progress("Reading for meaning", len(new), len(new))

    def of(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give a row for each text; all must be known."""
        import numpy as np

        rows = np.empty((len(texts), embedder.DIMENSIONS), dtype=np.float32)
        for place, text in enumerate(texts):
            rows[place] = self._known[text_hash(text)]
        return rows


def gather(
    documents: Sequence[Document], asides: Mapping[str, str], vectors: Vectors
) -> tuple[Content, int]:
    """Cut the documents and embed what is new; also say how many passages that was."""
    pairs = [(document.front, passage) for document in documents for passage in cut(document)]
    indexed = [indexed_text(front, passage) for front, passage in pairs]
    headings = list(dict.fromkeys(passage.heading for _, passage in pairs))
    known_before = len(indexed) - _count(indexed, vectors.lacking(indexed))
    vectors.make([*indexed, *headings, *asides.values()])
    content = Content(
        fronts=[document.front for document in documents],
        passages=[passage for _, passage in pairs],
        indexed=indexed,
        worded=worded(pairs, indexed, asides),
        vectors=vectors.of(indexed),
        headings=dict(zip(headings, vectors.of(headings), strict=True)),
        asides=asides,
        aside_vectors=vectors.of(list(asides.values())),
    )
    return content, len(indexed) - known_before


def worded(
    pairs: Iterable[tuple[FrontMatter, Passage]],
    indexed: Iterable[str],
    asides: Mapping[str, str],
) -> list[str]:
    """Add to the text of each passage the ways in which people ask for it, for search by words."""
    asked: dict[tuple[str, str], list[str]] = {}
    for name, phrase in asides.items():
        if name.startswith(ASKED):
            asked.setdefault(asked_of(name), []).append(phrase)
    return [
        "\n".join([text, *asked.get((front.id, slug(passage.heading)), ())])
        for (front, passage), text in zip(pairs, indexed, strict=True)
    ]


def _count(texts: Iterable[str], among: Iterable[str]) -> int:
    wanted = set(among)
    return sum(text in wanted for text in texts)


def indexed_text(front: FrontMatter, passage: Passage) -> str:
    """Give what is indexed for a passage: its text, headed by where it comes from.

    Published measurements of such headers show a third fewer failed searches.
    """
    under = f"{passage.under}. " if passage.under else ""
    return f"{passage.heading}\n{front.title}. {in_words(front.nations)}. {under}\n{passage.text}"


def asides_of(documents: Iterable[Document], topics: Mapping[str, str]) -> dict[str, str]:
    """Name the texts embedded beside the passages.

    These are topics, wrong claims, the ways in which people ask, and what is not covered.
    """
    whole = list(documents)
    claims = {
        f"{CLAIM}{document.front.id}:{number}": caveat.claim
        for document in whole
        for number, caveat in enumerate(document.front.caveats)
    }
    asked = {
        asked_name(document.front.id, heading, number): phrase
        for document in whole
        for heading, phrases in document.asked.items()
        for number, phrase in enumerate(phrases)
    }
    return {
        **{f"{TOPIC}{question}": topic for question, topic in topics.items()},
        **claims,
        **asked,
        **{f"{NOT_COVERED}{number}": text for number, text in enumerate(not_covered())},
    }
