"""Formats filled from the sample sessions, as PDFs: read back by tools that did not write them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from assistant.exporting.layout import lay_out
from assistant.exporting.pdf import PdfWriter
from tests.exporting.builders import EASY, EASY_WORDING, ON, WORDING
from tests.exporting.conftest import FORMS, Samples
from tests.exporting.needs import needs_poppler
from tests.exporting.others import by_its_tags
from tests.exporting.said_in_order import in_order


@pytest.mark.parametrize("name", ["jay", "marnie", "tomek"])
def test_a_one_page_profile_is_one_page_with_the_full_words(samples: Samples, name: str) -> None:
    reader = PdfReader(BytesIO(samples.written(name, "one-page-profile", "pdf")))
    sizes: list[float] = []

    def note(text: str, _cm: object, matrix: list[float], _font: object, size: float) -> None:
        if text.strip():
            sizes.append(abs(matrix[3]) * size)

    text = "".join(reader.pages[0].extract_text(visitor_text=note).split())
    assert len(reader.pages) == 1
    assert min(sizes) >= 10.99
    made = samples.plans[name, "one-page-profile"]
    shown = [line.text for section in made.sections for line in section.shown]
    assert len(shown) > 5
    assert all("".join(words.split()) in text for words in shown)


@needs_poppler
@pytest.mark.parametrize("easy", [False, True])
def test_every_pdf_has_language_title_tags_and_an_order_for_the_ear(
    samples: Samples, tmp_path: Path, easy: bool
) -> None:
    writer, file = PdfWriter(), tmp_path / "plan.pdf"
    wording, reading = (EASY_WORDING, EASY) if easy else (WORDING, None)
    for made in (samples.plans["jay", form] for form in FORMS):
        laid = lay_out(made, samples.labels, ON, wording, reading)
        file.write_bytes(writer.plan(laid))
        _says_what_it_is(file, laid.title)
        in_order(by_its_tags(file), laid)


def _says_what_it_is(file: Path, title: str) -> None:
    reader = PdfReader(file)
    root: Any = reader.root_object
    assert root["/Lang"] == "en-GB" and root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]["/K"]
    assert reader.metadata is not None and reader.metadata.title == title
