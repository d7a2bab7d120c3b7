"""What tests of the full screen share."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from assistant.meaning.embedder import Embedder
from tests.ui.suggesting import Tables, table_with


@pytest.fixture(scope="session")
def embedder(cache_dir: Path) -> Embedder:
    """The embedding model of the check, opened once."""
    return Embedder.open(cache_dir)


@pytest.fixture
def tables(tmp_path: Path, content_cache: Path, embedder: Embedder) -> Tables:
    """Opens a Record beside a scripted model, without guidance: see ``table_with``."""
    return partial(table_with, tmp_path / "data", content_cache, embedder.embed)


@pytest.fixture
def guided_tables(tmp_path: Path, cache_dir: Path) -> Tables:
    """The same with the shipped guidance, and with the model as the workspace makes it."""
    return partial(table_with, tmp_path / "data", cache_dir, None)
