from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from assistant.errors import ExportError
from assistant.exporting.one_page import SIZES, fit, take
from assistant.exporting.page import OnePage
from assistant.exporting.pdf import PdfWriter
from assistant.exporting.pieces import Table
from assistant.exporting.text import page_to_text
from assistant.plan.model import Line, PlanPerson, Standing
from tests.exporting.builders import DEE, JAY, ON, SHAH, laid_out, line, plan, section
from tests.exporting.outcome_builders import ACTION_COLUMNS, facts_section, outcome, table_section

WRITER = PdfWriter()
TITLES = ("What people appreciate about me", "What is important to me", "How best to support me")
SENTENCE = "Tell me at nine and again at eleven if lunch is moving, and wait while I look. "


def _lines(person: PlanPerson, heading: int, texts: Sequence[str]) -> list[Line]:
    return [line(text, person, id=f"{person.id}:{heading}:{n}") for n, text in enumerate(texts)]


def _page(own: Sequence[Sequence[str]], others: Sequence[Sequence[str]] = ((), (), ())) -> OnePage:
    sections = [
        section(*_lines(JAY, n, own[n]), *_lines(DEE, n, others[n]), title=TITLES[n])
        for n in range(3)
    ]
    return fit(laid_out(plan(*sections, one_page=True)), WRITER.pages)


def _pdf_pages(page: OnePage) -> int:
    return len(PdfReader(BytesIO(WRITER.page(page, ON))).pages)


def _shown(page: OnePage, *, own: bool) -> list[str]:
    return [line.words for section in page.sections for line in section.lines if line.own is own]


def test_what_fits_is_all_there_in_the_largest_type() -> None:
    page = _page([["funny"], ["bikes"], ["wait"]], [["patient"], [], []])
    assert page.size == SIZES[0]
    assert _shown(page, own=True) == ["funny", "bikes", "wait"]
    assert _shown(page, own=False) == ["patient"]
    assert all(section.more == "" for section in page.sections)
    assert page.footer == "Draft. Every line is in somebody's own words."
    assert _pdf_pages(page) == 1


def test_the_type_gets_smaller_before_a_line_is_left_out() -> None:
    page = _page([[SENTENCE] * 5, [SENTENCE] * 5, [SENTENCE] * 5])
    assert SIZES[-1] <= page.size < SIZES[0]
    assert len(_shown(page, own=True)) == 15
    assert _pdf_pages(page) == 1


def test_own_words_come_first_and_others_follow_until_the_page_is_full() -> None:
    own = [[f"own {n} {i}. {SENTENCE}" for i in range(4)] for n in range(3)]
    others = [[f"other {n} {i}. {SENTENCE}" for i in range(20)] for n in range(3)]
    page = _page(own, others)
    assert page.size == 11
    assert _shown(page, own=True) == [words for heading in own for words in heading]
    counts = [sum(not line.own for line in section.lines) for section in page.sections]
    assert max(counts) - min(counts) <= 1 and sum(counts) > 3, "each heading has its turn"
    assert [section.more for section in page.sections] == [
        f"{20 - count} more in the full plan" for count in counts
    ]
    for heading in page.sections:
        assert [line.own for line in heading.lines] == sorted(
            (line.own for line in heading.lines), reverse=True
        )
    assert _pdf_pages(page) == 1


def test_not_one_line_more_would_fit() -> None:
    others = [[SENTENCE] * 40, [], []]
    page = _page([["a"], ["b"], ["c"]], others)
    section = page.sections[0]
    fuller = [*page.sections]
    fuller[0] = type(section)(section.title, (*section.lines, section.lines[-1]), "", section.more)
    assert WRITER.pages(type(page)(**(vars(page) | {"sections": tuple(fuller)}))) == 2


def test_own_words_too_many_for_a_page_leave_no_room_for_others() -> None:
    page = _page([[SENTENCE] * 40, [SENTENCE] * 3, ["wait"]], [["patient"], ["kind"], []])
    assert _shown(page, own=False) == []
    shown = len(_shown(page, own=True))
    assert 20 < shown < 44
    assert page.sections[0].more == f"{41 - len(page.sections[0].lines)} more in the full plan"
    assert page.sections[2].lines[0].words == "wait"
    assert _pdf_pages(page) == 1


def test_one_answer_longer_than_a_page_is_counted_and_the_rest_is_shown() -> None:
    page = _page([["x " * 500_000, "short"], ["bikes"], ["wait"]])
    assert _shown(page, own=True) == ["short", "bikes", "wait"]
    assert page.sections[0].more == "1 more in the full plan"


