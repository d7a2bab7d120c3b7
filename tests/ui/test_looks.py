"""Looks that can be worked out: contrast, cut texts, and signs a terminal would obey."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.color import Color
from textual.theme import Theme

from assistant.errors import ContentError
from assistant.record.words import inert
from assistant.ui.themes import DARK, LIGHT
from assistant.ui.widgets.answer_box import _one_for_one
from assistant.ui.widgets.trouble import in_short
from assistant.ui.words import shown, snippet

TEXTS = ("foreground", "primary", "warning", "error", "success")
GROUNDS = ("background", "surface", "panel")


def _contrast(one: Color, other: Color) -> float:
    """Contrast as WCAG 2.2 reckons it."""

    def light(color: Color) -> float:
        parts = [part / 255 for part in (color.r, color.g, color.b)]
        r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    bright, dark = sorted((light(one), light(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: str(theme.name))
def test_every_text_colour_can_be_read_on_every_ground(theme: Theme) -> None:
    colours = {name: str(getattr(theme, name)) for name in TEXTS} | theme.variables
    for ground in GROUNDS:
        behind = Color.parse(str(getattr(theme, ground)))
        for name, colour in colours.items():
            assert _contrast(Color.parse(colour), behind) >= 4.5, (name, ground)


@given(st.text(alphabet=st.characters(blacklist_characters="\n\r")))
def test_a_line_in_the_box_is_inert_and_as_long_as_it_was(line: str) -> None:
    safe = _one_for_one(line)
    assert len(safe) == len(line)
    assert inert(safe) == safe


@given(st.text(min_size=1))
def test_what_is_cut_says_so_and_what_is_short_is_whole(words: str) -> None:
    assert shown(words, 20).startswith(inert(words[:20]))
    assert (shown(words, 20) == inert(words)) == (len(words) <= 20)
    assert "\n" not in snippet(words, 20)


def test_a_long_list_of_mistakes_keeps_what_is_safe_and_what_to_do() -> None:
    told = in_short(ContentError("The questions", [f"file.yaml: line {n}" for n in range(90)]))
    assert "No answer is lost." in told
    assert "Mend the places" in told
    assert len(told.splitlines()) < 10
