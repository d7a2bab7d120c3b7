"""What the pages of a PDF are called: the numbers printed on them, where the file says so.

A citation has one number for its page. It is the printed one when the file gives most of its
pages a plain number and none to two pages; a page called otherwise ("ii") is then cited
by its heading alone, because its place in the file would be the printed number of another
page. In every other file the pages are counted from 1, as a viewer does. A note says which.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

_MOST_DIGITS = 6
_PRINTED = "Page numbers are those printed on the pages: page {number} is page {place} of {of} in the file."
_OTHERS = "Pages without a plain number, such as {name}, are cited without one."
_COUNTED = (
    "Page numbers count the pages of the file from 1: the file itself calls page {place} “{name}”."
)


@dataclass(frozen=True)
class PageNames:
    """For each page the number to cite, None where it has none, and what a person calls it."""

    numbers: tuple[int | None, ...]
    names: tuple[str, ...]
    notes: tuple[str, ...] = ()


def page_names(reader: Any, count: int) -> PageNames:
    """Name the pages of an open PDF."""
    return names_from(_labels(reader), count)


def names_from(labels: Sequence[str], count: int) -> PageNames:
    """Name so many pages by their labels; there may be none."""
    places = tuple(str(place) for place in range(1, count + 1))
    counted = PageNames(tuple(range(1, count + 1)), places)
    if len(labels) != count:
        return counted
    printed = set(labels)
    labels = [
        label or (place if place not in printed else f"{place} of the file")
        for label, place in zip(labels, places, strict=True)
    ]
    if tuple(labels) == places:
        return counted
    numbers = tuple(map(_number, labels))
    plain = [number for number in numbers if number is not None]
    if len(plain) * 2 <= count or len(set(plain)) < len(plain):
        other = next(
            (place, label) for place, label in zip(places, labels, strict=True) if place != label
        )
        note = _COUNTED.format(place=other[0], name=other[1])
        return PageNames(counted.numbers, places, (note,))
    return PageNames(numbers, tuple(labels), (_note(labels, numbers),))


def _note(labels: Sequence[str], numbers: Sequence[int | None]) -> str:
    """Say how the pages are numbered, with the first page of each kind for an example."""
    pairs = list(enumerate(numbers))
    moved = [(number, at + 1) for at, number in pairs if number not in (None, at + 1)]
    others = [labels[at] for at, number in pairs if number is None]
    said = [
        *(_PRINTED.format(number=one, place=at, of=len(labels)) for one, at in moved[:1]),
        *(_OTHERS.format(name=name) for name in others[:1]),
    ]
    return " ".join(said)


def _number(label: str) -> int | None:
    plain = label.isascii() and label.isdigit() and len(label) <= _MOST_DIGITS
    return (int(label) or None) if plain else None


def _labels(reader: Any) -> list[str]:
    try:
        if "/PageLabels" not in reader.root_object:
            return []
        return [" ".join(str(label).split())[:20] for label in reader.page_labels]
    except MemoryError:
        raise
    except Exception:  # labels only help
        return []
