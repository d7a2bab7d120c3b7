"""Matrices and boxes of a PDF page. Lengths are in points (1/72 inch); y goes up."""

from __future__ import annotations

import math
from typing import NamedTuple


class Matrix(NamedTuple):
    """``x' = a x + c y + e``, ``y' = b x + d y + f``, as in the PDF standard (ISO 32000, 8.3.3)."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def then(self, after: Matrix) -> Matrix:
        """Give the matrix that does this one first and ``after`` second."""
        return Matrix(
            self.a * after.a + self.b * after.c,
            self.a * after.b + self.b * after.d,
            self.c * after.a + self.d * after.c,
            self.c * after.b + self.d * after.d,
            self.e * after.a + self.f * after.c + after.e,
            self.e * after.b + self.f * after.d + after.f,
        )

    def moved(self, x: float, y: float) -> Matrix:
        """Give the matrix that moves by ``x`` and ``y`` first."""
        return Matrix(e=x, f=y).then(self)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Place a point."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """Give the upright box around a placed rectangle."""
        corners = [self.point(x, y) for x in (x0, x1) for y in (y0, y1)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return Box(min(xs), min(ys), max(xs), max(ys))

    @property
    def height(self) -> float:
        """How many points one unit upwards is."""
        return math.hypot(self.c, self.d)

    @property
    def width(self) -> float:
        """How many points one unit to the right is."""
        return math.hypot(self.a, self.b)

    @property
    def turn(self) -> int:
        """The direction of writing in whole degrees, 0 to 359; 0 is to the right, 90 upwards."""
        return round(math.degrees(math.atan2(self.b, self.a))) % 360


class Box(NamedTuple):
    """An upright rectangle."""

    x0: float
    y0: float
    x1: float
    y1: float

    def holds(self, x: float, y: float, slack: float = 0.5) -> bool:
        """Say whether a point lies in it, or as near as ``slack`` points."""
        across = self.x0 - slack <= x <= self.x1 + slack
        return across and self.y0 - slack <= y <= self.y1 + slack

    @property
    def area(self) -> float:
        """In square points."""
        return max(0.0, self.x1 - self.x0) * max(0.0, self.y1 - self.y0)

    def within(self, other: Box) -> Box:
        """Give the part of it that lies in another box."""
        return Box(
            max(self.x0, other.x0),
            max(self.y0, other.y0),
            min(self.x1, other.x1),
            min(self.y1, other.y1),
        )


def turned(x: float, y: float, degrees: int) -> tuple[float, float]:
    """Give how far along and how far up a point is for text written in a direction."""
    if degrees == 0:
        return x, y
    angle = math.radians(degrees)
    along, up = math.cos(angle), math.sin(angle)
    return x * along + y * up, -x * up + y * along
