"""A wheel built from the repository carries all its data and works from another folder."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import NO_NETWORK

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    subprocess.run([*command, str(ROOT)], check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_carries_every_data_file(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    kinds = ("*.yaml", "*.typ", "*.tcss", "py.typed")
    data = {str(f.relative_to(ROOT)) for kind in kinds for f in (ROOT / "assistant").rglob(kind)}
    shipped = {
        f"assistant/_shipped/{file.relative_to(ROOT)}"
        for top in ("guidance_docs", "prompts")
        for file in (ROOT / top).glob("*.md")
    }
    assert data
    assert shipped
    assert data | shipped <= inside
    assert not any(name.startswith("tests") for name in inside)


def test_the_wheel_works_from_another_folder(wheel: Path, cache_dir: Path, tmp_path: Path) -> None:
    home = tmp_path / "installed"
    zipfile.ZipFile(wheel).extractall(home)

    def run(*arguments: str) -> str:
        env = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(home), str(NO_NETWORK)]),
            "OWNWORDS_CACHE_DIR": str(cache_dir),
            "OWNWORDS_DATA_DIR": str(tmp_path / "data"),
        }
        done = subprocess.run(
            [sys.executable, *arguments], cwd=tmp_path, env=env, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    where = run("-c", "import assistant; print(assistant.__file__)")
    assert where.startswith(str(home))
    assert "three or four" in run(
        "-m", "assistant", "ask", "how many targets should an IEP have", "--nation", "england"
    )
    run("-m", "assistant", "sample", "jay", "--out", str(tmp_path / "d"))
    assert (tmp_path / "d" / "one-page-profile.pdf").read_bytes().startswith(b"%PDF")
    assert " 0 embedded now" in run("-m", "assistant", "knowledge", "build")
