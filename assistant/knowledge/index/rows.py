"""The passages of a snapshot, read one by one from a file: opening it reads none of them."""

from __future__ import annotations

import hashlib
import json
import mmap
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, overload

from assistant.errors import KnowledgeError
from assistant.knowledge.index.whole import mapped
from assistant.knowledge.passages import Passage

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_TEXT = "passages.jsonl"
_LINES = "lines.npy"
_NAMES = "names.npy"


def write_passages(folder: Path, passages: Sequence[Passage]) -> None:
    """Write the passages, a line each; where each line lies, with its check sum; and their ids.

    ``lines.npy`` holds start, end and check sum in rows; ``names.npy`` the ids, as
    64 bits of their hash with the passage's place, in order of the hash.
    """
    import numpy as np

    lines = np.zeros((len(passages), 3), dtype=np.int64)
    names = np.zeros((len(passages), 2), dtype=np.uint64)
    with (folder / _TEXT).open("wb") as handle:
        for place, passage in enumerate(passages):
            line = json.dumps(asdict(passage), ensure_ascii=False).encode() + b"\n"
            start = handle.tell()
            handle.write(line)
            lines[place] = start, start + len(line), zlib.crc32(line)
            names[place] = _name(passage.id), place
    np.save(folder / _LINES, lines)
    np.save(folder / _NAMES, names[np.argsort(names[:, 0], kind="stable")])


def _name(id_: str) -> int:
    return int.from_bytes(hashlib.blake2b(id_.encode(), digest_size=8).digest(), "big")


class Passages(Sequence[Passage]):
    """Every passage, in order. The file is mapped, so it answers even after it was replaced."""

    def __init__(self, folder: Path, when_damaged: Callable[[], None]) -> None:
        """Map the files. ``when_damaged`` is called when a passage cannot be read.

        Raises OSError, or ValueError when what is mapped cannot be what was written.
        """
        self._lines: NDArray[np.int64] = mapped(folder / _LINES)
        self._names: NDArray[np.uint64] = mapped(folder / _NAMES)
        self._when_damaged = when_damaged
        with (folder / _TEXT).open("rb") as handle:
            self._text = mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ)

    def __len__(self) -> int:
        """Count the passages."""
        return len(self._lines)

    def __iter__(self) -> Iterator[Passage]:
        """Read each, in order."""
        return (self._read(place) for place in range(len(self)))

    @overload
    def __getitem__(self, place: int) -> Passage: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Passage]: ...
    def __getitem__(self, place: int | slice) -> Passage | Sequence[Passage]:
        """Read one, or some. Raises KnowledgeError when it was damaged since it was opened."""
        if isinstance(place, slice):
            return [self._read(one) for one in range(*place.indices(len(self)))]
        return self._read(range(len(self))[place])

    def _read(self, place: int) -> Passage:
        start, end, sum_ = self._lines[place].tolist()
        line = self._text[start:end]
        if zlib.crc32(line) != sum_:
            self._when_damaged()
            raise KnowledgeError(
                "The index of the guidance is damaged: a passage in it is not what was written.",
                safe="No answer and no document is lost.",
                do="Ask again, or run 'ownwords knowledge build'. It is made again then.",
            )
        return Passage(**json.loads(line))

    def find(self, ids: Sequence[str]) -> NDArray[np.int64]:
        """Give the places of these ids, without those that are of no passage."""
        import numpy as np

        wanted = np.array([_name(id_) for id_ in ids], dtype=np.uint64)
        found = np.minimum(np.searchsorted(self._names[:, 0], wanted), len(self) - 1)
        known: NDArray[np.uint64] = self._names[found[self._names[found, 0] == wanted], 1]
        return known.astype(np.int64)
