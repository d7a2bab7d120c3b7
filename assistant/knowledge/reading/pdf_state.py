"""What a PDF page remembers between its orders, and how it writes text from that."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from assistant.knowledge.reading.pdf_colours import BLACK, Colour
from assistant.knowledge.reading.pdf_fonts import Face
from assistant.knowledge.reading.pdf_geometry import Matrix, turned
from assistant.knowledge.reading.pdf_paint import Span

_MIDDLE_OF_A_LETTER = 0.3
_MOST_SAVED = 500
START = Matrix()
"""The corner of the page, unturned."""


@dataclass(frozen=True)
class State:
    """What ``q`` saves and ``Q`` brings back (ISO 32000, 8.4 and 9.3)."""

    place: Matrix = START
    colour: Colour = BLACK
    space: Any = "/DeviceGray"
    alpha: float = 1.0
    blends: bool = False
    face: Face | None = None
    size: float = 0.0
    mode: int = 0
    letter_gap: float = 0.0
    word_gap: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0


class States:
    """The state as it is now, and those that were saved."""

    def __init__(self) -> None:
        """Begin with that of an empty page."""
        self.now = State()
        self._saved: list[State] = []

    @property
    def depth(self) -> int:
        """How many are saved."""
        return len(self._saved)

    def set(self, **changes: Any) -> None:
        """Change what is named."""
        self.now = replace(self.now, **changes)

    def save(self) -> None:
        """Save it; a page that only saves fills no memory."""
        if len(self._saved) < _MOST_SAVED:
            self._saved.append(self.now)

    def bring_back(self) -> None:
        """Bring the last one back that was saved, if there is any."""
        if self._saved:
            self.now = self._saved.pop()

    def forget_above(self, depth: int) -> None:
        """Forget those that a form saved and did not bring back."""
        del self._saved[depth:]


class Pen:
    """Where the next letter goes. ``order`` and ``hidden`` of a Span come from the page."""

    def __init__(self) -> None:
        """Begin in the corner of the page."""
        self._text = self._line = START

    def begin(self) -> None:
        """Begin a block of text."""
        self.set(START)

    def set(self, place: Matrix) -> None:
        """Go to a place."""
        self._text = self._line = place

    def next_line(self, x: float, y: float) -> None:
        """Go on from the beginning of this line."""
        self.set(self._line.moved(x, y))

    def write(self, pieces: Iterable[Any], now: State, order: int, hidden: bool) -> Span | None:
        """Write the strings of one order; a wide step ahead between them is a space."""
        if now.face is None:
            return None
        said: list[str] = []
        before, moved, first = self._text, 0.0, 0.0
        for piece in pieces:
            if isinstance(piece, (int, float)):
                step = -float(piece) / 1000
                if step >= now.face.gap and said and not said[-1].endswith(" "):
                    said.append(" ")
                moved += step * now.size * now.stretch
                first = first if said else moved
                continue
            for letter in now.face.letters(_bytes(piece)):
                said.append(letter.text)
                gaps = now.letter_gap + (now.word_gap if letter.is_space else 0.0)
                moved += (letter.width * now.size + gaps) * now.stretch
        self._text = before.moved(moved, 0.0)
        text = "".join(said)
        place = before.moved(first, now.rise).then(now.place)
        return _span(text, place, moved - first, now, order, hidden) if text else None


def _span(text: str, place: Matrix, moved: float, now: State, order: int, hidden: bool) -> Span:
    assert now.face is not None
    size = abs(now.size) * place.height * now.face.scale
    turn = place.turn if now.size >= 0 else (place.turn + 180) % 360
    x0, y = turned(*place.point(0.0, 0.0), turn)
    x1, _ = turned(*place.point(moved, 0.0), turn)
    return Span(
        text=text,
        turn=turn,
        x0=min(x0, x1),
        x1=max(x0, x1),
        y=y,
        size=size,
        bold=now.face.bold or now.mode == 2,
        at=place.point(moved / 2, now.size * now.face.scale * _MIDDLE_OF_A_LETTER),
        order=order,
        colour=now.colour,
        mode=now.mode,
        alpha=now.alpha,
        gap=max(0.5, now.face.gap * size),
        in_hidden_layer=hidden,
    )


def matrix_of(values: Any) -> Matrix:
    """Read six numbers of a page."""
    return Matrix(*(float(value) for value in values[:6]))


def _bytes(piece: Any) -> bytes:
    if isinstance(piece, bytes):
        return bytes(piece)
    original = getattr(piece, "original_bytes", None)
    return bytes(original) if original is not None else str(piece).encode("latin-1", "replace")
