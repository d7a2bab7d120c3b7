"""Runs the real command: in this process, or in one of its own where the process is what is tested."""

from __future__ import annotations

import gc
import io
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from assistant.cli import main
from tests.conftest import NO_NETWORK

Done = subprocess.CompletedProcess[str]


@dataclass
class Cli:
    """The command, with its own data folder and a prepared cache.

    Only the start of a process is spared: the arguments, the streams, the environment and
    the exit status are the same. An interview talks with the streams of its process and has
    one of its own, and so has every command with ``apart``.
    """

    data_dir: Path
    cache_dir: Path
    apart: bool = False

    def __call__(self, *arguments: str, typed: str | bytes = "", **environment: str) -> Done:
        given = {
            "PYTHONPATH": str(NO_NETWORK),
            "OWNWORDS_DATA_DIR": str(self.data_dir),
            "OWNWORDS_CACHE_DIR": str(self.cache_dir),
            **environment,
        }
        words = typed.encode() if isinstance(typed, str) else typed
        run = _in_a_child if self.apart or "answer" in arguments else _here
        return run(arguments, words, given)

    def ok(self, *arguments: str, typed: str | bytes = "") -> str:
        done = self(*arguments, typed=typed)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def json(self, *arguments: str) -> Any:
        import json

        return json.loads(self.ok(*arguments, "--json"))


def _in_a_child(arguments: tuple[str, ...], typed: bytes, environment: dict[str, str]) -> Done:
    command = [sys.executable, "-m", "assistant", *arguments]
    env = {**os.environ, **environment}
    done = subprocess.run(command, input=typed, capture_output=True, env=env)
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return Done(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def _here(arguments: tuple[str, ...], typed: bytes, environment: dict[str, str]) -> Done:
    """Call ``main`` as the process would. What is no message of ours is raised, and fails the test."""
    # 80 columns are what a process without a terminal takes; here there may be one
    env = {"COLUMNS": "80", **environment}
    out, err = io.BytesIO(), io.BytesIO()
    before = gc.get_threshold()
    with (
        patch.dict(os.environ, env),
        patch.object(sys, "argv", ["ownwords", *arguments]),
        patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed))),
        patch.object(sys, "stdout", io.TextIOWrapper(out, write_through=True)),
        patch.object(sys, "stderr", io.TextIOWrapper(err, write_through=True)),
    ):
        try:
            main()
            status = 0
        except SystemExit as stop:
            status = stop.code if isinstance(stop.code, int) else int(bool(stop.code))
        finally:
            gc.set_threshold(*before)
        return Done(arguments, status, out.getvalue().decode(), err.getvalue().decode())
