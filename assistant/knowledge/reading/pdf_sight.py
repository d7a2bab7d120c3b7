"""Says which text of a PDF page nobody can see, and why.

A rule of this package: what can be read on the page is quoted, and what cannot be read is
not, because hidden words are a way to put words into a citation that no reader would find.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from assistant.knowledge.reading.pdf_colours import WHITE, Colour, alike
from assistant.knowledge.reading.pdf_paint import Fill, Painted, Span

_SMALLEST = 2.0
"""Points. Nobody reads smaller text, and no printer prints it."""
_FAINTEST = 0.05
_SCAN = 0.6
"""The share of a page that a picture covers when the page is a scan."""
_UNPAINTED = (3, 7)
_OUTLINED = (1, 2, 5, 6)


class Unseen(StrEnum):
    """Why text cannot be seen, in words that follow 'were left out:'."""

    UNPAINTED = "they are in the file, but not painted on the page"
    COLOUR = "they have the colour of the page"
    TINY = "they are smaller than anybody can read"
    OUTSIDE = "they lie outside of the page"
    COVERED = "something is painted over them"
    LAYER = "they are on a layer that is switched off"


@dataclass
class Sight:
    """What was seen of a page. ``read_from_picture`` counts words laid behind or on a scan."""

    seen: list[Span] = field(default_factory=list)
    unseen: Counter[Unseen] = field(default_factory=Counter)
    read_from_picture: int = 0


def look_at(painted: Painted) -> Sight:
    """Divide the text of a page into what can be seen and what cannot.

    Text that is not painted, or is covered, on a page that is one scanned picture is what a
    program read in that picture (OCR): it counts as seen.
    """
    sight = Sight()
    scans = [
        fill.box
        for fill in painted.fills
        if fill.is_picture and fill.box.within(painted.page).area >= _SCAN * painted.page.area
    ]
    covers = [fill for fill in painted.fills if fill.whole]
    for span in painted.spans:
        why = _unseen(span, painted, covers)
        words = len(span.text.split())
        on_scan = any(box.holds(*span.at) for box in scans)
        if why in (Unseen.UNPAINTED, Unseen.COVERED) and on_scan:
            sight.read_from_picture += words
            why = None
        if why is None:
            sight.seen.append(span)
        else:
            sight.unseen[why] += words
    return sight


def _unseen(span: Span, painted: Painted, covers: Sequence[Fill]) -> Unseen | None:
    if span.in_hidden_layer:
        return Unseen.LAYER
    if span.mode in _UNPAINTED or span.alpha < _FAINTEST:
        return Unseen.UNPAINTED
    if span.size < _SMALLEST:
        return Unseen.TINY
    if not painted.page.holds(*span.at, slack=1.0):
        return Unseen.OUTSIDE
    if span.mode not in _OUTLINED and alike(span.colour, _behind(span, painted.fills)):
        return Unseen.COLOUR
    if any(fill.order > span.order and fill.box.holds(*span.at) for fill in covers):
        return Unseen.COVERED
    return None


def _behind(span: Span, fills: Sequence[Fill]) -> Colour:
    """Give the colour that text stands on: of the last shape under its middle, or the white page."""
    for fill in reversed(fills):
        if fill.order < span.order and fill.box.holds(*span.at, slack=0.0):
            return fill.colour
    return WHITE
