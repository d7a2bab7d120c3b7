"""Runs a real Chroma server on this machine for a test, and ends it again."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Self
from urllib.parse import quote
from urllib.request import Request, urlopen

_WAIT_SECONDS = 60.0
_LOOK_EVERY = 0.05


class Server:
    """``chroma run`` over a folder. It can be killed and started again at the same address."""

    def __init__(self, folder: Path) -> None:
        """Choose a free port; ``start`` starts it."""
        self._folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self._port}"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until its heart beats."""
        chroma = Path(sys.executable).with_name("chroma")
        command = [chroma, "run", "--path", self._folder, "--host", "127.0.0.1"]
        self._process = subprocess.Popen(
            [*map(str, command), "--port", str(self._port)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "ANONYMIZED_TELEMETRY": "False"},
            start_new_session=True,
        )
        end = time.monotonic() + _WAIT_SECONDS
        while not self._beats():
            assert time.monotonic() < end, "the Chroma server did not start"
            assert self._process.poll() is None, "the Chroma server ended"
            time.sleep(_LOOK_EVERY)

    def empty(self) -> None:
        """Take everything out of it; start it where the test before left it dead or hanging."""
        if self._process is not None and self._process.poll() is None:
            self.go_on()
        else:
            self.start()
        collections = (
            f"{self.url}/api/v2/tenants/default_tenant/databases/default_database/collections"
        )
        with urlopen(collections, timeout=_WAIT_SECONDS) as answer:
            held = json.load(answer)
        for one in held:
            request = Request(f"{collections}/{quote(one['name'], safe='')}", method="DELETE")
            with urlopen(request, timeout=_WAIT_SECONDS):
                pass

    def _beats(self) -> bool:
        try:
            with urlopen(f"{self.url}/api/v2/heartbeat", timeout=1) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    def kill(self) -> None:
        """Kill it as a power cut would (``kill -9``), and wait until it is gone."""
        self._signal(signal.SIGKILL)
        assert self._process is not None
        self._process.wait()

    def hang(self) -> None:
        """Let it stand still: it takes connections and never answers."""
        self._signal(signal.SIGSTOP)

    def go_on(self) -> None:
        """Let it go on after ``hang``."""
        self._signal(signal.SIGCONT)

    def _signal(self, what: signal.Signals) -> None:
        assert self._process is not None
        os.killpg(self._process.pid, what)

    def __enter__(self) -> Self:
        """Start it for a block."""
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        """End it after the block."""
        if self._process is not None and self._process.poll() is None:
            self.kill()
