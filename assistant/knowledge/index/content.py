"""What a build puts into an index, and the vectors that are known already."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from assistant.knowledge.documents import FrontMatter
from assistant.knowledge.index.snapshot import MANIFEST, text_hash
from assistant.knowledge.index.whole import FileMark, damaged_files, mapped
from assistant.knowledge.passages import Passage

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PASSAGE_VECTORS, HEADING_VECTORS, ASIDE_VECTORS = "vectors.npy", "headings.npy", "asides.npy"
PASSAGE_KEYS, HEADING_KEYS, ASIDE_KEYS = "vectors.keys", "headings.keys", "asides.keys"
"""Each file of vectors has one beside it with the 16 bytes of ``text_hash`` for each row."""

_PAIRS = (
    (PASSAGE_KEYS, PASSAGE_VECTORS),
    (HEADING_KEYS, HEADING_VECTORS),
    (ASIDE_KEYS, ASIDE_VECTORS),
)


@dataclass(frozen=True)
class Content:
    """What a build puts in. Passages stand in order of their documents, as ``fronts`` do.

    ``indexed`` is what was embedded for each passage: its text with title, nation
    and heading, so that a passage is found by what it is part of; ``worded`` what is
    searched by words, which has the ways in which people ask as well. ``vectors`` has a
    row for each passage, ``headings`` one for each heading.
    """

    fronts: Sequence[FrontMatter]
    passages: Sequence[Passage]
    indexed: Sequence[str]
    worded: Sequence[str]
    vectors: NDArray[np.float32]
    headings: Mapping[str, NDArray[np.float32]]
    asides: Mapping[str, str]
    aside_vectors: NDArray[np.float32]


class _Marks(BaseModel):
    """As much of a manifest, of whatever schema, as it takes to trust its vectors."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    files: dict[str, FileMark]


def known_vectors(slot: Path, model: str) -> dict[str, NDArray[np.float32]]:
    """Take the vectors of the snapshots in ``slot`` that this model made.

    Each file counts on its own, so that one that is damaged costs no other's
    vectors. Gives nothing where there is no snapshot.
    """
    found: dict[str, NDArray[np.float32]] = {}
    for folder in sorted(slot.glob("snapshot-*")):
        for names in _PAIRS:
            found |= _pair(folder, _marks(folder, model), *names)
    return found


def _marks(folder: Path, model: str) -> Mapping[str, FileMark]:
    try:
        content = (folder / MANIFEST).read_bytes()
        made_by = json.loads(content)["made_from"]["model"]
        return _Marks.model_validate_json(content).files if made_by == model else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _pair(
    folder: Path, marks: Mapping[str, FileMark], keys: str, vectors: str
) -> dict[str, NDArray[np.float32]]:
    used = {name: marks[name] for name in (keys, vectors) if name in marks}
    if len(used) < 2 or damaged_files(folder, used, thorough=True):
        return {}
    rows = mapped(folder / vectors)
    return dict(zip(read_keys((folder / keys).read_bytes()), rows, strict=True))


def keys_of(texts: Iterable[str]) -> bytes:
    """Give the hashes of texts, 16 bytes each, in order."""
    return b"".join(bytes.fromhex(text_hash(text)) for text in texts)


def read_keys(content: bytes) -> list[str]:
    """Give the hashes that ``keys_of`` wrote."""
    return [content[start : start + 16].hex() for start in range(0, len(content), 16)]
