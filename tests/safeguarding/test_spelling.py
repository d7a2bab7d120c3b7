from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.safeguarding.spelling import Speller

KNOWN = ["he", "me", "i", "hits", "kill", "punched", "suicide", "myself", "strangle", "hears"]
SPELLER = Speller(KNOWN, everyday=["hearts", "himself"], telling=["me", "myself"])


def read(typed: str) -> list[set[str]]:
    return [set(slot) for slot in SPELLER.read(typed)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("punched", "punched"),
        ("puched", "punched"),  # a letter left out
        ("puncheed", "punched"),  # a letter doubled
        ("punvhed", "punched"),  # another letter
        ("pucnhed", "punched"),  # two swapped
        ("puncjhed", "punched"),  # a letter too many
        ("hitts", "hits"),
        ("kil", "kill"),
        ("hiiits", "hits"),
        ("h1ts", "hits"),
        ("k1ll", "kill"),
        ("5uicide", "suicide"),
        ("k*ll", "kill"),
    ],
)
def test_slips_are_read_as_what_was_meant(typed: str, meant: str) -> None:
    assert read(typed) == [{meant}]


@pytest.mark.parametrize(
    "typed",
    ["hats", "hearts", "42", "pinched2day", "k**l", "xyzzy", "tunched", "hehitsher", "z" * 300],
)
def test_other_words_stay_unknown(typed: str) -> None:
    assert set().union(*read(typed)) == set()


def test_words_run_together_are_taken_apart_when_a_telling_word_is_among_them() -> None:
    assert read("hehitsme") == [{"he"}, {"hits"}, {"me"}]
    assert read("killmyself") == [{"kill"}, {"myself"}]
    assert read("hehits") == [set()]
    assert read("stop!he") == [set(), {"he"}]


@given(st.sampled_from(["punched", "suicide", "strangle", "myself"]), st.data())
def test_any_one_slip_after_the_first_letter_is_read(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(word) - 1))
    letter = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
    slips = [word[:at] + word[at + 1 :], word[:at] + letter + word[at:]]
    slips.append(word[:at] + letter + word[at + 1 :])
    if at + 1 < len(word):
        slips.append(word[:at] + word[at + 1] + word[at] + word[at + 2 :])
    for slip in slips:
        assert word in read(slip)[0], slip


@given(st.text(max_size=40))
def test_any_token_gives_at_least_one_place(typed: str) -> None:
    assert len(SPELLER.read(typed)) >= 1
