"""Fits when ``ask`` must say "nothing here covers that", and measures it on cases it did not see.

Run as ``python -m benchmarks.fit_abstention CACHE_DIR``. Reads every case in
benchmarks/cases/fitted, prints the figures and writes assistant/knowledge/thresholds.yaml;
nothing else changes.
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import numpy as np
import yaml
from numpy.typing import NDArray

from assistant.knowledge.abstain import Signals, signals
from assistant.knowledge.evaluation.cases import Case, cases_hash, read_cases
from assistant.knowledge.evaluation.listed import listed
from assistant.knowledge.evaluation.matching import find, saying
from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.library import Library
from assistant.knowledge.nations import to_nation
from assistant.meaning.embedder import model_id
from assistant.resources import guidance_docs, package_file

CASES = Path(__file__).parent / "cases"
FITTED, REPORTED = CASES / "fitted", CASES / "reported"
"""Thresholds are fitted on the first; the second is only measured, and nothing may be tuned on it."""
FOLDS = 5
PULL = 0.0003
"""How strongly weights are pulled towards zero, for so few cases."""
FALSE_REFUSAL_COST = 1.5
BESIDE_FLOOR = 0.55

Matrix = NDArray[np.float64]


class Measured(NamedTuple):
    """One case, what was found, and at which place a passage that says it came."""

    case: Case
    found: Signals
    rank: int | None

    @property
    def in_scope(self) -> bool:
        """Whether it should be answered."""
        return not self.case.abstain


def measure(cache_dir: Path, cases: Sequence[Case]) -> list[Measured]:
    """Search the shipped guidance for each case, whether it would be answered or not."""
    knowledge = Knowledge.open(Library(cache_dir, guidance_docs()))
    library = listed(knowledge, None)
    matches = find(cases, [one.text for one in library.values()])
    measured = []
    for case in cases:
        found, ids = _look(knowledge, case)
        wanted = saying(case, library, matches)
        rank = next((place for place, id_ in enumerate(ids, start=1) if id_ in wanted), None)
        measured.append(Measured(case, found, rank))
    return measured


def _look(knowledge: Knowledge, case: Case) -> tuple[Signals, list[str]]:
    """Give the signals for a question and the passages that may answer it, best first."""
    shelf, query, snapshot = (
        knowledge._shelf(case.on),
        knowledge._query(case.q),
        knowledge._snapshot,
    )
    nation = to_nation(case.nation)
    hits = [hit for hit in shelf.rank(query) if shelf.may_answer(hit, nation)]
    return signals(snapshot, query, hits), [snapshot.passages[hit.place].id for hit in hits]


def fit(rows: Matrix, wanted: Matrix) -> Matrix:
    """Fit a logistic regression with a small pull to zero, by Newton's method. Last is constant."""
    table = np.hstack([rows, np.ones((len(rows), 1))])
    share = wanted.mean()
    costs = np.where(wanted == 1, FALSE_REFUSAL_COST / share, 1 / (1 - share))
    weights = np.zeros(table.shape[1])
    pull = PULL * len(rows) * np.eye(table.shape[1])
    pull[-1, -1] = 0
    for _ in range(50):
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (costs * (chance - wanted)) + pull @ weights
        bend = (table * (costs * chance * (1 - chance))[:, None]).T @ table + pull
        step = np.linalg.solve(bend, slope)
        weights -= step
        if np.abs(step).max() < 1e-9:
            break
    return weights


def held_out_scores(rows: Matrix, wanted: Matrix, ids: Sequence[str]) -> Matrix:
    """Score each case with weights fitted without it and its fold.

    A case's id decides its fold, so that a new case moves no other.
    """
    scores = np.zeros(len(rows))
    folds = np.array([zlib.crc32(id_.encode()) % FOLDS for id_ in ids])
    for fold in range(FOLDS):
        out = folds == fold
        weights = fit(rows[~out], wanted[~out])
        scores[out] = rows[out] @ weights[:-1] + weights[-1]
    return scores


def figures(measured: Sequence[Measured], scores: Matrix) -> dict[str, float]:
    """Give the shares that matter: refused when it should, and when it should not; found in three."""
    inside = np.array([one.in_scope for one in measured])
    top3 = [one.rank is not None and one.rank <= 3 for one in measured if one.in_scope]
    return {
        "in_scope": int(inside.sum()),
        "out_of_scope": int((~inside).sum()),
        "abstained_out_of_scope": round(float((scores[~inside] < 0).mean()), 3),
        "false_refusals": round(float((scores[inside] < 0).mean()), 3),
        "found_in_first_three": round(float(np.mean(top3)), 3),
    }


def main(cache_dir: Path) -> None:
    """Fit on all cases, measure on held-out folds, print both and write the thresholds."""
    cases = read_cases(FITTED)
    measured = measure(cache_dir, cases)
    rows = np.array([one.found for one in measured], dtype=np.float64)
    wanted = np.array([one.in_scope for one in measured], dtype=np.float64)
    held_out = held_out_scores(rows, wanted, [case.id for case in cases])
    result = figures(measured, held_out)
    for one, score in zip(measured, held_out, strict=True):
        if (score >= 0) != one.in_scope or (one.in_scope and (one.rank or 99) > 3):
            signs = " ".join(f"{value:.2f}" for value in one.found)
            scope = "in" if one.in_scope else "out"
            print(f"{score:6.2f} {scope} rank={one.rank} [{signs}] {one.case.id} {one.case.q}")
    print(Signals._fields, result)
    _write(fit(rows, wanted), result, cases)


def _write(weights: Matrix, result: dict[str, float], cases: Sequence[Case]) -> None:
    text = yaml.safe_dump(
        {
            "fitted": datetime.now(UTC).date().isoformat(),
            "cases": f"benchmarks/cases/{FITTED.name}",
            "cases_hash": cases_hash(cases),
            "model": model_id(),
            "weights": {
                name: round(float(weight), 3)
                for name, weight in zip(Signals._fields, weights[:-1], strict=True)
            },
            "constant": round(float(weights[-1]), 3),
            "beside_floor": BESIDE_FLOOR,
            "held_out": result,
        },
        sort_keys=False,
    )
    head = "# Written by python -m benchmarks.fit_abstention. held_out: on cases not fitted with.\n"
    package_file("knowledge", "thresholds.yaml").write_text(head + text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
