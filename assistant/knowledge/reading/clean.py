"""Takes out of a text what nobody sees and a terminal, a page or a model would still obey.

``record.words.inert`` shows such signs, because a person's words are kept to the letter.
A document is quoted by what can be read in it, so here they go.
"""

from __future__ import annotations

import re
import unicodedata

_ESCAPES = re.compile(
    # What a terminal obeys begins with ESC or its one-byte form: colours and cursor moves
    # (CSI), titles, links and clipboard (OSC, DCS, APC, PM, SOS) up to their end, and short ones.
    "(?:\x1b\\[|\x9b)[0-?]{0,64}[ -/]{0,8}[@-~]"
    "|(?:\x1b[\\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c\n]{0,2000}(?:\x07|\x1b\\\\|\x9c)"
    "|\x1b[ -/]{0,8}[0-Z\\\\^-~]"
)
_FILLERS = {0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0, 0x2065}
_RANGES = ((0x180B, 0x180F), (0xFE00, 0xFE0F), (0xFFF0, 0xFFFB), (0xE0000, 0xE0FFF))
_NO_WIDTH = _FILLERS.union(*(range(first, last + 1) for first, last in _RANGES))
"""Signs without width whose Unicode class does not say so: fillers, shape pickers, tags."""
_NEW_LINES = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_DINGBATS = {0xF0B7: "•", 0xF0A7: "•", 0xF076: "•", 0xF0D8: "•", 0xF0FC: "•", 0xF02D: "-"}
"""Bullets of the fonts Symbol and Wingdings, which Word writes with private codes."""


class _Kept(dict[int, str | None]):
    """For ``str.translate``: decides for each character once what stays of it."""

    def __missing__(self, code: int) -> str | None:
        kept = self[code] = _kept(code)
        return kept


def _kept(code: int) -> str | None:
    sign = chr(code)
    if sign in "\n\t":
        return sign
    if code in _DINGBATS:
        return _DINGBATS[code]
    if code in _NO_WIDTH or 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE:
        return None
    match unicodedata.category(sign):
        case "Zs":
            return " "
        case "Cc" | "Cf" | "Cs" | "Co":
            return None
    return sign


_KEPT = _Kept()


def safe(text: str) -> str:
    """Give the text without anything unseen: ``safe`` of a safe text is that text.

    Escape sequences go whole; controls, changes of direction, signs without width, tags,
    half characters and private codes go; every kind of space becomes a space, and every
    kind of line end ``\\n``. Tabs and new lines stay.
    """
    if "\x1b" in text or not text.isascii():
        text = _ESCAPES.sub("", text)
    return _NEW_LINES.sub("\n", text).translate(_KEPT)


def clean(text: str) -> str:
    """Give the safe text in Unicode's composed form (NFC), so that equal words are equal."""
    text = safe(text)
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def one_line(text: str) -> str:
    """Give a heading, a title or a paragraph: clean, on one line, single spaces."""
    return " ".join(clean(text).split())
