"""Headings and text to sections: a quote holds only words of the page and heading it is cited by."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from assistant.knowledge.reading.blocks import BEGINNING, Block, Look, gather
from assistant.knowledge.reading.limits import Limits
from tests.knowledge.reading.pdfs import line, lines, pages
from tests.knowledge.reading.reads import read

TITLE = "title"
STEPS = st.lists(
    st.tuples(st.sampled_from([0, 0, 1, 2, 3]), st.booleans(), st.integers(0, 3)), max_size=25
)
"""For each block: the level of a heading or 0 for text, whether a page begins, which heading's words."""


def blocks_from(steps: list[tuple[int, bool, int]], *, paged: bool) -> list[Block]:
    """Make blocks whose text is found nowhere else; of headings some have the same words."""
    made, page = [], 1
    for number, (level, turns, words) in enumerate(steps):
        page += turns
        said = f"heading{words}" if level else f"text{number}"
        look = Look.HEADING if level else Look.PARAGRAPH
        made.append(Block(look, said, level=level, page=page if paged else None))
    return made


def above(blocks: list[Block], at: int) -> list[str]:
    """Give the headings that hold at a block, the nearest first."""
    found: list[str] = []
    level = 9 if blocks[at].look is not Look.HEADING else blocks[at].level
    for block in reversed(blocks[:at]):
        if block.look is Look.HEADING and block.level < level:
            found.append(block.text)
            level = block.level
    return found


@given(STEPS, st.sampled_from([TITLE, None]), st.booleans())
def test_a_quote_holds_only_words_of_the_page_and_the_heading_it_is_cited_by(
    steps: list[tuple[int, bool, int]], title: str | None, paged: bool
) -> None:
    blocks = blocks_from(steps, paged=paged)
    for section in gather(blocks, title, Limits()):
        for words in section.text.split():
            places = [
                (above(blocks, at) or [title or (words if block.level else BEGINNING)])[0]
                for at, block in enumerate(blocks)
                if block.text == words and block.page == section.page
            ]
            assert section.heading in places


@given(STEPS, st.sampled_from([TITLE, None]))
def test_no_heading_and_no_text_is_lost_or_said_twice(
    steps: list[tuple[int, bool, int]], title: str | None
) -> None:
    blocks = blocks_from(steps, paged=True)
    sections = gather(blocks, title, Limits())
    said = " ".join(f"{one.heading} {one.under} {one.text}" for one in sections).split()
    assert {block.text for block in blocks} <= set(said)
    texts = " ".join(one.text for one in sections).split()
    assert all(texts.count(one.text) == 1 for one in blocks if one.look is not Look.HEADING)


def test_a_page_of_headings_is_no_part_of_the_text_after_it(tmp_path: Path) -> None:
    """A contents page set in the type of headings once stood in the quote of the next page."""
    contents = line("Our policy", 780, size=20) + "".join(
        line(words, 700 - 60 * at, font="F2") for at, words in enumerate(["Aims", "Money", "Notes"])
    )
    text = "We plan with each young person, and we write down what they say."
    found = read(
        tmp_path / "a.pdf",
        pages([contents, line("Aims", 740, font="F2") + lines([text])]),
    )
    assert [(one.heading, one.page, one.text) for one in found.sections] == [
        ("Our policy", 1, "Money\nNotes"),
        ("Aims", 2, text),
    ]


def test_headings_at_the_very_end_stay_on_their_page() -> None:
    blocks = [
        Block(Look.HEADING, "Aims", level=1, page=1),
        Block(Look.PARAGRAPH, "We plan together.", page=1),
        Block(Look.HEADING, "Annex", level=1, page=2),
    ]
    assert [(one.heading, one.text, one.page) for one in gather(blocks, None, Limits())] == [
        ("Aims", "We plan together.", 1),
        ("Annex", "Annex", 2),
    ]
