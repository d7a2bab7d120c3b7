"""Fits when a sentence is held because its sources may not support it, and measures that on cases not seen.

Run as ``python -m benchmarks.fit_grounding [FILE ...] [--cache DIR] [--write]``. Fits on every text of the
files in which no fact is wrong, and prints what the whole check does, by file and by kind, on families
left out of the fitting. ``--write`` writes the weights to assistant/grounding/thresholds.yaml.
"""

from __future__ import annotations

import argparse
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

from assistant.grounding.check import faults, is_said
from assistant.grounding.ground import Ground
from assistant.grounding.model import Grounded, Verdict
from assistant.grounding.support import Signals, signals
from assistant.grounding.words import sentences
from assistant.meaning.embedder import model_id
from assistant.resources import package_file
from assistant.settings import load_settings
from benchmarks.fit_abstention import fit
from benchmarks.grounding import Case, Remembered, read_cases, table

FOLDER = Path(__file__).parent / "cases" / "grounding"
FILES = tuple(FOLDER / f"{name}.yaml" for name in ("blind", "fit", "again_a", "again_b", "again_c"))
UNRELATED = "unrelated"
"""Stands for a file: texts that were written for another family."""
COUNTS = {"fit.yaml": 0.35, UNRELATED: 0.35}
"""How much a case counts: rules look better on the file they were written with; unrelated ones are many."""
APART = 17
"""How many texts on the other family stands, so that it is told of something else."""
FOLDS = 10
ROUNDS = 4

Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Measured:
    """One case: its file, whether a fact in it is wrong, and the signals of each sentence to judge."""

    case: Case
    file: str
    dropped: bool
    found: tuple[Signals, ...]


def measure(case: Case, file: str, embed: Remembered) -> Measured:
    """Look for wrong facts, and measure each sentence that no source holds as it is."""
    ground = Ground(case.sources, case.allowed)
    lines = sentences(case.text)
    open_ = {
        line: faults(line, ground, before)
        for line, before in zip(lines, ["", *lines], strict=False)
        if not is_said(line, ground)
    }
    dropped = any(one.sure for some in open_.values() for one in some)
    judged = {line: some for line, some in open_.items() if not line.endswith("?")}
    found = (signals(line, ground, some, embed) for line, some in judged.items())
    return Measured(case, file, dropped, tuple(found))


def unrelated(cases: Sequence[Case]) -> Iterator[Case]:
    """Give faithful texts with the sources of another family, told of its young person.

    The files hold hardly any text of something else altogether, as a weak model writes it.
    """
    faithful = [one for one in cases if one.faithful and one.allowed.young_person]
    for place, one in enumerate(faithful):
        other = faithful[(place + APART) % len(faithful)]
        text = one.text
        for name in one.allowed.young_person:
            text = text.replace(name, other.allowed.young_person[0])
        if one.family != other.family:
            yield Case(other.family, False, UNRELATED, text, other.sources, other.allowed)


def weights(measured: Sequence[Measured]) -> Matrix:
    """Fit on the sentence of each case that stands least; the constant comes last.

    Which sentence that is depends on the weights, so it is looked for again with those just found.
    """
    some = [one for one in measured if one.found and _tells(one)]
    wanted = np.array([one.case.faithful for one in some], dtype=np.float64)
    counts = np.array([COUNTS.get(one.file, 1.0) for one in some])
    found: Matrix = np.array([*[-1.0] * len(Signals.__dataclass_fields__), 0.0])
    for _ in range(ROUNDS):
        weakest = [min(one.found, key=lambda row: _score(row, found)) for one in some]
        found = _one_way(np.array([astuple(row) for row in weakest]), wanted, counts)
    return found


def _one_way(rows: Matrix, wanted: Matrix, counts: Matrix) -> Matrix:
    """Fit so that each signal speaks against a text; what would speak for it, counts nothing."""
    used = np.ones(rows.shape[1], dtype=bool)
    while True:
        found: Matrix = np.zeros(rows.shape[1] + 1)
        found[np.append(used, True)] = fit(rows[:, used], wanted, counts)
        wrong = used & (found[:-1] > 0)
        if not wrong.any():
            return found
        used &= ~wrong


