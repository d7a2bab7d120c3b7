from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from pypdf import PdfReader

from assistant.errors import ContentError
from assistant.exporting.blocks import blocks
from assistant.exporting.docx import docx_bytes
from assistant.exporting.easy import sentences
from assistant.exporting.easy_words import Symbol, load_easy_read, symbol_file
from assistant.exporting.html_page import to_html
from assistant.exporting.pdf import PdfWriter
from assistant.exporting.pictures import png_of
from assistant.exporting.pieces import Bullets, Heading, Quote, Text
from assistant.flows.loader import load_flows
from assistant.plan.format import load_formats
from assistant.resources import package_file
from tests.exporting.builders import EASY, laid_easy, line, plan, section
from tests.exporting.plans import NOTICE, full_plan, outcome_plan

SHIPPED = package_file("exporting", "easy_read.yaml")


def _ours(text: str) -> list[str]:
    made = plan(section(title="Later")).model_copy(update={"notice": text})
    found: list[str] = []
    for block in blocks(laid_easy(made)):
        if isinstance(block, Heading):
            break
        assert isinstance(block, Text) and block.stands_out
        found += block.words.split("\n")
    return found


def test_one_idea_stands_on_a_line_and_hard_words_are_explained_in_the_next() -> None:
    assert _ours(NOTICE) == [
        "This is not an EHC plan.",
        "EHC plan means education, health and care plan.",
        "It is a legal paper in England.",
        "Only the council can write it.",
        "Only the local authority writes one.",
        "The local authority is the council.",
        "Fill in the outcome by hand.",
        "An outcome is a change that the help makes for you.",
    ]


def test_a_hard_word_is_explained_once_and_only_as_a_whole_word() -> None:
    assert _ours("An outcome. Two outcomes. The restatement.") == [
        "An outcome.",
        "An outcome is a change that the help makes for you.",
        "Two outcomes.",
        "The restatement.",
    ]


@given(st.text("Outcome. EHC plan! ab?\n", min_size=1, max_size=60))
def test_what_people_said_is_never_changed(words: str) -> None:
    quotes = [
        one for one in blocks(laid_easy(plan(section(line(words))))) if isinstance(one, Quote)
    ]
    assert [one.words for one in quotes] == [words]


def test_every_heading_has_a_symbol_that_says_what_it_is() -> None:
    made = blocks(laid_easy(outcome_plan()))
    headings = [one for one in made if isinstance(one, Heading) and one.level == 1]
    assert len(headings) > 8 and all(one.symbol and one.symbol.alt for one in headings)
    by_id = {one.about: one.symbol.id for one in headings if one.symbol}
    assert (by_id["about"], by_id["our_gaps"], by_id["my_action_plan"]) == (
        "person",
        "question",
        EASY.default,
    )


def test_hints_for_writers_and_quotes_of_guidance_are_not_in_it() -> None:
    made = repr(blocks(laid_easy(outcome_plan())))
    assert "To make clearer" not in made and "Every review looks at work" not in made
    assert made.count("[1] [2] Planning for work") == made.count("Planning for work") == 1


def test_our_own_words_are_short_sentences_without_contractions() -> None:
    words = yaml.safe_load(package_file("exporting", "wording_easy.yaml").read_text("utf-8"))
    means = [one for word in EASY.hard_words for one in sentences(word.means)]
    for sentence in (*_all_strings(words), *means):
        for one in sentences(sentence):
            assert len(one.split()) <= 15, one
            assert not re.search(r"\w['’](t|re|ll|ve|m)\b|\b(it|that)['’]s\b", one, re.I), one


def _of_formats() -> tuple[set[str], set[str]]:
    """Give every sentence of a notice or a note, and every heading, of the Formats that ship."""
    forms = load_formats({question.id for question in load_flows().questions()})
    notes = [form.notice for form in forms]
    notes += [section.note for form in forms for section in form.sections]
    said = {sentence for note in notes if note for sentence in sentences(note)}
    return said, {section.title for form in forms for section in form.sections}


def test_long_notes_of_every_format_are_said_in_short_sentences() -> None:
    said, headings = _of_formats()
    shown = [easy for sentence in said for easy in EASY.simply(sentence)]
    shown += [easy for heading in headings for easy in EASY.simply(heading)]
    assert len(shown) > 300
    for one in shown:
        told = f"say it in short sentences in easy_sentences.yaml: {one}"
        assert len(one.split()) <= 12, told
        assert not re.search(r"[();]|, (which|because|unless|so that)\b", one), told
    stale = set(EASY.simpler) - said - headings
    assert not stale, "no Format says this any more"


def test_no_easy_read_promises_one_page_for_large_type_may_take_more() -> None:
    forms = {form.id: form for form in load_formats({one.id for one in load_flows().questions()})}
    assert set(EASY.titles) <= forms.keys(), "a format that is not there"
    assert {form.id for form in forms.values() if form.one_page} <= EASY.titles.keys()
    for id, form in forms.items():
        assert not re.search("one.page", EASY.titles.get(id, form.title), re.I), id


