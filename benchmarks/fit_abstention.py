"""Fits when ``ask`` must say "nothing here covers that", and measures it on cases it did not see.

Run as ``python -m benchmarks.fit_abstention CACHE_DIR``. Reads every case of FITTED
below, prints the figures and writes assistant/knowledge/thresholds.yaml; nothing else changes.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import zlib
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import yaml
from numpy.typing import NDArray

from assistant.knowledge.abstain import Signals, signals
from assistant.knowledge.evaluation.cases import Case, cases_hash, read_cases
from assistant.knowledge.evaluation.listed import listed
from assistant.knowledge.evaluation.matching import find, saying
from assistant.knowledge.index.build import build
from assistant.knowledge.index.places import shipped_slot
from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.library import Library
from assistant.knowledge.nations import to_nation
from assistant.meaning.embedder import model_folder, model_id
from assistant.resources import guidance_docs, package_file

CASES = Path(__file__).parent / "cases"
FITTED = (CASES / "fitted", CASES / "twins" / "fitted.yaml")
REPORTED = (CASES / "reported", CASES / "twins" / "reported.yaml")
"""Thresholds are fitted on the first; the second is only measured, and nothing may be tuned on it."""
FOLDS = 5
PULL = 0.0003
"""How strongly weights are pulled towards zero, for so few cases."""
FALSE_REFUSAL_COST = 1.5
BY_DOCUMENT = "fit-"
"""How the ids of the cases begin that were written by people who know the documents."""
BLIND = 3.0
"""How many times a case counts that was written without knowing the documents, as people ask."""
BESIDE_FLOOR = 0.65
OF_BARE = ("cosine", "asked", "covered", "unknown")
"""The signals that say something of a document of which nobody has written how people ask for it."""

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
    return _measure(Library(cache_dir, guidance_docs()), cases)


def measure_bare(cache_dir: Path, cases: Sequence[Case]) -> list[Measured]:
    """Do the same as if nobody had written how people ask, as for a person's own documents."""
    with tempfile.TemporaryDirectory() as folder:
        guidance = Path(folder, "guidance")
        shutil.copytree(guidance_docs(), guidance, ignore=shutil.ignore_patterns("asked"))
        cache = Path(folder, "cache")
        (cache / "index").mkdir(parents=True)
        there = shipped_slot(Library(cache_dir, guidance_docs()))
        (cache / "index" / "library-shipped").symlink_to(there.resolve(), target_is_directory=True)
        model_folder(cache).symlink_to(model_folder(cache_dir).resolve(), target_is_directory=True)
        library = Library(cache, guidance)
        build(library, {}, lambda *_: None)
        return _measure(library, cases)


def _measure(library_: Library, cases: Sequence[Case]) -> list[Measured]:
    knowledge = Knowledge.open(library_)
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
    hits = [hit for hit in shelf.rank(query, nation) if shelf.may_answer(hit, nation)]
    return signals(shelf, query, hits, nation), [snapshot.passages[hit.place].id for hit in hits]


def fit(rows: Matrix, wanted: Matrix, counts: Matrix) -> Matrix:
    """Fit a logistic regression with a small pull to zero, by Newton's method. Last is constant.

    ``counts`` says how many times each case counts.
    """
    table = np.hstack([rows, np.ones((len(rows), 1))])
    share = np.average(wanted, weights=counts)
    costs = counts * np.where(wanted == 1, FALSE_REFUSAL_COST / share, 1 / (1 - share))
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


def held_out_scores(rows: Matrix, wanted: Matrix, counts: Matrix, ids: Sequence[str]) -> Matrix:
    """Score each case with weights fitted without it and its fold.

    An id decides the fold, so that a new case moves no other and twins stay together.
    """
    scores = np.zeros(len(rows))
    folds = np.array([zlib.crc32(id_.encode()) % FOLDS for id_ in ids])
    for fold in range(FOLDS):
        out = folds == fold
        weights = fit(rows[~out], wanted[~out], counts[~out])
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
    cases = read_cases(*FITTED)
    asked = decide(measure(cache_dir, cases), Signals._fields)
    bare = decide(measure_bare(cache_dir, cases), OF_BARE)
    text = yaml.safe_dump(
        {
            "fitted": datetime.now(UTC).date().isoformat(),
            "cases": [str(place.relative_to(CASES.parent.parent)) for place in FITTED],
            "cases_hash": cases_hash(cases),
            "model": model_id(),
            "beside_floor": BESIDE_FLOOR,
            "asked": asked,
            "bare": bare,
        },
        sort_keys=False,
    )
    head = "# Written by python -m benchmarks.fit_abstention. held_out: on cases not fitted with.\n"
    package_file("knowledge", "thresholds.yaml").write_text(head + text, encoding="utf-8")


def decide(measured: Sequence[Measured], names: Sequence[str]) -> dict[str, Any]:
    """Fit a decision on these signals, print what goes wrong, and give it as the file holds it."""
    rows = np.array([[getattr(one.found, name) for name in names] for one in measured])
    wanted = np.array([one.in_scope for one in measured], dtype=np.float64)
    known = [one.case.id.startswith(BY_DOCUMENT) for one in measured]
    counts = np.where(known, 1.0, BLIND)
    held_out = held_out_scores(
        rows, wanted, counts, [one.case.like or one.case.id for one in measured]
    )
    for one, score in zip(measured, held_out, strict=True):
        if (score >= 0) != one.in_scope or (one.in_scope and (one.rank or 99) > 3):
            scope = "in" if one.in_scope else "out"
            print(f"{score:6.2f} {scope} rank={one.rank} {one.case.id} {one.case.q}")
    result = figures(measured, held_out)
    print(result)
    *weights, constant = fit(rows, wanted, counts)
    return {
        "weights": {name: round(float(w), 3) for name, w in zip(names, weights, strict=True)},
        "constant": round(float(constant), 3),
        "held_out": result,
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]))
