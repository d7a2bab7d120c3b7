"""Word documents: made by python-docx, and part by part."""

from __future__ import annotations

from pathlib import Path

import docx
from docx.shared import Pt, RGBColor

from tests.knowledge.reading.docxs import W, content_types, paragraph
from tests.knowledge.reading.docxs import docx as parts
from tests.knowledge.reading.reads import read, texts

STYLES = "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"
COMMENTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
NOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def test_headings_lists_tables_and_hidden_words(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("How we plan", 0)
    made.add_paragraph("Before all.")
    made.add_heading("Aims", 1)
    text = made.add_paragraph("Seen first. ")
    text.add_run("SECRET one ").font.hidden = True
    text.add_run("SECRET two ").font.color.rgb = RGBColor(255, 255, 255)
    text.add_run("SECRET three").font.size = Pt(1)
    text.add_run("Seen last.")
    made.add_paragraph("one", style="List Bullet")
    made.add_paragraph("two", style="List Number")
    made.add_heading("Who", 2)
    table = made.add_table(2, 2)
    for row, cells in enumerate([("Name", "When"), ("Ann", "Monday")]):
        for column, cell in enumerate(cells):
            table.cell(row, column).text = cell
    made.add_paragraph().add_run("A bold line").bold = True
    made.add_paragraph("Its text.")
    made.save(str(tmp_path / "a.docx"))
    found = read(tmp_path / "a.docx")
    assert found.title == "How we plan"
    assert texts(found) == {
        "How we plan": "Before all.",
        "Aims": "Seen first. Seen last.\n\n- one\n- two",
        "Who": "Name | When\nAnn | Monday",
        "A bold line": "Its text.",
    }
    assert [one.under for one in found.sections] == [None, None, "Aims", "Who"]
    assert found.notes == ("6 hidden words were left out: nobody sees them on the page.",)


def test_tracked_changes_comments_and_footnotes(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>Kept </w:t></w:r><w:del><w:r><w:delText>DELETED</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>and added.</w:t></w:r></w:ins>"
        '<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
        "<w:p><w:moveFrom><w:r><w:t>DELETED</w:t></w:r></w:moveFrom></w:p>"
        "<w:p><w:r><w:instrText>DELETED</w:instrText></w:r><w:r><w:t>Result.</w:t></w:r></w:p>"
    )
    types = content_types(
        more=f'<Override PartName="/word/comments.xml" ContentType="{COMMENTS}"/>'
        f'<Override PartName="/word/footnotes.xml" ContentType="{NOTES}"/>'
    )
    comment = f'<w:comment w:id="0">{paragraph("DELETED")}</w:comment>'
    comments = f'<w:comments xmlns:w="{W}">{comment}</w:comments>'
    note = f'<w:footnote w:id="2">{paragraph("See the law.")}</w:footnote>'
    notes = f'<w:footnotes xmlns:w="{W}">{note}</w:footnotes>'
    made = parts(body, {"word/comments.xml": comments, "word/footnotes.xml": notes}, types)
    found = read(tmp_path / "a.docx", made)
    assert texts(found) == {"Beginning": "Kept and added.\n\nSee the law.\n\nResult."}
    assert found.notes == (
        "1 comment was left out: it is not part of the text.",
        "Words that somebody deleted with tracked changes were left out.",
    )


def test_a_style_can_hide_and_can_be_a_heading(tmp_path: Path) -> None:
    styles = (
        f'<w:styles xmlns:w="{W}"><w:style w:styleId="Gone"><w:name w:val="gone"/>'
        "<w:rPr><w:vanish/></w:rPr></w:style>"
        '<w:style w:styleId="Like"><w:name w:val="my own"/><w:basedOn w:val="H1"/></w:style>'
        '<w:style w:styleId="H1"><w:name w:val="heading 1"/><w:basedOn w:val="Like"/></w:style></w:styles>'
    )
    types = content_types(more=f'<Override PartName="/word/styles.xml" ContentType="{STYLES}"/>')
    body = (
        paragraph("A heading", '<w:pStyle w:val="Like"/>')
        + paragraph("SECRET", '<w:pStyle w:val="Gone"/>')
        + paragraph("SECRET", run='<w:rStyle w:val="Gone"/>')
        + paragraph("Text.", run='<w:rStyle w:val="Gone"/><w:vanish w:val="0"/>')
    )
    found = read(tmp_path / "a.docx", parts(body, {"word/styles.xml": styles}, types))
    assert texts(found) == {"A heading": "Text."}
    assert found.notes == ("2 hidden words were left out: nobody sees them on the page.",)


def test_white_words_on_a_dark_cell_are_seen(tmp_path: Path) -> None:
    white = '<w:color w:val="FFFFFF"/>'
    body = (
        '<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:fill="003366"/></w:tcPr>'
        f"{paragraph('CLEAR', run=white)}</w:tc></w:tr></w:tbl>{paragraph('SECRET', run=white)}"
    )
    assert texts(read(tmp_path / "a.docx", parts(body))) == {"Beginning": "CLEAR"}


def test_a_cell_with_many_lines_keeps_them(tmp_path: Path) -> None:
    cell = "".join(paragraph(text, "<w:numPr/>") for text in ("first", "second"))
    row = f"<w:tr><w:tc>{paragraph('Aims:')}</w:tc><w:tc>{cell}</w:tc></w:tr>"
    found = read(tmp_path / "a.docx", parts(f"<w:tbl>{row}</w:tbl>"))
    assert texts(found) == {"Beginning": "Aims:\n- first\n- second"}


def test_lines_of_a_form_are_kept_and_a_table_of_contents_is_left_out_and_told(
    tmp_path: Path,
) -> None:
    form = ["Name ........", "Marks ........ 20", "We plan together."]
    entries = ["Aims ........ 1", "Who plans ........ 3", "How often ........ 3"]
    for name, said in (("a.docx", form), ("b.docx", [*entries, *form])):
        made = docx.Document()
        for one in said:
            made.add_paragraph(one)
        made.save(str(tmp_path / name))
    kept, left = read(tmp_path / "a.docx"), read(tmp_path / "b.docx")
    assert texts(kept) == texts(left) == {"Beginning": "\n\n".join(form)}
    assert kept.notes == ()
    assert left.notes == (
        "3 lines of a table of contents were left out: the headings stand in the text.",
    )
