"""Which number a page is cited by."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.knowledge.reading.pdf_labels import names_from
from tests.knowledge.reading.pdfs import line, lines, pages
from tests.knowledge.reading.reads import read


@pytest.mark.parametrize(
    ("labels", "numbers"),
    [
        ([], [1, 2, 3]),
        (["1", "2", "3"], [1, 2, 3]),
        (["20", "21", "22"], [20, 21, 22]),
        (["ii", "1", "2"], [None, 1, 2]),
        (["", "2", "3"], [1, 2, 3]),
        (["", "1", "2"], [None, 1, 2]),
        (["0", "1", "2"], [None, 1, 2]),
        (["1", "2", "1"], [1, 2, 3]),
        (["i", "ii", "1"], [1, 2, 3]),
        (["A-1", "A-2", "²"], [1, 2, 3]),
        (["5"], [1, 2, 3]),
        (["7", "8", "9" * 400], [7, 8, None]),
    ],
)
def test_the_printed_number_is_cited_where_it_means_one_page(
    labels: list[str], numbers: list[int | None]
) -> None:
    found = names_from(labels, 3)
    assert list(found.numbers) == numbers
    assert bool(found.notes) is (numbers != [1, 2, 3] or labels[-1:] in (["1"], ["²"]))


def test_a_part_of_a_longer_document_is_cited_by_its_printed_pages(tmp_path: Path) -> None:
    """Pages 20 and 21 of a report, sent as a file of their own, were cited as pages 1 and 2."""
    texts = ["We plan with each person.", "", "We look at it again each term."]
    made = pages(
        [line("Aims", 740, font="F2") * bool(text) + lines([text]) for text in texts],
        catalog=b"/PageLabels<</Nums[0<</S/D/St 20>>]>>",
    )
    found = read(tmp_path / "a.pdf", made)
    assert [one.page for one in found.sections] == [20, 22]
    assert found.notes == (
        "No text was found on page 21. If there are pictures of text, they were not read.",
        "Page numbers are those printed on the pages: page 20 is page 1 of 3 in the file.",
    )


def test_a_page_that_is_called_otherwise_is_not_cited_by_the_number_of_another(
    tmp_path: Path,
) -> None:
    texts = ["Before all else.", "We plan together.", "We meet in May.", "It ends in June."]
    labels = b"/PageLabels<</Nums[0<</S/r/St 2>>1<</S/D>>]>>"
    found = read(tmp_path / "a.pdf", pages([lines([one]) for one in texts], catalog=labels))
    assert [(one.heading, one.page) for one in found.sections] == [
        ("Page ii", None),
        ("Page 1", 1),
        ("Page 2", 2),
        ("Page 3", 3),
    ]
    assert found.notes == (
        "Page numbers are those printed on the pages: page 1 is page 2 of 4 in the file. "
        "Pages without a plain number, such as ii, are cited without one.",
    )


def test_labels_that_cannot_be_read_harm_nothing(tmp_path: Path) -> None:
    broken = b"/PageLabels<</Nums[0(no)/S 5]/Kids 77 0 R>>"
    found = read(tmp_path / "a.pdf", pages([lines(["We plan together."])], catalog=broken))
    assert [one.page for one in found.sections] == [1]
