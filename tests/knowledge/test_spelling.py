from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.knowledge.spelling import mend, nearest
from assistant.knowledge.words import words

_VOCABULARY = {
    "access", "annual", "apply", "assess", "change", "ehcp", "internship", "meeting", "notice",
    "plan", "review", "section", "supported", "tribunal", "work",
}  # fmt: skip


def _mend(typed: str, known: frozenset[str] = frozenset()) -> str:
    start: dict[str, list[str]] = {}
    for word in sorted(_VOCABULARY):
        start.setdefault(word[0], []).append(word)
    found = mend(
        words(typed), _VOCABULARY, lambda letter: start.get(letter, []), known.__contains__
    )
    return " ".join(found)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("wot happens at my anual reveiw meatin", "what happens at my annual review meeting"),
        ("suported intrenship", "supported internship"),
        ("axess to wrok", "access to work"),
        ("can i chanj my ehpc", "can i change my ehcp"),
        ("how do i aply", "how do i apply"),
        ("how much notise", "how much notice"),
        ("sectoin f", "section f"),
        ("tribunel", "tribunal"),
        ("can my mum c wat i rite", "can my mum see what i write"),
        ("section c", "section c"),
        ("is that my rite", "is that my right"),
    ],
)
def test_what_was_typed_is_mended_to_what_was_meant(typed: str, meant: str) -> None:
    assert _mend(typed) == meant


def test_words_that_the_model_knows_are_left_alone() -> None:
    assert _mend("meetings") == "meeting"
    assert _mend("meetings", frozenset({"meetings"})) == "meetings"


def test_short_words_numbers_and_words_of_every_question_are_left_alone() -> None:
    assert _mend("plaq 2026x pla whos") == "plaq 2026x pla whos"


def test_of_equally_near_words_the_commoner_is_taken() -> None:
    assert nearest("revied", ["reviel", "review"]) == "reviel"
    assert (
        nearest("revied", ["reviel", "review"], lambda word: len(word) * (word == "review"))
        == "review"
    )


@given(st.text("abcdefgh", min_size=1, max_size=12))
def test_a_word_of_the_library_is_its_own_nearest(word: str) -> None:
    assert nearest(word, [word, "zzzzzzzz"]) == (word if len(word) >= 4 else None)
