"""Keeps each vector the moment it is computed, so that a build that is killed goes on where it stopped.

One file, only ever added to: a line that names the model, then records of one
size: the hash of the text (16 bytes), its vector (384 numbers of 4 bytes) and a
check sum (4 bytes). It holds no text. When the snapshot stands it is deleted.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Self

from assistant.meaning.embedder import DIMENSIONS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_KEY = 16
_VECTOR = 4 * DIMENSIONS
_SUM = 4
_RECORD = _KEY + _VECTOR + _SUM


class Journal:
    """The vectors of a build that is not finished, by ``text_hash``."""

    def __init__(self, file: Path, model: str) -> None:
        """``model`` is ``embedder.model_id()``: vectors of another model are not taken over."""
        self._file = file
        self._head = f"ownwords vectors 1 {model}\n".encode()
        self._open: BinaryIO | None = None
        self.damaged = 0
        """How many records ``read`` found that cannot be used."""

    def read(self) -> dict[str, NDArray[np.float32]]:
        """Give what an earlier build left. A torn or damaged record is counted and left out.

        What is no journal of this model is deleted. Raises OSError.
        """
        import numpy as np

        try:
            content = self._file.read_bytes()
        except FileNotFoundError:
            return {}
        if not content.startswith(self._head):
            self.delete()
            return {}
        found: dict[str, NDArray[np.float32]] = {}
        for start in range(len(self._head), len(content), _RECORD):
            record = content[start : start + _RECORD]
            if _is_whole(record):
                found[record[:_KEY].hex()] = np.frombuffer(record, "<f4", DIMENSIONS, _KEY)
            else:
                self.damaged += 1
        return found

    def add(self, vectors: Mapping[str, NDArray[np.float32]]) -> None:
        """Add vectors; they are on the disk when this returns. Raises OSError."""
        handle = self._open or self._begin()
        for key, vector in vectors.items():
            record = bytes.fromhex(key) + vector.astype("<f4").tobytes()
            handle.write(record + zlib.crc32(record).to_bytes(_SUM, "little"))
        handle.flush()
        os.fsync(handle.fileno())

    def _begin(self) -> BinaryIO:
        """Open the file for adding, after its last whole record: a torn one must not shift the rest."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        handle = self._file.open("ab")
        size = handle.tell()
        if size < len(self._head):
            handle.truncate(0)
            handle.write(self._head)
        else:
            handle.truncate(size - (size - len(self._head)) % _RECORD)
        self._open = handle
        return handle

    def delete(self) -> None:
        """Delete the file: its vectors are in a snapshot, or of no use. Raises OSError."""
        self.close()
        self._file.unlink(missing_ok=True)

    def close(self) -> None:
        """Close the file, and leave it for the next build."""
        if self._open is not None:
            self._open.close()
            self._open = None

    def __enter__(self) -> Self:
        """Close it at the end of the block, whatever happens."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()


def _is_whole(record: bytes) -> bool:
    if len(record) < _RECORD:
        return False
    return zlib.crc32(record[:-_SUM]) == int.from_bytes(record[-_SUM:], "little")
