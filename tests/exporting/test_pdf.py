from __future__ import annotations

import re
import time
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from assistant.errors import ExportError
from assistant.exporting.fonts import find_typefaces
from assistant.exporting.pdf import PdfWriter
from assistant.record.words import inert
from tests.exporting.builders import citation, laid_easy, laid_out, line, plan, section
from tests.exporting.outcome_builders import IEP_COLUMNS, outcome, table_section
from tests.exporting.plans import full_plan

WRITER = PdfWriter()


def _pdf(words: str) -> bytes:
    return WRITER.plan(laid_out(plan(section(line(words)))))


def _text(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def _kinds(node: Any) -> list[str]:
    """List the kinds of the structure tree's elements, in order."""
    element = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(element, list):
        return [kind for child in element for kind in _kinds(child)]
    if not isinstance(element, dict):
        return []
    own = [str(element["/S"])] if "/S" in element else []
    return own + (_kinds(element["/K"]) if "/K" in element else [])


def test_a_screen_reader_finds_tags_language_title_and_headings() -> None:
    reader = PdfReader(BytesIO(WRITER.plan(laid_out(full_plan()))))
    root: Any = reader.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None and reader.metadata.title == "Jay's plan"
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()
    kinds = _kinds(root["/StructTreeRoot"])
    for kind in ("/H1", "/H2", "/H3", "/BlockQuote", "/L", "/Table", "/TH", "/TD"):
        assert kind in kinds, kind


def test_everything_of_the_plan_is_in_the_pdf() -> None:
    text = " ".join(_text(WRITER.plan(laid_out(full_plan()))).split())
    for words in (
        "people talk to mum not me",
        "Jay said, 21 November 2026, asked: A bad day",
        "Dee sees this differently.",
        "Bikes is a hobby.",
        "Every review looks at work. (g1)",
        "Nothing here yet: Travel",
    ):
        assert words in text
    assert "lazy" not in text


@pytest.mark.parametrize(
    "words",
    [
        "*_#`<>[]|\\ #let x = 1 $x^2$ @ref <label> // gone /* gone */ \"quotes\" 'it's' -- --- ...",
        "Zażółć gęślą jaźń, ŁÓDŹ",
        "Iechyd da, tŷ bach, Gàidhlig",
    ],
)
def test_words_are_letter_for_letter_and_never_markup(words: str) -> None:
    assert words in " ".join(_text(_pdf(words)).split())


def test_where_to_look_never_begins_a_page_alone() -> None:
    for count in range(10, 20):  # one of them fills the first page to its last line
        said = section(*[line(f"Words {number}.") for number in range(count)], guidance=["g1"])
        pdf = WRITER.plan(laid_out(plan(said, citations=[citation("g1")])))
        for page in PdfReader(BytesIO(pdf)).pages:
            assert not page.extract_text().lstrip().startswith("Guidance on this"), count


def test_neither_a_note_nor_a_heading_ends_a_page_without_what_it_leads_to() -> None:
    note = "Tick it when it is done."
    table = table_section(IEP_COLUMNS, "o1", title="Targets", note=note)
    for count in range(8, 20):  # in some of them the note would be the last on the first page
        said = section(*[line(f"Words {number}.") for number in range(count)])
        pdf = WRITER.plan(laid_out(plan(said, table, outcomes=[outcome()])))
        for page in PdfReader(BytesIO(pdf)).pages:
            text = page.extract_text()
            assert (note in text) == ("Change 1" in text) == ("Target:" in text), count


def test_a_quote_and_whose_it_is_stand_on_one_page() -> None:
    for count in range(8, 20):
        said = section(*[line(f"Words {number}.") for number in range(count)])
        for page in PdfReader(BytesIO(WRITER.plan(laid_easy(plan(said))))).pages:
            text = page.extract_text()
            assert text.count("Words") == text.count("Jay said this"), count


def test_a_long_answer_does_not_leave_a_page_bare_for_where_to_look() -> None:
    said = section(line("word " * 900), guidance=["g1"])
    first = PdfReader(BytesIO(WRITER.plan(laid_out(plan(said, citations=[citation("g1")]))))).pages[
        0
    ]
    assert len(first.extract_text()) > 2000


def test_new_lines_stay() -> None:
    assert re.search(r"one\s*\n\s*two\s*\n\s*three", _text(_pdf("one\ntwo\n\nthree")))


def test_signs_without_a_shape_are_named_and_a_note_says_so() -> None:
    text = " ".join(_text(_pdf("my 🎸")).split())
    assert "my [guitar]" in text
    assert "This PDF cannot draw some signs." in text
    assert "cannot draw" not in _text(_pdf("my guitar"))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_words_can_be_written(words: str) -> None:
    assert _pdf(words).startswith(b"%PDF-")


def test_hostile_words_can_be_written() -> None:
    for words in (
        "a\u0301\u0301" * 30,
        "\u0600\u06dd",
        "\U0001f1e6",
        "ก็" * 40,
        "x\ufe0f\u20e3",
        "\ufffd",
    ):
        assert _pdf(inert(words)).startswith(b"%PDF-")


def test_what_cannot_be_set_is_told_in_words() -> None:
    lying = [replace(face, drawn=face.drawn | {ord("🎸")}) for face in find_typefaces()]
    with pytest.raises(ExportError, match="Export it as a Word or Markdown file"):
        PdfWriter(lying).plan(laid_out(plan(section(line("my 🎸")))))


def test_a_very_long_word_stays_on_the_page() -> None:
    reader = PdfReader(BytesIO(_pdf("w" * 2_000)))
    edges: list[float] = []

    def note(text: str, _cm: object, matrix: list[float], *_: object) -> None:
        if text.startswith("ww"):
            edges.append(matrix[4] + len(text) * 4)

    reader.pages[0].extract_text(visitor_text=note)
    assert len(edges) > 10
    assert max(edges) < float(reader.pages[0].mediabox.width)


def test_a_very_long_answer_takes_seconds() -> None:
    words = "people talk to mum not me. " * 40_000
    assert len(words) > 1_000_000
    started = time.perf_counter()
    pdf = _pdf(words)
    assert time.perf_counter() - started < 60
    assert len(PdfReader(BytesIO(pdf)).pages) > 200


def test_the_same_plan_makes_the_same_file() -> None:
    assert WRITER.plan(laid_out(full_plan())) == WRITER.plan(laid_out(full_plan()))
