"""Decides whether anything here answers a question, from several signals at once.

One signal alone fails: a question about medicine for an autistic child is near to
much that is said here, and "wot is my reveiw" shares hardly a word with anything.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from pydantic import BaseModel, ConfigDict, TypeAdapter

from assistant.knowledge.counting import asks_for_figures, gives_figures
from assistant.knowledge.data import read_yaml
from assistant.knowledge.index.places import NOT_COVERED
from assistant.knowledge.question import Query, rules_named
from assistant.knowledge.ranking import Hit, Ranking
from assistant.knowledge.search import Shelf
from assistant.record.nation import Nation
from assistant.resources import package_file

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LOOKED_AT = 3
_SEARCHED = 20
_LIKE = 5
"""How many of the nearest ways of asking are looked at: one alone may be near by chance."""


class Signals(NamedTuple):
    """What speaks for and against an answer. All lie about between 0 and 1."""

    cosine: float
    """Nearness in meaning of the best passage."""
    asked: float
    """Nearness in meaning of the nearest way of asking for one of the best passages."""
    covered: float
    """How much of the question's telling words the best of the first passages has."""
    unknown: float
    """How much of the question's telling words no passage has."""
    like_here: float
    """Nearness in meaning of the nearest ways of asking for anything that is here."""
    like_elsewhere: float
    """Nearness in meaning of the nearest ways of asking for what is not covered."""


class Decision(BaseModel):
    """Answer when the weighted signals reach zero. ``held_out`` says how good that is."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    weights: dict[str, float]
    constant: float
    held_out: dict[str, float]


class Thresholds(BaseModel):
    """What was fitted, and with what.

    ``asked`` is for documents beside which people's ways of asking are written, ``bare``
    for those without, as a person's own: these may well be about what the shipped ones
    do not cover, so that being like such questions speaks against no answer there.
    ``cases_hash`` and ``model`` say with what it was fitted: with others, fit again.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    fitted: str
    cases: tuple[str, ...]
    cases_hash: str
    model: str
    beside_floor: float
    asked: Decision
    bare: Decision


@lru_cache(maxsize=1)
def thresholds() -> Thresholds:
    """Read ``thresholds.yaml``, once for each run. Raises ContentError."""
    return read_yaml(package_file("knowledge", "thresholds.yaml"), TypeAdapter(Thresholds))


def signals(shelf: Shelf, query: Query, hits: Sequence[Hit], nation: Nation | None) -> Signals:
    """Measure a question against the passages that may answer it, best first.

    Without any hit or any telling word, the signals say that nothing is known.
    """
    own = query.read.own
    if not hits or not own:
        return Signals(0.0, 0.0, 0.0, 1.0, 0.0, 1.0)
    lexical = shelf.snapshot.lexical
    _, not_covered = shelf.snapshot.asides_of(NOT_COVERED)
    telling = {stem: lexical.idf(stem) for stem in own}
    total = sum(telling.values())
    covered = max(
        sum(weight for stem, weight in telling.items() if lexical.has(stem, hit.place))
        for hit in hits[:_LOOKED_AT]
    )
    return Signals(
        cosine=max(hit.cosine for hit in hits[:_LOOKED_AT]),
        asked=max(hit.asked for hit in hits[:_LOOKED_AT]),
        covered=covered / total,
        unknown=sum(weight for stem, weight in telling.items() if not len(lexical.having(stem)))
        / total,
        like_here=_mean_of_nearest(shelf.ways.like(query.vector, shelf.may_answer_mask(nation))),
        like_elsewhere=_mean_of_nearest(not_covered @ query.vector),
    )


def _mean_of_nearest(cosines: NDArray[np.float32]) -> float:
    import numpy as np

    if not len(cosines):
        return 0.0
    return float(np.partition(cosines, -min(_LIKE, len(cosines)))[-_LIKE:].mean())


def that_answer(shelf: Shelf, query: Query, hits: Ranking, nation: Nation | None) -> Ranking:
    """Keep the hits that are good enough to be an answer, in order; none when nothing here is.

    Documents with ways of asking beside them, and those without, each speak for themselves.
    A question for statistics is not answered by what only speaks of the same thing, nor one for
    a section of a law by what is on another.
    """
    if _asks_for_a_rule_not_in(shelf, query, hits):
        return hits.in_order(hits.places[:0])
    if asks_for_figures(query.read.typed):
        text = shelf.snapshot.passages
        if not any(gives_figures(text[hit.place].text) for hit in hits[:_LOOKED_AT]):
            return hits.in_order(hits.places[:0])
    fitted = thresholds()
    written = shelf.ways.written
    asked, bare = hits.those(written), hits.those(~written)
    good = bool(asked) and answers(signals(shelf, query, asked, nation), fitted.asked)
    good_bare = bool(bare) and answers(signals(shelf, query, bare, nation), fitted.bare)
    return hits.those((written & good) | (~written & good_bare))


def _asks_for_a_rule_not_in(shelf: Shelf, query: Query, hits: Ranking) -> bool:
    """Say whether a question names a rule by number, as "section 19", that no near passage has."""
    rules = rules_named(query.read.typed)
    texts = [shelf.snapshot.passages[hit.place].text for hit in hits[:_SEARCHED]] if rules else []
    return any(not any(rule.search(text) for text in texts) for rule in rules)


def confidence(found: Signals, fitted: Decision) -> float:
    """Give the chance, 0 to 1, that the library answers; from 0.5 it does."""
    weighted = fitted.constant + sum(
        weight * float(getattr(found, name)) for name, weight in fitted.weights.items()
    )
    return 1 / (1 + math.exp(-weighted))


def answers(found: Signals, fitted: Decision) -> bool:
    """Say whether what was found is good enough to be shown as an answer."""
    return confidence(found, fitted) >= 0.5
