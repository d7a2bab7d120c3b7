from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, sync_playwright

from assistant.exporting.files import export_bytes
from assistant.exporting.html_page import to_html
from assistant.plan.model import Plan
from assistant.record.words import inert
from tests.exporting.builders import LABELS, ON, laid_out, line, plan, section
from tests.exporting.plans import full_plan, outcome_plan

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
needs_chromium = pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed here")
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


@needs_chromium
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_an_accessibility_checker_finds_nothing(
    browser: Browser, tmp_path: Path, name: str, scheme: str
) -> None:
    made, easy = PAGES[name]
    content = export_bytes(made, LABELS, "html", ON, easy_read=easy)
    page = _open(browser, tmp_path, content, color_scheme=scheme)
    assert Axe().run(page).response["violations"] == []
    page.close()


@needs_chromium
def test_the_checker_would_find_something(browser: Browser, tmp_path: Path) -> None:
    content = export_bytes(outcome_plan(), LABELS, "html", ON)
    page = _open(browser, tmp_path, content.replace(b' lang="en-GB"', b""))
    assert [one["id"] for one in Axe().run(page).response["violations"]] == ["html-has-lang"]
    page.close()


@needs_chromium
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


@needs_chromium
def test_words_are_letter_for_letter_and_run_nothing(browser: Browser, tmp_path: Path) -> None:
    words = "<script>document.title='x'</script> &amp; <b>\"two  spaces\"\nנ and ę</b> 🎸"
    page = _open(browser, tmp_path, to_html(laid_out(plan(section(line(words))))).encode())
    assert page.inner_text("blockquote p") == words
    assert page.title() == "Jay's plan"
    page.close()


def test_the_head_says_language_title_and_that_nothing_may_be_loaded() -> None:
    made = to_html(laid_out(full_plan()))
    assert '<html lang="en-GB">' in made and "<title>Jay&#x27;s plan</title>" in made
    assert "default-src 'none'" in made
    assert "<script" not in made and "http" not in made.replace("http-equiv", "")


def test_tables_say_what_their_titles_are_for() -> None:
    made = to_html(laid_out(outcome_plan()))
    assert '<th scope="col">Have I done it?</th>' in made
    assert '<th scope="row">School year</th><td class="by-hand">' in made
    assert made.count("to fill in by hand") == made.count('class="by-hand"') > 5


@given(st.text(min_size=1, max_size=60))
def test_any_words_are_escaped(words: str) -> None:
    made: Plan = plan(section(line(words)))
    body = to_html(laid_out(made)).split("<blockquote>")[1].split("</blockquote>")[0]
    inner = body.removeprefix('<p dir="auto">').removesuffix("</p>").replace("<br>", "\n")
    assert "<" not in inner
    assert inner.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") == inert(words)
