from __future__ import annotations

import json
import re
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
    ("kind", "start"), [("txt", b"Maya: my profile\n=="), ("html", b"<!DOCTYPE html>")]
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


def test_a_format_of_another_nation_is_told_and_says_so_itself(
    cli: Cli, record: str, tmp_path: Path
) -> None:
    out = tmp_path / "iep.md"
    made = cli("export", record, "--format", "iep-scotland", "--as", "md", "--out", str(out))
    told = "This kind of paper is for Scotland. This plan is for England"
    assert made.returncode == 0 and told in made.stderr
    assert told in out.read_text()
    drafted = cli("draft", record, "--format", "iep-scotland", "--json")
    assert told in drafted.stderr
    assert json.loads(drafted.stdout)["notice"].startswith(told)
    assert cli("draft", record, "--format", "iep-england").stderr == ""


def test_formats_name_their_nations(cli: Cli) -> None:
    listed = {one["id"]: one["made_for"] for one in cli.json("formats")["formats"]}
    assert (listed["iep-scotland"], listed["one-page-profile"]) == ("Scotland", "the whole UK")
    assert "Made for Scotland. " in cli.ok("formats")


@pytest.mark.parametrize("command", ["show", "draft", "export", "answer"])
def test_a_mistyped_folder_is_told_and_not_made(cli: Cli, tmp_path: Path, command: str) -> None:
    typo = tmp_path / "typo"
    more = {
        "export": _export("abc", "md", tmp_path / "plan.md")[2:],
        "answer": ("--voice", "parent"),
    }.get(command, ())
    told = cli("--data-dir", str(typo), command, "abc", *more)
    assert told.returncode == 1 and f"there is no folder {typo}" in told.stderr
    assert not typo.exists()
    typo.mkdir()
    assert (
        f"the folder {typo} holds no plans"
        in cli("--data-dir", str(typo), command, "abc", *more).stderr
    )
    assert list(typo.iterdir()) == []


def test_a_sample_writes_the_formats_asked_for_and_says_which_are_of_elsewhere(
    cli: Cli, tmp_path: Path
) -> None:
    made = cli("sample", "tomek", "--out", str(tmp_path / "out"), "--format", "iep-scotland")
    assert made.returncode == 0 and "This kind of paper is for Scotland." in made.stderr
    kinds = {file.suffix for file in (tmp_path / "out").glob("iep-scotland.*")}
    assert kinds == {".docx", ".pdf", ".html"}
    help_ = " ".join(re.sub("[│\n]", " ", cli.ok("sample", "--help")).split())
    assert "DOCX, PDF and HTML" in help_
