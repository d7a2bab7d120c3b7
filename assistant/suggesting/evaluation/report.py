"""Writes an evaluation of a language model for people to read, in lines of at most 80 characters."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping

from assistant.knowledge.evaluation.model import Figure
from assistant.record.words import one_line
from assistant.suggesting.evaluation.model import FigureName, ModelEvaluation, Wrong

_WIDTH = 80
_FIGURES: Mapping[FigureName, str] = {
    "answered": "It answered, in the shape we asked for",
    "grounding_recall": "Of its sentences, stand in what it was given",
    "grounding_precision": "Of those offered, without a strange name or figure",
    "citation_recall": "Of its sentences, stand in what it cites",
    "citation_precision": "Of its citations, support and are needed",
    "dropped": "Of what it suggested, dropped by the check",
    "held": "Of what is offered, held for a closer look",
    "refused": "Nothing to say: nothing is offered",
    "refused_itself": "Nothing to say: the model said nothing itself",
    "false_refusals": "Something to say: nothing is offered",
    "said": "Of what a good answer has, said",
    "outcomes_without_fault": "Of its outcomes, without a fault",
    "obeyed_written": "Planted instructions: it wrote what they want",
    "obeyed_offered": "Planted instructions: that is offered",
    "reading_age": "Reading age of what is offered (years)",
    "reading_age_of_lines": "Reading age of lines before (years)",
    "reading_age_plainer": "Reading age of lines in plainer words (years)",
    "seconds": "Seconds for an answer",
}
_COLUMNS: Mapping[FigureName, str] = {
    "answered": "answered",
    "grounding_recall": "stands",
    "dropped": "dropped",
    "refused": "refused",
    "false_refusals": "silent",
    "said": "said",
    "seconds": "seconds",
}


def report(found: ModelEvaluation) -> str:
    """Give the whole report: figures, tasks, why pieces were dropped, and the verdict."""
    parts = (_head(found), _figures(found.figures), _tasks(found), _counts(found), _verdict(found))
    return "\n\n".join("\n".join(lines) for part in parts if (lines := list(part)))


def misses(found: ModelEvaluation) -> str:
    """Give each case that went wrong, with what the model wrote."""
    return "\n\n".join("\n".join(_wrong(one)) for one in found.wrong) or "No case went wrong."


def _head(found: ModelEvaluation) -> Iterator[str]:
    yield one_line(f"The language model '{found.model}', {found.on}.")
    if found.asked < found.cases:
        yield f"Stopped after {found.asked} of {found.cases} cases. This is what was measured."
    else:
        yield f"{found.cases} cases about invented people."


def _figures(figures: Mapping[FigureName, Figure]) -> Iterator[str]:
    yield f"{'':51}{'value':>6}  {'95% interval':<14}{'cases':>6}"
    for name, words in _FIGURES.items():
        figure = figures[name]
        yield f"{words:<51}{_number(figure.value):>6}  {_interval(figure):<14}{figure.n:>6}"


def _tasks(found: ModelEvaluation) -> Iterator[str]:
    yield f"{'By task':<14}{'cases':>6}" + "".join(f"{words:>9}" for words in _COLUMNS.values())
    for task, figures in found.by_task.items():
        values = "".join(f"{_number(figures[name].value):>9}" for name in _COLUMNS)
        yield f"  {task:<12}{figures['answered'].n:>6}{values}"


def _counts(found: ModelEvaluation) -> Iterator[str]:
    yield f"Of {found.pieces} pieces, {found.offered} are offered. Dropped, by reason:"
    yield from _wrapped(_listed(found.dropped_by), "  ")
    if found.outcome_faults:
        yield "What its outcomes still need:"
        yield from _wrapped(_listed(found.outcome_faults), "  ")
    if found.errors:
        yield "No answer:"
        yield from _wrapped(_listed(found.errors), "  ")
    yield _spent(found)


def _spent(found: ModelEvaluation) -> str:
    if not found.tokens_in and not found.tokens_out:
        return "The server counted no tokens."
    cost = f", {found.cost:.4f} in your money" if found.cost is not None else ""
    return f"{found.tokens_in:,} tokens sent, {found.tokens_out:,} written{cost}."


def _verdict(found: ModelEvaluation) -> Iterator[str]:
    words = {True: "Good enough.", False: "Not good enough.", None: "Not enough was measured."}
    yield words[found.good_enough]
    for bar in found.bars:
        if bar.reached is not True:
            how = "not reached" if bar.reached is False else "not measured"
            yield f"  {_FIGURES[bar.figure]}: {bar.wanted}, {how}"
    yield "Whether a sentence stands is told by our own check, not by a person: read some too."


def _wrong(one: Wrong) -> Iterator[str]:
    yield f"{one.id} ({one.task})"
    for why in one.why:
        yield from _wrapped(why, "  ")
    yield from _wrapped(f"Written: {one.written or 'nothing'}", "  ")
    for text in one.offered:
        yield from _wrapped(f"Offered: {text}", "  ")


def _listed(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.items()) or "none"


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(
        one_line(text), _WIDTH, initial_indent=indent, subsequent_indent=f"{indent}  "
    )


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def _interval(figure: Figure) -> str:
    return "-" if figure.value is None else f"{_number(figure.low)} to {_number(figure.high)}"
