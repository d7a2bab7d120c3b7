"""Which files a person means by some paths, and what can be said of each before it is read."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from assistant.knowledge.reading.kinds import kind_of, open_file
from assistant.knowledge.reading.limits import Limits
from assistant.knowledge.reading.model import Refused

_BLOCK = 1024 * 1024
_LINK = Refused("This is a link to another place.", "Give the file or folder itself.")
_CLOSED = Refused("This folder cannot be opened.", "Allow reading it, or copy its files.")
_CANNOT_BE_LOOKED_AT = Refused(
    "There is no such place, or it may not be looked at.", "Look at the name, and who may read it."
)
_HIDDEN = Refused("Its name begins with a dot: it is hidden.", "Give it by its name.")


class NotAdded(BaseModel):
    """A file that was not added: why, and what to do."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    file: str
    reason: str
    do: str


@dataclass(frozen=True)
class Found:
    """The files that some paths mean, and those that they do not."""

    files: tuple[Path, ...]
    failed: tuple[NotAdded, ...]
    skipped: tuple[NotAdded, ...]


def find_files(paths: Sequence[Path]) -> Found:
    """Find the files that are meant: those named, and all in the folders named, in order, each once.

    A link is not followed: what it leads to may be changed, or not be the person's.
    In a folder hidden files are left out; programs make them, not people.
    """
    files: dict[Path, None] = {}
    failed: list[NotAdded] = []
    skipped: list[NotAdded] = []
    for path in paths:
        told = len(failed) + len(skipped)
        try:
            place = Path(os.path.abspath(path.expanduser()))  # noqa: PTH100 no links followed
            meant = list(_walk(place, failed, skipped))
        except (
            OSError,
            RuntimeError,
            ValueError,
        ):  # no such user, a name too long, a closed folder
            failed.append(not_added(path, _CANNOT_BE_LOOKED_AT))
            continue
        if not meant and len(failed) + len(skipped) == told:
            failed.append(not_added(place, Refused("This folder is empty.", "Give another one.")))
        files.update(dict.fromkeys(meant))
    return Found(tuple(files), tuple(failed), tuple(skipped))


def _walk(path: Path, failed: list[NotAdded], skipped: list[NotAdded]) -> Iterator[Path]:
    if path.is_symlink():
        failed.append(not_added(path, _LINK))
    elif not path.is_dir():
        yield path
    else:
        try:
            inside = sorted(path.iterdir())
        except OSError:
            failed.append(not_added(path, _CLOSED))
            return
        for one in inside:
            if one.name.startswith("."):
                skipped.append(not_added(one, _HIDDEN))
            else:
                yield from _walk(one, failed, skipped)


def not_added(file: Path, refused: Refused) -> NotAdded:
    """Say of a file why it is not added."""
    return NotAdded(file=as_text(file), reason=refused.reason, do=refused.do)


def as_text(name: Path | str) -> str:
    """Write the name of a file as text. It may hold bytes that are no text: each stands as its code."""
    return str(name).encode("utf-8", "backslashreplace").decode()


@dataclass(frozen=True)
class Looked:
    """A file of a kind that is read. ``sha256`` is of all its bytes."""

    file: Path
    sha256: str
    bytes: int


def look(file: Path, limits: Limits) -> Looked:
    """Check that a file may be read, and hash it. Raises Refused."""
    with open_file(file, limits) as opened:
        kind_of(file.name, opened)
        hashed, size = hashlib.sha256(), 0
        while block := opened.read(_BLOCK):
            hashed.update(block)
            size += len(block)
    return Looked(file, hashed.hexdigest(), size)
