"""A small writer of PDFs, so that a test can say every byte of one, right or wrong."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence

FONTS = (
    b"<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    b"/F2<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>>>"
)
A4 = b"[0 0 595 842]"


def stream(data: bytes, extra: bytes = b"", packed: bool = False) -> bytes:
    if packed:
        data, extra = zlib.compress(data), extra + b"/Filter/FlateDecode"
    return b"<</Length %d%b>>stream\n%b\nendstream" % (len(data), extra, data)


def write(objects: Mapping[int, bytes], root: int = 1, trailer: bytes = b"") -> bytes:
    """Write objects by number, with a right cross-reference table."""
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in sorted(places.items()):
        out += b"%d 1\n%010d 00000 n \n" % (number, place)
    size = max(objects) + 1
    out += b"trailer<</Size %d/Root %d 0 R%b>>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        root,
        trailer,
        start,
    )
    return bytes(out)


def pages(
    contents: Sequence[str | bytes],
    resources: bytes = b"",
    more: Mapping[int, bytes] | None = None,
    catalog: bytes = b"",
    page: bytes = b"",
    trailer: bytes = b"",
) -> bytes:
    """Write a PDF with one page for each stream of painting orders. Objects from 1000 are free."""
    objects: dict[int, bytes] = {1: b"<</Type/Catalog/Pages 2 0 R%b>>" % catalog}
    kids = b" ".join(b"%d 0 R" % (10 + 2 * at) for at in range(len(contents)))
    objects[2] = b"<</Type/Pages/Count %d/Kids[%b]/MediaBox%b>>" % (len(contents), kids, A4)
    objects[3] = FONTS + resources + b">>"
    for at, content in enumerate(contents):
        data = content.encode("cp1252") if isinstance(content, str) else content
        objects[10 + 2 * at] = b"<</Type/Page/Parent 2 0 R/Resources 3 0 R/Contents %d 0 R%b>>" % (
            11 + 2 * at,
            page,
        )
        objects[11 + 2 * at] = stream(data)
    return write(objects | dict(more or {}), trailer=trailer)


def line(
    text: str, y: float, x: float = 72, size: float = 11, font: str = "F1", how: str = ""
) -> str:
    """Paint one line of text; ``how`` are orders before it."""
    said = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"q {how} BT /{font} {size} Tf 1 0 0 1 {x} {y} Tm ({said}) Tj ET Q\n"


def lines(texts: Sequence[str], top: float = 700, size: float = 11, font: str = "F1") -> str:
    """Paint lines below each other."""
    return "".join(
        line(text, top - at * size * 1.3, size=size, font=font) for at, text in enumerate(texts)
    )
