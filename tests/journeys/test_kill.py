"""kill -9 in the middle of an interview: what was acknowledged is there, and the next question is right."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.runner import Cli
from tests.conftest import NO_NETWORK


@pytest.mark.parametrize("answers", [1, 2, 5])
def test_plain_mode_killed_after_an_answer_was_called_saved(
    cli: Cli, cache_dir: Path, answers: int
) -> None:
    record = cli.ok("new", "--name", "Maya", "--nation", "wales", "--age", "15").strip()
    env = {
        **os.environ,
        "PYTHONPATH": str(NO_NETWORK),
        "OWNWORDS_DATA_DIR": str(cli.data_dir),
        "OWNWORDS_CACHE_DIR": str(cache_dir),
    }
    command = [sys.executable, "-m", "assistant", "--plain", "answer", record]
    running = subprocess.Popen(
        [*command, "--voice", "young_person"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=env,
        text=True,
    )
    assert running.stdin is not None
    assert running.stdout is not None
    said = [f"this is what I say to question number {place}" for place in range(answers)]
    for words in said:
        running.stdin.write(f"{words}\n")
        running.stdin.flush()
        while running.stdout.readline() != "Saved.\n":
            assert running.poll() is None
    os.kill(running.pid, signal.SIGKILL)
    running.wait()
    kept = [e["payload"].get("words") for e in cli.json("show", record)["entries"]]
    assert [words for words in kept if words in said] == said
    again = cli.ok("--plain", "answer", record, "--voice", "young_person", typed="")
    assert f"[{answers + 1} of" in again
