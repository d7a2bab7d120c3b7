"""Keeps the documents that a person added: one JSON file each, in the person's own data folder.

A file is written whole or not at all, so a kill or a full disk loses nothing. One that is
damaged never hides the others, and goes only when somebody removes it.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from assistant.errors import KnowledgeError
from assistant.knowledge.documents import Document
from assistant.knowledge.folders import folder_to_disk, make_private
from assistant.knowledge.own_document import Damaged, OwnDocument, read_kept
from assistant.knowledge.own_files import private_files, told, write_whole
from assistant.knowledge.sealed import is_whole, sealed
from assistant.meaning.lock import one_at_a_time

_ROOM = 65_536
"""Bytes that must be free: most documents are kept in fewer."""


def own_documents(own_dir: Path) -> tuple[Document, ...]:
    """Give the documents that are not damaged, in order of id. Raises KnowledgeError.

    ``sha256`` is of the kept file, so a changed date is a change too. Where several have one
    title, each names its file behind it: a quote must show which of them it is from.
    """
    read = [
        (content, document)
        for content, document in _read_all(own_dir)
        if isinstance(document, OwnDocument)
    ]
    titles = distinct_titles([document for _, document in read])
    return tuple(
        Document(
            document.front.model_copy(update={"title": titles[document.front.id]}),
            document.sections,
            _hash(content),
        )
        for content, document in read
    )


def distinct_titles(documents: Sequence[OwnDocument]) -> dict[str, str]:
    """Give a title for each id; of those that share one, with the name of the file, or the id."""
    title = Counter(one.front.title for one in documents)
    named = Counter((one.front.title, one.source.name) for one in documents)

    def shown(one: OwnDocument) -> str:
        if title[one.front.title] == 1:
            return one.front.title
        alone = named[one.front.title, one.source.name] == 1
        return f"{one.front.title} ({one.source.name if alone else one.front.id})"

    return {one.front.id: shown(one) for one in documents}


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


def versions(own_dir: Path) -> dict[str, tuple[int, int, int]]:
    """Say in which version each kept file is, by id, without reading any. Raises KnowledgeError.

    Every change gives a new one, also within the grain of the clock: each version is a new file.
    """
    found = {}
    for file in _files(own_dir):
        with suppress(OSError):
            stat = file.stat()
            found[file.stem] = (stat.st_ino, stat.st_size, stat.st_mtime_ns)
    return found


def ids(own_dir: Path) -> tuple[str, ...]:
    """Give the ids that are taken, by damaged files too, in order."""
    return tuple(file.stem for file in _files(own_dir))


@contextmanager
def alone(own_dir: Path) -> Iterator[None]:
    """Let nobody else keep or drop a document while the block runs; wait for whoever does.

    Raises KnowledgeError when the folder cannot be written.
    """
    with told(f"Your documents cannot be kept in {own_dir}"), private_files():
        make_private(own_dir / "documents")
        with one_at_a_time(own_dir / "lock"):
            yield


def check_room(own_dir: Path) -> None:
    """Find out whether documents can be kept at all. Raises KnowledgeError when they cannot."""
    with alone(own_dir), told(f"Your documents cannot be kept in {own_dir}"):
        write_whole(own_dir / "room", b"0" * _ROOM)
        (own_dir / "room").unlink()


def keep(own_dir: Path, document: OwnDocument) -> None:
    """Keep a document, in place of the one with its id. It is on the disk when this returns.

    Raises KnowledgeError; then what was there before is as it was.
    """
    content = sealed(document.front.id, document.model_dump_json(indent=1).encode())
    with told(f"“{document.front.title}” cannot be kept in {own_dir}"):
        make_private(own_dir / "documents")
        write_whole(_file(own_dir, document.front.id), content)


def drop(own_dir: Path, id_: str) -> None:
    """Delete a kept document, damaged or not. Raises KnowledgeError when it is not there."""
    if id_ not in ids(own_dir):
        raise KnowledgeError(
            f"You have added no document called {id_!r}.",
            do="Run 'ownwords knowledge list' to see the documents.",
        )
    with told(f"{id_} cannot be removed from {own_dir}"):
        _file(own_dir, id_).unlink(missing_ok=True)
        folder_to_disk(own_dir / "documents")


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
        yield content or b"", read_kept(file, content)


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
