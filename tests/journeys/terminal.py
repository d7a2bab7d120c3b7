"""A real terminal of 80x24 to run the real app in, by tmux."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import NO_NETWORK

needs_tmux = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
_PATIENCE_SECONDS = 40.0


def wait_until(true: Callable[[], bool], what: Callable[[], str]) -> None:
    """Look again and again until something holds; fail with ``what`` when it never does."""
    until = time.monotonic() + _PATIENCE_SECONDS
    pause = threading.Event()
    while not true():
        assert time.monotonic() < until, what()
        pause.wait(0.03)


@dataclass
class Terminal:
    """One tmux server with one window, in which ``ownwords`` runs."""

    data_dir: Path
    cache_dir: Path

    def __post_init__(self) -> None:
        self._socket = f"ownwords-{uuid.uuid4().hex[:8]}"

    def start(self, *arguments: str) -> None:
        """Start the command in a new window of 80x24."""
        env = {
            "OWNWORDS_DATA_DIR": str(self.data_dir),
            "OWNWORDS_CACHE_DIR": str(self.cache_dir),
            "PYTHONPATH": str(NO_NETWORK),
            "PATH": os.environ["PATH"],
        }
        settings = [f"{name}={value}" for name, value in env.items()]
        command = "exec " + shlex.join(
            ["env", *settings, sys.executable, "-m", "assistant", *arguments]
        )
        window = ["new-session", "-d", "-x", "80", "-y", "24", "-s", "it"]
        self._tmux("-f", "/dev/null", *window, command)

    def screen(self) -> str:
        """What stands on the screen now."""
        return self._tmux("capture-pane", "-p", "-t", "it")

    def until(self, text: str) -> str:
        """Wait until the screen shows ``text``; give the screen."""
        wait_until(lambda: text in self.screen(), lambda: f"no {text!r} in\n{self.screen()}")
        return self.screen()

    def type(self, words: str) -> None:
        """Type words and press Enter."""
        self._tmux("send-keys", "-t", "it", "-l", words)
        self.press("Enter")

    def press(self, *keys: str) -> None:
        """Press keys by their tmux names."""
        self._tmux("send-keys", "-t", "it", *keys)

    def kill_9(self) -> None:
        """End the app without any warning."""
        pid = int(self._tmux("list-panes", "-t", "it", "-F", "#{pane_pid}"))
        os.kill(pid, signal.SIGKILL)
        wait_until(lambda: not self.running(), lambda: "the app did not end")

    def running(self) -> bool:
        """Whether the window is still there."""
        asked = ["tmux", "-L", self._socket, "has-session", "-t", "it"]
        return subprocess.run(asked, capture_output=True).returncode == 0

    def close(self) -> None:
        """End the tmux server."""
        subprocess.run(["tmux", "-L", self._socket, "kill-server"], capture_output=True)

    def _tmux(self, *arguments: str) -> str:
        command = ["tmux", "-L", self._socket, *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout
