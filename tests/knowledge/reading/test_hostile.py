"""Nothing that a file can hold harms the program, and each is refused with a reason or inert."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from assistant.record.words import inert
from tests.conftest import NO_NETWORK
from tests.knowledge.reading.hostile.every import INERT, REFUSED, write_all

ROOT = Path(__file__).parents[3]
MEMORY_MB = 300


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What came of each file; all are read by one process, each in a child of its own."""
    folder = tmp_path_factory.mktemp("hostile")
    names = [name for name, _ in write_all(folder)]
    ran = subprocess.run(
        [sys.executable, "-m", "tests.knowledge.reading.watched", str(folder)],
        input="\n".join(names),
        capture_output=True,
        text=True,
        timeout=110,
        cwd=ROOT,
        env={"PYTHONPATH": str(NO_NETWORK)},
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    assert ran.stderr == ""
    found = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [one["name"] for one in found] == names
    return {one["name"]: one for one in found}


def test_there_are_enough(answers: dict[str, dict[str, Any]]) -> None:
    assert len(answers) >= 100


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_with_a_reason(answers: dict[str, dict[str, Any]], name: str) -> None:
    assert "refused" in answers[name], answers[name].get("text", "")[:300]
    reason, do = answers[name]["refused"]
    assert REFUSED[name][0] in reason
    for sentence in (reason, do):
        assert sentence.endswith(".") and "SECRET" not in sentence
        assert "Traceback" not in sentence and sentence == inert(sentence)


@pytest.mark.parametrize("name", INERT)
def test_it_is_read_and_inert(answers: dict[str, dict[str, Any]], name: str) -> None:
    assert "refused" not in answers[name], answers[name]
    said = f"{answers[name]['title']}\n{answers[name]['text']}"
    assert "SECRET" not in said and "root:" not in said
    assert inert(said) == said


def test_no_child_held_more_than_its_memory(answers: dict[str, dict[str, Any]]) -> None:
    most = max(answers.values(), key=lambda one: int(one["kilobytes"]))
    assert most["kilobytes"] < MEMORY_MB * 1024, most["name"]
