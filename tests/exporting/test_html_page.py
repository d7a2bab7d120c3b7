from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.exporting.html_page import to_html
from assistant.plan.model import Plan
from assistant.record.words import inert
from tests.exporting.builders import laid_out, line, plan, section
from tests.exporting.plans import full_plan, outcome_plan


def test_the_head_says_language_title_and_that_nothing_may_be_loaded() -> None:
    made = to_html(laid_out(full_plan()))
    assert '<html lang="en-GB">' in made and "<title>Jay&#x27;s plan</title>" in made
    assert "default-src 'none'" in made
    assert "<script" not in made and "http" not in made.replace("http-equiv", "")


def test_tables_say_what_their_titles_are_for() -> None:
    made = to_html(laid_out(outcome_plan()))
    assert '<th scope="col" role="columnheader">Have I done it?</th>' in made
    assert '<th scope="row">School year</th><td class="by-hand">' in made
    assert made.count("to fill in by hand") == made.count('class="by-hand"') > 5


@given(st.text(min_size=1, max_size=60))
def test_any_words_are_escaped(words: str) -> None:
    made: Plan = plan(section(line(words)))
    body = to_html(laid_out(made)).split("<blockquote>")[1].split("</blockquote>")[0]
    inner = body.removeprefix('<p dir="auto">').removesuffix("</p>").replace("<br>", "\n")
    assert "<" not in inner
    assert inner.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") == inert(words)
