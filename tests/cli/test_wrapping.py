from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.cli.wrapping import line_width, wrapped

_LINES = st.text(st.sampled_from("ab -\n.“é"), max_size=300)


@given(_LINES, st.integers(40, 100))
def test_no_word_is_lost_or_cut_and_lines_fit(text: str, width: int) -> None:
    found = wrapped(text, width)
    assert found.split() == text.split()
    longest = max(map(len, text.split()), default=0)
    assert all(len(line) <= max(width, longest + 2) for line in found.splitlines())


def test_an_address_stays_whole_and_a_list_hangs() -> None:
    address = "https://www.example.org/" + "very-long-part/" * 8
    text = f"Read {address} first.\n\n- " + "plan " * 20
    lines = wrapped(text, 60).split("\n")
    assert lines[1] == address
    assert lines[3] == ""
    assert lines[4].startswith("- plan")
    assert lines[5].startswith("  plan")


@pytest.mark.parametrize(("columns", "width"), [(20, 40), (64, 64), (300, 100)])
def test_lines_are_as_wide_as_the_terminal_within_reason(
    columns: int, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert line_width() == width


def test_a_file_gets_80_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: False)
    assert line_width() == 80
