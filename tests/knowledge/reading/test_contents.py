"""Which lines are a table of contents, and which are only like one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.knowledge.reading.contents import contents_lines, contents_note


def test_three_that_count_up_are_one_also_where_an_entry_is_long() -> None:
    lines = ["Aims .... 1", "Who is asked, and", "by whom .... 4", "Law .... 4", "Text.", "More."]
    assert contents_lines(lines) == {0, 2, 3}


def test_the_word_contents_right_above_the_lines_is_one_of_them() -> None:
    lines = ["Contents", "Aims .... 1", "Law .... 4", "Who .... 9", "Contents", "of a bag."]
    assert contents_lines(lines) == {0, 1, 2, 3}


def test_what_does_not_count_up_or_stands_apart_is_a_form() -> None:
    assert not contents_lines(["Name .......", "Marks .... 20", "Out of .... 10", "Age .... 9"])
    assert not contents_lines(
        ["Aims .... 1", "Text.", "More.", "Law .... 4", "Text.", "Who .... 9"]
    )
    assert not contents_lines(["Marks .... 20", "Out of .... 40"])


@given(st.lists(st.text(st.sampled_from("ab .1"), max_size=20), max_size=20))
def test_only_lines_that_end_in_a_number_are_left_out(lines: list[str]) -> None:
    assert all(
        lines[place][-1].isdigit() and "." in lines[place] for place in contents_lines(lines)
    )


def test_the_note() -> None:
    assert contents_note(0) == ()
    assert contents_note(1)[0].startswith("1 line of a table of contents was left out")
