from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from assistant.errors import ExportError
from assistant.exporting.files import Kind, export, export_bytes, plan_json, template_bytes
from assistant.plan.model import Plan
from tests.exporting.builders import LABELS, ON, line, plan, section
from tests.exporting.plans import full_plan

STARTS: dict[Kind, bytes] = {
    "md": b"# Jay's plan",
    "txt": b"Jay's plan\n==========\n",
    "docx": b"PK",
    "pdf": b"%PDF-",
    "html": b"<!DOCTYPE html>",
    "json": b"{",
}
ONE_PAGE_STARTS: dict[Kind, bytes] = STARTS | {"md": b"# Jay\n", "txt": b"Jay\n===\n"}


@pytest.mark.parametrize("kind", STARTS)
@pytest.mark.parametrize("one_page", [False, True])
def test_every_kind_is_written_whole_and_private(
    tmp_path: Path, kind: Kind, one_page: bool
) -> None:
    made = full_plan().model_copy(update={"one_page": one_page})
    file = tmp_path / f"plan.{kind}"
    export(made, LABELS, kind, file, on=ON)
    assert file.read_bytes().startswith((ONE_PAGE_STARTS if one_page else STARTS)[kind])
    assert [entry.name for entry in tmp_path.iterdir()] == [file.name]
    assert file.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("kind", "name", "mend"),
    [
        ("pdf", "zz.docx", "Name it zz.pdf, or choose another kind of file."),
        ("docx", "zz.PDF", "Name it zz.docx, or choose another kind of file."),
        ("docx", "zz.doc", "Name it zz.docx, or choose another kind of file."),
        ("json", "my.plan.md", "Name it my.plan.json, or choose another kind of file."),
    ],
)
def test_a_name_that_ends_as_another_kind_does_is_refused(
    tmp_path: Path, kind: Kind, name: str, mend: str
) -> None:
    with pytest.raises(ExportError) as told:
        export(full_plan(), LABELS, kind, tmp_path / name, on=ON)
    assert told.value.do == mend and f"ends in {Path(name).suffix.lower()}" in told.value.happened
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["plan", "plan.of.jay", "plan.MD", "plan.markdown"])
def test_a_name_with_its_own_or_no_known_ending_is_taken(tmp_path: Path, name: str) -> None:
    export(full_plan(), LABELS, "md", tmp_path / name, on=ON)
    assert (tmp_path / name).read_text("utf-8").startswith("# Jay's plan")


def test_a_one_page_profile_is_one_page_without_guidance_gaps_or_views(tmp_path: Path) -> None:
    made = full_plan().model_copy(update={"one_page": True})
    export(made, LABELS, "pdf", tmp_path / "page.pdf", on=ON)
    (page,) = PdfReader(tmp_path / "page.pdf").pages
    text = page.extract_text()
    assert "people talk to mum not me" in text and "– Dee, parent" in text
    for absent in ("Guidance", "Not said yet", "hobby", "lazy"):
        assert absent not in text


def test_an_easy_read_of_a_one_page_profile_holds_its_headings_alone(tmp_path: Path) -> None:
    made = full_plan().model_copy(update={"one_page": True, "format": "one-page-profile"})
    export(made, LABELS, "txt", tmp_path / "easy.txt", on=ON, easy_read=True)
    text = (tmp_path / "easy.txt").read_text(encoding="utf-8")
    assert "people talk to mum not me" in text and "This plan is not finished." in text
    assert text.startswith("Jay: my profile\n"), "it may take more than one page"
    for absent in ("Planning for work", "What we do not know yet", "hobby", "[1]"):
        assert absent not in text


@pytest.mark.parametrize("kind", ["md", "txt", "docx", "pdf", "html"])
def test_a_copy_for_somebody_says_so_in_every_kind(tmp_path: Path, kind: Kind) -> None:
    made = full_plan().model_copy(update={"drafted_for": "p2", "one_page": True})
    content = export_bytes(made, LABELS, kind, ON)
    if kind == "pdf":
        found = " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    elif kind == "docx":
        found = docx.Document(BytesIO(content)).sections[0].footer.paragraphs[0].text
    else:
        found = content.decode()
    assert "This copy is for Dee" in " ".join(found.split())


