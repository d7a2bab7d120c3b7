"""Files made to do harm: to fill memory or disk, to run for ever, to reach out, to hide words.

Each is written by a function of its own name; ``REFUSED`` say part of the reason that a person
must get, ``INERT`` may be read, but the text has to be harmless and must not hold ``SECRET``.
"""

from __future__ import annotations

import gzip
import io
import os
import random
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.knowledge.reading.docxs import content_types, document, docx, packed, paragraph
from tests.knowledge.reading.pdfs import line, lines, pages, stream, write

MB = 1024 * 1024
TEXT = ["This page has words that anybody can read, and they are", "the words that may be quoted."]
Make = Callable[[Path], None]
REFUSED: dict[str, tuple[str, Make]] = {}
INERT: dict[str, Make] = {}


def _refused(name: str, reason: str) -> Callable[[Make], Make]:
    def keep(make: Make) -> Make:
        REFUSED[name] = (reason, make)
        return make

    return keep


def _inert(name: str) -> Callable[[Make], Make]:
    def keep(make: Make) -> Make:
        INERT[name] = make
        return make

    return keep


def _bytes(name: str, reason: str | None, content: bytes | Callable[[], bytes]) -> None:
    """Keep a file by its bytes, or by what makes them: the large ones only when they are needed."""

    def make(file: Path) -> None:
        file.write_bytes(content if isinstance(content, bytes) else content())

    if reason is None:
        INERT[name] = make
    else:
        REFUSED[name] = (reason, make)


# Names and places


@_refused("link.txt", "link")
def _link(file: Path) -> None:
    file.symlink_to("/etc/passwd")


@_refused("link.pdf", "link")
def _link_to_nothing(file: Path) -> None:
    file.symlink_to(file.parent / "not-there")


@_refused("pipe.txt", "pipe or a device")
def _pipe(file: Path) -> None:
    os.mkfifo(file)


@_refused("folder.pdf", "folder")
def _folder(file: Path) -> None:
    file.mkdir()


@_refused("large.txt", "larger than 50 MB")
def _large(file: Path) -> None:
    with file.open("wb") as out:
        out.truncate(51 * MB)


_bytes("empty.pdf", "empty", b"")
_bytes("picture.pdf", "looks like a picture", b"\x89PNG\r\n\x1a\n" + bytes(500))
_bytes("text.pdf", "looks like text", b"no PDF at all\n" * 50)
_bytes("page.txt", "looks like a web page", b"<!DOCTYPE html><p>SECRET")
_bytes("drawing.html", "looks like a picture", b"<svg xmlns='x'><script>SECRET</script></svg>")
_bytes("drawing.svg", "not read here", b"<svg xmlns='x'><text>SECRET</text></svg>")
_bytes("rich.docx", "looks like an RTF", b"{\\rtf1\\ansi SECRET}")
_bytes("rich.rtf", "RTF", b"{\\rtf1\\ansi SECRET}")
_bytes("old.doc", "old Word", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))
_bytes("locked.docx", "locked with a password", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))
_bytes("packed.gz", "archive", gzip.compress(b"SECRET"))
_bytes("packed.txt", "archive", lambda: gzip.compress(bytes(MB)))
_bytes("program.md", "program", b"\x7fELF" + bytes(500))
_bytes("nuls.txt", "kind that we do not know", b"words\x00words\x00" * 100)
_bytes("late-nul.txt", "signs that no text has", b"words and words\n" * 1000 + b"\x00")
_bytes("wide32.txt", "plain text", "SECRET".encode("utf-32"))
_bytes("noise.txt", "plain text", lambda: random.Random(7).randbytes(50_000))
_bytes("noise.html", "web page", lambda: random.Random(8).randbytes(50_000))
_bytes("noise.pdf", "damaged", lambda: b"%PDF-1.7\n" + random.Random(9).randbytes(200_000))
_bytes("noise.docx", "damaged", lambda: b"PK\x03\x04" + random.Random(10).randbytes(200_000))


