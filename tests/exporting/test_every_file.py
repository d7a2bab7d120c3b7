"""Every Format of every sample session as every file to hand over, each opened by another's tool.

Some hundred and forty files of each kind, so this is slow: the quick tests beside it look at a few.
To look at the pages yourself, give pytest a --basetemp: they stay there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright
from pypdf import PdfReader

from assistant.conversation.sessions.rehearsal import rehearse
from assistant.conversation.sessions.script import load_script, shipped_sessions
from assistant.conversation.workspace import Workspace
from assistant.exporting.files import Kind, export_bytes
from assistant.exporting.layout import lay_out
from assistant.exporting.model import Laid
from assistant.plan.model import Plan
from assistant.settings import Settings
from tests.exporting.builders import EASY, EASY_WORDING, ON, WORDING
from tests.exporting.needs import CHROMIUM, needs_chromium, needs_office, needs_poppler
from tests.exporting.others import by_its_tags, by_libreoffice, without_footers
from tests.exporting.said_in_order import in_order

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]
KINDS: tuple[Kind, ...] = ("docx", "pdf", "html")
TELEPHONE = 375
"""The width of a small telephone, in CSS pixels."""


@dataclass(frozen=True)
class Written:
    """A Plan that stands in ``folder`` as one file of each kind, all named ``name``."""

    name: str
    plan: Plan
    easy: bool
    labels: Mapping[str, str]

    @property
    def whole(self) -> bool:
        """Whether it shows everything: a one-page profile leaves out what has no room."""
        return self.easy or not self.plan.one_page

    @cached_property
    def laid(self) -> Laid:
        """What it shows."""
        wording, reading = (EASY_WORDING, EASY) if self.easy else (WORDING, None)
        return lay_out(self.plan, self.labels, ON, wording, reading)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("every_file")


@pytest.fixture(scope="module")
def written(
    folder: Path, cache_dir: Path, tmp_path_factory: pytest.TempPathFactory
) -> list[Written]:
    """Write every file: for all, in Easy Read, and the copy for somebody who is no practitioner."""
    data = tmp_path_factory.mktemp("data")
    workspace = Workspace(Settings(data_dir=data, cache_dir=cache_dir))
    found = [one for name in shipped_sessions() for one in _of_session(workspace, name)]
    workspace.store.close()
    for one in found:
        for kind in KINDS:
            content = export_bytes(one.plan, one.labels, kind, ON, easy_read=one.easy)
            (folder / f"{one.name}.{kind}").write_bytes(content)
    return found


def _of_session(workspace: Workspace, name: str) -> Iterator[Written]:
    labels = workspace.labels()
    script = load_script(name, {question.id for question in workspace.flows.questions()})
    with rehearse(workspace, script) as walked:
        people = walked.workspace.view(walked.record).people
        reader = next(one.id for one in people if one.voice != "practitioner")
        for form in workspace.formats:
            made = walked.workspace.plan(walked.record, form.id, on=ON)
            copy = walked.workspace.plan(walked.record, form.id, reader, on=ON)
            yield Written(f"{name}.{form.id}.full", made, False, labels)
            yield Written(f"{name}.{form.id}.easy", made, True, labels)
            yield Written(f"{name}.{form.id}.copy", copy, False, labels)


def _each(written: list[Written], look: Callable[[Written], str]) -> None:
    """Look at each file; at the end name all in which something is wrong."""
    found = {one.name: wrong for one in written if (wrong := look(one))}
    assert found == {}
    assert len(written) > 100


@needs_poppler
def test_each_pdf_says_its_language_and_title_and_reads_aloud_in_order(
    written: list[Written], folder: Path
) -> None:
    def look(one: Written) -> str:
        file = folder / f"{one.name}.pdf"
        root: Any = PdfReader(file).root_object
        assert root["/Lang"] == "en-GB" and root["/MarkInfo"]["/Marked"], one.name
        assert root["/ViewerPreferences"]["/DisplayDocTitle"], one.name
        assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data(), one.name
        assert _title(file) == one.laid.title, one.name
        return _in_order(one, by_its_tags(file)) if one.whole else ""

    _each(written, look)


def _title(file: Path) -> str | None:
    metadata = PdfReader(file).metadata
    return metadata.title if metadata else None


def _in_order(one: Written, text: str) -> str:
    try:
        in_order(text, one.laid)
    except AssertionError as error:
        return str(error)
    return ""


@needs_office
def test_libreoffice_converts_each_word_file_and_nothing_is_lost(
    written: list[Written], folder: Path
) -> None:
    made = by_libreoffice(sorted(folder.glob("*.docx")), folder / "libreoffice")

    def look(one: Written) -> str:
        text = without_footers(PdfReader(made[one.name]), one.laid.title)
        return _in_order(one, text) if one.whole else ""

    _each(written, look)


def test_the_one_page_profile_has_one_page(written: list[Written], folder: Path) -> None:
    pages = {
        one.name: len(PdfReader(folder / f"{one.name}.pdf").pages)
        for one in written
        if one.plan.one_page and not one.easy
    }
    assert len(pages) >= len(shipped_sessions()) and set(pages.values()) == {1}


@needs_chromium
def test_axe_finds_nothing_and_nothing_runs_off_a_telephone(
    written: list[Written], folder: Path
) -> None:
    axe = Axe()
    with sync_playwright() as playing:
        # No sandbox: in a container Chromium cannot make one. The pages are our own.
        browser = playing.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": TELEPHONE, "height": 800})

        def look(one: Written) -> str:
            page.goto((folder / f"{one.name}.html").as_uri())
            wide = page.evaluate("document.documentElement.scrollWidth") > TELEPHONE
            found = [fault["id"] for fault in axe.run(page).response["violations"]]
            return ", ".join([*found, *(["wide"] if wide else [])])

        _each(written, look)
        browser.close()
