"""Fits when ``ask`` must say "nothing here covers that", and measures it on cases it did not see.

Run as ``python -m benchmarks.fit_abstention CACHE_DIR``. Prints the figures and
writes assistant/knowledge/thresholds.yaml; nothing else changes.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import yaml
from numpy.typing import NDArray

from assistant.knowledge.abstain import Signals, signals
from assistant.knowledge.glossary import read_glossary
from assistant.knowledge.index.places import shipped_slot
from assistant.knowledge.index.snapshot import read_snapshot
from assistant.knowledge.library import Library
from assistant.knowledge.nations import to_nation
from assistant.knowledge.question import Query, read_question
from assistant.knowledge.search import Hit, Shelf
from assistant.meaning.embedder import Embedder, model_id
from assistant.resources import guidance_docs, package_file

CASES = Path(__file__).with_name("abstention_cases.yaml")
FOLDS = 5
PULL = 0.0003
"""How strongly weights are pulled towards zero, for so few cases."""
FALSE_REFUSAL_COST = 1.5
BESIDE_FLOOR = 0.55

Matrix = NDArray[np.float64]


class Measured(NamedTuple):
    """One case: what was asked, whether it is in scope, what was found and at which rank."""

    ask: str
    in_scope: bool
    voice: str
    found: Signals
    rank: int | None


def read_cases(file: Path = CASES) -> list[dict[str, Any]]:
    """List all cases as flat dictionaries; ``voice`` is ``-`` for those out of scope."""
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    inside = [
        {**case, "in_scope": True, "voice": voice}
        for voice, cases in data["in_scope"].items()
        for case in cases
    ]
    return inside + [{**case, "in_scope": False, "voice": "-"} for case in data["out_of_scope"]]


def measure(cache_dir: Path, cases: Sequence[dict[str, Any]]) -> list[Measured]:
    """Search for each case and note its signals, and where an expected document came."""
    snapshot = read_snapshot(shipped_slot(Library(cache_dir, guidance_docs())))
    model, glossary = Embedder.open(cache_dir), read_glossary()
    shelf = Shelf(snapshot, date.today())
    measured = []
    for case in cases:
        read = read_question(case["ask"], snapshot.lexical, glossary, model.knows)
        query = Query(read, model.embed([read.meaning])[0])
        nation = to_nation(case["nation"])
        hits = [hit for hit in shelf.rank(query) if shelf.may_answer(hit, nation)]
        found = signals(snapshot, query, hits)
        rank = _rank(shelf, hits, case.get("from", ()))
        measured.append(Measured(case["ask"], case["in_scope"], case["voice"], found, rank))
    return measured


def _rank(shelf: Shelf, hits: Sequence[Hit], expected: Sequence[str]) -> int | None:
    passages = shelf.snapshot.passages
    places = (n for n, hit in enumerate(hits, 1) if passages[hit.place].document in expected)
    return next(places, None)


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


def held_out_scores(rows: Matrix, wanted: Matrix) -> Matrix:
    """Score each case with weights that were fitted without it and its fold."""
    scores = np.zeros(len(rows))
    folds = np.arange(len(rows)) % FOLDS
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
    measured = measure(cache_dir, read_cases())
    rows = np.array([one.found for one in measured], dtype=np.float64)
    wanted = np.array([one.in_scope for one in measured], dtype=np.float64)
    held_out = held_out_scores(rows, wanted)
    result = figures(measured, held_out)
    weights = fit(rows, wanted)
    for one, score in zip(measured, held_out, strict=True):
        if (score >= 0) != one.in_scope or (one.in_scope and (one.rank or 99) > 3):
            signs = " ".join(f"{value:.2f}" for value in one.found)
            print(f"{score:6.2f} in={one.in_scope} rank={one.rank} [{signs}] {one.ask}")
    print(Signals._fields, result)
    _write(weights, result)


def _write(weights: Matrix, result: dict[str, float]) -> None:
    text = yaml.safe_dump(
        {
            "fitted": datetime.now(UTC).date().isoformat(),
            "cases": f"benchmarks/{CASES.name}",
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
