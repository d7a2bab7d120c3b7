"""A document as it lies in a shared library: its parts, their names there, and what may be one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from assistant.knowledge.documents import FrontMatter
from assistant.knowledge.index.listing import MOST_PASSAGES
from assistant.knowledge.passages import Passage
from assistant.meaning.embedder import DIMENSIONS
from assistant.record.words import inert

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


_UNSAID = ("kind", "reviewed", "in_force_from", "superseded_by", "origin")
"""What nobody can say of a document that they add, and only of one that comes with Ownwords."""


@dataclass(frozen=True)
class SharedDocument:
    """A document as it lies on the server.

    ``vectors`` has one for each passage, ``headings`` one for each heading, in order of
    their first passage; both are empty where only the words matter.
    """

    front: FrontMatter
    passages: Sequence[Passage]
    vectors: Sequence[NDArray[np.float32]] = ()
    headings: Mapping[str, NDArray[np.float32]] = field(default_factory=dict)

    @property
    def version(self) -> str:
        """Name these very words: the same for whoever added them, and other when a letter is."""
        content = [self.front.model_dump(mode="json"), [asdict(one) for one in self.passages]]
        return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def metadata_of(passage: Passage, version: str) -> dict[str, str | int]:
    """Give what is written beside a passage's text and vector."""
    data = {
        "document": passage.document,
        "version": version,
        "passage": passage.id,
        "heading": passage.heading,
        "under": passage.under,
        "page": passage.page,
    }
    return {name: value for name, value in data.items() if value is not None}


def passage_of(text: Any, data: Any) -> Passage:
    """Read what ``metadata_of`` gave. Raises KeyError, TypeError or ValueError when it is not that."""
    page = data.get("page")
    return Passage(
        id=str(data["passage"]),
        document=str(data["document"]),
        heading=str(data["heading"]),
        under=data.get("under"),
        text=str(text),
        page=None if page is None else int(page),
    )


def rows_of(embeddings: Any) -> list[NDArray[np.float32]]:
    """Read vectors. Raises ValueError when one is none of length 1, as all of ours are."""
    import numpy as np

    rows = np.asarray(embeddings, dtype=np.float32).reshape(-1, DIMENSIONS)
    if not np.allclose(np.linalg.norm(rows, axis=1), 1.0, atol=0.01):
        raise ValueError("a vector is not of length 1")
    return list(rows)


def may_be_shared(document: SharedDocument) -> bool:
    """Let nothing pass for guidance that came with Ownwords, and nothing that a terminal obeys."""
    front, words = document.front, [document.front.title, document.front.publisher or ""]
    id_ = front.id
    for passage in document.passages:
        words += [passage.id, passage.heading, passage.under or "", passage.text]
    return (
        front.own
        and not front.caveats
        and not front.sources
        and all(getattr(front, name) is None for name in _UNSAID)
        and 0 < len(document.passages) <= MOST_PASSAGES
        and all(passage.document == id_ for passage in document.passages)
        and all(passage.id.startswith(f"{id_}#") for passage in document.passages)
        and all(inert(one) == one for one in words)
    )


def passage_id(document: str, version: str, number: int) -> str:
    """Name a passage on the server: versions of a document never share a name."""
    return f"{document}@{version[:16]}:{number}"


def heading_id(document: str, version: str, number: int) -> str:
    """Name a heading's vector on the server."""
    return f"{document}@{version[:16]}:h{number}"
