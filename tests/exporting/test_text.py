from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from assistant.exporting.text import WIDTH, to_text
from tests.exporting.builders import laid_easy, laid_out, line, plan, section
from tests.exporting.plans import full_plan, outcome_plan


def _quoted(words: str) -> str:
    text = to_text(laid_out(plan(section(line(words)))))
    return text[text.index("“") + 1 : text.rindex("”")]


def test_headings_are_underlined_and_lines_are_short() -> None:
    text = to_text(laid_out(outcome_plan()))
    assert "\nWhat is important to me\n-----------------------\n" in text
    assert "\nChange 1\n........\n" in text
    assert max(map(len, text.splitlines())) <= WIDTH


def test_a_table_is_read_with_its_titles() -> None:
    text = to_text(laid_out(outcome_plan()))
    assert "- Who helps? Ms Reid, job coach\n- Have I done it? ____" in text
    assert "\n- School year: ____" in text


def test_an_easy_read_has_a_sign_beside_each_heading() -> None:
    assert "\n👥 We do not all think the same\n" in to_text(laid_easy(full_plan()))


@given(st.text("ab c.-\n“", min_size=1, max_size=300))
def test_no_word_is_lost_and_none_is_parted(words: str) -> None:
    assert _quoted(words).split() == words.split()


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=12), min_size=1, max_size=80))
def test_lines_break_only_where_they_are_full(words: list[str]) -> None:
    lines = [one.strip() for one in ("“" + _quoted(" ".join(words)) + "”").split("\n")]
    room = WIDTH - 2
    for now, then in pairwise(lines):
        assert len(now) <= room
        assert len(now) + 1 + len(then.split(" ")[0]) > room


def test_a_word_that_is_too_long_stays_whole() -> None:
    assert re.search(r"^  “w{100}”$", to_text(laid_out(plan(section(line("w" * 100))))), re.M)
