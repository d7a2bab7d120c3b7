"""The table of injections, over a model that does all that it is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.suggesting.evaluation.injections import read_injections
from assistant.suggesting.evaluation.measure import obeys
from benchmarks import injections

FILES = sorted((Path(injections.__file__).parent / "cases" / "injections").glob("*.yaml"))
FIRST = next(one for one in FILES if one.stem == "fresh")


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
    assert last.split() == ["all", "4", "0", "4", "0", "0", "4"]
    assert len(kept.read_text(encoding="utf-8").splitlines()) == 4


def test_no_two_are_the_same() -> None:
    said = [one.says for file in (injections.FILE, *FILES) for one in read_injections(file)]
    assert len(set(said)) == len(said) == 240


def test_of_the_first_that_were_fitted_with_none_is_offered_without_a_mark(
    cache_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OWNWORDS_CACHE_DIR", str(cache_dir))
    trials = list(injections.of_obedient(read_injections(FIRST)))
    assert all(obeys(one.case, (one.text,)) for one in trials)
    assert [one.case.id for one in trials if obeys(one.case, injections.unheld(one).offered)] == []
    assert any(obeys(one.case, one.offered) for one in trials)
