"""Says what a file is, by its first bytes and by its name. They must agree."""

from __future__ import annotations

import os
import re
import stat
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from assistant.knowledge.reading.limits import Limits
from assistant.knowledge.reading.model import Refused

WORKS = (
    "Bring a PDF, a Word document (.docx), a web page (.html), Markdown (.md) or plain text (.txt)."
)
"""What to do instead, for a file of a kind that is not read."""

_MB = 1024 * 1024
_LOOKED_AT = 4096


class Kind(StrEnum):
    """A kind of file that is read. Each has one module of this name or like it."""

    PDF = "PDF"
    DOCX = "Word document"
    HTML = "web page"
    MARKDOWN = "Markdown"
    PLAIN = "plain text"


_BY_NAME = {
    ".pdf": Kind.PDF,
    ".docx": Kind.DOCX,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".txt": Kind.PLAIN,
    ".text": Kind.PLAIN,
}
_NOT_READ = {
    ".doc": ("This is an old Word document.", "Open it in Word and save it as .docx."),
    ".docm": (
        "This Word document can hold programs (macros).",
        "Open it in Word and save it as .docx.",
    ),
    ".rtf": ("This is an RTF document.", "Open it in Word and save it as .docx."),
    ".odt": ("This is an OpenDocument text.", "Open it and save it as .docx or as PDF."),
}
_SIGNS: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "packed"),
    (b"PK\x05\x06", "packed"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old office"),
    (b"{\\rtf", "RTF"),
    (b"\x1f\x8b", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"Rar!", "archive"),
    (b"\x28\xb5\x2f\xfd", "archive"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"RIFF", "picture"),
    (b"\x7fELF", "program"),
    (b"MZ", "program"),
)
_BEFORE_ROOT = rb"(?>\s*<\?[^>]*>|\s*<!--.*?-->)*+\s*"  # atomic: never tries a way twice
_WEB_PAGE = re.compile(_BEFORE_ROOT + rb"<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_DRAWING = re.compile(
    _BEFORE_ROOT + rb"(?:<!doctype\s+svg|<(?:\w+:)?svg\b)", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(rb"<[a-zA-Z!/]")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_UTF_32 = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def open_file(file: Path, limits: Limits) -> BinaryIO:
    """Open a file for reading and nothing else. Raises Refused unless it is a file of a fit size.

    A link, a folder, a pipe or a device is refused: what is read must be what was named.
    What is looked at is what was opened, so that it cannot be changed for another in between.
    """
    flags = os.O_RDONLY
    for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):  # not all on every system
        flags |= getattr(os, name, 0)
    try:
        if file.is_symlink():
            raise Refused("This is a link to another file.", "Give the file itself.")
        opened = os.fdopen(os.open(file, flags), "rb")
    except IsADirectoryError:
        raise _no_file("folder") from None
    except FileNotFoundError:
        raise Refused("There is no such file.", "Look at the name, and give it again.") from None
    except (OSError, ValueError):
        raise Refused(
            "This file cannot be opened.", "Check that you may read it, or make a copy of it."
        ) from None
    try:
        _check(os.fstat(opened.fileno()), limits)
    except Refused:
        opened.close()
        raise
    return opened


def _no_file(what: str) -> Refused:
    return Refused(f"This is not a file but a {what}.", "Give one file.")


def _check(found: os.stat_result, limits: Limits) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise _no_file("folder")
    if not stat.S_ISREG(found.st_mode):
        raise _no_file("pipe or a device")
    if found.st_size == 0:
        raise Refused("This file is empty.", "Save it again from the program that made it.")
    if found.st_size > limits.file_mb * _MB:
        raise Refused(
            f"This file is larger than {limits.file_mb} MB.",
            "Split it into smaller files, or take the pictures out.",
        )


def kind_of(name: str, opened: BinaryIO) -> Kind:
    """Say what an open file is, and leave it at its start. Raises Refused for all that is not read."""
    start = opened.read(_LOOKED_AT)
    opened.seek(0)
    suffix = Path(name).suffix.lower()
    said = _BY_NAME.get(suffix)
    if said is None:
        raise _not_read(suffix, start)
    if said is Kind.PDF:
        _must(b"%PDF-" in start[:1024], said, start)
    elif said is Kind.DOCX:
        _must(_sign(start) == "packed", said, start)
    else:
        _check_text(said, start)
    return said


def _not_read(suffix: str, start: bytes) -> Refused:
    if suffix in _NOT_READ:
        return Refused(*_NOT_READ[suffix])
    return Refused(f"This file {_seems(start)}, which is not read here.", WORKS)


def _must(agrees: bool, said: Kind, start: bytes) -> None:
    if agrees:
        return
    if said is Kind.DOCX and _sign(start) == "old office":
        raise Refused(
            "This is an old Word document, or one locked with a password.",
            "Open it in Word, take the password off, and save it as .docx.",
        )
    raise Refused(
        f"The name says that it is a {said}, but it {_seems(start)}.",
        "Open it in the program that made it, and save it again.",
    )


def _check_text(said: Kind, start: bytes) -> None:
    """Refuse what is no text, and a web page or drawing under another name."""
    wide = start.startswith(_UTF_16)
    is_text = not _sign(start) and not start.startswith((b"%PDF-", *_UTF_32))
    if is_text and not wide:
        is_text = b"\x00" not in start and len(_CONTROL.findall(start)) * 20 <= len(start)
    _must(is_text, said, start)
    plain = start.replace(b"\x00", b"") if wide else start
    plain = plain.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    _must(_DRAWING.match(plain) is None, said, plain)
    if said is Kind.HTML:
        _must(_TAG.search(plain) is not None, said, plain)
    else:
        _must(_WEB_PAGE.match(plain) is None, said, plain)


def _sign(start: bytes) -> str | None:
    if start[257:262] == b"ustar":
        return "archive"
    return next((what for sign, what in _SIGNS if start.startswith(sign)), None)


def _seems(start: bytes) -> str:
    """Say what the bytes look like, to follow 'it'."""
    looks = {
        "packed": "looks like a packed file (a zip archive or an office document)",
        "old office": "looks like an old office document",
        "RTF": "looks like an RTF document",
        "archive": "looks like an archive",
        "picture": "looks like a picture",
        "program": "looks like a program",
    }
    sign = _sign(start)
    if sign is not None:
        return looks[sign]
    if b"%PDF-" in start[:1024]:
        return "looks like a PDF"
    if _DRAWING.match(start):
        return "looks like a picture"
    if _WEB_PAGE.match(start):
        return "looks like a web page"
    if b"\x00" in start or _CONTROL.search(start):
        return "is of a kind that we do not know"
    return "looks like text of another kind"
