"""The whole way with a real model behind a real server. It is weak: what it writes is nonsense."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from assistant.errors import ModelError
from assistant.suggesting.chat import Chat
from assistant.suggesting.choice import Model
from assistant.suggesting.prompts import shipped_prompts
from assistant.suggesting.running import Stop
from assistant.suggesting.sent import SentLog

pytestmark = pytest.mark.timeout(600)  # the weights are read once, which takes a minute


def test_a_real_model_answers_in_the_shape_and_names_given_sources(
    real_model: Model, tmp_path: Path
) -> None:
    prompt = shipped_prompts()["follow_up"]
    asked = prompt.fill(prompt.example.data, prompt.example.words)
    seen: list[str] = []
    chat = Chat(real_model, SentLog(tmp_path))
    reply = chat.ask(asked.messages, asked.shape, asked.ids, on_text=seen.append)
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
        Chat(real_model, SentLog(tmp_path)).ask(
            asked.messages, asked.shape, asked.ids, on_text=stop_at_the_first_word, stop=stop
        )
    assert told.value.kind == "stopped"
    assert time.monotonic() - stopped_at[0] < 1
