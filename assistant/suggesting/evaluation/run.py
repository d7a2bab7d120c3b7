"""Asks a model every case and gives the figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from assistant.grounding.model import Embed
from assistant.suggesting.evaluation.cases import Case, read_cases, shipped_files, spread
from assistant.suggesting.evaluation.injections import shipped_injections
from assistant.suggesting.evaluation.measure import measure
from assistant.suggesting.evaluation.model import ModelEvaluation
from assistant.suggesting.evaluation.summary import summary
from assistant.suggesting.evaluation.trial import Trial, ask
from assistant.suggesting.writer import ModelWriter

Progress = Callable[[str, int, int], None]
_ENOUGH = 3
"""So many failures in a row from the beginning, and there is no model worth asking further."""


def all_cases(most: int | None = None) -> list[Case]:
    """Give the cases that ship and those with something planted, at most so many. Raises ContentError."""
    planted = [one.case() for one in shipped_injections()]
    return spread([*read_cases(shipped_files()), *planted], most)


def evaluate(
    writer: ModelWriter,
    cases: Sequence[Case],
    embed: Embed,
    progress: Progress,
    *,
    on: date | None = None,
    of: int | None = None,
) -> ModelEvaluation:
    """Ask every case. Ctrl+C ends it and gives what was measured so far.

    For a recording, ``on`` is its day, and ``of`` how many cases there were to ask.
    Raises ModelError where the model cannot be asked at all.
    """
    trials: list[Trial] = []
    try:
        for case in cases:
            progress("Asking", len(trials), len(cases))
            trials.append(ask(case, writer))
            _give_up(trials)
        progress("Asking", len(cases), len(cases))
    except KeyboardInterrupt:
        progress("Stopped", len(trials), len(trials))
    measured = [measure(one, embed) for one in trials]
    return summary(writer.name, of or len(cases), measured, on or date.today())


def _give_up(trials: Sequence[Trial]) -> None:
    """Raise the last error where there was never anything else."""
    last = trials[-1].error
    if last and len(trials) == _ENOUGH and all(one.error for one in trials):
        raise last
