from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.record.words import compared, escape_unsafe, inert, one_line

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=[]))


@pytest.mark.parametrize(
    "words",
    [
        'the 36 and the X84 *_#`<>[]|\\ "quotes" £5 & more',
        "zażółć gęślą jaźń",
        "two\nlines\n\nand a\ttab  two spaces ",
        "👨‍👩‍👧 ❤️‍🔥 1️⃣ 👍🏽 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🇵🇱",
        "שלום עולם",
        "می‌خواهم",
        "日本 ไทย हिन्दी",
        "",
    ],
)
def test_words_stay_letter_for_letter(words: str) -> None:
    assert inert(words) == words


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("\x1b]0;title\x07", "␛]0;title␇"),
        ("\x9b31m", "‹U+009B›31m"),
        ("a\x7f\x00", "a␡␀"),
        ("over\rwritten", "over␍written"),
        ("a\r\nb\u2028c\u2029d", "a\nb\nc\nd"),
        ("abc\u202edef", "abc‹U+202E›def"),
        ("\u2066x\u2069", "‹U+2066›x‹U+2069›"),
        ("a\u200bb\u200dc\ufeff", "a‹U+200B›b‹U+200D›c‹U+FEFF›"),
        ("x\U000e0041\U000e0042", "x‹U+E0041›‹U+E0042›"),
        ("é\ufe0f\ufe0f", "é\ufe0f‹U+FE0F›"),
        ("half \ud83c here \uffff", "half \ufffd here \ufffd"),
    ],
)
def test_what_nobody_sees_is_shown(typed: str, shown: str) -> None:
    assert inert(typed) == shown


@given(ANY_TEXT)
def test_an_inert_text_holds_nothing_that_is_obeyed(words: str) -> None:
    shown = inert(words)
    shown.encode()
    assert inert(shown) == shown
    categories = {unicodedata.category(sign) for sign in shown if sign not in "\n\t"}
    assert categories.isdisjoint({"Cc", "Cs", "Zl", "Zp"})
    assert not set(shown) & set(
        "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2069\ufeff"
    )


@given(st.text(st.characters(categories=["L", "N", "P", "Sc", "Sm", "So"]), max_size=60))
def test_letters_that_are_seen_are_never_touched(words: str) -> None:
    seen = "".join(sign for sign in words if sign not in "\u115f\u1160\u3164\uffa0")
    assert inert(seen) == seen


@given(ANY_TEXT)
def test_a_name_stands_on_one_line(name: str) -> None:
    assert len(one_line(name).splitlines()) <= 1


@given(st.text())
def test_json_keeps_the_words_and_hides_nothing(words: str) -> None:
    written = escape_unsafe(json.dumps(words, ensure_ascii=False))
    assert json.loads(written) == words
    assert inert(written.replace("\u2028", "").replace("\u2029", "")) == written.replace(
        "\u2028", ""
    ).replace("\u2029", "")


@given(ANY_TEXT)
def test_a_name_is_compared_in_one_form_however_it_was_put_together(name: str) -> None:
    form = compared(name)
    assert compared(form) == form
    for way in ("NFC", "NFD"):
        assert compared(unicodedata.normalize(way, name)) == form


@pytest.mark.parametrize(
    ("one", "other"), [("Zoë", "ZOE\u0308"), ("Straße", "STRASSE"), (" Mary  Ann", "mary ann")]
)
def test_a_name_is_one_however_it_was_typed(one: str, other: str) -> None:
    assert compared(one) == compared(other)


def test_a_name_with_another_mark_is_another() -> None:
    assert compared("Zoë") != compared("Zoe")


def test_a_letter_of_another_alphabet_that_only_looks_the_same_is_another() -> None:
    assert compared("Zo\u00eb") != compared("Z\u043e\u00eb")
