"""A title for a document whose file is called like nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.knowledge.markdown import Section
from assistant.knowledge.reading.naming import first_line, says_nothing
from tests.knowledge.reading.pdfs import line, lines, pages
from tests.knowledge.reading.reads import read


@pytest.mark.parametrize(
    ("name", "nothing"),
    [
        ("003_e354a708619592f9", True),
        ("2024-09-01", True),
        ("scan0001", True),
        ("IMG_2034", True),
        ("Document (3)", True),
        ("deadbeefcafe", True),
        ("a", True),
        ("local offer 2024", False),
        ("SEN2", False),
        ("Żółw", False),
        ("計画", False),
        ("face the facade", False),
        ("3rd visit", False),
    ],
)
def test_which_names_say_nothing(name: str, nothing: bool) -> None:
    assert says_nothing(name) is nothing


@pytest.mark.parametrize(
    ("heading", "text", "title"),
    [
        ("Who plans", "We do.", "Who plans"),
        ("Beginning", "Our local offer\nis this.", "Our local offer"),
        ("Page 1", "- One thing\n- Another", "One thing"),
        ("Beginning", "word " * 30, f"{'word ' * 15}word…"),
        ("Beginning", "w" * 100, f"{'w' * 80}…"),
    ],
)
def test_the_first_heading_or_the_first_line(heading: str, text: str, title: str) -> None:
    assert first_line([Section(heading, None, text, 1)]) == title


def test_a_line_about_the_file_is_no_title() -> None:
    sections = [
        Section("Beginning", None, "You are here:\n\nRef: 11144", None),
        Section("Expert advice", None, "We asked.", None),
    ]
    assert first_line(sections) == "Expert advice"
    assert first_line(sections[:1]) == "You are here:"


def test_a_title_in_a_pdf_that_says_nothing_is_none(tmp_path: Path) -> None:
    content = line("Who is there", 720, font="F2") + lines(["We plan together."])
    more = {1000: b"<</Title(003_e354a708619592f9)>>"}
    made = pages([content], more=more, trailer=b"/Info 1000 0 R")
    assert read(tmp_path / "a.pdf", made).title == "Who is there"