def test_what_cannot_be_made_is_told() -> None:
    with pytest.raises(ExportError, match="no Easy Read as JSON"):
        export_bytes(full_plan(), LABELS, "json", ON, easy_read=True)
    for kind, easy in (("pdf", False), ("docx", True)):
        with pytest.raises(ExportError, match="A template makes a Word file"):
            template_bytes(full_plan(), LABELS, kind, ON, Path("x.docx"), easy_read=easy)  # type: ignore[arg-type]


def test_without_a_day_it_is_today(tmp_path: Path) -> None:
    export(full_plan(), LABELS, "md", tmp_path / "plan.md")
    assert str(date.today().year) in (tmp_path / "plan.md").read_text(encoding="utf-8")


def test_json_is_the_plan_again() -> None:
    assert Plan.model_validate_json(plan_json(full_plan())) == full_plan()


@given(st.text())
def test_json_keeps_any_words_exactly_and_is_safe_to_print(words: str) -> None:
    written = plan_json(plan(section(line(words))))
    assert json.loads(written)["sections"][0]["lines"][0]["text"] == words
    assert not set(written) & set("\x1b\x9b\u202e\u200b\x00")


def test_polish_can_be_read_in_the_json() -> None:
    assert "zażółć" in plan_json(plan(section(line("zażółć"))))


def _refused(file: Path, *, overwrite: bool = False) -> ExportError:
    with pytest.raises(ExportError) as told:
        export(full_plan(), LABELS, "md", file, overwrite=overwrite)
    assert told.value.safe and told.value.do
    return told.value


def test_a_file_that_is_there_is_not_overwritten_without_leave(tmp_path: Path) -> None:
    file = tmp_path / "plan.md"
    file.write_text("mine", encoding="utf-8")
    assert "is there already" in _refused(file).happened
    assert file.read_text(encoding="utf-8") == "mine"
    export(full_plan(), LABELS, "md", file, overwrite=True)
    assert file.read_text(encoding="utf-8").startswith("# Jay's plan")


def test_a_folder_a_missing_folder_and_a_long_name_are_refused(tmp_path: Path) -> None:
    assert "is a folder" in _refused(tmp_path, overwrite=True).happened
    assert "There is no folder" in _refused(tmp_path / "none" / "plan.md").happened
    assert "too long" in _refused(tmp_path / ("x" * 300)).happened
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(
    not Path("/dev/full").exists() or os.geteuid() != 0, reason="needs a small disk of its own"
)
def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4k", "tmpfs", str(small)], check=False
    )
    if mounted.returncode:
        pytest.skip("a small disk cannot be mounted here")
    try:
        (small / "plan.md").write_text("mine", encoding="utf-8")
        assert "disk is full" in _refused(small / "plan.md", overwrite=True).happened
        assert (small / "plan.md").read_text(encoding="utf-8") == "mine"
        assert [entry.name for entry in small.iterdir()] == ["plan.md"]
    finally:
        subprocess.run(["umount", str(small)], check=True)


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO])
def test_a_disk_that_fails_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    file = tmp_path / "plan.md"
    file.write_text("mine", encoding="utf-8")

    def fails(_: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", fails)
    assert str(file) in _refused(file, overwrite=True).happened
    assert file.read_text(encoding="utf-8") == "mine"
    assert [entry.name for entry in tmp_path.iterdir()] == ["plan.md"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the owner of the machine may write everywhere")
def test_a_folder_that_is_only_for_reading_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert "may not write" in _refused(tmp_path / "plan.md").happened


def test_loading_the_exports_loads_nothing_heavy() -> None:
    heavy = ("docx", "docxtpl", "jinja2", "typst", "lxml", "chromadb", "numpy")
    program = (
        "import sys, assistant.exporting.files; "
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"
