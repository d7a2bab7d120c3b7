"""Opens a packed file (zip) only after looking at every entry of its table."""

from __future__ import annotations

import re
import stat
import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from assistant.knowledge.reading.limits import Limits
from assistant.knowledge.reading.model import Refused

_MB = 1024 * 1024
_CHUNK = 1 << 16
_MOST_RATIO = 200
"""A part may unpack to this many times its size: XML of a long table reaches about 60."""
_SMALL = _MB
_LOCAL_HEADER = 30
_ESCAPES = re.compile(r"^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|[\x00-\x1f\x7f]")
_PACKED = re.compile(r"\.(?:zip|7z|rar|t?gz|bz2|xz|tar|jar|docx|docm|dotx)$", re.IGNORECASE)
_ENCRYPTED, _STRONG = 0x1, 0x40

_BAD_PACKING = "Open it in Word, and save it again."


class Archive:
    """The parts of a packed file that passed every check. Parts are read as a stream."""

    def __init__(self, opened: BinaryIO, limits: Limits) -> None:
        """Read the table and check it; nothing is unpacked. Raises Refused."""
        try:
            self._zip = zipfile.ZipFile(opened)
        except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError):
            raise Refused(
                "This document is damaged: parts of it are missing.", _BAD_PACKING
            ) from None
        _check_all(self._zip.infolist(), limits)
        self.names = self._zip.namelist()
        self._left = limits.unpacked_mb * _MB

    def chunks(self, name: str) -> Iterator[bytes]:
        """Unpack one part, piece by piece. Raises Refused when it is damaged or more than it said."""
        try:
            with self._zip.open(name) as part:
                while chunk := part.read(_CHUNK):
                    self._left -= len(chunk)
                    if self._left < 0:
                        raise _too_much()
                    yield chunk
        except (zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError, OSError):
            raise Refused(
                "This document is damaged: a part cannot be unpacked.", _BAD_PACKING
            ) from None
        except KeyError:
            raise Refused("This document is damaged: a part is missing.", _BAD_PACKING) from None


def _too_much() -> Refused:
    return Refused(
        "This document unpacks to far more than a document holds.",
        "Do not use it. Ask the person who made it for another copy.",
    )


def _check_all(entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    if len(entries) > limits.parts:
        raise Refused(f"This document has more than {limits.parts:,} parts.", _BAD_PACKING)
    if len({entry.filename.casefold() for entry in entries}) < len(entries):
        raise Refused("This document holds two parts of the same name.", _BAD_PACKING)
    for entry in entries:
        _check(entry)
    if sum(entry.file_size for entry in entries) > limits.unpacked_mb * _MB:
        raise _too_much()
    _check_places(entries)


def _check(entry: zipfile.ZipInfo) -> None:
    if entry.flag_bits & (_ENCRYPTED | _STRONG):
        raise Refused(
            "This document is locked with a password.", "Take the password off, and save it again."
        )
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise Refused("This document holds a link to a file outside of it.", _BAD_PACKING)
    if _ESCAPES.search(entry.filename):
        raise Refused("This document holds a part that wants to lie outside of it.", _BAD_PACKING)
    if entry.file_size > max(_SMALL, entry.compress_size * _MOST_RATIO):
        raise _too_much()
    if _PACKED.search(entry.filename) and "embeddings/" not in entry.filename:
        raise Refused("This document holds another packed file.", _BAD_PACKING)


def _check_places(entries: list[zipfile.ZipInfo]) -> None:
    """Refuse parts that share bytes: so a small file can be made to unpack to a huge one."""
    end = 0
    for entry in sorted(entries, key=lambda one: one.header_offset):
        if entry.header_offset < end:
            raise _too_much()
        end = entry.header_offset + _LOCAL_HEADER + len(entry.filename) + entry.compress_size
