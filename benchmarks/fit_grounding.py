"""Fits when a sentence is held because its sources may not support it, and measures that on cases not seen.

Run as ``python -m benchmarks.fit_grounding [FILE] [--cache DIR] [--write]``. Fits on every sentence of the
file in which no fact is wrong, and prints what the whole check does on families left out of the
fitting and with each kind of invention left out. ``--write`` writes the weights to
assistant/grounding/thresholds.yaml.
"""

from __future__ import annotations

import argparse
import zlib
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

from assistant.grounding.check import faults, is_said
from assistant.grounding.ground import Ground
from assistant.grounding.support import Signals, signals
from assistant.grounding.words import sentences
from assistant.meaning.embedder import model_id
from assistant.resources import package_file
from assistant.settings import load_settings
from benchmarks.check_outcomes import shown
from benchmarks.fit_abstention import fit
from benchmarks.grounding import Case, Remembered, read_cases

FILE = Path(__file__).parent / "cases" / "grounding" / "fit.yaml"
FOLDS = 10
STRICT = 0.35
"""The chance of support below which a sentence is held: to refuse what is faithful costs more."""

Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Measured:
    """One case: whether a fact in it is wrong, and the signals of each sentence that is left to judge."""

    case: Case
    dropped: bool
    found: tuple[Signals, ...]


def measure(case: Case, embed: Remembered) -> Measured:
    """Look for wrong facts, and measure each sentence in which there are none."""
    ground = Ground(case.sources, case.allowed)
    open_ = [line for line in sentences(case.text) if not is_said(line, ground)]
    dropped = any(faults(line, ground) for line in open_)
    some = [line for line in open_ if not line.endswith("?")]
    return Measured(case, dropped, tuple(signals(line, ground, embed) for line in some))


def weights(measured: Sequence[Measured]) -> Matrix:
    """Fit on the weakest sentence of each case; the constant comes last and holds ``STRICT``."""
    rows = [(one, astuple(_weakest(one.found))) for one in measured if one.found and _tells(one)]
    table = np.array([row for _, row in rows])
    wanted = np.array([one.case.faithful for one, _ in rows], dtype=np.float64)
    found = fit(table, wanted, np.ones(len(rows)))
    found[-1] += np.log((1 - STRICT) / STRICT)
    return found


def _tells(one: Measured) -> bool:
    """Leave out inventions whose meaning is that of the source but for one fact."""
    return one.case.faithful or one.case.kind == "other_child" or not one.dropped


def _weakest(found: Sequence[Signals]) -> Signals:
    return min(found, key=lambda one: one.near + one.weakest)


def refused(one: Measured, fitted: Matrix) -> bool:
    """Tell whether the check drops or holds a case with these weights."""
    scores = [float(np.dot(astuple(found), fitted[:-1]) + fitted[-1]) for found in one.found]
    return one.dropped or min(scores, default=0.0) < 0


def held_out(measured: Sequence[Measured], by_kind: bool) -> list[tuple[Measured, bool]]:
    """Judge each case with weights fitted without its family, or without its kind of invention."""
    judged: list[tuple[Measured, bool]] = []
    keys = {_key(one, by_kind) for one in measured}
    for key in sorted(keys):
        fitted = weights([one for one in measured if _key(one, by_kind) != key])
        judged += [(one, refused(one, fitted)) for one in measured if _key(one, by_kind) == key]
    return judged


def _key(one: Measured, by_kind: bool) -> str:
    if by_kind and not one.case.faithful:
        return one.case.kind
    return str(zlib.crc32(one.case.family.encode()) % FOLDS)


def told(judged: Sequence[tuple[Measured, bool]]) -> str:
    """Give the two shares that matter."""
    caught = [found for one, found in judged if not one.case.faithful]
    wrong = [found for one, found in judged if one.case.faithful]
    return f"caught {shown((sum(caught), len(caught)))}, refused {shown((sum(wrong), len(wrong)))}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit, print the figures and write the weights if that is wanted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, nargs="?", default=FILE)
    parser.add_argument("--cache", type=Path, default=None, help="where the prepared model lies")
    parser.add_argument("--write", action="store_true", help="write the weights")
    asked = parser.parse_args(arguments)
    embed = Remembered(asked.cache or load_settings().cache_dir)
    measured = [measure(case, embed) for case in read_cases(asked.file)]
    print("families left out:", told(held_out(measured, by_kind=False)))
    print("kinds of invention left out:", told(held_out(measured, by_kind=True)))
    fitted = weights(measured)
    print("fitted on all:", told([(one, refused(one, fitted)) for one in measured]))
    names = list(Signals.__dataclass_fields__)
    put = {name: round(float(value), 3) for name, value in zip(names, fitted[:-1], strict=True)}
    data = {
        "fitted": datetime.now(UTC).date().isoformat(),
        "cases": asked.file.name,
        "model": model_id(),
        "weights": put,
        "constant": round(float(fitted[-1]), 3),
    }
    print(put, data["constant"])
    if asked.write:
        text = "# Written by python -m benchmarks.fit_grounding --write.\n" + yaml.safe_dump(
            data, sort_keys=False
        )
        package_file("grounding", "thresholds.yaml").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
