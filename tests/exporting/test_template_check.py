from __future__ import annotations

import zipfile
from io import BytesIO

import docx
import pytest

from assistant.exporting import template_check
from assistant.exporting.example_template import example_template
from assistant.exporting.template_check import faults

RELS = "word/_rels/document.xml.rels"
SCHEMA = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _changed(name: str, content: bytes, content_type: bytes | None = None) -> bytes:
    """Give the example with one part written anew or added."""
    written = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(example_template())) as old,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            kept = old.read(part)
            if part == "[Content_Types].xml" and content_type:
                kept = kept.replace(template_check._MAIN.encode(), content_type)
            if part != name:
                new.writestr(part, kept)
        new.writestr(name, content)
    return written.getvalue()


def _linked(kind: str, target: str) -> bytes:
    with zipfile.ZipFile(BytesIO(example_template())) as old:
        rels = old.read(RELS).decode()
    link = (
        f'<Relationship Id="r99" Type="{SCHEMA}/{kind}" Target="{target}" TargetMode="External"/>'
    )
    return _changed(RELS, rels.replace("</Relationships>", f"{link}</Relationships>").encode())


def test_what_we_and_others_wrote_is_taken() -> None:
    assert faults(example_template()) == []
    assert faults(_written("{{ title }}")) == []


def _written(*runs: str, footer: str = "") -> bytes:
    """Give a plain Word file with one paragraph of these runs."""
    document, written = docx.Document(), BytesIO()
    paragraph = document.add_paragraph()
    for run in runs:
        paragraph.add_run(run).bold = bool(paragraph.runs)
    document.sections[0].footer.paragraphs[0].text = footer
    document.save(written)
    return written.getvalue()


@pytest.mark.parametrize("words", ["", "Name: title", "{ title }", "{_{ title }}"])
def test_a_file_that_asks_for_nothing_is_refused(words: str) -> None:
    (told,) = faults(_written(words))
    assert told.startswith("It has no {{ }}: nothing of the plan would be in it. Write {{ title }}")


def test_a_file_asks_where_word_parts_the_braces_and_in_a_footer() -> None:
    assert faults(_written("{", "{ title }", "}")) == []
    assert faults(_written("Our school", footer="{{ name }}")) == []
    assert faults(_written("{% for one in sections %}", "{% endfor %}")) == []


@pytest.mark.parametrize(
    "name", ["word/vbaProject.bin", "word/activeX/activeX1.xml", "word/embeddings/x.bin"]
)
def test_what_can_run_is_refused(name: str) -> None:
    (told,) = faults(_changed(name, b"x"))
    assert name in told


def test_a_file_for_macros_is_refused() -> None:
    kind = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    (told,) = faults(_changed("word/x.txt", b"", kind))
    assert "not a plain Word file" in told


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("image", "https://example.org/x.png"),
        ("attachedTemplate", "file:///c:/normal.dotm"),
        ("hyperlink", "file://server/share"),
        ("hyperlink", "\\\\server\\share"),
        ("oleObject", "https://example.org/x"),
    ],
)
def test_links_that_load_something_are_refused(kind: str, target: str) -> None:
    assert any(target[:20] in told for told in faults(_linked(kind, target)))


def test_a_link_to_the_schools_website_is_taken() -> None:
    assert faults(_linked("hyperlink", "https://school.example/send")) == []


@pytest.mark.parametrize("field", ["INCLUDEPICTURE", "DDEAUTO", "INCLUDETEXT"])
def test_fields_that_load_something_are_refused(field: str) -> None:
    text = (
        f"<w:p><w:instrText>{field[:4]}</w:instrText><w:instrText>{field[4:]} x</w:instrText></w:p>"
    )
    assert any(field in told for told in faults(_changed("word/extra.xml", text.encode())))
    assert faults(_changed("word/extra.xml", b"<w:instrText> PAGE </w:instrText>")) == []


def test_another_file_inside_and_entities_are_refused() -> None:
    assert any("takes in another file" in told for told in faults(_linked("aFChunk", "x.html")))
    entity = b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    assert any("declares entities" in told for told in faults(_changed("word/extra.xml", entity)))


def test_what_is_too_large_or_no_word_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert faults(b"PK not a zip") == [
        "It is not a Word file (.docx), or is damaged or locked with a password."
    ]
    bomb = _changed("word/media/x.png", b"\0" * (template_check.MAX_UNPACKED + 1))
    assert len(bomb) < template_check.MAX_FILE
    assert "far too large" in faults(bomb)[0]
    monkeypatch.setattr(template_check, "MAX_FILE", 10)
    assert "larger than" in faults(example_template())[0]


def test_everything_is_told_at_once() -> None:
    content = _linked("image", "https://example.org/x.png")
    written = BytesIO(content)
    with zipfile.ZipFile(written, "a") as packed:
        packed.writestr("word/vbaProject.bin", b"x")
    assert len(faults(written.getvalue())) == 2
