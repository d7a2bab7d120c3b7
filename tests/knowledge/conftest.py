from __future__ import annotations

from pathlib import Path

import pytest

from assistant.knowledge.index.places import shipped_slot
from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.library import Library
from assistant.meaning.embedder import model_folder
from assistant.resources import guidance_docs


@pytest.fixture
def own_cache(tmp_path: Path, cache_dir: Path) -> Path:
    """A cache of this test's own: the model is ready, and the vectors of the shipped guidance."""
    own = tmp_path / "cache"
    (own / "index").mkdir(parents=True)
    there = shipped_slot(Library(cache_dir, guidance_docs()))
    (own / "index" / "library-shipped").symlink_to(there, target_is_directory=True)
    model_folder(own).symlink_to(model_folder(cache_dir), target_is_directory=True)
    return own


@pytest.fixture
def guidance(tmp_path: Path) -> Path:
    """An empty folder for guidance documents."""
    folder = tmp_path / "guidance"
    folder.mkdir()
    return folder


@pytest.fixture(scope="session")
def shipped(cache_dir: Path) -> Knowledge:
    """The shipped guidance."""
    return Knowledge.open(Library(cache_dir, guidance_docs()))
