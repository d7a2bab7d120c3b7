"""Chooses which passages are quoted, and in which order, from those that were found."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from assistant.knowledge.claims import Named, asks_of_another
from assistant.knowledge.model import Status
from assistant.knowledge.question import Query
from assistant.knowledge.ranking import Hit, Ranking
from assistant.knowledge.search import Shelf

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LEAST, _MOST = 3, 5
_CLOSE_ENOUGH = 0.75
"""The fourth and fifth quote, and any that is not current, must score this share of the best."""
_FAR_WEAKER = 0.6
"""A third quote that scores less than this share of the best one is padding."""
_CLEARLY_NEARER, _MORE_WORDS = 1.1, 1.5
"""A person's own passage is clearly nearer than another one from this many times its nearness, or when
it is as near and has this many times as much of the question's words."""
_LEADS = 0.6
"""A person's own passage leads from this share of the best score where only it can answer: the
others are near because people have asked for them in such words, which nobody has for this one."""
_OVER = (Status.HISTORIC, Status.PROPOSED)


def choose(
    shelf: Shelf, query: Query, hits: Ranking, good: Ranking, named: Sequence[Named]
) -> list[Hit]:
    """Choose two to five quotes: corrections of ``named`` claims in front, then what fits best.

    ``hits`` are all that may be quoted; ``good`` those that are good enough to be an answer
    (none, where only a correction is). A question about the place where the person is, as
    "our school", only their own documents can answer.
    """
    found = (good if len(good) else hits).those(~_of_another_number(shelf, query))
    correcting = _correcting(shelf, hits, named)
    picked = _first(shelf, _corrections_first(shelf, found, correcting))
    last = max((place for place, hit in enumerate(picked) if hit in correcting), default=0)
    fixed = last + 1 if correcting else 0
    chosen = _with_own(shelf, hits, good, picked, fixed, query.read.ours)[:_MOST]
    return _without_far_weaker(shelf, chosen, fixed)


def _of_another_number(shelf: Shelf, query: Query) -> NDArray[np.bool_]:
    """Mark passages with a mistake about another paragraph or guideline than the one asked for."""
    import numpy as np

    mask = np.zeros(len(shelf.snapshot.passages), dtype=np.bool_)
    for place in shelf.statuses.with_caveats:
        mask[place] = asks_of_another(query, (one.claim for one in shelf.caveats(place)))
    return mask


def _without_far_weaker(shelf: Shelf, chosen: list[Hit], fixed: int) -> list[Hit]:
    """Leave out a third quote that is far weaker than the best; never a person's own."""
    if len(chosen) != _LEAST or fixed >= _LEAST or shelf.own[chosen[-1].place]:
        return chosen
    best = max(hit.score for hit in chosen)
    return chosen[:-1] if chosen[-1].score < _FAR_WEAKER * best else chosen


def _correcting(shelf: Shelf, hits: Ranking, named: Sequence[Named]) -> list[Hit]:
    """Find the passages that correct the named claims."""
    if not named:
        return []
    headings = {(one.document, one.caveat.heading) for one in named}
    passages = shelf.snapshot.passages
    return [
        hit
        for hit in hits.those(shelf.corrected)
        if (passages[hit.place].document, passages[hit.place].heading) in headings
    ]


def _corrections_first(shelf: Shelf, hits: Ranking, correcting: Sequence[Hit]) -> Sequence[Hit]:
    """Put the passages that correct in front, unless a current one fits better."""
    if not correcting:
        return hits
    words_needed = correcting[0].by_words
    leading = [
        hit
        for hit in hits[:1]
        if shelf.status(hit.place) is Status.CURRENT and hit.by_words >= words_needed
    ]
    return list(dict.fromkeys([*leading, *correcting, *hits]))


def _first(shelf: Shelf, hits: Sequence[Hit]) -> list[Hit]:
    """Take the first three, and up to two more that are nearly as good as the best.

    After the first, what does not simply hold must be nearly as good as well: a
    weak historic quote would bring more warning than help.
    """
    best = max((hit.score for hit in hits[:_LEAST]), default=0.0)
    worth_it = (
        hit
        for rank, hit in enumerate(hits)
        if rank == 0
        or hit.score >= _CLOSE_ENOUGH * best
        or shelf.status(hit.place) is Status.CURRENT
    )
    kept = list(islice(worth_it, _MOST))
    close = [hit for hit in kept[_LEAST:_MOST] if hit.score >= _CLOSE_ENOUGH * best]
    return [*kept[:_LEAST], *close]


def _with_own(
    shelf: Shelf, hits: Ranking, good: Ranking, picked: list[Hit], fixed: int, ours: bool
) -> list[Hit]:
    """See to it that the best passage of a person's own documents is not lost to weaker ones.

    Nothing that was picked up to the ``fixed`` place, where corrections stand, gives way to it.
    """
    own = [hit for hit in hits.those(shelf.own)[:_MOST] if shelf.status(hit.place) not in _OVER]
    if ours and own and own[0].place in good.places:
        others = [hit for hit in picked if hit != own[0]]
        best = max((hit.score for hit in others), default=0.0)
        place = 0 if own[0].score >= _LEADS * best else _LEAST - 1
        return _put(own[0], others, max(place, fixed))
    if len(picked) < _LEAST or any(shelf.own[hit.place] for hit in picked[:_LEAST]):
        return picked
    by_words = sorted(own, key=lambda hit: -hit.by_words)
    nearer = next((one for one in by_words if _is_nearer(shelf, one, picked[_LEAST - 1])), None)
    return _put(nearer, picked, max(_LEAST - 1, fixed)) if nearer else picked


def _put(own: Hit, others: Sequence[Hit], place: int) -> list[Hit]:
    return list(dict.fromkeys([*others[:place], own, *others[place:]]))


def _is_nearer(shelf: Shelf, own: Hit, other: Hit) -> bool:
    """Compare two passages apart from where they stand: nobody has said that of an own one."""
    near, beside = shelf.nearness(own), shelf.nearness(other)
    more_words = own.by_words >= _MORE_WORDS * other.by_words
    return near >= _CLEARLY_NEARER * beside or (near >= beside and more_words)