@_refused("archive.txt", "archive")
def _tar(file: Path) -> None:
    with tarfile.open(file, "w") as out:
        out.addfile(tarfile.TarInfo("SECRET"), io.BytesIO())


# Text


_bytes("escapes.txt", None, b"\x1b]0;SECRET\x07\x1b[2J\x1b[31mClear words stand here.\x1b[0m\n\x07")
_bytes("turned.txt", None, "Clear \u202ewords\u202c \u200bstand\U000e0041 here.".encode())
_bytes("tags.md", None, b"# A\n<img src=x onerror=alert(1)>\n[a](javascript:alert(1))\n")
_bytes("long-line.txt", None, lambda: b"word " * MB)
_bytes("one-word.txt", None, lambda: b"w" * (5 * MB))
_bytes("too-much.txt", "more than 20,000,000 characters", lambda: b"words and " * (21 * 10**5))
_bytes(
    "wide-bomb.txt", "more than 20,000,000 characters", lambda: b"\xff\xfe" + b"a\x00" * (21 * MB)
)
_bytes("broken-wide.txt", "signs that no text has", b"\xff\xfe" + b"\x00\xd8" * 1000)
_bytes("hashes.md", None, lambda: b"# " + b"# " * 200_000 + b"x\n\ntext\n")
_bytes("comments.md", None, lambda: b"text\n" + b"<!--" * 300_000)
_bytes("marks.txt", None, ("a" + "\u0301\u0316" * 5000 + " words\n").encode() * 5)
_bytes("lines.txt", None, lambda: b"Ab\n" * 50_000)


# Web pages


_bytes("deep.html", None, lambda: b"<html><body>" + b"<div>" * 100_000 + b"Clear words.")
_bytes("deep-tables.html", None, lambda: b"<html>" + b"<table><tr><td>" * 5_000 + b"Clear words.")
_bytes("open-tags.html", None, lambda: b"<html><body><p>Clear words.</p>" + b"<a " * 200_000)
_bytes(
    "attributes.html",
    None,
    lambda: b"<html><body><p " + b"".join(b"a%d=1 " % i for i in range(200_000)) + b">Clear words.",
)
_bytes(
    "classes.html", None, lambda: b"<html><body><p class='" + b"a " * 500_000 + b"'>Clear words."
)
_bytes(
    "refresh.html",
    None,
    b"<html><head><meta http-equiv=refresh content='0;url=http://127.0.0.1:9/SECRET'>"
    b"<link rel=stylesheet href='http://127.0.0.1:9/SECRET'></head><body>Clear words."
    b"<img src='file:///etc/passwd'><iframe src='file:///etc/passwd'>SECRET</iframe></body></html>",
)
_bytes(
    "entity.html",
    None,
    b"<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><html><body>Clear words. &x;</body></html>",
)
_bytes(
    "rules.html",
    None,
    lambda: b"<html><style>" + b"@media x{a{b:c}" * 5_000 + b"</style><p>Clear words.",
)
_bytes(
    "utf7.html",
    None,
    b"<html><meta charset=utf-7><body>Clear words. +ADw-script+AD4-</body></html>",
)


# Packed files


def _xxe(target: str) -> bytes:
    before = f"<!DOCTYPE w:document [<!ENTITY x SYSTEM '{target}'>]>"
    return packed(
        {
            "[Content_Types].xml": content_types(),
            "word/document.xml": document(paragraph("&x;"), before),
        }
    )


