"""A document as it lies in a shared library: its parts, their names there, and what may be one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict

from assistant.knowledge.documents import FrontMatter
from assistant.knowledge.passages import Passage
from assistant.record.words import inert

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Record(BaseModel):
    """What the server says of one document. ``clean`` is false while there are left-overs of it."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    version: str
    passages: int
    headings: int
    removed: bool
    clean: bool


@dataclass(frozen=True)
class SharedDocument:
    """A document as it lies on the server; ``headings`` in order of their first passage."""

    front: FrontMatter
    passages: Sequence[Passage]
    headings: Mapping[str, NDArray[np.float32]]

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


def may_be_shared(document: SharedDocument) -> bool:
    """Let nothing pass for guidance that came with Ownwords, and nothing that a terminal obeys."""
    front, words = document.front, [document.front.title, document.front.publisher or ""]
    id_ = front.id
    for passage in document.passages:
        words += [passage.id, passage.heading, passage.under or "", passage.text]
    return (
        front.own
        and not front.caveats
        and bool(document.passages)
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
