"""Notices damage in a kept JSON file without reading what it says: it begins with a hash of the rest."""

from __future__ import annotations

import re
from contextlib import suppress
from hashlib import sha256 as hashed
from json import loads

VERSION = 1
"""Of the kept files. Give it a new number when older versions could not read them."""

_SEAL = '{{"check": "{}",'
_LENGTH = len(_SEAL.format("0" * 64))
_SAID = re.compile(rb'"version": ?(\d{1,9})')
_SHA256 = re.compile(rb'"sha256": ?"([0-9a-f]{64})"')
_PATH = re.compile(rb'"path": ?("(?:[^"\\]|\\.){1,4096}")')


def sealed(id_: str, json: bytes) -> bytes:
    """Give what is to be kept of a JSON object, under this id."""
    rest = json.removeprefix(b"{")
    return _seal(id_, rest) + rest


def is_whole(id_: str, content: bytes) -> bool:
    """Say whether a file is as this version wrote it, under this id."""
    return content.startswith(_seal(id_, content[_LENGTH:]))


def opened(content: bytes) -> bytes:
    """Give the JSON object of a whole file."""
    return b"{" + content[_LENGTH:]


def is_newer(content: bytes) -> bool:
    """Say whether a file that is not whole calls itself one of a newer version."""
    said = _SAID.search(content)
    return said is not None and int(said[1]) > VERSION


def source_left(content: bytes) -> tuple[str | None, str | None]:
    """Give path and hash of the file that a damaged document was read from, where they still show."""
    path, sha256 = _PATH.search(content), _SHA256.search(content)
    said = None
    with suppress(ValueError):
        said = str(loads(path[1])) if path else None
    return said, sha256[1].decode() if sha256 else None


def _seal(id_: str, rest: bytes) -> bytes:
    check = hashed(f"{VERSION} {id_}\n".encode() + rest).hexdigest()
    return _SEAL.format(check).encode()
