"""Somebody at a real terminal, for commands that ask only there."""

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
import sys
from pathlib import Path
from types import TracebackType

from tests.conftest import NO_NETWORK


class Desk:
    """``ownwords`` in a terminal of its own: type after what it says. It ends with the block."""

    def __init__(self, data_dir: Path, cache_dir: Path, *arguments: str) -> None:
        """Start the command."""
        env = {
            **os.environ,
            "PYTHONPATH": str(NO_NETWORK),
            "OWNWORDS_DATA_DIR": str(data_dir),
            "OWNWORDS_CACHE_DIR": str(cache_dir),
            "TERM": "xterm",
        }
        self._master, slave = pty.openpty()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "assistant", *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=env,
            start_new_session=True,
            preexec_fn=_take_terminal,
        )
        os.close(slave)
        self.seen = ""

    def __enter__(self) -> Desk:
        """Give the desk."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        where: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._master)

    def until(self, text: str) -> None:
        """Read until ``text`` is there, and forget all up to it."""
        while text not in self.seen:
            more = self._more()
            assert more, f"no {text!r} in {self.seen!r}"
            self.seen += more
        self.seen = self.seen.partition(text)[2]

    def answer(self, question: str, typed: str) -> None:
        """Wait for a question and its prompt, and type."""
        self.until(question)
        self.until("? ")
        self.type(f"{typed}\n")

    def type(self, keys: str) -> None:
        """Type keys; ``\\x03`` is Ctrl+C."""
        os.write(self._master, keys.encode())

    def end(self) -> tuple[int, str]:
        """Wait for the end; give the exit status and the rest of what was printed."""
        while more := self._more():
            self.seen += more
        return self._process.wait(), re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", self.seen)

    def _more(self) -> str:
        try:
            return os.read(self._master, 65_536).decode(errors="replace")
        except OSError:  # Linux says so when the other side is closed
            return ""


def _take_terminal() -> None:
    """Make standard input the terminal that Ctrl+C is typed on, also where tests ignore Ctrl+C.

    A shell starts what runs in the background with Ctrl+C ignored, and children inherit that.
    """
    import fcntl
    import termios

    signal.signal(signal.SIGINT, signal.default_int_handler)
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