def test_notes_name_the_council_in_one_word_and_say_what_is_decided() -> None:
    said, headings = _of_formats()
    shown = [easy for sentence in said | headings for easy in EASY.simply(sentence)]
    assert any("The council decides" in one for one in shown)
    for one in shown:
        # In Northern Ireland the Education Authority is an office with this name.
        assert not re.search(r"(?<!local )\bauthority\b", one), f"write council: {one}"
        assert not re.search(r"decides? on (it|them|these|those)\b", one), f"name it: {one}"


def test_a_sentence_that_an_explanation_says_already_is_left_out() -> None:
    made = plan(section(title="Outcomes").model_copy(update={"note": "Provision is the help."}))
    lines = [one.items for one in blocks(laid_easy(made)) if isinstance(one, Bullets)]
    assert lines[0] == ("An outcome is a change that the help makes for you.",)
    assert "Provision is the help." not in repr(blocks(laid_easy(made)))


def _all_strings(words: object) -> list[str]:
    if isinstance(words, dict):
        return [text for value in words.values() for text in _all_strings(value)]
    return [str(words)]


def test_headings_of_every_format_have_known_symbols() -> None:
    questions = {question.id for question in load_flows().questions()}
    ids = {section.id for form in load_formats(questions) for section in form.sections}
    ours = {"our_views", "our_outcomes", "our_clearer", "our_gaps", "our_guidance"}
    assert set(EASY.beside) <= ids | ours, "a heading that no format has"


@pytest.mark.parametrize("symbol", EASY.symbols, ids=lambda symbol: symbol.id)
def test_every_symbol_is_a_drawing_of_ours(symbol: Symbol) -> None:
    file = symbol_file(symbol)
    drawing = etree.parse(file).getroot()
    assert drawing.get("viewBox") == "0 0 64 64"
    kinds = {etree.QName(part).localname for part in drawing.iter()}
    assert kinds <= {"svg", "g", "path", "circle"}, "no script, no picture from elsewhere, no type"
    assert png_of(symbol).startswith(b"\x89PNG")


def test_every_drawing_is_listed() -> None:
    drawn = {file.stem for file in package_file("exporting", "symbols").glob("*.svg")}
    assert drawn == {symbol.id for symbol in EASY.symbols}


def test_mistakes_are_told_at_once(tmp_path: Path) -> None:
    text = SHIPPED.read_text(encoding="utf-8")
    file = tmp_path / "easy_read.yaml"
    file.write_text(text.replace("default: speech", "default: unicorn"), encoding="utf-8")
    with pytest.raises(ContentError, match="there is no symbol unicorn"):
        load_easy_read(file)
    file.write_text(text.replace("is the help that you get.", "is help"), encoding="utf-8")
    with pytest.raises(ContentError, match=r"hard_words\[1\]\.means"):
        load_easy_read(file)


def test_word_file_has_big_type_and_words_for_each_picture() -> None:
    document = docx.Document(BytesIO(docx_bytes(laid_easy(full_plan()))))
    assert document.styles["Normal"].font.size.pt == 16
    about = [one.get("descr") for one in document.element.body.iter(qn("wp:docPr"))]
    assert about[-3:] == ["Steps with a flag at the top", "A question mark", "An open book"]
    assert all(about)


def test_pdf_has_big_type_and_words_for_each_picture() -> None:
    pdf = PdfWriter().plan(laid_easy(full_plan()))
    sizes: dict[str, float] = {}

    def note(text: str, _cm: object, matrix: list[float], _font: object, size: float) -> None:
        sizes.setdefault(text.strip(), abs(matrix[3]) * size)

    PdfReader(BytesIO(pdf)).pages[0].extract_text(visitor_text=note)
    said = next(size for text, size in sizes.items() if "people talk to mum" in text)
    assert said == pytest.approx(16, abs=0.1)
    tree = PdfReader(BytesIO(pdf)).root_object["/StructTreeRoot"]
    assert _alternatives(tree)[-1] == "An open book"


def _alternatives(node: Any) -> list[str]:
    """List the words for pictures in a tree of tags, in order."""
    element = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(element, list):
        return [alt for child in element for alt in _alternatives(child)]
    if not isinstance(element, dict):
        return []
    own = [str(element["/Alt"])] if "/Alt" in element else []
    return own + (_alternatives(element["/K"]) if "/K" in element else [])


def test_page_holds_the_drawing_itself() -> None:
    made = to_html(laid_easy(full_plan()))
    assert '<svg role="img" aria-label="A speech bubble"' in made


def test_text_of_a_line_that_was_put_together_is_not_parted() -> None:
    made = blocks(laid_easy(full_plan()))
    assert any(
        isinstance(one, Text) and one.words.startswith("Leave Jay to walk off.\n") for one in made
    )
