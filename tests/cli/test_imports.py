"""What starts quickly must not load what is slow, and loads it in no roundabout way."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import NO_NETWORK

HEAVY = {
    "torch",
    "transformers",
    "sentence_transformers",
    "chromadb",
    "langchain",
    "langchain_core",
    "langchain_text_splitters",
    "onnx",
    "docx",
    "typst",
}

_PROBE = """
import json, sys
from assistant.cli import main
sys.argv = ["ownwords", *json.loads(sys.argv[1])]
try:
    main()
except SystemExit as stop:
    assert not stop.code, stop.code
print(json.dumps(sorted({name.split(".")[0] for name in sys.modules})), file=sys.stderr)
"""


def imported(cache_dir: Path, data_dir: Path, *arguments: str, typed: str = "") -> set[str]:
    env = {
        **os.environ,
        "PYTHONPATH": str(NO_NETWORK),
        "OWNWORDS_CACHE_DIR": str(cache_dir),
        "OWNWORDS_DATA_DIR": str(data_dir),
    }
    done = subprocess.run(
        [sys.executable, "-c", _PROBE, json.dumps(arguments)],
        input=typed,
        env=env,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stderr.splitlines()[-1]))


@pytest.mark.parametrize(
    "arguments",
    [
        ("--version",),
        ("records",),
        ("ask", "how many targets should an IEP have", "--nation", "england"),
        ("screen", "hit the ball"),
    ],
)
def test_commands_load_nothing_heavy(
    cache_dir: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    assert not HEAVY & imported(cache_dir, tmp_path, *arguments)


def test_plain_mode_loads_nothing_heavy_and_no_textual(cache_dir: Path, tmp_path: Path) -> None:
    loaded = imported(cache_dir, tmp_path, "--plain", typed="n\nMaya\n1\n15\n1\nhello there all\n")
    assert not (HEAVY | {"textual", "onnxruntime"}) & loaded


def test_version_loads_neither_the_app_nor_the_guidance(cache_dir: Path, tmp_path: Path) -> None:
    loaded = imported(cache_dir, tmp_path, "--version")
    assert not {"textual", "pydantic", "numpy", "yaml"} & loaded
