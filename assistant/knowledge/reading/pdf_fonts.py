"""Letters of a PDF font. pypdf finds the letters behind the codes; this is the one place that asks it.

pypdf's own ``extract_text`` cannot say which colour, mode or place each letter had, and hidden
text has to be told from seen text letter by letter. Its ``Font`` is not part of its public
interface: the version of pypdf is pinned, and the tests of this package fail when it moves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_FORCE_BOLD = 1 << 18


class Letter(NamedTuple):
    """``text`` may be several letters (a ligature). ``width`` is in units of the font's size."""

    text: str
    width: float
    is_space: bool


class Face:
    """A font that is ready to read codes."""

    def __init__(self, resource: Any) -> None:
        """Read a font dictionary; one that is broken gives its codes as they are."""
        from pypdf.generic._font import Font

        self._letters: dict[str, Letter] = {}
        self._font: Any = None
        self.bold = False
        self.scale = 1.0
        """Points of height for a size of 1; only a Type 3 font has another than 1."""
        try:
            self._font = Font.from_font_resource(resource)
            flags = self._font.font_descriptor.flags
            self.bold = bool(_BOLD.search(self._font.name)) or bool(int(flags) & _FORCE_BOLD)
            if self._font.sub_type == "Type3":
                self.scale = _type3_scale(resource)
        except MemoryError:
            raise
        except Exception:  # whatever is wrong in it, the page is still to be read
            self._font = None

    @property
    def gap(self) -> float:
        """How wide an empty place is that divides words, in units of the size."""
        space = float(self._font.space_width) / 1000 if self._font is not None else 0.25
        return min(0.3, max(0.1, space * 0.5))

    def letters(self, code: bytes) -> Iterator[Letter]:
        """Give the letters of a string of the page."""
        font = self._font
        if font is None:
            yield from (Letter(chr(byte), 0.5, byte == 32) for byte in code)
        elif isinstance(font.encoding, str):
            for sign in _decoded(code, font.encoding):
                yield self._letters.get(sign) or self._letter(sign, sign, False)
        else:
            for byte in code:
                raw = chr(byte)
                known = self._letters.get(raw)
                yield known or self._letter(raw, font.encoding.get(byte, raw), byte == 32)

    def _letter(self, raw: str, sign: str, is_space: bool) -> Letter:
        text = self._font.character_map.get(sign, sign)
        width = (
            self._font.get_text_width(raw)
            if raw != self._font.space_char
            else self._font.space_width
        )
        made = Letter(text if isinstance(text, str) else sign, float(width) / 1000, is_space)
        self._letters[raw] = made
        return made


def _decoded(code: bytes, encoding: str) -> str:
    try:
        return code.decode(encoding, "surrogatepass")
    except (UnicodeDecodeError, LookupError):
        return code.decode("latin-1")


def _type3_scale(resource: Any) -> float:
    """A Type 3 font draws its letters in units of its own: take the height of its box."""
    matrix, box = resource.get("/FontMatrix"), resource.get("/FontBBox")
    height = abs(float(box[3]) - float(box[1])) if box else 0.0
    return abs(float(matrix[3])) * (height or 1000.0) if matrix else 1.0


@dataclass
class Faces:
    """The fonts of a document, each read once."""

    known: dict[Any, Face] = field(default_factory=dict)

    def of(self, entry: Any) -> Face | None:
        """Give the font behind an entry of the resources."""
        key = (entry.idnum, entry.generation) if hasattr(entry, "idnum") else None
        if key is not None and key in self.known:
            return self.known[key]
        made = Face(resolved(entry))
        if key is not None:
            self.known[key] = made
        return made


def resolved(entry: Any) -> Any:
    """Give the object that an entry of a PDF stands for, or points to."""
    return entry.get_object() if hasattr(entry, "get_object") else entry
