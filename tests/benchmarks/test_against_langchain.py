"""The benchmark measures what it says: other words in each copy, the same questions, real processes."""

from __future__ import annotations

import importlib.util
import os
import sys
import time
from pathlib import Path

import pytest

from assistant.knowledge.documents import read_documents
from assistant.knowledge.index.gathering import indexed_text
from assistant.knowledge.passages import cut
from assistant.resources import guidance_docs
from benchmarks.against_langchain import refuse_if_missing
from benchmarks.sides.measure import Figures, Job, measure, measure_by_turns, run
from benchmarks.sides.report import BARE, OURS, PIPELINE, ratios, table, with_rates
from benchmarks.sides.texts import questions, write_changed
from benchmarks.sides.turns import Turns

_HERE = dict(os.environ)


def _figures(seconds: float) -> Figures:
    return with_rates(
        {
            "cold": {
                BARE: {"to_answer": 0.5, "peak_mb": 200},
                OURS: {"to_answer": 0.9, "peak_mb": 230},
                PIPELINE: {"to_answer": 9.0, "peak_mb": 690},
            },
            "warm": {
                BARE: {"median_ms": 4.0, "peak_mb": 200},
                OURS: {"median_ms": 9.0, "peak_mb": 222},
            },
            "build": {
                BARE: {"passages": 1545, "seconds": 30.9, "peak_mb": 250},
                OURS: {"passages": 1545, "seconds": seconds, "peak_mb": 300, "step: Storing": 1.5},
            },
        }
    )


def test_the_text_for_a_build_has_1500_passages_and_no_two_are_the_same(tmp_path: Path) -> None:
    write_changed(guidance_docs(), tmp_path / "changed")
    documents = read_documents(tmp_path / "changed")
    texts = [indexed_text(one.front, passage) for one in documents for passage in cut(one)]
    assert len(texts) >= 1_500
    assert len(set(texts)) == len(texts)
    shipped = {passage.text for one in read_documents(guidance_docs()) for passage in cut(one)}
    assert not shipped & {passage.text for one in documents for passage in cut(one)}


def test_the_questions_are_all_different_and_always_the_same() -> None:
    asked = questions(200)
    assert len({question for question, _ in asked}) == 200
    assert asked == questions(200)


@pytest.mark.parametrize(("seconds", "reached"), [(34.0, True), (38.0, False)])
def test_a_ratio_says_whether_its_aim_is_reached(seconds: float, reached: bool) -> None:
    found = {str(one["title"]): one for one in ratios(_figures(seconds))}
    assert found["build / bare embedding of the passages"]["reached"] is reached
    assert found["warm ask / bare embedding"] == {
        "title": "warm ask / bare embedding",
        "ratio": 2.25,
        "aim": 2.0,
        "reached": False,
    }
    assert found["pipeline / ask, cold"]["ratio"] == 10.0
    assert "pipeline / ask, warm" not in found  # that side of it was not measured


def test_the_table_shows_what_was_measured_and_a_dash_where_nothing_was() -> None:
    rows = {line[:34].strip(): line[34:].split() for line in table(_figures(34.0)).splitlines()}
    assert rows["process start to first answer, s"] == ["0.50", "0.90", "9.00"]
    assert rows["warm question, median ms"] == ["4.0", "9.0", "-"]
    assert rows["build, passages a second"] == ["50.0", "45.4", "-"]


def test_a_process_is_measured_by_its_first_word_its_memory_and_its_numbers(tmp_path: Path) -> None:
    (tmp_path / "said.py").write_text(
        "held = bytearray(300_000_000)\nprint('{\"median_ms\": 4.5}')\n"
    )
    env = {**_HERE, "PYTHONPATH": str(tmp_path)}
    found = run(["said"], env)
    assert found["median_ms"] == 4.5
    assert found["peak_mb"] > 300
    assert measure([Job("cold", OURS, ("said",))], 3, env)["cold"][OURS]["median_ms"] == 4.5


def test_a_process_that_fails_ends_the_benchmark_with_its_words(tmp_path: Path) -> None:
    (tmp_path / "fails.py").write_text("raise RuntimeError('no such store')\n")
    env = {**_HERE, "PYTHONPATH": str(tmp_path)}
    with pytest.raises(SystemExit, match="no such store"):
        run(["fails"], env)
    with pytest.raises(SystemExit, match="no such store"):
        measure_by_turns([Job("build", OURS, ("fails",))], env)


def test_builds_take_turns(tmp_path: Path) -> None:
    log = tmp_path / "log"
    (tmp_path / "side.py").write_text(
        "import json, sys\n"
        "from benchmarks.sides.turns import Turns\n"
        "name, times = sys.argv[1], int(sys.argv[2])\n"
        "turns = Turns()\n"
        "turns.begin()\n"
        "for left in range(times, 0, -1):\n"
        f"    open({str(log)!r}, 'a').write(name)\n"
        "    left > 1 and turns.rest()\n"
        "print(json.dumps({'seconds': turns.now()}))\n"
    )
    root = str(Path(__file__).parents[2])
    env = {**_HERE, "PYTHONPATH": os.pathsep.join([str(tmp_path), root])}
    jobs = [Job("build", "one", ("side", "a", "3")), Job("build", "two", ("side", "b", "2"))]
    assert set(measure_by_turns(jobs, env)["build"]) == {"one", "two"}
    assert log.read_text() == "ababa"
    run(["side", "c", "4"], env)  # alone, it is not left waiting for a turn
    assert log.read_text() == "ababacccc"


def test_a_clock_stands_still_while_the_others_work(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    others_take = 7.0

    class Others:
        def readline(self) -> str:
            nonlocal now
            now += others_take
            return "go\n"

    monkeypatch.setattr(sys, "stdin", Others())
    monkeypatch.setattr(time, "perf_counter", lambda: now)
    turns = Turns()
    turns.begin()
    now += 2.0
    turns.rest()
    now += 3.0
    assert turns.now() == 5.0


def test_without_the_packages_of_the_pipeline_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util,
        "find_spec",
        lambda name, package=None: None if name == "langchain_chroma" else real(name, package),
    )
    with pytest.raises(SystemExit, match=r"langchain_chroma(.|\n)*pip install '\.\[bench\]'"):
        refuse_if_missing()
