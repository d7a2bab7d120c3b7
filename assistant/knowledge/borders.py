"""Says when a question leads over a border: to another nation's plan or guidance, or to a later time's."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import TYPE_CHECKING

from assistant.knowledge.elsewhere import Elsewhere
from assistant.knowledge.glossary import Mention, Term
from assistant.knowledge.index.lexical import Lexical
from assistant.knowledge.index.near import first_of_each
from assistant.knowledge.model import Status
from assistant.knowledge.nation_names import nation_names
from assistant.knowledge.nations import named_in
from assistant.knowledge.question import Query
from assistant.knowledge.ranking import Hit, Ranking
from assistant.knowledge.search import Shelf
from assistant.knowledge.status import time_warnings
from assistant.knowledge.words import stems, words
from assistant.record.nation import UNKNOWN, Nation, in_words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_TIMES_MORE = 3
"""A word is another nation's when its documents use it this many times more often."""
_CLEARLY_NEARER = 1.3
"""A passage of another nation or of a later time is named when it scores this many times the best
that may answer."""


def may_answer(shelf: Shelf, other: Elsewhere) -> NDArray[np.bool_]:
    """Say of each passage whether it may be quoted, for a question that may be about other nations.

    It holds in the nation that is asked for; about another, it holds there too or speaks of it.
    Where no nation is asked for, one that is named stands in for it.
    """
    mask = shelf.may_answer_mask(other.asked_for)
    there = [shelf.may_answer_mask(one) for one in other.about]
    if other.asked_for is None:
        return reduce(lambda one, two: one | two, there, mask & (not there))
    for nation, holds in zip(other.about, there, strict=True):
        mask = mask & (holds | _speaks_of(shelf, nation, other.asked_for))
    return mask


def _speaks_of(shelf: Shelf, nation: Nation, here: Nation) -> NDArray[np.bool_]:
    """Say of each passage whether it has something of another nation to say.

    One whose heading names only the person's own may compare itself with the other, no more.
    """
    import numpy as np

    named = nation_names().nations[nation]
    lexical, passages = shelf.snapshot.lexical, shelf.snapshot.passages
    ways = (*named.names, *named.adjectives)
    found = np.zeros(len(passages), dtype=np.bool_)
    for place in first_of_each([_having_all(lexical, way) for way in ways]).tolist():
        heading = named_in(words(passages[place].heading))
        found[place] = nation in heading or here not in heading
    return found


def border_warnings(
    shelf: Shelf, query: Query, ranked: Ranking, other: Elsewhere, chosen: Sequence[Hit]
) -> list[str]:
    """Give sentences about other nations for a question.

    ``ranked`` are all passages in order, of every nation. Without a nation, an answer
    says that plans and laws differ.
    """
    nation = other.asked_for
    if nation is None:
        unsure = [_whose(one) for one in query.read.mentions if one.term.mistaken_for]
        return [*unsure, _no_nation(shelf, chosen, other)] if chosen else unsure
    foreign = [
        _foreign_term(mention, nation)
        for mention in query.read.mentions
        if not _is_said_here(mention, nation) and _is_foreign(shelf, mention.term, nation)
    ]
    if foreign or other.about:
        return foreign
    return _nearer_elsewhere(shelf, ranked.those(shelf.statuses.begun), nation)


def asks_of_later(shelf: Shelf, later: Ranking, hits: Ranking) -> bool:
    """Say whether a question is about what began after the date of use.

    ``later`` are passages on such, good enough to be an answer. They must fit better than
    all ``hits`` that may answer, and clearly better than one that held on the date.
    """
    if not later or not hits:
        return bool(later)
    held = shelf.status(hits[0].place) is not Status.PROPOSED
    return later[0].score >= (_CLEARLY_NEARER if held else 1) * hits[0].score


def later_warnings(shelf: Shelf, later: Ranking) -> list[str]:
    """Name what would answer, but did not hold yet on the date of use, so that it is not quoted."""
    told = " ".join(time_warnings(shelf.front(later[0].place), shelf.on, {}))
    return [f"One document comes closer to this question, but it is not quoted. {told}"]


def _no_nation(shelf: Shelf, hits: Sequence[Hit], other: Elsewhere) -> str:
    fronts = [shelf.front(hit.place) for hit in hits]
    where = dict.fromkeys(one for front in fronts for one in front.nations or (UNKNOWN,))
    named = f" You named {in_words(other.about)}." if other.about else ""
    return (
        f"You did not say which nation this is for.{named} "
        f"These quotes are for {in_words(where)}. "
        "Plans and laws differ between England, Scotland, Wales and Northern Ireland."
    )


def _foreign_term(mention: Mention, nation: Nation) -> str:
    """Say whose word it is; or what became of it in a nation that had it once."""
    for past in mention.term.formerly:
        if past.nation is nation:
            return past.said
    return f"{_whose(mention)} The nation here is {in_words([nation])}."


def _whose(mention: Mention) -> str:
    term = mention.term
    where = in_words([term.nation or Nation.UK])
    means = term.means.removeprefix(f"{mention.said}, ").rstrip(".")
    maybe = f" Did you mean {' or '.join(term.mistaken_for)}?" if term.mistaken_for else ""
    return f"“{mention.said}” belongs to {where}: {means}.{maybe}"


def _is_said_here(mention: Mention, nation: Nation) -> bool:
    """Say whether a way of saying a term is one that this nation uses for what it has itself."""
    return any(
        mention.said in one.ways and {Nation.UK, nation} & {*one.nations}
        for one in mention.term.shared
    )


def _is_foreign(shelf: Shelf, term: Term, nation: Nation) -> bool:
    """Compare how many passages have the word there and here.

    A short form says it surely; the words of a long one may stand in a passage by chance.
    """
    if term.nation in (None, Nation.UK, nation):
        return False
    ways = [term.term, *term.also]
    short = [way for way in ways if len(words(way)) == 1]
    if _passages_with(shelf, short, term.nation):
        ways = short
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


def _nearer_elsewhere(shelf: Shelf, ranked: Ranking, nation: Nation) -> list[str]:
    ours = ranked.those(shelf.may_answer_mask(nation))[:1]
    nearest = ranked[:1]
    if nearest == ours or nearest[0].score < _CLEARLY_NEARER * sum(one.score for one in ours):
        return []
    front = shelf.front(nearest[0].place)
    there = in_words(front.nations)
    return [
        f"“{front.title}” comes closer to this question, but it is for {there}. "
        f"It does not hold in {in_words([nation])}."
    ]
