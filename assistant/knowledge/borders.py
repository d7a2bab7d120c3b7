"""Says when a question leads over a border: to a plan or to guidance of another nation."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import TYPE_CHECKING

from assistant.knowledge.glossary import Mention, Term
from assistant.knowledge.index.lexical import Lexical
from assistant.knowledge.index.near import first_of_each
from assistant.knowledge.question import Query
from assistant.knowledge.search import Hit, Shelf
from assistant.knowledge.words import stems, words
from assistant.record.nation import UNKNOWN, Nation, in_words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_TIMES_MORE = 3
"""A word is another nation's when its documents use it this many times more often."""
_CLEARLY_NEARER = 1.3
"""Another nation's passage is named when it scores this many times the best that may answer."""


def border_warnings(
    shelf: Shelf, query: Query, hits: Sequence[Hit], nation: Nation | None, answered: bool
) -> list[str]:
    """Give sentences about other nations for a question.

    ``hits`` are all passages in order, of every nation. Without a nation, an answer
    says that plans and laws differ.
    """
    if nation is None:
        return [_no_nation(shelf, hits)] if answered else []
    foreign = [
        _foreign_term(mention, nation)
        for mention in query.read.mentions
        if _is_foreign(shelf, mention.term, nation)
    ]
    return foreign or _nearer_elsewhere(shelf, hits, nation)


def _no_nation(shelf: Shelf, hits: Sequence[Hit]) -> str:
    fronts = [shelf.front(hit.place) for hit in hits]
    where = dict.fromkeys(one for front in fronts for one in front.nations or (UNKNOWN,))
    return (
        f"You did not say which nation this is for. These quotes are for {in_words(where)}. "
        "Plans and laws differ between England, Scotland, Wales and Northern Ireland."
    )


def _foreign_term(mention: Mention, nation: Nation) -> str:
    term = mention.term
    where = in_words([term.nation or Nation.UK])
    means = term.means.removeprefix(f"{mention.said}, ").rstrip(".")
    return f"“{mention.said}” belongs to {where}: {means}. You asked about {in_words([nation])}."


def _is_foreign(shelf: Shelf, term: Term, nation: Nation) -> bool:
    if term.nation in (None, Nation.UK, nation):
        return False
    ways = [term.term, *term.also]
    there = _passages_with(shelf, ways, term.nation)
    return there >= 1 and there >= _TIMES_MORE * _passages_with(shelf, ways, nation)


def _passages_with(shelf: Shelf, ways: Sequence[str], nation: Nation | None) -> int:
    """Count a nation's own passages that have all words of any of these ways to say a thing."""
    found = first_of_each([_having_all(shelf.snapshot.lexical, way) for way in ways])
    return int(shelf.is_of(nation)[found].sum())


def _having_all(lexical: Lexical, way: str) -> NDArray[np.int64]:
    import numpy as np

    each = [lexical.having(stem).astype(np.int64) for stem in stems(words(way))]
    return reduce(np.intersect1d, each) if each else np.zeros(0, dtype=np.int64)


def _nearer_elsewhere(shelf: Shelf, hits: Sequence[Hit], nation: Nation) -> list[str]:
    ours = next((hit.score for hit in hits if shelf.may_answer(hit, nation)), 0.0)
    nearest = hits[0] if hits else None
    if nearest is None or shelf.may_answer(nearest, nation):
        return []
    if nearest.score < _CLEARLY_NEARER * ours:
        return []
    front = shelf.front(nearest.place)
    there = in_words(front.nations)
    return [
        f"“{front.title}” comes closer to this question, but it is for {there}. "
        f"It does not hold in {in_words([nation])}."
    ]