def _tells(one: Measured) -> bool:
    """Leave out inventions whose meaning is that of the source but for one fact."""
    return one.case.faithful or one.case.kind in ("other_child", "provision") or not one.dropped


def _score(found: Signals, fitted: Matrix) -> float:
    return float(np.dot(astuple(found), fitted[:-1]) + fitted[-1])


def standing(one: Measured, fitted: Matrix) -> float:
    """Score a case with these weights: what is dropped lowest, what has nothing to judge highest."""
    if one.dropped:
        return -np.inf
    return min((_score(row, fitted) for row in one.found), default=np.inf)


def verdict(score: float) -> Verdict:
    """Judge a case by its score."""
    return "dropped" if score == -np.inf else "held" if score < 0 else "kept"


def held_out(measured: Sequence[Measured]) -> Iterator[tuple[Measured, float]]:
    """Score each case with weights fitted without its family."""
    for fold in range(FOLDS):
        fitted = weights([one for one in measured if _fold(one) != fold])
        yield from ((one, standing(one, fitted)) for one in measured if _fold(one) == fold)


def area(scored: Sequence[tuple[Measured, float]]) -> float:
    """Give the chance that a faithful text scores above an invention, whatever bound decides.

    It is the area under the curve of inventions caught against faithful texts refused; ties count half.
    """
    faithful = np.array([score for one, score in scored if one.case.faithful])
    invented = np.array([score for one, score in scored if not one.case.faithful])
    above = faithful[:, None] > invented
    return float((above + 0.5 * (faithful[:, None] == invented)).mean())


def _fold(one: Measured) -> int:
    return zlib.crc32(one.case.family.encode()) % FOLDS


def told(scored: Sequence[tuple[Measured, float]]) -> Iterator[str]:
    """Give the tables of each file, and the areas."""
    for file in dict.fromkeys(one.file for one, _ in scored):
        here = [(one, score) for one, score in scored if one.file == file]
        some = [(one.case, Grounded(verdict(score), ())) for one, score in here]
        yield f"{file}, each family judged without itself"
        if file != UNRELATED:
            yield f"area {area(here):.3f}, without what is dropped {area(_open(here)):.3f}"
        for faithful in (False, True):
            yield from (*table(some, faithful), "")


def _open(scored: Sequence[tuple[Measured, float]]) -> Sequence[tuple[Measured, float]]:
    return [(one, score) for one, score in scored if not one.dropped]


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit, print the figures and write the weights if that is wanted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="*", default=FILES)
    parser.add_argument("--cache", type=Path, default=None, help="where the prepared model lies")
    parser.add_argument("--write", action="store_true", help="write the weights")
    asked = parser.parse_args(arguments)
    embed = Remembered(asked.cache or load_settings().cache_dir)
    read = [(file.name, case) for file in asked.files for case in read_cases(file)]
    strange = [(UNRELATED, case) for case in unrelated([case for _, case in read])]
    measured = [measure(case, file, embed) for file, case in (*read, *strange)]
    scored = list(held_out(measured))
    print("\n".join(told(scored)))
    own = [(one, score) for one, score in scored if one.file != UNRELATED]
    print(f"all files: area {area(own):.3f}, without what is dropped {area(_open(own)):.3f}")
    data = _data(weights(measured), [file.name for file in asked.files])
    print(data["weights"], data["constant"])
    if asked.write:
        text = "# Written by python -m benchmarks.fit_grounding --write.\n" + yaml.safe_dump(
            data, sort_keys=False
        )
        package_file("grounding", "thresholds.yaml").write_text(text, encoding="utf-8")


def _data(fitted: Matrix, files: Sequence[str]) -> dict[str, object]:
    names = Signals.__dataclass_fields__
    return {
        "fitted": datetime.now(UTC).date().isoformat(),
        "cases": ", ".join(files),
        "model": model_id(),
        "weights": {name: round(float(put), 3) for name, put in zip(names, fitted, strict=False)},
        "constant": round(float(fitted[-1]), 3),
    }


if __name__ == "__main__":
    main()
