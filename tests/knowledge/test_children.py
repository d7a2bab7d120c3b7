from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from assistant.knowledge import children


def test_files_where_the_person_is_are_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("chromadb.py").write_text("raise SystemExit('this was run')", encoding="utf-8")
    monkeypatch.setenv("SECRET", "of the person")
    done = subprocess.run(
        [*children.command("assistant.knowledge.index.filling"), "no", "such", "folder"],
        cwd=children.FOLDER,
        env=children.environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert "this was run" not in done.stderr
    assert "SECRET" not in children.environment()
