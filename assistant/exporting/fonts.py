"""Finds the typefaces of the PDF, and which signs they can draw.

Two ship: Atkinson Hyperlegible, drawn for readers with low vision, and Noto
Sans for letters it lacks. Any further typeface installed as a ``fontpkg-...``
package (for example ``fontpkg-noto-sans-arabic``) is used too. Typefaces of the
machine are not, so that a PDF looks the same wherever it is made.
"""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

_SHIPPED = ("fontpkg_atkinson_hyperlegible", "fontpkg_noto_sans")
_GROUP = "fontpkg.family"


@dataclass(frozen=True)
class Typeface:
    """A family of fonts: its name, the folder of its files, the Unicode codes it can draw."""

    family: str
    folder: Path
    drawn: frozenset[int]


def find_typefaces() -> tuple[Typeface, ...]:
    """Read the installed typefaces, first choice first. Takes some tenths of a second: keep them."""
    installed = {entry.value for entry in entry_points(group=_GROUP)}
    return tuple(
        _typeface(import_module(name))
        for name in (*_SHIPPED, *sorted(installed.difference(_SHIPPED)))
    )


def _typeface(package: Any) -> Typeface:
    folder = Path(package.ROOT) / "files"
    fonts = [codes(file) for file in sorted(folder.glob("*.[ot]tf"))]
    return Typeface(str(package.FAMILY), folder, frozenset.intersection(*map(frozenset, fonts)))


def drawn_by(typefaces: Iterable[Typeface]) -> frozenset[int]:
    """Give every code that at least one of the typefaces can draw."""
    return frozenset().union(*(typeface.drawn for typeface in typefaces))


def covers(typeface: Typeface) -> str:
    """Give a pattern of the letters to be drawn with this typeface, without its loose accents.

    Typst would else build a letter that is missing (ŵ in Atkinson Hyperlegible)
    from a letter and a loose accent, which then stands beside it and not above.
    """
    letters = sorted(
        code for code in typeface.drawn if unicodedata.category(chr(code))[0] in "LNPSZ"
    )
    return "[" + "".join(f"\\u{{{code:x}}}" for code in letters) + "]"


def codes(file: Path) -> set[int]:
    """Read which Unicode codes a font file has a shape for (its ``cmap`` table, formats 4 and 12).

    Source: OpenType specification 1.9.1, "cmap - Character to Glyph Index Mapping Table".
    """
    data = file.read_bytes()
    found: set[int] = set()
    for start in _subtables(data):
        layout = struct.unpack_from(">H", data, start)[0]
        if layout == 4:
            found.update(_format_4(data, start))
        elif layout == 12:
            found.update(_format_12(data, start))
    return found


def _subtables(data: bytes) -> Iterator[int]:
    for number in range(struct.unpack_from(">H", data, 4)[0]):
        tag, _, table, _ = struct.unpack_from(">4sIII", data, 12 + 16 * number)
        if tag == b"cmap":
            for each in range(struct.unpack_from(">H", data, table + 2)[0]):
                yield table + struct.unpack_from(">HHI", data, table + 4 + 8 * each)[2]


def _format_4(data: bytes, start: int) -> Iterator[int]:
    count = struct.unpack_from(">H", data, start + 6)[0] // 2
    columns = f">{count}H"
    ends = struct.unpack_from(columns, data, start + 14)
    starts_at = start + 16 + 2 * count
    starts = struct.unpack_from(columns, data, starts_at)
    deltas = struct.unpack_from(columns, data, starts_at + 2 * count)
    offsets_at = starts_at + 4 * count
    offsets = struct.unpack_from(columns, data, offsets_at)
    for number, (first, last) in enumerate(zip(starts, ends, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if offsets[number]:
                place = offsets_at + 2 * number + offsets[number] + 2 * (code - first)
                glyph = struct.unpack_from(">H", data, place)[0]
                if glyph == 0:
                    continue
            if (glyph + deltas[number]) & 0xFFFF:
                yield code


def _format_12(data: bytes, start: int) -> Iterator[int]:
    for number in range(struct.unpack_from(">I", data, start + 12)[0]):
        first, last, glyph = struct.unpack_from(">III", data, start + 16 + 12 * number)
        yield from (code for code in range(first, last + 1) if glyph + code - first)
