"""How well the outcome check finds faults, on labelled outcomes.

Run as ``python -m benchmarks.check_outcomes [CASES] [--misses]``. CASES is a file of cases, or the
name of one in ``cases/outcomes``; without it ``fitted``. Prints precision and recall of each
criterion with 95% intervals (Wilson), and with ``--misses`` each case that was judged wrongly.
Nothing may be tuned on a file whose misses were not to be seen: run that without ``--misses``.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from math import sqrt
from pathlib import Path
from typing import get_args

from pydantic import BaseModel, ConfigDict, TypeAdapter

from assistant import content
from assistant.plan.check.finding import Criterion
from assistant.plan.check.outcome import check_outcome

CASES = Path(__file__).parent / "cases" / "outcomes"
FITTED = (
    "fitted",
    "fitted_too",
    "fitted_more",
    "fitted_relevance",
    "fitted_hard",
    "fitted_fresh",
)
PARTS = (*FITTED, "kept")
_Z = 1.96


class Case(BaseModel):
    """One labelled outcome: all criteria that fail, and only those."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    text: str
    aspiration: str | None
    on: date
    fails: frozenset[Criterion]
    name: str = ""
    kind: str = ""
    why: str = ""
    part: str = ""


@dataclass(frozen=True)
class Judged:
    """One criterion on all cases: found rightly, found wrongly, and not found."""

    right: tuple[Case, ...]
    wrong: tuple[Case, ...]
    missed: tuple[Case, ...]

    @property
    def precision(self) -> tuple[int, int]:
        return len(self.right), len(self.right) + len(self.wrong)

    @property
    def recall(self) -> tuple[int, int]:
        return len(self.right), len(self.right) + len(self.missed)


def read_part(part: str) -> tuple[Case, ...]:
    """Read the cases of a file, or of one in ``cases/outcomes`` by its name. Raises ContentError."""
    file = Path(part) if Path(part).suffix else CASES / f"{part}.yaml"
    return content.read_as(file, TypeAdapter(tuple[Case, ...]), "The cases")


def judge(cases: Sequence[Case], criterion: Criterion) -> Judged:
    """Run the check; 'relevant' is judged only where there is an aspiration."""
    judged = [one for one in cases if criterion != "relevant" or one.aspiration]
    found = {one.id for one in judged if criterion in _criteria(one)}
    return Judged(
        tuple(one for one in judged if one.id in found and criterion in one.fails),
        tuple(one for one in judged if one.id in found and criterion not in one.fails),
        tuple(one for one in judged if one.id not in found and criterion in one.fails),
    )


@cache
def _criteria(case: Case) -> frozenset[Criterion]:
    found = check_outcome(case.text, case.aspiration, case.on)
    return frozenset(one.criterion for one in found)


def wilson(hits: int, of: int) -> tuple[float, float]:
    """Give the 95% interval of a share; without any case it is everything."""
    if not of:
        return 0.0, 1.0
    share, extra = hits / of, _Z * _Z / of
    middle = (share + extra / 2) / (1 + extra)
    reach = _Z * sqrt(share * (1 - share) / of + extra / (4 * of)) / (1 + extra)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def shown(share: tuple[int, int]) -> str:
    """Write a share with its counts and its interval."""
    hits, of = share
    low, high = wilson(hits, of)
    value = f"{hits / of:.3f}" if of else "  -  "
    return f"{value} ({hits}/{of}; {low:.2f} to {high:.2f})"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table, and the misses where they are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", nargs="?", default="fitted", help="a file, or a name")
    parser.add_argument("--misses", action="store_true", help="each case that was judged wrongly")
    asked = parser.parse_args(arguments)
    cases = read_part(asked.cases)
    print(
        f"{asked.cases}: {len(cases)} outcomes, {sum(not one.fails for one in cases)} without a fault"
    )
    judged = {criterion: judge(cases, criterion) for criterion in get_args(Criterion)}
    print(f"{'criterion':15}{'precision':34}recall")
    for criterion, one in judged.items():
        print(f"{criterion:15}{shown(one.precision):34}{shown(one.recall)}")
    clean = sum(not one.fails and not _criteria(one) for one in cases)
    print(f"outcomes without a fault and without a finding: {clean}")
    if asked.misses:
        _tell_misses(judged)


def _tell_misses(judged: Mapping[Criterion, Judged]) -> None:
    for criterion, one in judged.items():
        for what, which in (("not found", one.missed), ("found wrongly", one.wrong)):
            for case in which:
                print(f"{criterion}, {what}: {case.id}: {case.text} [{case.aspiration}]")


if __name__ == "__main__":
    main()
