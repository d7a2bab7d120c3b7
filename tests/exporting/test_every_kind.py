"""Every kind of file shows the same content, in the same order: read back by tools of others."""

from __future__ import annotations

import re
import subprocess
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.table import Table as WordTable
from markdown_it import MarkdownIt

from assistant.exporting.files import Kind, export_bytes
from assistant.exporting.model import Laid
from assistant.plan.model import Plan
from tests.exporting.builders import LABELS, ON, laid_easy, laid_out
from tests.exporting.needs import needs_poppler
from tests.exporting.plans import full_plan, outcome_plan
from tests.exporting.said_in_order import in_order

PLANS = {"profile": full_plan(), "targets": outcome_plan()}


class _Shown(HTMLParser):
    """Gathers what a browser shows of a page's body."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._hidden += tag in ("style", "title")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("style", "title")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.shown.append(data)


def _html_text(page: str) -> str:
    reader = _Shown()
    reader.feed(page)
    return " ".join(reader.shown)


def _word_text(content: bytes) -> str:
    found = []
    for part in docx.Document(BytesIO(content)).iter_inner_content():
        if isinstance(part, WordTable):
            found += [cell.text for row in part.rows for cell in row.cells]
        else:
            found.append(part.text)
    return "\n".join(found)


def _pdf_text(content: bytes, folder: Path) -> str:
    """Read a PDF by its tags, as a screen reader does."""
    file = folder / "plan.pdf"
    file.write_bytes(content)
    run = subprocess.run(
        ["pdfinfo", "-struct-text", str(file)], capture_output=True, text=True, check=True
    )
    lines = [line.strip() for line in run.stdout.splitlines()]
    return "\n".join(line for line in lines if line.startswith('"'))


def _laid(made: Plan, easy: bool) -> Laid:
    return laid_easy(made) if easy else laid_out(made)


@pytest.mark.parametrize("easy", [False, True])
@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize(
    "kind", ["md", "txt", "docx", "html", pytest.param("pdf", marks=needs_poppler)]
)
def test_every_kind_shows_the_same_in_the_same_order(
    tmp_path: Path, name: str, kind: Kind, easy: bool
) -> None:  # fmt: skip
    content = export_bytes(PLANS[name], LABELS, kind, ON, easy_read=easy)
    match kind:
        case "docx":
            found = _word_text(content)
        case "pdf":
            found = _pdf_text(content, tmp_path)
        case "html":
            found = _html_text(content.decode())
        case "md":
            found = _html_text(MarkdownIt("gfm-like", {"linkify": False}).render(content.decode()))
        case _:
            found = content.decode()
    in_order(found, _laid(PLANS[name], easy))
    assert "lazy" not in found, "what was crossed out is nowhere"


@needs_poppler
def test_a_pdf_is_tagged_for_whoever_does_not_see_it(tmp_path: Path) -> None:
    file = tmp_path / "plan.pdf"
    file.write_bytes(export_bytes(outcome_plan(), LABELS, "pdf", ON, easy_read=True))
    run = subprocess.run(["pdfinfo", "-struct", str(file)], capture_output=True, check=True)
    kinds = re.findall(r"^\s*(\w+)", run.stdout.decode(), re.MULTILINE)
    assert {"H1", "H2", "H3", "L", "LBody", "BlockQuote", "Table", "TH", "TD", "Figure"} <= set(
        kinds
    )
    about = subprocess.run(["pdfinfo", str(file)], capture_output=True, check=True).stdout.decode()
    assert re.search(r"Tagged:\s+yes", about) and re.search(r"Title:\s+Jay's plan", about)