_bytes("outside-file.docx", "definitions (a DTD)", _xxe("file:///etc/passwd"))
_bytes("outside-net.docx", "definitions (a DTD)", _xxe("http://127.0.0.1:9/SECRET"))
_LAUGHS = "".join(f"<!ENTITY l{i} '{f'&l{i - 1};' * 10}'>" for i in range(1, 12))
_bytes(
    "laughs.docx",
    "definitions (a DTD)",
    packed(
        {
            "[Content_Types].xml": content_types(),
            "word/document.xml": document(
                paragraph("&l11;"), f"<!DOCTYPE w:document [<!ENTITY l0 'SECRET'>{_LAUGHS}]>"
            ),
        }
    ),
)
_bytes(
    "quadratic.docx",
    "definitions (a DTD)",
    lambda: packed(
        {
            "[Content_Types].xml": content_types(),
            "word/document.xml": document(
                paragraph("&l;" * 10_000),
                f"<!DOCTYPE w:document [<!ENTITY l '{'SECRET' * 10_000}'>]>",
            ),
        }
    ),
)
_bytes(
    "wide-dtd.docx",
    "definitions (a DTD)",
    packed(
        {
            "[Content_Types].xml": content_types(),
            "word/document.xml": (
                "\ufeff" + document("").replace("<w:doc", "<!DOCTYPE a><w:doc")
            ).encode("utf-16-le"),
        }
    ),
)
_bytes(
    "other-part.docx",
    "definitions (a DTD)",
    docx(paragraph("Clear."), {"word/theme.xml": "<!DOCTYPE a [<!ENTITY b 'SECRET'>]><a>&b;</a>"}),
)
_bytes("flat-bomb.docx", "unpacks to far more", lambda: docx("", {"word/big.bin": bytes(20 * MB)}))
_bytes(
    "two-bombs.docx",
    "unpacks to far more",
    lambda: docx("", {f"word/{i}.bin": bytes(MB - 1) for i in range(300)}),
)
_bytes(
    "many-parts.docx",
    "more than 5,000 parts",
    lambda: docx("", {f"word/{i}.bin": b"" for i in range(6_000)}),
)
_bytes(
    "nested.docx", "another packed file", docx("", {"word/inner.zip": packed({"SECRET": "SECRET"})})
)
_bytes("climbs.docx", "outside of it", docx("", {"../../SECRET": "SECRET"}))
_bytes("absolute.docx", "outside of it", docx("", {"/etc/SECRET": "SECRET"}))
_bytes(
    "program.docx",
    "programs (macros)",
    docx(paragraph("Clear."), {"word/vbaProject.bin": b"SECRET"}),
)
_bytes(
    "renamed-macro.docx",
    "programs (macros)",
    docx("", types=content_types("application/vnd.ms-word.document.macroEnabled.main+xml")),
)
_bytes("macro.docm", "programs (macros)", docx(paragraph("SECRET")))
_bytes(
    "sheet.docx",
    "not a Word document",
    docx("", types=content_types("application/x.sheet.main+xml")),
)
_bytes("zip.docx", "not a Word document", packed({"a.txt": "SECRET"}))
_bytes("cut.docx", "damaged", docx(paragraph("SECRET " * 500))[:-200])
_bytes("deep.docx", "nested too deeply", lambda: docx("<w:p>" * 100_000))
_bytes("broken.docx", "damaged", docx("<w:p><w:r>"))
_bytes("style-circle.docx", None, docx(paragraph("Clear words.", '<w:pStyle w:val="a"/>')))
_bytes(
    "attributes.docx",
    "damaged",
    lambda: docx("<w:p " + " ".join(f"a{i}='1'" for i in range(100_000)) + " a1='2'/>"),
)


@_refused("linked.docx", "link to a file outside")
def _linked_part(file: Path) -> None:
    file.write_bytes(docx(paragraph("Clear.")))
    with zipfile.ZipFile(file, "a") as out:
        entry = zipfile.ZipInfo("word/link.xml")
        entry.create_system, entry.external_attr = 3, 0o120777 << 16
        out.writestr(entry, "/etc/passwd")


@_refused("twice.docx", "two parts of the same name")
def _same_name(file: Path) -> None:
    file.write_bytes(docx(paragraph("Clear.")))
    with zipfile.ZipFile(file, "a") as out:
        out.writestr("word/Document.xml", document(paragraph("SECRET")))


@_refused("encrypted.docx", "locked with a password")
def _encrypted(file: Path) -> None:
    content = bytearray(docx(paragraph("SECRET")))
    at = content.rindex(b"PK\x01\x02")
    content[at + 8] |= 1
    file.write_bytes(content)


