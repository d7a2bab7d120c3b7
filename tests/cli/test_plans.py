from __future__ import annotations

from pathlib import Path

import docx
import pytest

from tests.cli.runner import Cli


@pytest.fixture
def record(cli: Cli) -> str:
    return cli.ok("new", "--name", "Maya", "--nation", "england", "--age", "15").strip()


def _export(record: str, kind: str, out: Path, *more: str) -> list[str]:
    where = ["--as", kind, "--out", str(out)]
    return ["export", record, "--format", "one-page-profile", *where, *more]


@pytest.mark.parametrize(
    ("kind", "start"), [("txt", b"Maya: one-page profile\n=="), ("html", b"<!DOCTYPE html>")]
)
def test_an_easy_read_is_written(
    cli: Cli, record: str, tmp_path: Path, kind: str, start: bytes
) -> None:
    out = tmp_path / f"plan.{kind}"
    cli.ok(*_export(record, kind, out, "--easy-read"))
    content = out.read_bytes()
    assert content.startswith(start)
    assert b"This plan is not finished." in content


def test_a_school_fills_in_its_own_paper(cli: Cli, record: str, tmp_path: Path) -> None:
    paper, out = tmp_path / "paper.docx", tmp_path / "plan.docx"
    cli.ok("template", "--out", str(paper))
    assert cli("template", "--out", str(paper)).returncode == 1, "it is not written over"
    cli.ok(*_export(record, "docx", out, "--template", str(paper)))
    texts = [paragraph.text for paragraph in docx.Document(str(out)).paragraphs]
    assert "Maya: one-page profile" in texts and not any("{" in text for text in texts)


def test_a_template_is_for_word_files_alone(cli: Cli, record: str, tmp_path: Path) -> None:
    out = tmp_path / "plan.pdf"
    told = cli(*_export(record, "pdf", out, "--template", str(tmp_path / "none.docx")))
    assert told.returncode == 1 and "--as docx" in told.stderr
    assert not out.exists()
