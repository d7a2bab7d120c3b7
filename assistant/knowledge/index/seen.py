"""Says in words how the shared library is reached, for ``doctor``."""

from __future__ import annotations

from assistant.address import read_address
from assistant.knowledge.index.connection import ASKING
from assistant.knowledge.index.shared import Shared
from assistant.knowledge.library import Library
from assistant.meaning import embedder


def shared_library(library: Library) -> str | None:
    """Ask the server what it holds; None without one. Raises ServerTrouble, KnowledgeError."""
    if library.server is None:
        return None
    address = read_address(library.server)
    held = Shared(address, embedder.model_id(), ASKING).versions()
    return f"{address.url} answers; it holds {len(held)} documents"
