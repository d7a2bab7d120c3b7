"""Runs each side as a process of its own, and takes the time and the memory it needs."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import IO, Any

from benchmarks.sides.turns import WAITING

Figures = dict[str, dict[str, dict[str, float]]]
"""The medians: by what was done (cold, warm, build), then by side, then by name of the figure."""

_UNIT = 1 if sys.platform == "darwin" else 1024
"""What the system counts the memory of a process in, in bytes."""


@dataclass(frozen=True)
class Job:
    """What one side does once: the arguments of ``python -m`` that make it do so."""

    what: str
    side: str
    command: tuple[str, ...]


def measure(jobs: Sequence[Job], runs: int, env: Mapping[str, str]) -> Figures:
    """Do all jobs one after the other, ``runs`` times, and give the medians of their figures."""
    taken: dict[tuple[str, str], list[dict[str, float]]] = defaultdict(list)
    for _ in range(runs):
        for job in jobs:
            taken[job.what, job.side].append(run(job.command, env))
    figures: Figures = defaultdict(dict)
    for (what, side), several in taken.items():
        figures[what][side] = {
            name: statistics.median(one[name] for one in several) for name in several[0]
        }
    return dict(figures)


def measure_by_turns(jobs: Sequence[Job], env: Mapping[str, str]) -> Figures:
    """Do each job once, all side by side, of which only one works at a time (see ``turns``)."""
    figures: Figures = defaultdict(dict)
    working = []
    for job in jobs:
        child = _Child(job.command, env)
        working.append((job, child))
        child.line()  # it has loaded what it needs, and waits
    while working:
        for job, child in list(working):
            child.let_work()
            said = child.line()
            if said != WAITING:
                figures[job.what][job.side] = _numbers(said) | {"peak_mb": child.ended()}
                working.remove((job, child))
    return dict(figures)


def run(command: Sequence[str], env: Mapping[str, str]) -> dict[str, float]:
    """Run a module to its end.

    Gives ``to_answer``, the seconds from the start of the process to its first word on
    standard output; ``peak_mb``; and every number that it printed. Raises SystemExit
    when it fails.
    """
    began = time.perf_counter()
    child = _Child(command, env)
    child.let_work_on()
    said = child.said.read(1)
    to_answer = time.perf_counter() - began
    said += child.said.read()
    return {"to_answer": to_answer, "peak_mb": child.ended(), **_numbers(said)}


class _Child:
    """A process of which we read what it says, and at its end how much memory it took."""

    def __init__(self, command: Sequence[str], env: Mapping[str, str]) -> None:
        self._command = command
        self._problems = tempfile.TemporaryFile()  # noqa: SIM115 - closed in ``ended``
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(
            [sys.executable, "-m", *command],
            stdin=pipe,
            stdout=pipe,
            stderr=self._problems,
            env=env,
            text=True,
        )

    @property
    def said(self) -> IO[str]:
        """What it says on standard output."""
        assert self._process.stdout is not None
        return self._process.stdout

    def line(self) -> str:
        """Give its next line. Raises SystemExit when it ended without one."""
        line = self.said.readline().strip()
        if not line:
            self.ended()
            raise SystemExit(f"{' '.join(self._command)} said nothing.")
        return line

    def let_work(self) -> None:
        """Give it one turn."""
        assert self._process.stdin is not None
        self._process.stdin.write("go\n")
        self._process.stdin.flush()

    def let_work_on(self) -> None:
        """Give it all the turns that it will ever ask for."""
        assert self._process.stdin is not None
        self._process.stdin.close()

    def ended(self) -> float:
        """Wait for its end; give the most memory that it held, in MB. Raises SystemExit."""
        self.said.read()
        # Not process.wait(): only this tells the memory of this one child.
        _, status, used = os.wait4(self._process.pid, 0)
        self._process.returncode = os.waitstatus_to_exitcode(status)
        self.let_work_on()
        self.said.close()
        with self._problems as problems:
            problems.seek(0)
            told = problems.read().decode(errors="replace")
        if self._process.returncode:
            raise SystemExit(f"{' '.join(self._command)} failed:\n{told}")
        return used.ru_maxrss * _UNIT / 1e6


def _numbers(said: str) -> dict[str, float]:
    try:
        read: Any = json.loads(said)
    except ValueError:  # words for people
        return {}
    return {name: value for name, value in read.items() if isinstance(value, int | float)}
