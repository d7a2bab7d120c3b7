"""Makes people's words safe to show, and leaves every letter as it was said.

A pasted text can carry signs that no reader sees and a terminal, a Word file or
a PDF obeys: escape sequences, changes of direction, hidden letters. ``inert``
shows them instead. The Record itself keeps what was said; only what is shown
or exported passes here. Names are compared in one form, however they were typed
(``compared``), and kept as they were.
"""

from __future__ import annotations

import re
import unicodedata

_BROKEN = "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff" + "".join(
    chr(plane * 0x10000 + last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF)
)
"""Half characters and codes that are no characters: files and terminals refuse them."""

_CONTROLS = "\x00-\x08\x0b-\x1f\x7f"
"""C0 controls and DEL, without tab and new line."""

_HIDDEN = (
    "\x80-\x9f\xad\u034f\u061c\u115f\u1160\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""C1 controls, and signs that take no room or turn the direction of the text."""

_SEEN = rf"[^\x00-\x7f\s{_HIDDEN}{_BROKEN}]"
_PICKS_A_SHAPE = "[\ufe00-\ufe0f\U000e0100-\U000e01ef]"
_JOINER = "[\u200c\u200d]"
_FLAG_OF_A_NATION = "\U0001f3f4[\U000e0061-\U000e007a]{4,6}\U000e007f"
_KEYCAP = "[0-9#*]\ufe0f\u20e3"

_UNSAFE = re.compile(f"[{_CONTROLS}{_HIDDEN}{_BROKEN}]")
_LOOKED_AT = re.compile(
    # Left as they are: hidden signs that only shape the sign beside them, as in an
    # emoji of a family, the flag of Wales or a Persian word.
    f"(?P<kept>(?:{_FLAG_OF_A_NATION}|{_KEYCAP}"
    f"|{_SEEN}{_PICKS_A_SHAPE}?(?:{_JOINER}(?={_SEEN}))?)+)"
    "|(?P<new_line>\r\n|[\u2028\u2029])"
    f"|(?P<control>[{_CONTROLS}])|(?P<broken>[{_BROKEN}])|(?P<hidden>[{_HIDDEN}])"
)


def _shown(found: re.Match[str]) -> str:
    text = found[0]
    match found.lastgroup:
        case "new_line":
            return "\n"
        case "control":
            return "\u2421" if text == "\x7f" else chr(0x2400 + ord(text))
        case "broken":
            return "\ufffd"
        case "hidden":
            return f"‹U+{ord(text):04X}›"
        case _:
            return text


def inert(text: str) -> str:
    """Give the words with nothing in them that a terminal or a file obeys.

    New lines and tabs stay; ``\\r\\n`` and the Unicode line ends become ``\\n``.
    A control character becomes its picture (ESC reads ␛), a hidden or
    direction-changing one its code (‹U+202E›), half a character U+FFFD.
    Every other letter is the same, and ``inert`` of an inert text is that text.
    """
    return _LOOKED_AT.sub(_shown, text)


def one_line(text: str) -> str:
    """Give a name or a title, inert and on one line."""
    return " ".join(inert(text).split())


def compared(name: str) -> str:
    """Give a name in the form in which names are compared: it is one name, however it was typed.

    Capitals and spaces make no other name, nor does how a keyboard puts a letter with a mark
    together: 'ë' is one character or two. It is never kept or shown in place of the name.
    """
    folded = unicodedata.normalize("NFD", one_line(name)).casefold()
    return unicodedata.normalize("NFC", folded)


def escape_unsafe(json_text: str) -> str:
    r"""Write each character that ``inert`` would look at as ``\uXXXX`` in a JSON text.

    Whoever parses it gets the words exactly; whoever prints the file raw is safe.
    """
    return _UNSAFE.sub(lambda found: _json_escape(ord(found[0])), json_text)


def _json_escape(code: int) -> str:
    if code < 0x10000:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
