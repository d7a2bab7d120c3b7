"""Says which own documents there are, in which version, without reading files that did not change."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from assistant.knowledge.index.whole import FileMark, file_hash, write_text
from assistant.knowledge.own import ids

_SEEN = TypeAdapter(dict[str, FileMark])


def has_own(own_dir: Path | None) -> bool:
    """Say whether a person added any document, damaged ones included. Raises KnowledgeError."""
    return own_dir is not None and bool(ids(own_dir))


def own_state(own_dir: Path) -> dict[str, str]:
    """Give the hash of each own document's file by id, as ``own.own_hashes`` does, but quickly.

    A file whose size and time of change are those seen at the last build is not read.
    Raises KnowledgeError.
    """
    seen = _seen(own_dir)
    return {
        id_: mark.sha256 for id_ in ids(own_dir) if (mark := _mark(own_dir, id_, seen)) is not None
    }


def remember(own_dir: Path) -> None:
    """Remember how the files are now, so that ``own_state`` is quick. Raises OSError."""
    seen = _seen(own_dir)
    now = {id_: mark for id_ in ids(own_dir) if (mark := _mark(own_dir, id_, seen)) is not None}
    if now != seen:
        write_text(_file(own_dir), _SEEN.dump_json(now).decode())


def _file(own_dir: Path) -> Path:
    return own_dir / "index" / "seen.json"


def _seen(own_dir: Path) -> dict[str, FileMark]:
    with suppress(OSError, ValidationError):
        return _SEEN.validate_json(_file(own_dir).read_bytes())
    return {}


def _mark(own_dir: Path, id_: str, seen: dict[str, FileMark]) -> FileMark | None:
    """Take the mark that was seen if the file is still so; None if it cannot be read."""
    file = own_dir / "documents" / f"{id_}.json"
    with suppress(OSError):
        stat = file.stat()
        known = seen.get(id_)
        if known and (known.size, known.changed) == (stat.st_size, stat.st_mtime_ns):
            return known
        return FileMark(size=stat.st_size, changed=stat.st_mtime_ns, sha256=file_hash(file))
    return None
