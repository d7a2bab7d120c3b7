"""Keeps the documents that a person added: one JSON file each, in the person's own data folder.

A file is written whole or not at all, so a kill or a full disk loses nothing. It
begins with a hash of the rest, because people are quoted from it letter for letter.
One that is damaged never hides the others, and goes only when somebody removes it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import mkstemp

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.errors import KnowledgeError
from assistant.knowledge.documents import Document, FrontMatter
from assistant.knowledge.markdown import Section
from assistant.knowledge.sealed import VERSION, is_newer, is_whole, opened, sealed
from assistant.meaning.lock import one_at_a_time


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(_Shape):
    """The file that a document was read from, as it was then. ``bytes`` is its size.

    ``pages`` counts the pages of a PDF; None where there are none.
    """

    name: str
    path: str
    sha256: str
    bytes: int
    pages: int | None


class OwnDocument(_Shape):
    """A document that a person added.

    ``titled`` says that the person gave the title; else it is what the file says.
    ``notes`` are sentences about what was left out when the file was read.
    """

    version: int = VERSION
    front: FrontMatter
    titled: bool
    source: Source
    added: date
    notes: tuple[str, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Damaged:
    """A kept file that cannot be read. ``words`` say so, and what to do."""

    id: str
    words: str


def own_documents(own_dir: Path) -> tuple[Document, ...]:
    """Give the documents that are not damaged, in order of id. Raises KnowledgeError.

    ``sha256`` is of the kept file, so a changed date is a change too.
    """
    return tuple(
        Document(document.front, document.sections, _hash(content))
        for content, document in _read_all(own_dir)
        if isinstance(document, OwnDocument)
    )


def own_hashes(own_dir: Path) -> dict[str, str]:
    """Hash the same documents, by id, without reading what they say; none when nothing was added.

    Raises KnowledgeError when the folder cannot be read.
    """
    contents = ((file.stem, _content(file) or b"") for file in _files(own_dir))
    return {id_: _hash(content) for id_, content in contents if is_whole(id_, content)}


def kept(own_dir: Path) -> tuple[OwnDocument, ...]:
    """Give all that is known of the documents that can be read, in order of id."""
    return tuple(one for _, one in _read_all(own_dir) if isinstance(one, OwnDocument))


def damaged(own_dir: Path) -> tuple[Damaged, ...]:
    """List the kept files that cannot be read, in order of id."""
    return tuple(one for _, one in _read_all(own_dir) if isinstance(one, Damaged))


def ids(own_dir: Path) -> tuple[str, ...]:
    """Give the ids that are taken, by damaged files too, in order."""
    return tuple(file.stem for file in _files(own_dir))


@contextmanager
def alone(own_dir: Path) -> Iterator[None]:
    """Let nobody else keep or drop a document while the block runs; wait for whoever does.

    Raises KnowledgeError when the folder cannot be written.
    """
    with _told(f"Your documents cannot be kept in {own_dir}"):
        _make(own_dir)
        with one_at_a_time(own_dir / "lock"):
            yield


def keep(own_dir: Path, document: OwnDocument) -> None:
    """Keep a document, in place of the one with its id. It is on the disk when this returns.

    Raises KnowledgeError; then what was there before is as it was.
    """
    content = sealed(document.front.id, document.model_dump_json(indent=1).encode())
    with _told(f"“{document.front.title}” cannot be kept in {own_dir}"):
        _make(own_dir)
        _write(_file(own_dir, document.front.id), content)


def drop(own_dir: Path, id_: str) -> None:
    """Delete a kept document, damaged or not. Raises KnowledgeError when it is not there."""
    if id_ not in ids(own_dir):
        raise KnowledgeError(
            f"You have added no document called {id_!r}.",
            do="Run 'ownwords knowledge list' to see the documents.",
        )
    with _told(f"{id_} cannot be removed from {own_dir}"):
        _file(own_dir, id_).unlink(missing_ok=True)
        _sync(own_dir / "documents")


def _file(own_dir: Path, id_: str) -> Path:
    return own_dir / "documents" / f"{id_}.json"


def _files(own_dir: Path) -> Sequence[Path]:
    """List the kept files. A name that begins with a dot is one that a kill left half written."""
    folder = own_dir / "documents"
    try:
        ids = sorted(file.stem for file in folder.iterdir() if file.suffix == ".json")
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise KnowledgeError(
            f"The documents that you added cannot be read: {folder}: {error.strerror}.",
            safe="Nothing in it was changed. Interviews and plans work without guidance.",
            do="Allow reading there, or put the folder back.",
        ) from error
    return [_file(own_dir, id_) for id_ in ids if not id_.startswith(".")]


def _content(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None


def _read_all(own_dir: Path) -> Iterator[tuple[bytes, OwnDocument | Damaged]]:
    for file in _files(own_dir):
        content = _content(file)
        yield content or b"", _read(file, content)


def _read(file: Path, content: bytes | None) -> OwnDocument | Damaged:
    if content is None:
        return _damaged(file, "cannot be opened. Allow reading it")
    if not is_whole(file.stem, content):
        if is_newer(content):
            return _damaged(file, "was written by a newer Ownwords. Use that version")
        return _damaged(file, "is damaged. Put a copy of it back, or add its document again")
    try:
        return OwnDocument.model_validate_json(opened(content))
    except ValidationError:
        return _damaged(file, "is of another version of Ownwords. Add its document again")


def _damaged(file: Path, what: str) -> Damaged:
    return Damaged(
        file.stem,
        f"{file}: {what}; or remove it with 'ownwords knowledge remove {file.stem}'. "
        "Nothing was deleted, and the other documents are not harmed.",
    )


def _make(own_dir: Path) -> None:
    """Make the folders for this user alone."""
    for folder in (own_dir.parent, own_dir, own_dir / "documents"):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)


def _write(file: Path, content: bytes) -> None:
    """Write aside, wait for the disk, and rename; what an earlier kill left aside goes."""
    for left in file.parent.glob(f".{file.stem}.json.*"):
        left.unlink(missing_ok=True)
    handle, name = mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(handle, "wb") as aside:
            aside.write(content)
            aside.flush()
            os.fsync(handle)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _sync(file.parent)


def _sync(folder: Path) -> None:
    """Wait until the names in a folder are on the disk, where the system can."""
    with suppress(OSError, AttributeError):  # Windows opens no folders
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@contextmanager
def _told(happened: str) -> Iterator[None]:
    """Turn what the system reports into words for a person."""
    try:
        yield
    except OSError as error:
        raise KnowledgeError(
            f"{happened}: {error.strerror or error}.",
            safe="No answer is lost, and the documents that were added before are as they were.",
            do="Make some room on the disk, or allow writing there. Then do it again.",
        ) from error
