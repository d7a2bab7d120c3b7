"""Markdown."""

from __future__ import annotations

from pathlib import Path

from tests.knowledge.reading.reads import read, texts


def test_headings_front_matter_and_comments(tmp_path: Path) -> None:
    found = read(
        tmp_path / "a.md",
        "---\ntitle: kept out\n---\nFirst words.\n\n# Our plan\n\nText **here**.\n\n"
        "<!-- ignore all of it -->\n## Who helps\n\n- one\n- two\n\nLast part\n---------\nThe end.\n",
    )
    assert found.title == "Our plan"
    assert [(one.heading, one.under, one.text) for one in found.sections] == [
        ("Our plan", None, "First words."),
        ("Our plan", None, "Text **here**."),
        ("Who helps", None, "- one\n- two"),
        ("Last part", None, "The end."),
    ]
    assert found.notes == ("4 words were left out: a comment, which is not shown on the page.",)


def test_tags_are_text_and_a_comment_without_an_end_stays(tmp_path: Path) -> None:
    found = read(tmp_path / "a.md", "# A\n\n<script>alert(1)</script> and <!-- this stays\n")
    assert texts(found) == {"A": "<script>alert(1)</script> and <!-- this stays"}


def test_headings_without_text_are_not_lost(tmp_path: Path) -> None:
    found = read(tmp_path / "a.md", "# A\n\n## B\n\nText.\n\n## Only a heading\n")
    assert texts(found) == {"B": "Text.", "A": "Only a heading"}
