"""Runs the real command in a process of its own, with the network blocked."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.conftest import NO_NETWORK


@dataclass
class Cli:
    """The command, with its own data folder and a prepared cache."""

    data_dir: Path
    cache_dir: Path

    def __call__(
        self, *arguments: str, typed: str | bytes = "", **environment: str
    ) -> subprocess.CompletedProcess[str]:
        env = {
            **os.environ,
            "PYTHONPATH": str(NO_NETWORK),
            "OWNWORDS_DATA_DIR": str(self.data_dir),
            "OWNWORDS_CACHE_DIR": str(self.cache_dir),
            **environment,
        }
        done = subprocess.run(
            [sys.executable, "-m", "assistant", *arguments],
            input=typed.encode() if isinstance(typed, str) else typed,
            capture_output=True,
            env=env,
        )
        assert b"Traceback" not in done.stderr, done.stderr.decode()
        return subprocess.CompletedProcess(
            done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
        )

    def ok(self, *arguments: str, typed: str | bytes = "") -> str:
        done = self(*arguments, typed=typed)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def json(self, *arguments: str) -> Any:
        import json

        return json.loads(self.ok(*arguments, "--json"))
