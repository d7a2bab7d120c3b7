from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.policy import write
from tests.cli.runner import Cli


@pytest.fixture
def cli(tmp_path: Path, cache_dir: Path) -> Cli:
    return Cli(tmp_path / "data", cache_dir)


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    return write(tmp_path / "policy.md")
