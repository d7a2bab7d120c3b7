from __future__ import annotations

import time
from io import BytesIO

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.exporting.docx import docx_bytes
from assistant.record.words import inert
from tests.exporting.builders import ON, citation, laid_easy, laid_out, line, plan, section
from tests.exporting.outcome_builders import ACTION_COLUMNS, outcome, table_section
from tests.exporting.plans import NOTICE, full_plan, outcome_plan


def _opened(content: bytes) -> Document:
    return docx.Document(BytesIO(content))


def _quotes(words: str) -> list[str]:
    document = _opened(docx_bytes(laid_out(plan(section(line(words))))))
    return [paragraph.text for paragraph in document.paragraphs if _style(paragraph) == "Quote"]


def _style(paragraph: object) -> str:
    return str(paragraph.style.name)  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def document() -> Document:
    return _opened(docx_bytes(laid_out(full_plan())))


@pytest.mark.parametrize(
    "words",
    [
        "*_#`<>[]|\\ & <w:p/> ]]>",
        "Zażółć gęślą jaźń",
        "👨‍👩‍👧 🎸 שלום",
        "one\ntwo\n\nthree\ttab  two spaces ",
    ],
)
def test_words_are_letter_for_letter(words: str) -> None:
    assert _quotes(words) == [words]


@settings(max_examples=40, deadline=None)
@given(st.text(min_size=1, max_size=60))
def test_any_words_can_be_written_and_read_back(words: str) -> None:
    assert _quotes(words) == [inert(words)]


def test_characters_that_xml_forbids_are_shown() -> None:
    assert _quotes("a\x00\x0b\x1b[31m\ufffe") == ["a␀␋␛[31m\ufffd"]


def test_structure_is_in_real_styles(document: Document) -> None:
    styles = [_style(paragraph) for paragraph in document.paragraphs]
    assert styles[0] == "Title"
    assert {"Heading 1", "Heading 2", "Quote", "Caption", "List Bullet"} <= set(styles)
    assert [p.text for p in document.paragraphs if _style(p) == "Heading 1"] == [
        "What is important to me",
        "How best to support me",
        "What people appreciate about me",
        "We see this differently",
        "What we want to change",
        "Not said yet",
        "Guidance",
    ]


@pytest.mark.parametrize("in_table", [False, True])
def test_where_to_look_stays_on_the_page_of_what_is_above_it(in_table: bool) -> None:
    above = table_section(ACTION_COLUMNS) if in_table else section(line("Words."))
    made = above.model_copy(update={"guidance": ["g1"]})
    document = _opened(docx_bytes(laid_out(plan(made, citations=[citation("g1")]))))
    texts = [paragraph.text for paragraph in document.paragraphs]
    last = document.paragraphs[texts.index("Guidance on this: [1]") - 1]
    cells = document.tables[-1].rows[-1].cells if in_table else ()
    kept = [one for cell in cells for one in cell.paragraphs] or [last]
    assert all(one.paragraph_format.keep_with_next for one in kept)


def _kept(table: Table, row: int) -> list[bool | None]:
    cells = table.rows[row].cells
    return [one.paragraph_format.keep_with_next for cell in cells for one in cell.paragraphs]


def test_a_note_stays_with_the_table_below_it_and_titles_with_their_first_row() -> None:
    made = table_section(ACTION_COLUMNS, "o1", note="Tick it when it is done.")
    document = _opened(docx_bytes(laid_out(plan(made, outcomes=[outcome()]))))
    (note,) = (one for one in document.paragraphs if one.text == "Tick it when it is done.")
    assert note.paragraph_format.keep_with_next
    (table,) = document.tables
    assert all(_kept(table, 0))
    assert table.rows[1]._tr.find(f".//{qn('w:cantSplit')}") is not None


