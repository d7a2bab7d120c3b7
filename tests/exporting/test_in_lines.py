from __future__ import annotations

from assistant.exporting.in_lines import page_in_lines, plan_in_lines
from assistant.exporting.one_page import fit
from assistant.exporting.pieces import Heading, Quote, SideBySide, Text
from tests.exporting.builders import laid_easy, laid_out
from tests.exporting.plans import full_plan


def test_views_that_stand_side_by_side_follow_each_other() -> None:
    made = list(plan_in_lines(laid_out(full_plan())))
    assert not any(isinstance(block, SideBySide) for block in made)
    at = made.index(Heading(2, "A job I would like"))
    views = made[at + 1 : at + 4]
    assert [view.words for view in views if isinstance(view, Quote)] == [
        "bikes. fixing them",
        "Bikes is a hobby.",
        "Strips a derailleur.",
    ]


def test_a_sign_stands_for_a_symbol() -> None:
    headings = [one for one in plan_in_lines(laid_easy(full_plan())) if isinstance(one, Heading)]
    assert headings[0] == Heading(0, "Jay's plan")
    assert "📖 Where you can read more" in [one.text for one in headings]


def test_a_page_begins_with_the_name_and_has_no_empty_text() -> None:
    laid = laid_out(full_plan().model_copy(update={"one_page": True}))
    made = list(page_in_lines(fit(laid, lambda _: 1)))
    assert made[:2] == [Heading(0, "Jay"), Text("Drafted on 21 November 2026")]
    assert all(one.words for one in made if isinstance(one, Text))
