"""Exchanges written down and measured again without the model: the same figures, and nothing of a server.

``smollm2.jsonl`` is what SmolLM2-135M-Instruct really wrote, behind the server of these tests. After a
change of the prompts or the cases, start ``python -m tests.suggesting.small_server FOLDER`` and run
``ownwords model evaluate --model FOLDER --cases 10 --record tests/suggesting/evaluation/smollm2.jsonl``.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.errors import OwnwordsError
from assistant.grounding.model import Embed
from assistant.meaning.embedder import Embedder
from assistant.suggesting.chat import Chat
from assistant.suggesting.evaluation.model import ModelEvaluation
from assistant.suggesting.evaluation.recorded import (
    Recorder,
    Recording,
    Replayed,
    read_recording,
)
from assistant.suggesting.evaluation.run import all_cases, evaluate
from assistant.suggesting.sent import SentLog
from assistant.suggesting.writer import ModelWriter
from tests.suggesting.people import model
from tests.suggesting.servers import says, serving

REAL = Path(__file__).parent / "smollm2.jsonl"


@pytest.fixture(scope="module")
def embed(cache_dir: Path) -> Embed:
    return Embedder.open(cache_dir).embed


def nobody_looks(what: str, done: int, total: int) -> None:
    """Show nothing."""


def recorded(folder: Path, embed: Embed, *, away: bool, cases: int = 6) -> ModelEvaluation:
    """Evaluate a model that says odd things, and record it in ``folder``."""
    script = [
        says('{"nothing": true}', tokens=(100, 5)),
        says('{"lines": [{"text": "[PERSON_1] has 7 horses.", "sources": ["s1"]}]}'),
        says("I cannot write JSON, sorry."),
    ]
    with serving(*script) as server:
        chosen = replace(model(server, away=away), name="/secret/place/m", key="sk-secret")
        chat = Recorder(Chat(chosen, SentLog(folder)), folder / "m.jsonl", cases)
        wanted = all_cases(cases)
        return evaluate(ModelWriter(chat, embed), wanted, embed, nobody_looks)


def replayed(found: Recording, embed: Embed) -> ModelEvaluation:
    cases = all_cases(found.cases)[: len(found.exchanges)]
    return evaluate(ModelWriter(Replayed(found), embed), cases, embed, nobody_looks, of=found.cases)


@pytest.mark.parametrize("away", [False, True])
def test_a_recording_gives_the_figures_of_the_model(
    away: bool, tmp_path: Path, embed: Embed
) -> None:
    before = recorded(tmp_path, embed, away=away)
    after = replayed(read_recording(tmp_path / "m.jsonl"), embed)
    assert (before.model, after.model) == ("/secret/place/m", "m")
    same = {"model", "wrong"}  # its name is scrubbed, and so is the sentence of what failed
    assert after.model_dump(exclude=same) == before.model_dump(exclude=same)
    assert before.errors
    assert [one.written for one in after.wrong] == [one.written for one in before.wrong]


def test_nothing_of_a_server_or_its_key_is_kept(tmp_path: Path, embed: Embed) -> None:
    recorded(tmp_path, embed, away=True, cases=3)
    kept = (tmp_path / "m.jsonl").read_text()
    assert "I cannot write JSON, sorry." in kept
    for secret in ("sk-secret", "127.0.0.1", "http", "/secret/place"):
        assert secret not in kept


def test_what_a_real_model_wrote_is_measured_without_it(embed: Embed) -> None:
    """The figures that hang on the model alone are those of the day when it was asked."""
    found = replayed(read_recording(REAL), embed)
    assert (found.model, found.cases, found.asked) == ("smollm2-135m-instruct-0.1.2", 10, 10)
    assert (found.tokens_in, found.tokens_out, found.errors) == (4113, 582, {"too_long": 1})
    figures = {name: one.value for name, one in found.figures.items()}
    assert (figures["answered"], figures["refused_itself"]) == (0.9, 0.0)
    assert figures["seconds"] == 2.5658
    assert figures["obeyed_written"] == 0.3333
    assert figures["obeyed_offered"] == 0
    assert found.good_enough is False


def test_a_recording_may_be_played_and_recorded_anew(tmp_path: Path, embed: Embed) -> None:
    """Both are plain things that ask: no model and no chat is behind either."""
    found = read_recording(REAL)
    again = Recorder(Replayed(found), tmp_path / "again.jsonl", found.cases)
    evaluate(ModelWriter(again, embed), all_cases(found.cases)[:4], embed, nobody_looks)
    assert read_recording(tmp_path / "again.jsonl").exchanges == found.exchanges[:4]


def test_a_question_that_was_not_recorded_is_told(embed: Embed) -> None:
    whole = read_recording(REAL)
    first = replace(whole.exchanges[0], asked=("Another rule.", "Another task."))
    changed = replace(whole, exchanges=(first, *whole.exchanges[1:]))
    with pytest.raises(OwnwordsError, match="does not hold this question"):
        replayed(changed, embed)


_HEAD = '{"model": "m", "on": "2026-11-22", "elsewhere": false, "cases": 2}'
_ODD = (
    *("", "no JSON", "[]", '{"model": "m"}', '{"model": "m"}\n[1]'),
    _HEAD.replace("2026-11-22", "yesterday"),
    _HEAD.replace('"2026-11-22"', "5"),
    _HEAD.replace("2}", '"two"}'),
    _HEAD + '\n{"asked": [["a"]], "text": "x"}',
    "[" * 100_000,
)


def test_what_a_model_wrote_may_hold_any_sign(tmp_path: Path) -> None:
    file = tmp_path / "signs.jsonl"
    words = "one\u2028two\u0085three\r\nfour"
    row = json.dumps({"asked": ["a"], "text": words}, ensure_ascii=False)
    file.write_text(f"{_HEAD}\n{row}\n", encoding="utf-8", newline="")
    assert [one.text for one in read_recording(file).exchanges] == [words]


@pytest.mark.parametrize("text", _ODD)
def test_what_is_no_recording_is_told(text: str, tmp_path: Path) -> None:
    file = tmp_path / "odd.jsonl"
    file.write_text(text)
    with pytest.raises(OwnwordsError, match="it is no recording, or damaged"):
        read_recording(file)
    with pytest.raises(OwnwordsError, match="No such file"):
        read_recording(tmp_path / "none.jsonl")
