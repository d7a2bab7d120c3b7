"""What all tests share: no network, no real home folder, a prepared model and index."""

from __future__ import annotations

import os
import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.conversation.workspace import Workspace
from assistant.settings import Settings, load_settings
from tests.knowledge.index.server import Server

NO_NETWORK = Path(__file__).parent / "no_network"
"""Put first on PYTHONPATH, this folder blocks the network in a child process."""

runpy.run_path(str(NO_NETWORK / "sitecustomize.py"))  # and this blocks it in this one


@pytest.fixture(scope="session")
def cache_dir() -> Path:
    """The prepared cache of `make setup`; OWNWORDS_TEST_CACHE names another."""
    named = os.environ.get("OWNWORDS_TEST_CACHE")
    folder = Path(named) if named else load_settings().cache_dir
    Workspace(Settings(data_dir=Path("unused"), cache_dir=folder)).prepare(lambda *_: None)
    return folder


@pytest.fixture(scope="session")
def chroma(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One real Chroma server for all tests of a process: starting it takes longer than emptying it."""
    with Server(tmp_path_factory.mktemp("chroma") / "server") as running:
        yield running


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees a real data folder or settings."""
    monkeypatch.setenv("OWNWORDS_DATA_DIR", str(tmp_path / "home-data"))


@pytest.fixture(scope="session")
def content_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache of the questions and lines that were checked once, without any guidance."""
    return tmp_path_factory.mktemp("content-cache")


@pytest.fixture
def settings(tmp_path: Path, content_cache: Path) -> Settings:
    """Settings with an empty data folder and a cache without guidance: nothing here needs it."""
    return Settings(data_dir=tmp_path / "data", cache_dir=content_cache)


@pytest.fixture
def workspace(settings: Settings) -> Iterator[Workspace]:
    """A workspace without guidance."""
    made = Workspace(settings)
    yield made
    made.store.close()


@pytest.fixture
def guided(tmp_path: Path, cache_dir: Path) -> Iterator[Workspace]:
    """A workspace with the shipped guidance."""
    made = Workspace(Settings(data_dir=tmp_path / "data", cache_dir=cache_dir))
    yield made
    made.store.close()
