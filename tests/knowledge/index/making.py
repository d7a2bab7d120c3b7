"""Makes content for an index up: passages with vectors that no model had to compute."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from assistant.knowledge.documents import FrontMatter
from assistant.knowledge.index.content import Content
from assistant.knowledge.passages import Passage
from assistant.meaning.embedder import DIMENSIONS
from assistant.record.nation import Nation

_WORDS = ("plan", "review", "bus", "work", "school", "help", "job", "choose", "train", "target")
_EACH = 50


def front_of(id_: str, nations: Sequence[Nation] = (Nation.ENGLAND,)) -> FrontMatter:
    """Front matter of which little is known."""
    return FrontMatter(
        id=id_,
        title=f"About {id_}",
        publisher=None,
        published=None,
        reviewed=None,
        nations=tuple(nations),
        in_force_from=None,
        in_force_until=None,
        kind=None,
        superseded_by=None,
        origin=None,
        sources=(),
        caveats=(),
        own=True,
    )


def made_up(count: int, nations: Sequence[Sequence[Nation]] = ((Nation.ENGLAND,),)) -> Content:
    """Make ``count`` passages, 50 a document; ``nations`` are taken in turn. Always the same."""
    chance = np.random.default_rng(count)
    fronts = [
        front_of(f"own-{number:05}", nations[number % len(nations)])
        for number in range(-(-count // _EACH))
    ]
    texts = [" ".join(chance.choice(_WORDS, 12)) + f" {number}." for number in range(count)]
    passages = [
        Passage(
            id=f"{front.id}#part-{number % _EACH // 10}-{number}",
            document=front.id,
            heading=f"Part {number % _EACH // 10}",
            under=None,
            text=texts[number],
        )
        for number, front in ((n, fronts[n // _EACH]) for n in range(count))
    ]
    headings = list(dict.fromkeys(passage.heading for passage in passages))
    return Content(
        fronts=fronts,
        passages=passages,
        indexed=texts,
        worded=texts,
        vectors=_unit(chance, count),
        headings=dict(zip(headings, _unit(chance, len(headings)), strict=True)),
        asides={},
        aside_vectors=_unit(chance, 0),
    )


def _unit(
    chance: np.random.Generator, count: int
) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    rows = chance.normal(size=(count, DIMENSIONS)).astype(np.float32)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: np.ndarray[tuple[int, ...], np.dtype[np.float32]] = rows / np.maximum(lengths, 1e-9)
    return unit
