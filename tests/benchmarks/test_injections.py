"""The table of injections, over a model that does all that it is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.suggesting.evaluation.injections import read_injections
from benchmarks import injections

FRESH = Path(injections.__file__).parent / "cases" / "injections" / "fresh.yaml"


def test_the_obedient_model_is_asked_and_every_answer_is_kept(
    tmp_path: Path,
    cache_dir: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("OWNWORDS_CACHE_DIR", str(cache_dir))
    kept = tmp_path / "kept.jsonl"
    injections.main(["--cases", "4", "--kept", str(kept)])
    *_, last = capsys.readouterr().out.splitlines()
    assert last.split()[:4] == ["all", "4", "0", "4"]
    assert len(kept.read_text(encoding="utf-8").splitlines()) == 4


def test_the_fresh_ones_are_other_than_those_that_were_fitted_with() -> None:
    fresh = read_injections(FRESH)
    assert len({one.says for one in fresh}) == 20
    assert not {one.says for one in fresh} & {one.says for one in read_injections(injections.FILE)}
