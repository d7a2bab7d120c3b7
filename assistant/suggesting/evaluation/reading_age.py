"""The age at which somebody reads a text with ease, estimated from the lengths of its words and sentences.

The Automated Readability Index (Smith and Senter, 1967) gives an American school year; a child is
five years older. It needs no list of syllables, so it is a few lines and no library. Made for texts
of a hundred words; of shorter ones the mean over many is what counts.
"""

from __future__ import annotations

import re

_YOUNGEST, _OLDEST = 5.0, 22.0


def reading_age(text: str) -> float | None:
    """Give the age in years, from 5 to 22; None of a text without words."""
    words = re.findall(r"[^\W_]+(?:['’\-][^\W_]+)*", text)
    if not words:
        return None
    ends = len(re.findall(r"[^\W_][\"'”’)]*(?:[.!?]+(?=\s|$)|\s*\n|\s*$)", text)) or 1
    letters = sum(len(re.sub(r"['’\-]", "", word)) for word in words)
    year = 4.71 * letters / len(words) + 0.5 * len(words) / ends - 21.43
    return min(max(year + 5, _YOUNGEST), _OLDEST)
