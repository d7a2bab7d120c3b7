"""Bytes of a text file to text: UTF-8, UTF-16 with its mark, and the old Windows letters."""

from __future__ import annotations

import codecs
from typing import BinaryIO

from assistant.knowledge.reading.blocks import check_room
from assistant.knowledge.reading.limits import Limits
from assistant.knowledge.reading.model import Refused

GUESSED = (
    "This file does not say how its letters are written. We read it as Windows text. "
    "Look whether all letters are right."
)
_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_MOST_BYTES_OF_A_CHARACTER = 4


def read_text(opened: BinaryIO, limits: Limits, said: str | None = None) -> tuple[str, list[str]]:
    """Give the text of a file, and notes about how it was read.

    ``said`` is an encoding that the file itself names; a mark at the start wins over it.
    Raises Refused when it is too long, or no text.
    """
    raw = opened.read()
    check_room(len(raw) // _MOST_BYTES_OF_A_CHARACTER, limits)
    mark = next((mark for mark in _MARKS if raw.startswith(mark)), b"")
    text, notes = _decode(raw[len(mark) :] if mark else raw, _MARKS.get(mark) or said)
    check_room(len(text), limits)
    if "\x00" in text:
        raise _no_text()
    return text, notes


def _decode(raw: bytes, encoding: str | None) -> tuple[str, list[str]]:
    for name in [encoding] if encoding else ["utf-8"]:
        try:
            return raw.decode(name), []
        except (UnicodeDecodeError, LookupError):
            continue
    if encoding and encoding.startswith("utf-16"):
        raise _no_text()
    try:
        return raw.decode("cp1252"), [GUESSED]
    except UnicodeDecodeError:
        raise _no_text() from None


def _no_text() -> Refused:
    return Refused(
        "This file holds signs that no text has.",
        "Open it in the program that made it, and save it as plain text (UTF-8).",
    )
