"""Connects to a shared Chroma server, and turns whatever goes wrong there into words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

from assistant.address import Address
from assistant.errors import KnowledgeError
from assistant.record.words import one_line

if TYPE_CHECKING:
    from chromadb.api.client import Client

ASKING, BUILDING = 5.0, 60.0
"""Seconds that a server may take for one answer, while a person waits and while a build runs."""

_CONNECTING = 3.0
_ALIVE = "nanosecond heartbeat"


class ServerTrouble(KnowledgeError):
    """The shared server is gone, is another version, or answers nonsense."""


def connect(address: Address, patience: float) -> Client:
    """Connect to a server; each of its answers may take ``patience`` seconds.

    Nothing is sent but the question whether it is there. Raises ServerTrouble.
    """
    import httpx

    with answering(address):
        alive = httpx.get(f"{address.url}/api/v2/heartbeat", timeout=_CONNECTING)
        if alive.status_code != httpx.codes.OK or _ALIVE not in alive.json():
            raise _Nonsense(f"status {alive.status_code}")
        return _client(address, patience)


class _Nonsense(Exception):
    """Something answered that is no Chroma server of a version that Ownwords knows."""


def _client(address: Address, patience: float) -> Client:
    import chromadb
    import httpx
    from chromadb.config import Settings

    made = chromadb.HttpClient(
        host=address.host,
        port=address.port,
        ssl=address.encrypted,
        settings=Settings(anonymized_telemetry=False),
    )
    server: Any = made._server  # type: ignore[attr-defined]
    # Chroma's own client waits for ever and has no setting for it; a test stops a server to see this.
    server._session.timeout = httpx.Timeout(patience, connect=_CONNECTING)
    return cast("Client", made)


@contextmanager
def answering(address: Address) -> Iterator[None]:
    """Turn every failure of a server into ServerTrouble."""
    import httpx

    try:
        yield
    except KnowledgeError:
        raise
    except (httpx.TransportError, OSError) as error:
        raise gone(address) from error
    except Exception as error:  # the client raises bare and many classes for what a server says
        if _is_unreachable(error):
            raise gone(address) from error
        raise nonsense(address, f"{type(error).__name__}: {error}") from error


def _is_unreachable(error: BaseException) -> bool:
    """The client wraps "nobody answers" in a ValueError when it connects."""
    return isinstance(error, ValueError) and "Could not connect" in str(error)


def gone(address: Address) -> ServerTrouble:
    """Say that nobody answers there."""
    return ServerTrouble(
        f"The shared library at {address.url} does not answer.",
        safe="Nothing is lost: the guidance that came with Ownwords and what you added are on this "
        "machine and answer without it. What was shared is on the server.",
        do="Try again later, or ask whoever runs it. To send what is not shared yet, run "
        "'ownwords knowledge share' then.",
    )


def nonsense(address: Address, what: str) -> ServerTrouble:
    """Say that what answers there cannot be used."""
    return ServerTrouble(
        f"What answers at {address.url} is not a shared library that this Ownwords can use "
        f"({one_line(what[:200])}).",
        safe="Nothing is lost: the guidance that came with Ownwords and what you added are on this "
        "machine and answer without it.",
        do="Check the address (setting chroma_url, or OWNWORDS_CHROMA_URL), and that everybody "
        "uses the same version of Ownwords and a Chroma server of version 1.",
    )