def test_a_row_longer_than_a_page_may_be_parted() -> None:
    made = table_section(ACTION_COLUMNS, "o1")
    long = outcome("Jay can do it each week. " * 200)
    (table,) = _opened(docx_bytes(laid_out(plan(made, outcomes=[long])))).tables
    assert table.rows[1]._tr.find(f".//{qn('w:cantSplit')}") is None
    assert all(_kept(table, -1)), "who wrote it stands on the page on which the table ends"


def test_what_each_person_thinks_of_an_outcome_is_not_parted_between_pages() -> None:
    made = plan(table_section(ACTION_COLUMNS, "o1"), outcomes=[outcome()])
    document = _opened(docx_bytes(laid_out(made)))
    (about,) = (one for one in document.paragraphs if one.text.startswith("Mr Shah wrote this"))
    assert about.paragraph_format.keep_together


def test_what_a_quote_is_from_stays_with_it(document: Document) -> None:
    (about,) = (one for one in document.paragraphs if one.text.startswith("[1] Planning"))
    assert about.paragraph_format.keep_with_next


def test_a_notice_stands_in_a_box() -> None:
    document = _opened(docx_bytes(laid_out(outcome_plan())))
    (notice,) = (one for one in document.paragraphs if one.text == NOTICE)
    assert _style(notice) == "Notice"
    look = document.styles["Notice"].element.pPr
    assert len(look.find(qn("w:pBdr"))) == 4 and look.find(qn("w:shd")) is not None


def test_the_second_line_of_a_heading_stands_under_the_first_and_not_under_the_symbol() -> None:
    document = _opened(docx_bytes(laid_easy(full_plan())))
    headings = [one for one in document.paragraphs if _style(one) == "Heading 1"]
    for heading in headings:
        layout = heading.paragraph_format
        assert layout.left_indent == -(layout.first_line_indent or 0)
        assert [stop.position for stop in layout.tab_stops] == [layout.left_indent]
        picture = heading._p.find(f".//{qn('wp:inline')}")
        assert picture is not None
        assert [picture.get(f"dist{side}") for side in "TBLR"] == ["0"] * 4


def test_no_paragraph_is_empty(document: Document) -> None:
    assert all(paragraph.text for paragraph in document.paragraphs)


def test_views_stand_in_a_table_with_a_header_row(document: Document) -> None:
    (table,) = document.tables
    head, body = table.rows
    assert head._tr.trPr is not None and head._tr.trPr.find(qn("w:tblHeader")) is not None
    assert [cell.text for cell in head.cells] == [
        "Jay said, 21 November 2026",
        "Dee said, 21 November 2026",
        "Mr Shah said, 21 November 2026",
    ]
    assert [cell.text for cell in body.cells][1] == "Bikes is a hobby."


def test_language_title_paper_and_type(document: Document) -> None:
    about = document.core_properties
    assert (about.title, about.author, about.language) == ("Jay's plan", "Ownwords", "en-GB")
    assert about.created is not None and about.created.date() == ON
    languages = {element.get(qn("w:val")) for element in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}
    assert abs((document.sections[0].page_width or 0) - Mm(210)) < Mm(1)
    normal = document.styles["Normal"]
    assert (normal.font.name, normal.font.size.pt) == ("Arial", 12)


def test_right_to_left_words_are_marked() -> None:
    made = _opened(docx_bytes(laid_out(plan(section(line("שלום Jay"), line("Jay שלום"))))))
    hebrew, english = (p for p in made.paragraphs if _style(p) == "Quote")
    assert hebrew._p.pPr is not None and hebrew._p.pPr.find(qn("w:bidi")) is not None
    assert hebrew.runs[0].font.rtl
    assert english._p.pPr is not None and english._p.pPr.find(qn("w:bidi")) is None


def test_a_very_long_answer_takes_seconds() -> None:
    words = "people talk to mum not me. " * 40_000
    started = time.perf_counter()
    assert _quotes(words) == [words]
    assert time.perf_counter() - started < 60
