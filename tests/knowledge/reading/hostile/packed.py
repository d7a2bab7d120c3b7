"""Word files that unpack without end, reach out, lie about themselves, or hold programs."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

from tests.knowledge.reading.docxs import content_types, document, docx, packed, paragraph
from tests.knowledge.reading.hostile.catalogue import MB, Catalogue

FILES = Catalogue()


def _xxe(target: str) -> bytes:
    before = f"<!DOCTYPE w:document [<!ENTITY x SYSTEM '{target}'>]>"
    return packed(
        {
            "[Content_Types].xml": content_types(),
            "word/document.xml": document(paragraph("&x;"), before),
        }
    )


FILES.has("outside-file.docx", "definitions (a DTD)", _xxe("file:///etc/passwd"))
FILES.has("outside-net.docx", "definitions (a DTD)", _xxe("http://127.0.0.1:9/SECRET"))
_LAUGHS = "".join(f"<!ENTITY l{i} '{f'&l{i - 1};' * 10}'>" for i in range(1, 12))
FILES.has(
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
FILES.has(
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
FILES.has(
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
FILES.has(
    "other-part.docx",
    "definitions (a DTD)",
    docx(paragraph("Clear."), {"word/theme.xml": "<!DOCTYPE a [<!ENTITY b 'SECRET'>]><a>&b;</a>"}),
)
FILES.has(
    "flat-bomb.docx", "unpacks to far more", lambda: docx("", {"word/big.bin": bytes(20 * MB)})
)
FILES.has(
    "two-bombs.docx",
    "unpacks to far more",
    lambda: docx("", {f"word/{i}.bin": bytes(MB - 1) for i in range(300)}),
)
FILES.has(
    "many-parts.docx",
    "more than 5,000 parts",
    lambda: docx("", {f"word/{i}.bin": b"" for i in range(6_000)}),
)
FILES.has(
    "nested.docx", "another packed file", docx("", {"word/inner.zip": packed({"SECRET": "SECRET"})})
)
FILES.has("climbs.docx", "outside of it", docx("", {"../../SECRET": "SECRET"}))
FILES.has("absolute.docx", "outside of it", docx("", {"/etc/SECRET": "SECRET"}))
FILES.has(
    "program.docx",
    "programs (macros)",
    docx(paragraph("Clear."), {"word/vbaProject.bin": b"SECRET"}),
)
FILES.has(
    "renamed-macro.docx",
    "programs (macros)",
    docx("", types=content_types("application/vnd.ms-word.document.macroEnabled.main+xml")),
)
FILES.has("macro.docm", "programs (macros)", docx(paragraph("SECRET")))
FILES.has(
    "sheet.docx",
    "not a Word document",
    docx("", types=content_types("application/x.sheet.main+xml")),
)
FILES.has("zip.docx", "not a Word document", packed({"a.txt": "SECRET"}))
FILES.has("cut.docx", "damaged", docx(paragraph("SECRET " * 500))[:-200])
FILES.has("deep.docx", "nested too deeply", lambda: docx("<w:p>" * 100_000))
FILES.has("broken.docx", "damaged", docx("<w:p><w:r>"))
FILES.has("style-circle.docx", None, docx(paragraph("Clear words.", '<w:pStyle w:val="a"/>')))
FILES.has(
    "attributes.docx",
    "damaged",
    lambda: docx("<w:p " + " ".join(f"a{i}='1'" for i in range(100_000)) + " a1='2'/>"),
)


@FILES.refuses("linked.docx", "link to a file outside")
def _linked_part(file: Path) -> None:
    file.write_bytes(docx(paragraph("Clear.")))
    with zipfile.ZipFile(file, "a") as out:
        entry = zipfile.ZipInfo("word/link.xml")
        entry.create_system, entry.external_attr = 3, 0o120777 << 16
        out.writestr(entry, "/etc/passwd")


@FILES.refuses("twice.docx", "two parts of the same name")
def _same_name(file: Path) -> None:
    file.write_bytes(docx(paragraph("Clear.")))
    with zipfile.ZipFile(file, "a") as out:
        out.writestr("word/Document.xml", document(paragraph("SECRET")))


@FILES.refuses("encrypted.docx", "locked with a password")
def _encrypted(file: Path) -> None:
    content = bytearray(docx(paragraph("SECRET")))
    at = content.rindex(b"PK\x01\x02")
    content[at + 8] |= 1
    file.write_bytes(content)


@FILES.refuses("lies.docx", "damaged")
def _lying_size(file: Path) -> None:
    """A part that says it is small in the table, and unpacks to 10 MB."""
    content = bytearray(docx("", {"word/z.xml": b"<a>" + b" " * (10 * MB)}))
    at = content.rindex(b"PK\x01\x02")
    content[at + 24 : at + 28] = struct.pack("<I", 1000)
    file.write_bytes(content)


@FILES.refuses("overlap.docx", "unpacks to far more")
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
