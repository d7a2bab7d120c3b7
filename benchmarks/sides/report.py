"""The figures as a table for people, and the ratios that count."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from benchmarks.sides.measure import Figures

BARE, OURS, RETRIEVER, PIPELINE = "bare model", "ownwords", "our retriever", "plain pipeline"
SIDES = (BARE, OURS, RETRIEVER, PIPELINE)


class Row(NamedTuple):
    """A line of the table: which figure of what was done, and with how many decimals."""

    title: str
    what: str
    name: str
    decimals: int


ROWS = (
    Row("process start to first answer, s", "cold", "to_answer", 2),
    Row("  peak memory, MB", "cold", "peak_mb", 0),
    Row("warm question, median ms", "warm", "median_ms", 1),
    Row("  peak memory, MB", "warm", "peak_mb", 0),
    Row("build, passages a second", "build", "a_second", 1),
    Row("  passages", "build", "passages", 0),
    Row("  seconds", "build", "seconds", 1),
    Row("  peak memory, MB", "build", "peak_mb", 0),
)


class Ratio(NamedTuple):
    """How many times as long the first side takes as the second, and the most it should be."""

    title: str
    what: str
    name: str
    side: str
    against: str
    aim: float | None


RATIOS = (
    Ratio("cold ask / bare model, loaded and used once", "cold", "to_answer", OURS, BARE, 2.0),
    Ratio("warm ask / bare embedding", "warm", "median_ms", OURS, BARE, 2.0),
    Ratio("build / bare embedding of the passages", "build", "each_ms", OURS, BARE, 1.15),
    Ratio("pipeline / ask, cold", "cold", "to_answer", PIPELINE, OURS, None),
    Ratio("pipeline / ask, warm", "warm", "median_ms", PIPELINE, OURS, None),
    Ratio("pipeline / build, for a passage", "build", "each_ms", PIPELINE, OURS, None),
    Ratio("pipeline / ask, peak memory", "cold", "peak_mb", PIPELINE, OURS, None),
)


def with_rates(figures: Figures) -> Figures:
    """Add how many passages a build does in a second, and the milliseconds for each."""
    rates = {
        side: {
            **figure,
            "a_second": figure["passages"] / figure["seconds"],
            "each_ms": 1000 * figure["seconds"] / figure["passages"],
        }
        for side, figure in figures["build"].items()
    }
    return {**figures, "build": rates}


def ratios(figures: Figures) -> list[dict[str, str | float | None]]:
    """Give every ratio of which both sides were measured, with its aim and whether it is reached."""
    return [
        {
            "title": one.title,
            "ratio": round(found, 3),
            "aim": one.aim,
            "reached": None if one.aim is None else found <= one.aim,
        }
        for one in RATIOS
        if (found := _ratio(one, figures)) is not None
    ]


def _ratio(one: Ratio, figures: Figures) -> float | None:
    sides = figures[one.what]
    if one.side not in sides or one.against not in sides:
        return None
    return sides[one.side][one.name] / sides[one.against][one.name]


def table(figures: Figures) -> str:
    """Write the figures, the steps of our build, and the ratios."""
    shown = [side for side in SIDES if any(side in sides for sides in figures.values())]
    lines = ["".join([f"{'':34}", *(f"{side:>16}" for side in shown)])]
    for row in ROWS:
        cells = [_cell(row, figures[row.what].get(side, {})) for side in shown]
        lines.append("".join([f"{row.title:34}", *(f"{cell:>16}" for cell in cells)]))
    lines += ["", "Our build, by step:"]
    steps = {n: v for n, v in figures["build"][OURS].items() if n.startswith("step: ")}
    lines += [
        f"  {name.removeprefix('step: '):32}{seconds:6.2f} s" for name, seconds in steps.items()
    ]
    lines += ["", "Ratios:"]
    for one in ratios(figures):
        aim = "" if one["aim"] is None else f"(aim: {one['aim']} or less)"
        lines.append(f"  {one['title']:46}{one['ratio']:7.2f}  {aim}".rstrip())
    return "\n".join(lines)


def _cell(row: Row, figure: Mapping[str, float]) -> str:
    return f"{figure[row.name]:.{row.decimals}f}" if row.name in figure else "-"
