"""Says how the shared library is reached, for ``doctor``. Only looks: nothing is made on the server."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from assistant.address import read_address
from assistant.errors import KnowledgeError
from assistant.knowledge.index.connection import ASKING
from assistant.knowledge.index.shared import count_documents
from assistant.knowledge.library import Library
from assistant.meaning import embedder
from assistant.record.words import one_line


class SharedSeen(BaseModel):
    """The shared library: where it is, whether it answers, and how many documents it holds."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    url: str
    answers: bool
    documents: int | None


def shared_library(library: Library) -> tuple[SharedSeen | None, list[str]]:
    """Ask the server what it holds; None without one. Also say what is wrong. Raises KnowledgeError."""
    if library.server is None:
        return None, []
    address = read_address(library.server)
    url = one_line(address.url)
    try:
        count = count_documents(address, embedder.model_id(), ASKING)
    except KnowledgeError as trouble:
        return SharedSeen(url=url, answers=False, documents=None), [str(trouble)]
    return SharedSeen(url=url, answers=True, documents=count), []
