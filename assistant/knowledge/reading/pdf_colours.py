"""Colours of a PDF page as red, green and blue from 0 to 1; None is a colour that we cannot tell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

Colour = tuple[float, float, float] | None

BLACK: Colour = (0.0, 0.0, 0.0)
WHITE: Colour = (1.0, 1.0, 1.0)
_ALIKE = 0.06


def alike(one: Colour, other: Colour) -> bool:
    """Say whether nobody could tell one colour on the other; what we cannot tell is not alike."""
    if one is None or other is None:
        return False
    return all(abs(a - b) <= _ALIKE for a, b in zip(one, other, strict=True))


def colour_of(values: Sequence[Any], space: Any) -> Colour:
    """Read the numbers of a colour; ``space`` is a colour space as it stands in the file, or None.

    Ink of a special colour (Separation) counts the other way round: 0 is no ink, white.
    """
    numbers = [float(value) for value in values if isinstance(value, (int, float))]
    kind = _kind(space)
    if len(numbers) != len(values) or kind in ("/Indexed", "/Pattern", "/DeviceN", "/Lab"):
        return None
    if kind == "/Separation":
        return WHITE if numbers and numbers[0] <= _ALIKE else None
    match numbers:
        case [grey]:
            return (grey, grey, grey)
        case [red, green, blue]:
            return (red, green, blue)
        case [cyan, magenta, yellow, black]:
            return (
                max(0.0, 1 - cyan - black),
                max(0.0, 1 - magenta - black),
                max(0.0, 1 - yellow - black),
            )
    return None


def _kind(space: Any) -> str | None:
    if isinstance(space, str):
        return str(space)
    if isinstance(space, (list, tuple)) and space:
        return str(space[0])
    return None
