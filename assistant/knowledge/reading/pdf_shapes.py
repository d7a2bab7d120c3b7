"""The shape that a PDF page is about to fill: rectangles one by one, and all else by its box."""

from __future__ import annotations

from assistant.knowledge.reading.pdf_geometry import Box, Matrix
from assistant.knowledge.reading.pdf_paint import Fill
from assistant.knowledge.reading.pdf_state import State

_SEEN_THROUGH = 0.95
_NOT_SEEN = 0.1


class Shapes:
    """Takes the lines of a path until it is filled or forgotten."""

    def __init__(self) -> None:
        """Begin without any line."""
        self._rectangles: list[Box] = []
        self._points: list[tuple[float, float]] = []

    def rectangle(self, place: Matrix, x: float, y: float, width: float, height: float) -> None:
        """Add a rectangle; one that does not stand upright on the page only adds to the box."""
        if place.turn % 90 == 0:
            self._rectangles.append(place.box(x, y, x + width, y + height))
        else:
            self._points += [place.point(x, y), place.point(x + width, y + height)]

    def point(self, place: Matrix, x: float, y: float) -> None:
        """Add the end of a line or a curve."""
        self._points.append(place.point(x, y))

    def filled(self, now: State, order: int) -> list[Fill]:
        """Give what is painted when all this is filled, and begin anew."""
        whole = now.alpha > _SEEN_THROUGH and not now.blends
        fills = [Fill(box, order, now.colour, whole) for box in self._rectangles]
        if self._points:
            xs, ys = [x for x, _ in self._points], [y for _, y in self._points]
            box = Box(min(xs), min(ys), max(xs), max(ys))
            fills.append(Fill(box, order, now.colour, whole=False))
        self.clear()
        return fills if now.alpha > _NOT_SEEN else []

    def clear(self) -> None:
        """Forget the lines."""
        self._rectangles.clear()
        self._points.clear()