def test_agreed_lines_of_others_stand_before_those_objected_to() -> None:
    lines = [
        line("one", DEE, standing=Standing.OBJECTED),
        line("two", SHAH),
        line("three", DEE, standing=Standing.AGREED),
    ]
    page = fit(laid_out(plan(section(*lines), one_page=True)), WRITER.pages)
    assert _shown(page, own=False) == ["three", "two", "one"]
    assert page.sections[0].lines[0].who == "Dee, parent"
    assert page.sections[0].lines[2].notes == ("Somebody sees this differently.",)


def test_a_reworded_line_is_not_called_somebodys_own_words() -> None:
    page = fit(laid_out(plan(section(line("x", text="y")), one_page=True)), WRITER.pages)
    assert page.footer == "Draft. Every line stands on somebody's own words."


def test_an_empty_heading_says_so_and_a_long_name_still_fits() -> None:
    jay = JAY.model_copy(update={"name": "Bartholomew " * 40})
    laid = laid_out(plan(section(title=TITLES[0]), one_page=True, people=[jay]))
    page = fit(laid, WRITER.pages)
    assert page.sections[0].empty == "Nothing here yet."
    assert len(page.name) == 80 and page.name.endswith("…")
    assert _pdf_pages(page) == 1


def test_headings_that_fill_more_than_a_page_are_refused() -> None:
    laid = laid_out(plan(*(section(title=f"Heading {n}") for n in range(60)), one_page=True))
    with pytest.raises(ExportError, match="Use fewer or shorter headings"):
        fit(laid, WRITER.pages)


_WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=600)
_HEADINGS = st.tuples(*[st.lists(_WORDS, max_size=12)] * 3)


@settings(max_examples=15, deadline=None)
@given(_HEADINGS, _HEADINGS)
def test_one_page_is_one_page_whatever_people_say(
    own: tuple[list[str], ...], others: tuple[list[str], ...]
) -> None:
    page = _page(own, others)
    assert _pdf_pages(page) == 1
    assert page.size >= 11
    for n, heading in enumerate(page.sections):
        left = len(own[n]) + len(others[n]) - len(heading.lines)
        assert heading.more == (f"{left} more in the full plan" if left else "")


@given(st.lists(st.integers(1, 50), max_size=60), st.integers(0, 200))
def test_lines_are_taken_in_order_and_never_over_the_room(lengths: list[int], room: int) -> None:
    names = [str(n) for n in range(len(lengths))]

    def fits(chosen: Sequence[str]) -> bool:
        return sum(lengths[int(name)] for name in chosen) <= room

    taken = take([], names, fits)
    assert fits(taken)
    assert taken == sorted(taken, key=int)
    first_left = next((n for n in names if n not in taken), None)
    if first_left is not None:
        assert not fits([*names[: int(first_left)], first_left])


def _with_targets(count: int, text: str, own: Sequence[str]) -> OnePage:
    rows = [outcome(f"{number}. {text}", f"o{number}") for number in range(count)]
    made = plan(
        section(*_lines(JAY, 0, own), *_lines(DEE, 0, ["Yes."] * 9), title=TITLES[1]),
        facts_section(),
        table_section(ACTION_COLUMNS, *(one.id for one in rows), note="Tick it."),
        section(title="Nothing and no matter").model_copy(update={"may_be_empty": True}),
        outcomes=rows,
        one_page=True,
    )
    return fit(laid_out(made.model_copy(update={"notice": "This is my plan."})), WRITER.pages)


def test_facts_a_table_and_a_notice_stand_on_the_page() -> None:
    page = _with_targets(2, "Ride to the shop.", ["bikes"])
    assert _pdf_pages(page) == 1
    written = page_to_text(page)
    for words in ("This is my plan.", "- School year: ____", "Tick it.", "1. Ride to the shop."):
        assert words in written
    assert "Nothing and no matter" not in written and "more in the full plan" not in written


def test_outcomes_that_have_no_room_are_counted_and_own_words_come_first() -> None:
    page = _with_targets(40, SENTENCE, ["bikes", "wait"])
    assert _pdf_pages(page) == 1
    assert _shown(page, own=True) == ["bikes", "wait"]
    (table,) = (block for block in page.sections[2].below if isinstance(block, Table))
    assert 2 < len(table.rows) < 40
    assert page.sections[2].more == f"{40 - len(table.rows)} more in the full plan"
