"""The safeguarding screen: does a text hold words that may tell of harm?

It runs before anything is kept, and is built to miss little rather than to be always right.
It keeps nothing of what it reads: the answer is a kind, never words.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from assistant.record.entries import Voice
from assistant.resources import package_file
from assistant.safeguarding.cues import Cue, Cues, load_cues
from assistant.safeguarding.matching import Finder, Found, Span, Window
from assistant.safeguarding.model import Concern
from assistant.safeguarding.phrases import LONGEST_SPAN
from assistant.safeguarding.reading import Reader, Row
from assistant.safeguarding.spelling import Speller


class Screen:
    """Cues made ready. The one that ships is made at its first use; tests make their own."""

    def __init__(self, cues: Cues) -> None:
        """Make the cues ready to be found."""
        self._cues = cues.cues
        speller = Speller(cues.words(), cues.everyday, cues.telling, cues.spellings)
        self._reader = Reader(speller, cues.entries())
        self._finder = Finder(cue.phrase for cue in cues.cues)

    def look(self, text: str, voice: Voice | None = None) -> Concern | None:
        """Give the Concern of the first rank that ``text`` holds, or None."""
        row = self._reader.read(text)
        first = len(self._cues)
        for found in self._finder.find(row):
            if found.number < first and self._counts(found, row, voice):
                first = found.number
        return Concern(self._cues[first].kind) if first < len(self._cues) else None

    def why(self, text: str, voice: Voice | None = None) -> list[str]:
        """Give the cues found in ``text`` as they stand in the files, for those who tune them."""
        row = self._reader.read(text)
        return [
            self._cues[found.number].phrase.written
            for found in self._finder.find(row)
            if self._counts(found, row, voice)
        ]

    def _counts(self, found: Found, row: Row, voice: Voice | None) -> bool:
        cue = self._cues[found.number]
        return cue.heeds(voice) and any(not _is_excused(span, cue, row) for span in found.spans)


def _is_excused(span: Span, cue: Cue, row: Row) -> bool:
    """Say whether the match lies wholly inside an everyday saying, within one sentence."""
    low = max(0, span[0] - LONGEST_SPAN)
    window = Window(row, low, min(len(row.places), span[1] + LONGEST_SPAN))
    return any(
        start <= span[0] and span[1] <= end
        for phrase in cue.unless
        for start, end in window.spans_of(phrase, over_stops=False)
    )


def screen(text: str, voice: Voice | None = None) -> Concern | None:
    """Say whether ``text`` may tell of harm, and of what kind; None when it does not.

    ``voice`` is who says it: some cues are only for what adults tell of a child. With None
    all cues are heeded. Raises ContentError when the shipped cues were changed and are broken.
    """
    return shipped_screen().look(text, voice)


@cache
def shipped_screen() -> Screen:
    """Give the screen with the cues that ship. They are read once, at the first use."""
    return Screen(load_cues(cues_folder()))


def cues_folder() -> Path:
    """Give the folder of the cues that ship."""
    return package_file("safeguarding", "cues")
