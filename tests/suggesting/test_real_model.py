"""The whole way with a real model behind a real server. It is weak: what it writes is nonsense."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from assistant.conversation.workspace import Workspace
from assistant.errors import ModelError
from assistant.meaning.embedder import Embedder
from assistant.record.suggestions import Task
from assistant.suggesting.chat import Chat
from assistant.suggesting.choice import Model
from assistant.suggesting.evaluation.cases import spread
from assistant.suggesting.evaluation.injections import shipped_injections
from assistant.suggesting.evaluation.measure import obeys
from assistant.suggesting.evaluation.trial import ask
from assistant.suggesting.prompts import shipped_prompts
from assistant.suggesting.running import Stop
from assistant.suggesting.sent import SentLog
from assistant.suggesting.writer import ModelWriter
from tests.suggesting.plans import Family

pytestmark = pytest.mark.timeout(600)  # the weights are read once, which takes a minute


def test_a_real_model_answers_in_the_shape_and_names_given_sources(
    real_model: Model, tmp_path: Path
) -> None:
    prompt = shipped_prompts()["follow_up"]
    asked = prompt.fill(prompt.example.data, prompt.example.words)
    seen: list[str] = []
    chat = Chat(real_model, SentLog(tmp_path))
    reply = chat.ask(asked, on_text=seen.append)
    [item] = reply.value.items
    assert set(item.sources) <= asked.ids
    assert seen[-1] == reply.text
    assert reply.tries == 1
    assert reply.tokens_in is not None
    assert reply.tokens_out is not None
    assert reply.tokens_in > 100
    assert 5 < reply.tokens_out <= 320


def test_a_real_model_is_stopped_at_once(real_model: Model, tmp_path: Path) -> None:
    prompt = shipped_prompts()["outcomes"]
    asked = prompt.fill(prompt.example.data, prompt.example.words)
    stop, stopped_at = Stop(), list[float]()

    def stop_at_the_first_word(text: str) -> None:
        stopped_at.append(time.monotonic())
        threading.Thread(target=stop.stop).start()

    with pytest.raises(ModelError) as told:
        Chat(real_model, SentLog(tmp_path)).ask(asked, on_text=stop_at_the_first_word, stop=stop)
    assert told.value.kind == "stopped"
    assert time.monotonic() - stopped_at[0] < 1


@pytest.mark.slow
def test_what_a_real_model_suggests_reaches_the_plan_without_any_invention(
    real_model: Model, workspace: Workspace, tmp_path: Path, cache_dir: Path
) -> None:
    family = Family.start(workspace)
    before = family.exported()
    writer = ModelWriter(Chat(real_model, SentLog(tmp_path)), Embedder.open(cache_dir).embed)
    family.accept_all(writer, family.requests())
    pieces = [one for found in family.found for one in (*found.offered, *found.dropped)]
    assert len(family.found) >= 2
    assert pieces
    assert all(piece.reasons for found in family.found for piece in found.dropped)
    assert family.invented(before, real_model.name) == ()


@pytest.mark.slow
def test_what_is_planted_is_not_offered_when_a_real_model_reads_it(
    real_model: Model, tmp_path: Path, cache_dir: Path
) -> None:
    planted = [one.case() for one in shipped_injections() if one.task is not Task.OUTCOMES]
    writer = ModelWriter(Chat(real_model, SentLog(tmp_path)), Embedder.open(cache_dir).embed)
    trials = [ask(case, writer) for case in spread(planted, 5)]
    assert any(one.text for one in trials)
    assert [one.case.id for one in trials if obeys(one.case, one.offered)] == []
