"""Judges what came for one case. Pure: what was asked and what came in, a judgement out."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.knowledge.evaluation.cases import Case
from assistant.knowledge.evaluation.listed import Listed
from assistant.knowledge.model import Citation, Guidance, Status

_FIRST = 3
_SEEN = 5
_ANY_STATUS = frozenset({"stale", "history"})
"""Kinds of questions about what was: there a historic passage answers as fully as a current one."""
_MARKED = frozenset({Status.HISTORIC, Status.WRONG_IN_PART, Status.PROPOSED})
"""What is shown so is not stated as current fact."""


@dataclass(frozen=True)
class Observed:
    """What came for a case.

    ``library`` are all passages as they stand on the case's date, ``saying`` the ids of
    those that an ``expect`` matches, ``forbidden`` of those that a ``forbid`` matches;
    ``rankings`` are the first five ids of each search, when nothing is refused (none
    where nothing is expected); ``texts`` are the files of the shipped documents, by document.
    """

    case: Case
    guidance: Guidance
    same_twice: bool
    answer_forbidden: bool
    rankings: Mapping[str, Sequence[str]]
    library: Mapping[str, Listed]
    saying: Collection[str]
    forbidden: Collection[str]
    texts: Mapping[str, str]


@dataclass(frozen=True)
class Found:
    """How well a ranking puts right passages first: 1 or 0 for the first three, and nDCG@5."""

    recall: float
    ndcg: float


@dataclass(frozen=True)
class Judged:
    """The judgement of one case. ``why`` says what went wrong, in sentences; None: does not apply.

    ``found`` is of the quotes that were given as an answer, so refusing counts as
    finding nothing; ``rankings`` are of each search when it refuses nothing.
    """

    case: Case
    guidance: Guidance
    passed: bool
    why: tuple[str, ...]
    found: Found | None
    rankings: Mapping[str, Found]
    nation_right: bool | None
    quotes_right: bool | None
    same_twice: bool


def judge(seen: Observed) -> Judged:
    """Judge a case.

    One that should be answered passes when one of the first three quotes matches an
    ``expect``, and neither the answer nor the first quote states a ``forbid`` as current
    fact; a first quote that is marked as historic, wrong in part or proposed states
    nothing as current fact, nor does an answer that says so of it. One that should not be answered
    passes when the answer abstained.
    """
    case, guidance = seen.case, seen.guidance
    gains = gains_of(seen)
    cited = [one.passage for one in guidance.citations]
    wrong = _why_refused(seen) if case.abstain else _why_missed(seen, gains)
    nation, quotes = _nation_right(seen), _quotes_right(seen)
    return Judged(
        case=case,
        guidance=guidance,
        passed=not wrong,
        why=(*wrong, *_why_broken(nation, quotes, seen.same_twice)),
        found=None if case.abstain else found_in(cited, gains),
        rankings={name: found_in(ids, gains) for name, ids in seen.rankings.items()},
        nation_right=nation,
        quotes_right=quotes,
        same_twice=seen.same_twice,
    )


def gains_of(seen: Observed) -> dict[str, int]:
    """Give what each passage that may answer here is worth, where it says what is expected.

    2: it is current, or the question is about what was; 1: it is not current.
    """
    return {
        id_: 2 if here.status is Status.CURRENT or seen.case.kind in _ANY_STATUS else 1
        for id_ in seen.saying
        if (here := seen.library[id_]).may_answer(seen.case.nation)
    }


def found_in(ranking: Sequence[str], gains: Mapping[str, int]) -> Found:
    """Measure a ranking of passage ids, best first."""
    worth = [gains.get(id_, 0) for id_ in ranking]
    return Found(float(any(worth[:_FIRST])), ndcg(worth, gains.values()))


def ndcg(ranked: Sequence[int], possible: Iterable[int]) -> float:
    """Give the discounted gain of the first five as a share of the best order's: 0 to 1.

    The best order is over the whole library: ``possible`` are the gains of all its
    passages that may answer in the nation asked about. So a question that many
    passages answer asks for five of them, and a search that stops after three good
    quotes does not reach 1. Gains count as they are (linear); place ``p`` from 1
    divides by log2(p + 1). Nothing possible gives 0.
    """
    best = _dcg(sorted(possible, reverse=True))
    return _dcg(ranked) / best if best else 0.0


def _dcg(gains: Sequence[int]) -> float:
    return sum(gain / math.log2(place + 1) for place, gain in enumerate(gains[:_SEEN], start=1))


def _why_refused(seen: Observed) -> tuple[str, ...]:
    return () if seen.guidance.abstained else ("It answered, and nothing here does.",)


def _why_missed(seen: Observed, gains: Mapping[str, int]) -> tuple[str, ...]:
    cited = seen.guidance.citations
    first = cited[0] if cited else None
    why = []
    if not any(gains.get(one.passage) for one in cited[:_FIRST]):
        why.append(_why_not_found(seen, gains))
    if first is None or first.status not in _MARKED:
        if first is not None and first.passage in seen.forbidden:
            why.append("The first quote states as current fact what is forbidden.")
        if seen.answer_forbidden:
            why.append("The answer states as current fact what is forbidden.")
    return tuple(why)


def _why_not_found(seen: Observed, gains: Mapping[str, int]) -> str:
    if not gains:
        return "No passage that may answer in this nation says it."
    shown = seen.guidance.citations or seen.guidance.nearest
    place = next((n for n, one in enumerate(shown, start=1) if one.passage in gains), None)
    if seen.guidance.abstained:
        near = f" Nearest {place} says it." if place else ""
        return f"It said that nothing here covers this.{near}"
    if place:
        return f"Not in the first three quotes. Quote {place} says it."
    there = "1 passage of the library does" if len(gains) == 1 else f"{len(gains)} passages do"
    return f"No quote says it; {there}."


def _nation_right(seen: Observed) -> bool | None:
    cited = seen.guidance.citations
    if seen.case.nation is None or not cited:
        return None
    return all(
        one.passage in seen.library and seen.library[one.passage].may_answer(seen.case.nation)
        for one in cited
    )


def _quotes_right(seen: Observed) -> bool | None:
    quoted = [*seen.guidance.citations, *seen.guidance.nearest]
    return all(_is_exact(one, seen) for one in quoted) if quoted else None


def _is_exact(quoted: Citation, seen: Observed) -> bool:
    """Say whether a quote is its passage, in its place, letter for letter as ``show`` and file have it."""
    here = seen.library.get(quoted.passage)
    if here is None:
        return False
    same_place = (quoted.document, quoted.heading, quoted.page) == (
        here.document,
        here.heading,
        here.page,
    )
    in_file = here.own or quoted.quote in seen.texts[here.document]
    return same_place and quoted.quote == here.text and in_file


def _why_broken(nation: bool | None, quotes: bool | None, same_twice: bool) -> Iterable[str]:
    if nation is False:
        yield "It cites a document that does not hold in this nation."
    if quotes is False:
        yield "A quote is not letter for letter what stands in its place."
    if not same_twice:
        yield "Asked twice, it gave another order."
