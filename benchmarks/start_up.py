"""Start to first question, against a bare Textual app with the same widgets, side by side in one run.

    python -m benchmarks.start_up [RUNS]

Each app runs as a process of its own in a pseudo-terminal of 80x24, in turn:
ours, bare, ours, bare. Time runs from the start of the process to the moment the
question's text has reached the terminal. What counts is the ratio of the medians.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

from assistant.conversation.turns import Asked, Opened
from assistant.conversation.workspace import Workspace
from assistant.record.entries import Voice
from assistant.settings import load_settings
from assistant.ui.telling import rows_of

_WAIT_SECONDS = 60.0


def until_shown(command: list[str], text: bytes, env: dict[str, str]) -> float:
    """Start a command in a terminal; give the seconds until it has shown ``text``."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    began = time.perf_counter()
    process = subprocess.Popen(
        command, stdin=slave, stdout=slave, stderr=slave, env=env, start_new_session=True
    )
    os.close(slave)
    seen = b""
    try:
        while text not in seen:
            left = _WAIT_SECONDS - (time.perf_counter() - began)
            if left < 0 or not select.select([master], [], [], left)[0]:
                raise SystemExit(f"{command} did not show {text!r} in {_WAIT_SECONDS} seconds")
            seen += os.read(master, 65_536)
        return time.perf_counter() - began
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        os.close(master)


def first_words(workspace: Workspace) -> tuple[list[str], str]:
    """Give the texts that stand in the transcript before the first question, and the question."""
    record = workspace.new_record("Maya", "england", 15)
    person = workspace.person(record, Voice.YOUNG_PERSON)
    turns = workspace.sitting(record, person.id).take(Opened())
    (question,) = [turn.text for turn in turns if isinstance(turn, Asked)]
    return [row.text for row in rows_of(turns)], question


def main(runs: int) -> None:
    """Measure and print the medians and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        env = {**os.environ, "OWNWORDS_DATA_DIR": folder, "TERM": "xterm-256color"}
        workspace = Workspace(load_settings(Path(folder)))
        rows, question = first_words(workspace)
        record = workspace.new_record("Maya", "england", 15)
        workspace.store.close()
        ours = [sys.executable, "-m", "assistant", "answer", record, "--voice", "young_person"]
        bare = [sys.executable, "-m", "benchmarks.bare_app", question, *rows]
        shown = question.encode()
        for command in (ours, bare):
            until_shown(command, shown, env)  # warm the file cache
        times: dict[str, list[float]] = {"ownwords": [], "bare": []}
        for _ in range(runs):
            times["ownwords"].append(until_shown(ours, shown, env))
            times["bare"].append(until_shown(bare, shown, env))
    for name, seconds in times.items():
        low, middle, high = min(seconds), statistics.median(seconds), max(seconds)
        print(f"{name:9} median {middle:.3f} s  (min {low:.3f}, max {high:.3f}, {runs} runs)")
    ratio = statistics.median(times["ownwords"]) / statistics.median(times["bare"])
    print(f"ratio     {ratio:.2f}  (aim: 1.30 or less)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
