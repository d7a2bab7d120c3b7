"""What starts quickly must not load what is slow, and loads it in no roundabout way."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.conversation.workspace import Workspace
from assistant.record.entries import Voice
from assistant.settings import Settings
from tests.conftest import NO_NETWORK

HEAVY = {
    "torch",
    "transformers",
    "sentence_transformers",
    "chromadb",
    "langchain",
    "langchain_core",
    "langchain_openai",
    "langchain_text_splitters",
    "langsmith",
    "openai",
    "tiktoken",
    "httpx2",
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


def imported_before(text: str, cache_dir: Path, data_dir: Path, *arguments: str) -> set[str]:
    """Run a command in a terminal until ``text`` is painted; give what was imported by then.

    The app paints on standard error, where Python notes each import: one stream keeps their order.
    """
    env = {
        **os.environ,
        "PYTHONPATH": str(NO_NETWORK),
        "OWNWORDS_CACHE_DIR": str(cache_dir),
        "OWNWORDS_DATA_DIR": str(data_dir),
        "TERM": "xterm-256color",
        "COLUMNS": "80",
        "LINES": "24",
    }
    master, slave = pty.openpty()
    command = [sys.executable, "-X", "importtime", "-m", "assistant", *arguments]
    process = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=subprocess.PIPE, env=env)
    assert process.stderr is not None
    seen = b""
    try:
        while text.encode() not in seen and (more := os.read(process.stderr.fileno(), 65_536)):
            seen += more
    finally:
        process.kill()
        process.wait()
        process.stderr.close()
        os.close(master)
        os.close(slave)
    before, found, _ = seen.decode(errors="replace").partition(text)
    assert found, before[-2_000:]
    return set(re.findall(r"import time: [ \d|]+\| +(\w+)", before))


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


@pytest.mark.parametrize("chosen", [None, "one-page-profile"])
def test_the_first_question_waits_for_nothing_that_it_does_not_need(
    cache_dir: Path, tmp_path: Path, chosen: str | None
) -> None:
    workspace = Workspace(Settings(data_dir=tmp_path, cache_dir=cache_dir))
    record = workspace.new_record("Maya", "england", 15)
    if chosen:
        workspace.aims(record, workspace.view(record).people[0].id).choose(chosen)
        assert chosen in workspace.in_formats  # from now on this is kept
    question = workspace.flows.questions()[0].ask.for_voice(Voice.YOUNG_PERSON)
    assert workspace.says.line("left.skip")  # from now on both are kept
    workspace.store.close()
    loaded = imported_before(
        question, cache_dir, tmp_path, "answer", record, "--voice", "young_person"
    )
    assert {"assistant", "textual", "sqlite3"} <= loaded
    assert not (HEAVY | {"numpy", "onnxruntime", "pydantic", "typer", "yaml"}) & loaded


def test_home_is_painted_before_anything_is_opened(cache_dir: Path, tmp_path: Path) -> None:
    loaded = imported_before("Start a plan", cache_dir, tmp_path)
    assert "textual" in loaded
    assert not (HEAVY | {"numpy", "onnxruntime", "pydantic", "typer", "yaml", "sqlite3"}) & loaded
