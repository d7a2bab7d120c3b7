from __future__ import annotations

from pathlib import Path

import pytest

from assistant.cli.shelves import print_document, size_words
from assistant.knowledge import own
from assistant.knowledge.catalogue import DocumentShown, PassageShown
from assistant.knowledge.model import Status
from tests.knowledge.test_own import document


def test_a_document_of_ones_own_is_shown_with_its_pages_its_file_and_what_is_not_known(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own.keep(tmp_path, document())
    passage = PassageShown(
        id="own-policy#aims-1",
        heading="Aims",
        page=7,
        text="We plan\x1b[2J together.",
        status=Status.UNKNOWN,
        warnings=["Nobody said when."],
    )
    front = document().front
    shown = DocumentShown(**front.model_dump(), status=Status.UNKNOWN, passages=[passage])
    print_document(shown, tmp_path)
    assert capsys.readouterr().out.splitlines() == [
        "Policy",
        "(A nation that is not known · no date · not known whether it still holds;",
        "publisher: not known)",
        "added 21 November 2026 from /there/p.txt",
        "One page holds no text.",
        "",
        "own-policy#aims-1  Aims, page 7  (unknown)",
        "We plan␛[2J together.",
        "Take care: Nobody said when.",
    ]


@pytest.mark.parametrize(
    ("pages", "passages", "words"),
    [(None, 1, "1 passage"), (1, 3, "1 page, 3 passages"), (292, 843, "292 pages, 843 passages")],
)
def test_how_long_a_document_is(pages: int | None, passages: int, words: str) -> None:
    assert size_words(pages, passages) == words
