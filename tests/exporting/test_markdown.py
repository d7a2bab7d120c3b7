from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from assistant.exporting.blocks import blocks
from assistant.exporting.markdown import page_to_markdown, to_markdown
from assistant.exporting.page import page_of
from assistant.exporting.pieces import Text
from assistant.record.words import inert
from tests.exporting.builders import JAY, laid_out, line, plan, section
from tests.exporting.plans import full_plan

_READER = MarkdownIt("gfm-like", {"linkify": False})


def _said(inline: Token) -> str:
    """Read a rendered paragraph as a person would: text, and a new line for each break."""
    pieces = []
    for part in inline.children or []:
        if part.type in ("hardbreak", "softbreak"):
            pieces.append("\n")
        else:
            assert part.type in ("text", "text_special"), (
                f"{part.type} was made of {part.content!r}"
            )
            pieces.append(part.content)
    return "".join(pieces)


def _quotes(markdown: str) -> list[str]:
    tokens = _READER.parse(markdown)
    opened = [i for i, token in enumerate(tokens) if token.type == "blockquote_open"]
    for i in opened:
        kinds = [token.type for token in tokens[i + 1 : i + 5]]
        assert kinds == ["paragraph_open", "inline", "paragraph_close", "blockquote_close"]
    return [_said(tokens[i + 2]) for i in opened]


def _markdown_of(words: str) -> str:
    return to_markdown(laid_out(plan(section(line(words)))))


_TRICKY = st.text(
    st.sampled_from("ab1 \n\t*_#`<>[]()|\\!&;:.-+=~$^/\"'{}Ł🎸#x"), min_size=1, max_size=40
)


@pytest.mark.parametrize(
    "words",
    [
        "*_#`<>[]|\\",
        "1. first\n2) second\n- third\n+ fourth\n> fifth\n# sixth\n===\n---\n***\n```\n    code",
        "<b>bold</b> <!-- gone --> &amp; &#65; https://example.org [a](b) ![c](d) [^1] [ ] [x] [[w]]",
        "snake_case and _this_ and __init__ and ~~that~~ and $x$ and :smile:",
        "a | b\n--- | ---\nc | d",
        "  two spaces at the start and the end  \n\n\n\tthree new lines above",
        "\nstarts and ends with one\n",
        "\n",
        "ends with a backslash \\",
        "שלום עולם ąćęłńóśźż 👨‍👩‍👧",
        "[key]: https://example.org 'x'",
    ],
)
def test_words_read_letter_for_letter_when_rendered(words: str) -> None:
    assert _quotes(_markdown_of(words)) == [words]


@given(st.one_of(_TRICKY, st.text(min_size=1, max_size=60)))
@example("a\\\n")
@example("&#10;")
@example("\xa0x\u3000")
def test_any_words_read_letter_for_letter_when_rendered(words: str) -> None:
    shown = inert(words)
    assert _quotes(_markdown_of(words)) == [shown]


@given(_TRICKY)
def test_any_name_reads_the_same_in_a_heading(name: str) -> None:
    laid = laid_out(plan(people=[JAY.model_copy(update={"name": name})]))
    rendered = _READER.parse(page_to_markdown(page_of(laid, frozenset(), 11.0)))
    assert rendered[0].tag == "h1"
    assert _said(rendered[1]) == laid.name


@given(st.text(st.sampled_from("abc ąę,.'?()-\"£5;/"), min_size=1).map(str.strip).filter(bool))
def test_plain_words_can_be_found_in_the_file_as_they_are(words: str) -> None:
    assert f"\n> Well {words}\n" in _markdown_of(f"Well {words}")


def test_every_block_is_there_once() -> None:
    laid = laid_out(full_plan())
    written = to_markdown(laid)
    assert written.startswith("# Jay's plan\n")
    for block in blocks(laid):
        if isinstance(block, Text) and "\n" not in block.words:
            assert block.words in written
    assert (
        "> people talk to mum not me\n\n— Jay said, 21 November 2026, asked: A bad day\n" in written
    )
    assert "asked: A bad day. Agreed." in written
    assert (
        "\n## We see this differently\n\n### A job I would like\n\n> bikes. fixing them\n"
        in written
    )
    assert '- Said "I don\'t know": A good day\n' in written
    assert "\n[1] Planning for work. The Office, 2015." in written
