"""HTML pages as a browser shows them, and as axe-core judges them: one browser for all. Needs Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, sync_playwright

from assistant.exporting.files import export_bytes
from assistant.exporting.html_page import to_html
from tests.exporting.builders import LABELS, ON, laid_out, line, plan, section
from tests.exporting.needs import CHROMIUM, needs_chromium
from tests.exporting.plans import full_plan, outcome_plan

pytestmark = needs_chromium
PAGES = {
    "plan": (outcome_plan(), False),
    "easy": (outcome_plan(), True),
    "profile": (full_plan().model_copy(update={"one_page": True}), False),
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playing:
        # No sandbox: in a container Chromium cannot make one. The pages are our own.
        started = playing.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


def _open(browser: Browser, folder: Path, content: bytes, **wishes: Any) -> Any:
    file = folder / "plan.html"
    file.write_bytes(content)
    page = browser.new_page(**wishes)
    page.goto(file.as_uri())
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_an_accessibility_checker_finds_nothing(
    browser: Browser, tmp_path: Path, name: str, scheme: str
) -> None:
    made, easy = PAGES[name]
    content = export_bytes(made, LABELS, "html", ON, easy_read=easy)
    page = _open(browser, tmp_path, content, color_scheme=scheme)
    # Colours are all that differs in the dark.
    wanted = {"runOnly": ["color-contrast"]} if scheme == "dark" else {}
    assert Axe().run(page, options=wanted).response["violations"] == []
    page.close()


def test_the_checker_would_find_something(browser: Browser, tmp_path: Path) -> None:
    content = export_bytes(outcome_plan(), LABELS, "html", ON)
    page = _open(browser, tmp_path, content.replace(b' lang="en-GB"', b""))
    assert [one["id"] for one in Axe().run(page).response["violations"]] == ["html-has-lang"]
    page.close()


def test_the_page_asks_for_nothing_and_the_skip_link_leads_to_the_plan(
    browser: Browser, tmp_path: Path
) -> None:
    asked: list[str] = []
    page = browser.new_page()
    page.on("request", lambda request: asked.append(request.url))
    file = tmp_path / "plan.html"
    file.write_bytes(export_bytes(outcome_plan(), LABELS, "html", ON, easy_read=True))
    page.goto(file.as_uri())
    assert asked == [file.as_uri()]
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Go to the plan"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "plan"
    page.close()


def test_words_are_letter_for_letter_and_run_nothing(browser: Browser, tmp_path: Path) -> None:
    words = "<script>document.title='x'</script> &amp; <b>\"two  spaces\"\nנ and ę</b> 🎸"
    page = _open(browser, tmp_path, to_html(laid_out(plan(section(line(words))))).encode())
    assert page.inner_text("blockquote p") == words
    assert page.title() == "Jay's plan"
    page.close()


@pytest.mark.parametrize("name", PAGES)
def test_nothing_runs_off_the_screen_of_a_telephone(
    browser: Browser, tmp_path: Path, name: str
) -> None:
    made, easy = PAGES[name]
    made = made.model_copy(update={"title": "Donaudampfschifffahrtsgesellschaft" * 3})
    page = _open(
        browser,
        tmp_path,
        export_bytes(made, LABELS, "html", ON, easy_read=easy),
        viewport={"width": 375, "height": 800},
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    page.close()


def test_on_a_telephone_each_cell_of_a_table_stands_under_its_title(
    browser: Browser, tmp_path: Path
) -> None:
    content = export_bytes(outcome_plan(), LABELS, "html", ON)
    page = _open(browser, tmp_path, content, viewport={"width": 375, "height": 800})
    assert page.locator(".columns [role=cell]").first.bounding_box()["width"] > 300
    titles = "getComputedStyle(cell, '::before').content"
    shown = page.eval_on_selector_all(".columns td", f"cells => cells.map(cell => {titles})")
    assert any("Have I done it?" in one for one in shown) and all(one != "none" for one in shown)
    wanted = {"runOnly": ["cat.tables", "cat.aria", "cat.structure"]}
    assert Axe().run(page, options=wanted).response["violations"] == []
    page.close()
