"""What went wrong with the file of Records, in words: what happened, what is safe, what to do."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

from assistant.errors import NotSaved, StoreError

Doing = Literal["opening", "reading", "saving", "trying"]
"""What was being done when it went wrong. Whoever tries has nothing to save, and asks whether one can."""

_Cause = Literal["full", "closed", "read_only", "in_use", "damaged", "gone", "no_way_in", "other"]

_HAPPENED: dict[Doing, str] = {
    "opening": "Your plans cannot be opened",
    "reading": "The plans cannot be read now",
    "saving": "This could not be saved",
    "trying": "No answer can be saved now",
}
_THEN: dict[Doing, str] = {
    "opening": "Then try again.",
    "reading": "Then try again.",
    "saving": "Then try again.",
    "trying": "Then try again.",
}
_WHY: dict[_Cause, str] = {
    "full": "the disk is full. The plans are in {folder}.",
    "closed": "the file {file} may not be read from this account.",
    "read_only": "the folder {folder}, or a file in it, is read-only, so nothing can be saved there.",
    "in_use": "another program is using the file {file}.",
    "damaged": "the file {file} is damaged.",
    "gone": "the file {file} is not there.",
    "no_way_in": "there is no way into the folder {folder}.",
    "other": "{error}. The plans are in {folder}.",
}
_DO: dict[_Cause, str] = {
    "full": "Make some room on the disk.",
    "closed": "Allow reading it, or choose another folder with --data-dir.",
    "read_only": "Allow writing there, or choose another folder with --data-dir.",
    "in_use": "Close that program, or wait until it has finished.",
    "damaged": "Put back a copy of it, or choose another folder with --data-dir.",
    "gone": "Put it back, or choose another folder with --data-dir.",
    "no_way_in": "Check the path, or choose another folder with --data-dir.",
    "other": "Look at what it says, and mend it.",
}
_SAFE = "Everything that was saved before is safe."
_UNCHANGED = "Nothing in it was changed."
_NOT_US = "Ownwords did not take it away."
_LEAST_ROOM = 64 * 1024
"""Bytes. Opening a file of Records needs about half of it for the files that stand beside it."""


def trouble(error: Exception, file: Path, doing: Doing) -> StoreError:
    """Put what SQLite or the system reports about ``file`` into words for a person."""
    cause = _cause(error, file)
    why = _WHY[cause].format(folder=file.parent, file=file, error=error)
    safe = {"damaged": _UNCHANGED, "gone": _NOT_US}.get(cause, _SAFE)
    kind = NotSaved if doing == "saving" else StoreError
    return kind(f"{_HAPPENED[doing]}: {why}", safe=safe, do=f"{_DO[cause]} {_THEN[doing]}")


def _cause(error: Exception, file: Path) -> _Cause:
    if os.access(file, os.F_OK) and not os.access(file, os.R_OK):
        return "closed"
    text = str(error).lower()
    causes: dict[_Cause, tuple[str, ...]] = {
        "full": ("full", "no space"),
        "read_only": ("readonly", "read-only", "permission"),
        "in_use": ("locked", "busy"),
        "damaged": ("not a database", "malformed"),
        "gone": ("no such file",),
    }
    for cause, signs in causes.items():
        if any(sign in text for sign in signs):
            return cause
    seen = _seen(file.parent)
    if seen is not None:
        return seen
    ways = ("unable to open", "not a directory", "file exists")
    return "no_way_in" if any(sign in text for sign in ways) else "other"


def _seen(folder: Path) -> _Cause | None:
    """Look at the folder: for a full or a read-only disk SQLite often says only that it failed."""
    import shutil  # not wanted until something goes wrong: it would make every start slower

    try:
        if folder.is_dir() and not os.access(folder, os.W_OK):
            return "read_only"
        return "full" if shutil.disk_usage(folder).free < _LEAST_ROOM else None
    except OSError:
        return None
