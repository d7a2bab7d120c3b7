"""What nobody sees goes; every letter that can be read stays."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.knowledge.reading.clean import clean, one_line, safe
from assistant.record.words import inert


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("plain words, £9 – “quoted” café", "plain words, £9 – “quoted” café"),
        ("red \x1b[31mwords\x1b[0m", "red words"),
        ("a \x9b1mword", "a word"),
        ("title \x1b]0;evil\x07here", "title here"),
        ("link \x1b]8;;http://x\x1b\\here\x1b]8;;\x1b\\.", "link here."),
        ("an open \x1b]0;end\nand more", "an open ]0;end\nand more"),
        ("turned \u202eback\u202c", "turned back"),
        ("no\u200bwidth\u2060 \ufeffhere", "nowidth here"),
        ("tags\U000e0041\U000e0042", "tags"),
        ("half \ud800", "half "),
        ("soft\u00adhyphen", "softhyphen"),
        ("wide\u00a0\u2003space", "wide  space"),
        ("bell\x07 nul\x00 del\x7f", "bell nul del"),
        ("filler\u3164\u115f\ufe0f", "filler"),
        ("\uf0b7 bullet of Symbol", "• bullet of Symbol"),
        ("one\r\ntwo\rthree\u2028four\x0cfive", "one\ntwo\nthree\nfour\nfive"),
        ("e\u0301", "é"),
        ("\ufdd0\uffff\U0001ffff", ""),
    ],
)
def test_what_stays(text: str, kept: str) -> None:
    assert clean(text) == kept


@given(st.text())
def test_clean_text_stays_as_it_is_and_is_inert(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned == safe(cleaned)
    assert inert(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)


@given(st.text(st.characters(categories=["L", "N", "P"], max_codepoint=0x24F)))
def test_letters_numbers_and_marks_are_never_lost(text: str) -> None:
    assert clean(text) == unicodedata.normalize("NFC", text)


@given(st.text())
def test_one_line_is_one_line(text: str) -> None:
    assert "\n" not in one_line(text) and "  " not in one_line(text)
