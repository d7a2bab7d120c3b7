"""Decides whether anything here answers a question, from several signals at once.

One signal alone fails: a question about medicine for an autistic child is near to
much that is said here, and "wot is my reveiw" shares hardly a word with anything.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, TypeAdapter

from assistant.knowledge.data import read_yaml
from assistant.knowledge.index.places import NOT_COVERED
from assistant.knowledge.index.snapshot import Snapshot
from assistant.knowledge.question import Query
from assistant.knowledge.search import Hit
from assistant.resources import package_file

_LOOKED_AT = 3
_BACKGROUND = slice(5, 15)


class Signals(NamedTuple):
    """What speaks for and against an answer. All lie about between 0 and 1."""

    cosine: float
    """Nearness in meaning of the best passage."""
    heading: float
    """Nearness in meaning of the nearest heading."""
    by_words: float
    """The best passage's share of the most that word search could give."""
    covered: float
    """How much of the question's telling words the best of the first passages has."""
    unknown: float
    """How much of the question's telling words no passage has."""
    elsewhere: float
    """Nearness in meaning of the nearest subject that is not covered."""
    margin: float
    """How far the best passage stands out from those in the background."""


class Thresholds(BaseModel):
    """The fitted decision: answer when the weighted signals reach zero. Figures say how good it is.

    ``cases_hash`` and ``model`` say with what it was fitted: with others, fit again.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    fitted: str
    cases: str
    cases_hash: str
    model: str
    weights: dict[str, float]
    constant: float
    beside_floor: float
    held_out: dict[str, float]


@lru_cache(maxsize=1)
def thresholds() -> Thresholds:
    """Read ``thresholds.yaml``, once for each run. Raises ContentError."""
    return read_yaml(package_file("knowledge", "thresholds.yaml"), TypeAdapter(Thresholds))


def signals(snapshot: Snapshot, query: Query, hits: Sequence[Hit]) -> Signals:
    """Measure a question against the passages that may answer it, best first.

    Without any hit or any telling word, the signals say that nothing is known.
    """
    own = query.read.own
    if not hits or not own:
        return Signals(0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 0.0)
    lexical = snapshot.lexical
    telling = {stem: lexical.idf(stem) for stem in own}
    total = sum(telling.values())
    background = [hit.score for hit in hits[_BACKGROUND]] or [0.0]
    covered = max(
        sum(weight for stem, weight in telling.items() if lexical.has(stem, hit.place))
        for hit in hits[:_LOOKED_AT]
    )
    return Signals(
        cosine=max(hit.cosine for hit in hits[:_LOOKED_AT]),
        heading=max(hit.heading for hit in hits),
        by_words=hits[0].by_words,
        covered=covered / total,
        unknown=sum(weight for stem, weight in telling.items() if not len(lexical.having(stem)))
        / total,
        elsewhere=_nearest_not_covered(snapshot, query),
        margin=hits[0].score - sum(background) / len(background),
    )


def _nearest_not_covered(snapshot: Snapshot, query: Query) -> float:
    places = snapshot.asides_of(NOT_COVERED)
    return float((snapshot.aside_vectors[places] @ query.vector).max()) if places else 0.0


def confidence(found: Signals, fitted: Thresholds) -> float:
    """Give the chance, 0 to 1, that the library answers; from 0.5 it does."""
    weighted = fitted.constant + sum(
        fitted.weights[name] * value for name, value in found._asdict().items()
    )
    return 1 / (1 + math.exp(-weighted))


def answers(found: Signals, fitted: Thresholds) -> bool:
    """Say whether what was found is good enough to be shown as an answer."""
    return confidence(found, fitted) >= 0.5
