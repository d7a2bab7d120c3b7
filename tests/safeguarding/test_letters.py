from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.safeguarding.letters import STOP, plain, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He's HERE", ["hes", "here"]),
        ("he\u2019s", ["hes"]),
        ("don\u00b4t", ["dont"]),
        ("don t", ["dont"]),
        ("i m ok", ["im", "ok"]),
        ("dad. hits. me", ["dad", STOP, "hits", STOP, "me"]),
        ("wait... what", ["wait", STOP, "what"]),
        ("h.i.t.s", ["hits"]),
        ("h i t s", ["hits"]),
        ("h e  h i t s  m e", ["he", "hits", "me"]),
        ("a  b  c", ["abc"]),
        ("plan a b", ["plan", "a", "b"]),
        ("Tomek\u0142", ["tomekl"]),
        ("bo\u0119 si\u0119", ["boe", "sie"]),
        ("k*ll $elf", ["k*ll", "$elf"]),
        ("a\x07b", ["ab"]),
        ("one\u2028two", ["one", "two"]),
        ("x\u00ady\u200bz", ["xyz"]),
        ("\uff48\uff49t", ["hit"]),
        ("", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@given(st.text())
def test_reading_plain_text_again_changes_nothing(text: str) -> None:
    once = " ".join(words_of(text))
    assert " ".join(words_of(plain(text))) == once


@given(st.text(alphabet="abc .'", max_size=80))
def test_capitals_make_no_difference(text: str) -> None:
    assert words_of(text.upper()) == words_of(text)
