"""Makes a library of any size: real passages with changed words, and vectors near the real ones.

Embedding 100,000 passages would take an hour. So the vectors are made up and put
where a build that was killed would have left them: all the rest of the build is real.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.knowledge.documents import Document, FrontMatter, read_documents
from assistant.knowledge.index.gathering import indexed_text
from assistant.knowledge.index.journal import Journal
from assistant.knowledge.index.places import own_slot, shipped_slot
from assistant.knowledge.index.snapshot import read_snapshot, text_hash
from assistant.knowledge.index.updating import JOURNAL
from assistant.knowledge.library import Library
from assistant.knowledge.markdown import Section
from assistant.knowledge.own import keep
from assistant.knowledge.own_document import OwnDocument, Source
from assistant.knowledge.passages import Passage, cut
from assistant.meaning.embedder import DIMENSIONS, model_id
from assistant.record.nation import Nation
from tests.knowledge.index.making import front_of

_EACH = 250
"""Passages a document."""
_UNDER_ONE = 4
"""Passages under one heading."""
_CHANGED = 0.15
"""The share of a passage's words that are changed."""
_NOISE = 0.5
"""How long what is added to a real vector is; the result is about .9 near it."""
_LONGEST = 880
_NATIONS: Sequence[tuple[Nation, ...]] = (
    (Nation.ENGLAND,),
    (),
    (Nation.ENGLAND,),
    (Nation.UK,),
    (Nation.WALES,),
    (Nation.ENGLAND,),
    (Nation.SCOTLAND,),
    (Nation.NORTHERN_IRELAND, Nation.WALES),
)


def fill(library: Library, count: int) -> None:
    """Keep own documents of together ``count`` passages, with their vectors in the journal."""
    assert library.own_dir is not None
    shipped = read_snapshot(shipped_slot(library))
    base = [(one, shipped.vectors[place]) for place, one in enumerate(shipped.passages)]
    chance = np.random.default_rng(count)
    with Journal(own_slot(library.own_dir) / JOURNAL, model_id()) as journal:
        for document, starts in documents(library.guidance_dir, count):
            keep(library.own_dir, document)
            read = Document(document.front, document.sections, "")
            made = {}
            for passage, start in zip(cut(read), starts, strict=True):
                vector = base[start % len(base)][1] + _noise(chance)
                unit = (vector / np.linalg.norm(vector)).astype(np.float32)
                made[text_hash(indexed_text(document.front, passage))] = unit
            headings = dict.fromkeys(section.heading for section in document.sections)
            for heading in headings:
                vector = base[len(heading) % len(base)][1] + _noise(chance)
                made[text_hash(heading)] = (vector / np.linalg.norm(vector)).astype(np.float32)
            journal.add(made)


def _noise(chance: np.random.Generator) -> NDArray[np.float64]:
    noise: NDArray[np.float64] = chance.normal(size=DIMENSIONS)
    noise *= _NOISE / DIMENSIONS**0.5
    return noise


def documents(guidance: Path, count: int) -> Iterator[tuple[OwnDocument, list[int]]]:
    """Make documents of together ``count`` passages; also say of which real passage each is made."""
    base = [passage for one in read_documents(guidance) for passage in cut(one)]
    words = sorted({word for passage in base for word in passage.text.split() if word.isalpha()})
    chance = random.Random(count)
    for number in range(-(-count // _EACH)):
        starts = [
            place % len(base) for place in range(number * _EACH, min((number + 1) * _EACH, count))
        ]
        front = _front(number)
        sections = [
            Section(
                heading=f"{base[start].heading} {number}.{place // _UNDER_ONE}",
                under=None,
                text=_changed(base[start], words, chance, number * _EACH + place),
                page=place // 3 + 1,
            )
            for place, start in enumerate(starts)
        ]
        yield _kept(front, tuple(sections)), starts


def _changed(passage: Passage, words: Sequence[str], chance: random.Random, number: int) -> str:
    """Change some words, and write a number, so that no two texts are alike."""
    said = " ".join(passage.text.split())[:_LONGEST].split()
    for place in range(len(said)):
        if chance.random() < _CHANGED:
            said[place] = chance.choice(words)
    return f"{' '.join(said)[:_LONGEST]} {number}"


def _front(number: int) -> FrontMatter:
    id_ = f"own-document-{number:05}"
    said = {"title": f"Local guidance {number}", "published": "2024"}
    return front_of(id_, _NATIONS[number % len(_NATIONS)]).model_copy(update=said)


def _kept(front: FrontMatter, sections: tuple[Section, ...]) -> OwnDocument:
    source = Source(name=f"{front.id}.txt", path="", sha256="0" * 64, bytes=1, pages=None)
    return OwnDocument(
        front=front,
        titled=True,
        source=source,
        added=date(2026, 11, 21),
        notes=(),
        sections=sections,
    )
