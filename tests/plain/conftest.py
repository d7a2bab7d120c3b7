from __future__ import annotations

import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.grounding.model import Embed
from assistant.meaning.embedder import Embedder
from assistant.settings import Settings
from tests.plain.modelled import Models


@pytest.fixture(scope="package")
def embed(cache_dir: Path) -> Embed:
    return Embedder.open(cache_dir).embed


@pytest.fixture
def models(settings: Settings, embed: Embed) -> Models:
    return Models(replace(settings, model="m"), embed)


@pytest.fixture
def ctrl_c() -> Iterator[None]:
    """Ctrl+C is heard, as at a terminal: a process that was started in the background ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)
