"""Keeps what was made from content files in the cache folder, until one of the files changes.

Reading and checking all questions takes longer than the rest of a start. What is
kept is JSON and can hold nothing but data; it is never needed, and safe to delete.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any


def kept(folder: Path, name: str, files: Sequence[Path], make: Callable[[], Any]) -> Any:
    """Give what ``make`` gives, which JSON must be able to hold; make it only if a file changed.

    ``files`` are all that it depends on: content, and the code that reads it. What
    ``make`` raises comes through, and so does OSError for a file that cannot be read.
    """
    key = sha256()
    for file in files:
        content = file.read_bytes()
        key.update(f"{file.name} {len(content)} ".encode() + content)
    place = folder / "content" / f"{name}-{key.hexdigest()[:32]}.json"
    found = _read(place)
    if found is None:
        found = make()
        with suppress(OSError):  # a cache that cannot be written only costs time
            _write(place, found, f"{name}-*.json")
    return found


def _read(place: Path) -> Any:
    """Read what was kept; None when there is nothing, it is damaged, or not from this user alone."""
    try:
        with place.open("rb") as file:
            return json.load(file) if _is_ours(os.fstat(file.fileno())) else None
    except (OSError, ValueError):
        return None


def _is_ours(found: os.stat_result) -> bool:
    """Say whether nobody else could have written it: it holds words that people will read."""
    others = found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return not hasattr(os, "getuid") or (found.st_uid == os.getuid() and not others)


def _write(place: Path, data: Any, earlier: str) -> None:
    """Write aside and rename, so that there is never half a file. Those kept earlier go."""
    import tempfile

    place.parent.mkdir(parents=True, exist_ok=True)
    for old in place.parent.glob(earlier):
        old.unlink(missing_ok=True)
    with tempfile.NamedTemporaryFile("w", dir=place.parent, delete=False, encoding="utf-8") as file:
        json.dump(data, file, ensure_ascii=False)
    Path(file.name).replace(place)
