"""Writes an evaluation for people to read, in lines of at most 80 characters."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping

from assistant.knowledge.evaluation.model import Drop, Evaluation, Figure, Miss, Ranking
from assistant.knowledge.evaluation.rankings import BY_MEANING, BY_WORDS, OWNWORDS
from assistant.record.words import one_line

_WIDTH = 80
_FIGURES = {
    "passed": "Cases that pass",
    "recall_at_3": "Right quote in the first three (recall@3)",
    "ndcg_at_5": "Best quotes first (nDCG@5)",
    "abstention_accuracy": "Abstained when it should",
    "false_refusals": "Abstained when it should not",
    "nation_correctness": "Every quote holds in the nation",
    "quotation_fidelity": "Every quote exact, in its place",
    "same_order_twice": "Same answer when asked twice",
}
_SEARCHES = {OWNWORDS: "Ownwords", BY_WORDS: "BM25 alone", BY_MEANING: "Dense alone"}
_COLUMNS = {
    "passed": "passed",
    "recall_at_3": "recall@3",
    "ndcg_at_5": "nDCG@5",
    "abstention_accuracy": "abstained",
    "false_refusals": "refused",
}


def report(found: Evaluation) -> str:
    """Give the whole report: figures, comparisons, groups, and each case that went wrong."""
    parts = [
        _figures(found),
        _rankings(found.rankings),
        _drops(found.drops),
        _groups("By kind", found.by_kind),
        _groups("By register", found.by_register),
        _groups("By nation", found.by_nation),
        _misses(found),
    ]
    return "\n\n".join("\n".join(lines) for part in parts if (lines := list(part)))


def _figures(found: Evaluation) -> Iterator[str]:
    refuse = found.cases - found.answerable
    yield f"{found.cases} cases: {found.answerable} to answer, {refuse} where nothing here answers."
    yield ""
    yield f"{'':46}{'value':>6}  {'95% interval':<16}{'cases':>6}"
    for name, words in _FIGURES.items():
        figure = found.figures[name]
        yield f"{words:<46}{_number(figure.value):>6}  {_interval(figure):<16}{figure.n:>6}"


def _rankings(rankings: Mapping[str, Ranking]) -> Iterator[str]:
    if not rankings:
        return
    yield f"{'The search alone, when nothing is refused':<46}{'recall@3':>10}{'nDCG@5':>10}"
    for name, words in _SEARCHES.items():
        one = rankings[name]
        recall, ndcg = _number(one.recall_at_3.value), _number(one.ndcg_at_5.value)
        yield f"  {words:<44}{recall:>10}{ndcg:>10}"
    for name, words in _SEARCHES.items():
        one = rankings[name]
        if one.ahead_recall_at_3 and one.ahead_ndcg_at_5:
            yield f"  Ownwords ahead of {words}:"
            yield f"    recall@3 {_more(one.ahead_recall_at_3)}; nDCG@5 {_more(one.ahead_ndcg_at_5)}"


def _drops(drops: Mapping[str, Drop]) -> Iterator[str]:
    if drops:
        yield "How much less is found than for plain questions"
    for kind, one in drops.items():
        how = "each against its plain twin" if one.paired else "as groups"
        yield f"  {_cut(kind, 40)} ({how}, {one.recall_at_3.n} cases):"
        yield f"    recall@3 {_more(one.recall_at_3)}; nDCG@5 {_more(one.ndcg_at_5)}"


def _groups(title: str, groups: Mapping[str, Mapping[str, Figure]]) -> Iterator[str]:
    heads = "".join(f"{head:>10}" for head in _COLUMNS.values())
    yield f"{title:<20}{'cases':>7}{heads}"
    for name, figures in groups.items():
        values = "".join(f"{_number(figures[key].value):>10}" for key in _COLUMNS)
        yield f"  {_cut(name, 17):<18}{figures['passed'].n:>7}{values}"


def _misses(found: Evaluation) -> Iterator[str]:
    if not found.misses:
        yield "No case went wrong."
        return
    yield f"What went wrong ({len(found.misses)})"
    for miss in found.misses:
        yield ""
        yield from _miss(miss)


def _miss(miss: Miss) -> Iterator[str]:
    yield from _wrapped(f"{miss.id}: {miss.q}", "")
    yield from _wrapped(f"{miss.nation or 'no nation'}, {miss.kind}", "  ")
    for why in miss.why:
        yield from _wrapped(f"Why: {why}", "  ")
    if miss.wanted:
        yield from _wrapped(f"Wanted: {' or '.join(miss.wanted)}", "  ")
    kind = "Nearest" if miss.abstained else "Quote"
    for place, one in enumerate(miss.came, start=1):
        words = f"{kind} {place}: {one.heading} ({one.document}, {one.status.value})"
        yield from _wrapped(words, "  ")


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(
        one_line(text), _WIDTH, initial_indent=indent, subsequent_indent=f"{indent}    "
    )


def _cut(text: str, most: int) -> str:
    text = one_line(text)
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _interval(figure: Figure) -> str:
    if figure.value is None:
        return "-"
    return f"{_number(figure.low)} to {_number(figure.high)}"


def _more(figure: Figure) -> str:
    if figure.value is None:
        return "-"
    return f"{figure.value:+.3f} ({figure.low:+.3f} to {figure.high:+.3f})"
