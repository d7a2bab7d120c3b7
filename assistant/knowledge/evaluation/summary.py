"""Brings the judgements of all cases together into figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from assistant.knowledge.evaluation.cases import Case
from assistant.knowledge.evaluation.intervals import drop, mean, paired_gain
from assistant.knowledge.evaluation.measure import Found, Judged
from assistant.knowledge.evaluation.model import Came, Drop, Evaluation, Figure, Miss, Ranking
from assistant.knowledge.evaluation.rankings import OWNWORDS

_PLAIN = "plain"
_HARDER = ("typo", "everyday")
_NONE = "not said"


def summary(judged: Sequence[Judged], on: date) -> Evaluation:
    """Give all figures. Pure; ``on`` is only written down."""
    return Evaluation(
        on=on.isoformat(),
        cases=len(judged),
        answerable=sum(not one.case.abstain for one in judged),
        figures={**_found_figures(judged), **_exact_figures(judged)},
        rankings=_rankings(judged),
        drops={kind: made for kind in _HARDER if (made := _drop(judged, kind))},
        by_kind=_by(judged, lambda case: case.kind),
        by_register=_by(judged, lambda case: str(case.voice or _NONE)),
        by_nation=_by(judged, lambda case: case.nation or _NONE),
        misses=[_miss(one) for one in judged if one.why],
    )


def _found_figures(judged: Sequence[Judged]) -> dict[str, Figure]:
    inside = [one for one in judged if one.found]
    found = [one.found for one in judged if one.found]
    return {
        "passed": mean([one.passed for one in judged]),
        "recall_at_3": mean([one.recall for one in found]),
        "ndcg_at_5": mean([one.ndcg for one in found]),
        "abstention_accuracy": mean([one.guidance.abstained for one in judged if not one.found]),
        "false_refusals": mean([one.guidance.abstained for one in inside]),
    }


def _exact_figures(judged: Sequence[Judged]) -> dict[str, Figure]:
    """Give what must be 1 everywhere. A case without any quote says nothing of nation and quotes."""
    nation = [one.nation_right for one in judged if one.nation_right is not None]
    quotes = [one.quotes_right for one in judged if one.quotes_right is not None]
    return {
        "nation_correctness": mean(nation),
        "quotation_fidelity": mean(quotes),
        "same_order_twice": mean([one.same_twice for one in judged]),
    }


def _rankings(judged: Sequence[Judged]) -> dict[str, Ranking]:
    inside = [one.rankings for one in judged if one.rankings]
    names = list(inside[0]) if inside else []
    by_name = {name: [rankings[name] for rankings in inside] for name in names}
    return {name: _ranking(name, found, by_name[OWNWORDS]) for name, found in by_name.items()}


def _ranking(name: str, found: Sequence[Found], ours: Sequence[Found]) -> Ranking:
    recall, ndcg = _recalls(found), _ndcgs(found)
    is_ours = name == OWNWORDS
    return Ranking(
        recall_at_3=mean(recall),
        ndcg_at_5=mean(ndcg),
        ahead_recall_at_3=None if is_ours else paired_gain(_recalls(ours), recall),
        ahead_ndcg_at_5=None if is_ours else paired_gain(_ndcgs(ours), ndcg),
    )


def _recalls(found: Sequence[Found]) -> list[float]:
    return [one.recall for one in found]


def _ndcgs(found: Sequence[Found]) -> list[float]:
    return [one.ndcg for one in found]


def _drop(judged: Sequence[Judged], kind: str) -> Drop | None:
    """Compare a kind with plain questions: with its twins where cases name them, else as groups."""
    by_id = {one.case.id: one.found for one in judged if one.found}
    harder = [one for one in judged if one.found and one.case.kind == kind]
    pairs = [
        (twin, one.found)
        for one in harder
        if one.found and (twin := by_id.get(one.case.like or ""))
    ]
    if pairs:
        usual, other = [twin for twin, _ in pairs], [found for _, found in pairs]
        return Drop(
            recall_at_3=paired_gain(_recalls(usual), _recalls(other)),
            ndcg_at_5=paired_gain(_ndcgs(usual), _ndcgs(other)),
            paired=True,
        )
    usual = [one.found for one in judged if one.found and one.case.kind == _PLAIN]
    other = [one.found for one in harder if one.found]
    if not usual or not other:
        return None
    return Drop(
        recall_at_3=drop(_recalls(usual), _recalls(other)),
        ndcg_at_5=drop(_ndcgs(usual), _ndcgs(other)),
        paired=False,
    )


def _by(judged: Sequence[Judged], of: Callable[[Case], str]) -> dict[str, dict[str, Figure]]:
    groups: dict[str, list[Judged]] = {}
    for one in judged:
        groups.setdefault(of(one.case), []).append(one)
    return {name: _found_figures(groups[name]) for name in sorted(groups)}


def _miss(one: Judged) -> Miss:
    case, guidance = one.case, one.guidance
    wanted = [*case.expect, *(f"from {document}" for document in case.documents)]
    return Miss(
        id=case.id,
        q=case.q,
        nation=case.nation,
        kind=case.kind,
        wanted=wanted,
        abstained=guidance.abstained,
        came=[
            Came(
                passage=quote.passage,
                heading=quote.heading,
                document=quote.document,
                status=quote.status,
            )
            for quote in (guidance.citations or guidance.nearest)[:3]
        ],
        why=list(one.why),
    )
