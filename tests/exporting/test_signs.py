from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.exporting.fonts import drawn_by, find_typefaces
from assistant.exporting.signs import printable
from assistant.record.words import inert

TYPEFACES = find_typefaces()
ALL_DRAWN = drawn_by(TYPEFACES)
DRAWN = frozenset(range(32, 127)) | {ord(letter) for letter in "ąćęłńóśźż"}


def test_the_typefaces_draw_the_letters_of_britain_ireland_and_poland() -> None:
    letters = "ąćęłńóśźż ĄĆĘŁŃÓŚŹŻ âêîôûŵŷ ÁÉÍÓÚ àèìòù £€ “”‘’ – — … é ş ğ ı ț ă č š ž Привіт"
    assert tuple(face.family for face in TYPEFACES[:2]) == ("Atkinson Hyperlegible", "Noto Sans")
    assert {ord(letter) for letter in letters} <= ALL_DRAWN
    assert ord("🎸") not in ALL_DRAWN


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("zażółć", "zażółć"),
        ("zaz\u0307ółć", "zażółć"),
        ("my 🎸!", "my [guitar]!"),
        ("👍🏽", "[thumbs up sign][medium skin]"),
        ("👨‍👩‍👧", "[man][woman][girl]"),
        ("❤️", "[heavy black heart]"),
        ("🏴󠁧󠁢󠁳󠁣󠁴󠁿 🇵🇱", "[flag of Scotland] [flag PL]"),
        ("שלום, ד", "[4 Hebrew letters], [1 Hebrew letter]"),
        ("日本", "[2 Chinese or Japanese letters]"),
        ("𝓙ay", "Jay"),
        ("␛[31m", "[symbol for escape][31m"),
        ("\ue000", "[U+E000]"),
        ("a\tb\nc", "a    b\nc"),
        ("x" * 31, "x" * 30 + "\u200bx"),
    ],
)
def test_a_sign_that_cannot_be_drawn_stands_by_name(typed: str, printed: str) -> None:
    assert printable(typed, DRAWN) == printed


@given(st.text())
def test_only_signs_that_can_be_drawn_are_left(words: str) -> None:
    printed = printable(inert(words), DRAWN)
    left = {sign for sign in printed if ord(sign) not in DRAWN}
    assert left <= {"\n", "\u200b"}


@given(st.text(st.sampled_from(sorted(map(chr, DRAWN - {ord(" ")}))), max_size=29))
def test_words_that_can_be_drawn_stay_letter_for_letter(words: str) -> None:
    assert printable(words, DRAWN) == words


def test_an_accent_goes_with_its_letter() -> None:
    letter = "q\u0301"
    assert printable(letter, ALL_DRAWN) == letter
    assert printable(f"🎸{letter}", ALL_DRAWN) == f"[guitar]{letter}"
