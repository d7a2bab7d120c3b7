"""What a PDF page paints, in order: spans of text, filled shapes and pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.knowledge.reading.pdf_colours import Colour
from assistant.knowledge.reading.pdf_geometry import Box

_MOST_FILLS = 20_000


@dataclass(frozen=True, slots=True)
class Span:
    """Letters that were painted together. ``x0``, ``x1`` and ``y`` are along and across their own
    direction of writing (``turn``, degrees); ``at`` is their middle on the page. All in points.
    """

    text: str
    turn: int
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    at: tuple[float, float]
    order: int
    colour: Colour
    mode: int
    """The text rendering mode (ISO 32000, 9.3.6): 3 paints nothing, 7 only cuts out."""
    alpha: float
    gap: float
    """How wide a gap to the next span divides words, in points."""
    in_hidden_layer: bool


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled shape. ``whole`` says that it is a rectangle that nothing shines through."""

    box: Box
    order: int
    colour: Colour
    whole: bool
    is_picture: bool = False


@dataclass
class Painted:
    """All that one page paints."""

    page: Box
    turn: int
    spans: list[Span] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)

    def fill(self, fills: Sequence[Fill]) -> None:
        """Add filled shapes, as long as there are not too many."""
        room = _MOST_FILLS - len(self.fills)
        self.fills.extend(fills[:room])
