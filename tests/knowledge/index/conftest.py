from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.knowledge.index.build import build
from assistant.knowledge.index.places import shipped_slot
from assistant.knowledge.library import Library
from assistant.meaning.embedder import model_folder
from assistant.resources import guidance_docs
from tests.knowledge.index.server import Server
from tests.knowledge.writing import write_document

TOPICS = {"travel": "learn the bus to work"}


@pytest.fixture(scope="session")
def two_shipped(tmp_path_factory: pytest.TempPathFactory, cache_dir: Path) -> Library:
    """Two shipped documents, built: for tests that change only what a person adds."""
    folder = tmp_path_factory.mktemp("shipped")
    cache = folder / "cache"
    (cache / "index").mkdir(parents=True)
    vectors = shipped_slot(Library(cache_dir, guidance_docs()))
    (cache / "index" / "library-shipped").symlink_to(vectors, target_is_directory=True)
    model_folder(cache).symlink_to(model_folder(cache_dir), target_is_directory=True)
    guidance = folder / "guidance"
    write_document(guidance, "buses", "## Travel training\n\nLearn the bus to work.")
    write_document(guidance, "plans", "## Plans\n\nA plan in Wales.", nations=["wales"])
    library = Library(cache, guidance)
    build(library, TOPICS, lambda *_: None)
    return library


@pytest.fixture
def server(chroma: Server) -> Server:
    """A shared library that holds nothing yet."""
    chroma.empty()
    return chroma


@pytest.fixture
def ann(two_shipped: Library, tmp_path: Path, server: Server) -> Library:
    """One person's library; the shipped part has two documents."""
    return replace(two_shipped, own_dir=tmp_path / "ann" / "library", server=server.url)


@pytest.fixture
def bob(ann: Library, tmp_path: Path) -> Library:
    """Another person's, on the same server."""
    return replace(ann, own_dir=tmp_path / "bob" / "library")
