"""One document that a person added, as its file keeps it, and what is told of a damaged one.

Such a file begins with a hash of the rest, because people are quoted from it letter for letter.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.knowledge.documents import FrontMatter
from assistant.knowledge.markdown import Section
from assistant.knowledge.sealed import VERSION, is_newer, is_whole, opened, source_left


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(_Shape):
    """The file that a document was read from, as it was then. ``bytes`` is its size.

    Its hash is written first: of a file that was cut off it shows which document it was.
    ``pages`` counts the pages of a PDF; None where there are none.
    """

    sha256: str
    path: str
    name: str
    bytes: int
    pages: int | None


class OwnDocument(_Shape):
    """A document that a person added.

    ``titled`` says that the person gave the title; else it is what the file says.
    ``notes`` are sentences about what was left out when the file was read.
    """

    version: int = VERSION
    source: Source
    front: FrontMatter
    titled: bool
    added: date
    notes: tuple[str, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Damaged:
    """A kept file that cannot be read. ``words`` say so, and what to do.

    ``path`` and ``sha256`` are of the file that it was read from, as far as they can still be
    made out. ``lost`` says that neither can: what it was shows only in its id.
    """

    id: str
    words: str
    path: str | None = None
    sha256: str | None = None
    lost: bool = False


def read_kept(file: Path, content: bytes | None) -> OwnDocument | Damaged:
    """Read what was kept in a file; ``content`` is None when it cannot be opened."""
    if content is None:
        return _damaged(file, "cannot be opened. Allow reading it")
    if not is_whole(file.stem, content):
        if is_newer(content):
            return _damaged(file, "was written by a newer Ownwords. Use that version")
        again = "is damaged. Put a copy of it back, or add its document again"
        return _replaceable(_damaged(file, again), content)
    try:
        return OwnDocument.model_validate_json(opened(content))
    except ValidationError:
        again = "is of another version of Ownwords. Add its document again"
        return _replaceable(_damaged(file, again), content)


def _damaged(file: Path, what: str) -> Damaged:
    return Damaged(
        file.stem,
        f"{file}: {what}; or remove it with 'ownwords knowledge remove {file.stem}'. "
        "Nothing was deleted, and the other documents are not harmed.",
    )


def _replaceable(damaged: Damaged, content: bytes) -> Damaged:
    """Add what still shows of which document it was, so that adding it again mends it."""
    path, sha256 = source_left(content)
    return replace(damaged, path=path, sha256=sha256, lost=path is None and sha256 is None)