@_refused("lies.docx", "damaged")
def _lying_size(file: Path) -> None:
    """A part that says it is small in the table, and unpacks to 10 MB."""
    content = bytearray(docx("", {"word/z.xml": b"<a>" + b" " * (10 * MB)}))
    at = content.rindex(b"PK\x01\x02")
    content[at + 24 : at + 28] = struct.pack("<I", 1000)
    file.write_bytes(content)


@_refused("overlap.docx", "unpacks to far more")
def _overlapping(file: Path) -> None:
    """Many entries of the table share one packed kernel of zeros."""
    content = docx("", {"word/kernel.bin": bytes(MB - 1)})
    end = content.rindex(b"PK\x05\x06")
    start = struct.unpack("<I", content[end + 16 : end + 20])[0]
    kernel = content[content.rindex(b"PK\x01\x02") : end]
    more = b"".join(kernel.replace(b"kernel", b"%06d" % i) for i in range(150))
    table = content[start:end] + more
    tail = bytearray(content[end:])
    tail[8:12] = struct.pack("<HH", 153, 153)
    tail[12:16] = struct.pack("<I", len(table))
    file.write_bytes(content[:start] + table + bytes(tail))


# PDFs


GOOD = pages([line("A heading", 740, font="F2") + lines(TEXT)])
for _at in range(5, 100, 10):
    _bytes(f"cut-{_at}.pdf", "damaged", GOOD[: len(GOOD) * _at // 100])
_bytes("no-table.pdf", "damaged", GOOD[: GOOD.rindex(b"xref\n")] + b"startxref\n99999\n%%EOF")
_bytes("wrong-start.pdf", None, GOOD[: GOOD.rindex(b"startxref")] + b"startxref\n5\n%%EOF")
_bytes("wrong-table.pdf", None, GOOD.replace(b"00000 n", b"00007 n").replace(b"000001", b"000009"))
_bytes(
    "locked.pdf",
    "locked",
    pages(
        [lines(TEXT)],
        trailer=b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O(%b)/U(%b)>>/ID[(a)(a)]"
        % (b"o" * 32, b"u" * 32),
    ),
)
_bytes(
    "locked-by-another.pdf",
    "damaged",
    pages([lines(TEXT)], trailer=b"/Encrypt<</Filter/Unknown/V 9/R 9>>/ID[(a)(a)]"),
)
_bytes("many-pages.pdf", "more than 2,000 pages", lambda: pages([b""] * 4_000))
_bytes("no-pages.pdf", "has no pages", pages([]))
_bytes(
    "page-circle.pdf",
    "damaged",
    write({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[2 0 R]/Count 1>>"}),
)
_bytes(
    "many-kids.pdf",
    "more than 2,000 pages",
    lambda: write(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[" + b"2 0 R " * 500_000 + b"]>>",
        }
    ),
)
_bytes(
    "one-page-often.pdf",
    "more than 2,000 pages",
    lambda: write(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[" + b"3 0 R " * 50_000 + b"]/Count 50000>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        }
    ),
)
_deep = {
    number: b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (number + 1) for number in range(2, 3000)
}
_bytes(
    "deep-pages.pdf",
    "more than 2,000 pages",
    lambda: write({1: b"<</Type/Catalog/Pages 2 0 R>>", **_deep, 3000: b"<</Type/Page>>"}),
)


def _bomb(size: int) -> bytes:
    body = zlib.compress(zlib.compress(bytes(size), 9), 9)
    return pages([b""], more={11: stream(body, b"/Filter[/FlateDecode/FlateDecode]")})


_bytes("flate-bomb.pdf", "unpacks to far more", lambda: _bomb(60 * MB))
_bytes("orders.pdf", "", lambda: pages([b""], more={11: stream(b"q " * (2 * MB), packed=True)}))
_bytes("saves.pdf", None, lambda: pages([b"q " * 50_000 + lines(TEXT).encode()]))
_bytes("deep-array.pdf", "damaged", lambda: pages([b"[" * 100_000 + b"]" * 100_000 + b" TJ"]))
_bytes("long-string.pdf", "damaged", lambda: pages([b"BT /F1 9 Tf (" + b"(" * MB]))
_form = b"/XObject<</X 1000 0 R/Y 1001 0 R>>"
_ring = {
    1000: stream(b"/Y Do " * 50, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources 3 0 R"),
    1001: stream(b"/X Do " * 50, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources 3 0 R"),
}
_bytes("form-ring.pdf", None, pages([lines(TEXT) + "/X Do"], resources=_form, more=_ring))
_tree = {
    1000 + i: stream(
        b"/N Do " * 20,
        b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</N %d 0 R>>>>" % (1001 + i),
    )
    for i in range(12)
}
_bytes(
    "form-tree.pdf",
    "made of too many pieces",
    pages([lines(TEXT) + "/X Do"], resources=b"/XObject<</X 1000 0 R>>", more=_tree),
)
_bytes(
    "outline-ring.pdf",
    None,
    pages(
        [lines(TEXT)],
        more={
            1000: b"<</Type/Outlines/First 1001 0 R/Last 1001 0 R>>",
            1001: b"<</Title(a)/Parent 1000 0 R/Next 1001 0 R/First 1000 0 R>>",
        },
        catalog=b"/Outlines 1000 0 R",
    ),
)
_bytes(
    "length-ring.pdf",
    "unpacks to far more",
    pages([b""], more={11: b"<</Length 11 0 R>>stream\nx\nendstream"}),
)
_bytes(
    "object-streams.pdf",
    "no text in it",
    pages(
        [b""],
        more={
            11: b"<</Type/ObjStm/N 99999999/First 5/Length 5/Extends 11 0 R>>stream\n11 0 \nendstream"
        },
    ),
)
_bytes("kept-words.pdf", None, pages([line("SECRET", 500, how="3 Tr") + lines(TEXT)]))
_bytes("white-words.pdf", None, pages([line("SECRET", 500, how="1 g") + lines(TEXT)]))
_bytes("no-size.pdf", None, pages([line("SECRET", 500, size=0) + lines(TEXT)]))
_bytes("only-hidden.pdf", "nobody can see it", pages([line("SECRET", 500, how="3 Tr")]))
_bytes(
    "script.pdf",
    None,
    pages(
        [lines(TEXT)],
        catalog=b"/OpenAction<</S/JavaScript/JS(app.alert\\('SECRET'\\))>>/AA<</WC<</S/Launch/F(/bin/sh)>>>>",
    ),
)
_TITLE = "\ufeff\x1b]0;SECRET\x07A title".encode("utf-16-be").hex().encode()
_bytes(
    "escapes.pdf",
    None,
    pages(
        [lines(["\x1b[31mThis is clear.\x07 "])],
        more={900: b"<</Title<%b>>>" % _TITLE},
        trailer=b"/Info 900 0 R",
    ),
)
_bytes(
    "numbers.pdf",
    None,
    pages(
        [b"q " + b"1e999 0 0 1e-999 99999999999999999999 0 cm " * 50 + b"Q " + lines(TEXT).encode()]
    ),
)
_bytes(
    "no-operands.pdf",
    None,
    pages([b"Tj TJ ' Tf Tm cm re Do gs scn BDC sh " + lines(TEXT).encode()]),
)
_bytes(
    "odd-boxes.pdf", "damaged", pages([lines(TEXT)], page=b"/MediaBox[1 2]/CropBox(a)/Rotate/No")
)
_bytes(
    "huge-font.pdf",
    "no text in it",
    pages(
        ["BT /F9 9 Tf <0001> Tj ET"],
        resources=b"/Font<</F9 1000 0 R>>",
        more={
            1000: b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 1001 0 R"
            b"/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/W[0 99999999 500]>>]>>",
            1001: stream(
                b"begincmap 1 beginbfrange <0000> <FFFFFFFF> <0041> endbfrange endcmap", packed=True
            ),
        },
    ),
)


def write_all(folder: Path) -> Iterator[tuple[str, Path]]:
    """Write every hostile file, one after the other, with its name."""
    for name, make in [*((name, made[1]) for name, made in REFUSED.items()), *INERT.items()]:
        file = folder / name
        make(file)
        yield name, file
