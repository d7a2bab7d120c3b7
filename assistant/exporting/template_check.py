"""Looks at a school's Word template before it is opened: nothing in it may run, or fetch anything.

A template comes by e-mail or from a shared drive. Macros, embedded programs and links that load
something when the file is opened are refused, and all are told at once.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

MAX_FILE = 10 * 1024 * 1024
MAX_UNPACKED = 50 * 1024 * 1024
MAX_PARTS = 2_000

_RUNS = re.compile(r"vbaProject|vbaData|activeX|oleObject|/embeddings/", re.IGNORECASE)
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_EXTERNAL = re.compile(rb"""TargetMode\s*=\s*["']External["']""")
_TARGET = re.compile(rb"""\bTarget\s*=\s*["']([^"']*)""")
_HYPERLINK = re.compile(rb"""\bType\s*=\s*["'][^"']*/hyperlink["']""")
_OPENED_BY_HAND = (b"http://", b"https://", b"mailto:")
_CHUNK = re.compile(rb"""\bType\s*=\s*["'][^"']*/aFChunk["']""")
_FIELD = re.compile(r"\b(INCLUDETEXT|INCLUDEPICTURE|DDEAUTO|DDE|LINK|IMPORT|DATABASE)\b")
_FIELD_TEXT = re.compile(r"<w:instrText[^>]*>(.*?)</w:instrText>|w:instr=\"([^\"]*)\"", re.DOTALL)
_TAG = re.compile(rb"<[^>]*>")
_ASKED_IN = re.compile(r"^(word/(document|header|footer|footnotes)\d*|docProps/core)\.xml$")
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def faults(content: bytes) -> list[str]:
    """List why a file cannot be used as a template, each with what to do. Empty when it can."""
    if len(content) > MAX_FILE:
        return [f"It is larger than {MAX_FILE // 1024**2} MB. Make its pictures smaller."]
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return _size_faults(packed) or list(dict.fromkeys(_part_faults(packed)))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError):
        return ["It is not a Word file (.docx), or is damaged or locked with a password."]


def _size_faults(packed: zipfile.ZipFile) -> list[str]:
    parts = packed.infolist()
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        return ["Unpacked it is far too large. Save it again from Word, with fewer pictures."]
    return []


def _part_faults(packed: zipfile.ZipFile) -> Iterator[str]:
    names = packed.namelist()
    if "[Content_Types].xml" not in names or _MAIN.encode() not in packed.read(
        "[Content_Types].xml"
    ):
        yield "It is not a plain Word file. Open it in Word and save it as Word document (.docx)."
    for name in names:
        if _RUNS.search(name):
            yield f"It holds a macro or an embedded file ({name}). Save it as .docx without them."
        elif name.endswith(".rels"):
            yield from _link_faults(name, packed.read(name))
        elif name.endswith((".xml", ".vml")):
            yield from _text_faults(name, packed.read(name))
    if not any(_asks(packed.read(name)) for name in names if _ASKED_IN.search(name)):
        yield (
            "It has no {{ }}: nothing of the plan would be in it. Write {{ title }} and other names "
            "where words of the plan belong. 'ownwords template' writes an example."
        )


def _asks(text: bytes) -> bool:
    """True when a part asks for something. Word may part the two braces by marks of its own."""
    words = _TAG.sub(b"", text)
    return b"{{" in words or b"{%" in words


def _link_faults(name: str, relations: bytes) -> Iterator[str]:
    for found in _RELATION.finditer(relations):
        relation = found[0]
        target = _TARGET.search(relation)
        where = target[1] if target else b""
        if _CHUNK.search(relation):
            yield f"It takes in another file ({name}). Paste its words in its place."
        elif _EXTERNAL.search(relation) and not _is_opened_by_hand(relation, where):
            shown = where.decode("utf-8", "replace")[:80]
            yield (
                f"It links to something outside the file ({shown}). "
                "Put the picture or text into the file, or take the link out."
            )


def _is_opened_by_hand(relation: bytes, target: bytes) -> bool:
    """True for a link to a website or an address: it fetches nothing until somebody follows it."""
    return bool(_HYPERLINK.search(relation)) and target.lower().startswith(_OPENED_BY_HAND)


def _text_faults(name: str, text: bytes) -> Iterator[str]:
    try:
        words = text.decode("utf-8")
    except UnicodeDecodeError:
        yield f"A part of it is not UTF-8 ({name}). Save it again from Word."
        return
    if "<!DOCTYPE" in words or "<!ENTITY" in words:
        yield f"A part of it declares entities ({name}), which no Word file needs."
    fields = "".join(one[0] or one[1] for one in _FIELD_TEXT.findall(words))
    for field in sorted(set(_FIELD.findall(fields))):
        yield f"It has a field that loads something ({field}). Take the field out."
