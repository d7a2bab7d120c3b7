"""The light and the dark look. Every text colour reaches 4.5 to 1 on every background here."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="ownwords-dark",
    dark=True,
    primary="#9cc4ff",
    secondary="#9cc4ff",
    accent="#9cc4ff",
    foreground="#f4f3ee",
    background="#12161b",
    surface="#1a2027",
    panel="#27303a",
    warning="#ffd37a",
    error="#ffab9b",
    success="#a5e6b8",
    text_alpha=1.0,
    variables={
        "young-person": "#ffd37a",
        "parent": "#a5e6b8",
        "practitioner": "#d0c2ff",
        "quiet": "#c3c9d1",
    },
)

LIGHT = Theme(
    name="ownwords-light",
    dark=False,
    primary="#0a4487",
    secondary="#0a4487",
    accent="#0a4487",
    foreground="#1b1b1b",
    background="#fbfaf6",
    surface="#ffffff",
    panel="#e8e5da",
    warning="#6f4400",
    error="#951b00",
    success="#0a5628",
    text_alpha=1.0,
    variables={
        "young-person": "#6f4400",
        "parent": "#0a5628",
        "practitioner": "#502c98",
        "quiet": "#474747",
    },
)
