"""Reads the address of a shared Chroma server, and says what a person should know about it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from assistant.errors import KnowledgeError

_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True)
class Address:
    """Where a server is. ``url`` is how it is named to people."""

    host: str
    port: int
    encrypted: bool

    @property
    def url(self) -> str:
        """Give it as a person would write it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'https' if self.encrypted else 'http'}://{host}:{self.port}"


def read_address(url: str) -> Address:
    """Read an address such as ``http://localhost:8000``.

    Raises KnowledgeError for anything else than http or https with a host and, if
    need be, a port: a password in an address would end up in messages.
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port or _PORTS.get(parts.scheme)
    except ValueError:
        raise _wrong(url) from None
    if port is None or parts.scheme not in _PORTS or not parts.hostname or _has_more(parts):
        raise _wrong(url)
    return Address(parts.hostname, port, parts.scheme == "https")


def _has_more(parts: SplitResult) -> bool:
    return bool(
        parts.username or parts.password or parts.path.strip("/") or parts.query or parts.fragment
    )


def _wrong(url: str) -> KnowledgeError:
    # A password stands before @, a token behind ? or #; where both are, which is which is not sure.
    head = re.split(r"[?#]", url)[0]
    shown = "" if "@" in url[len(head) :] else head.rpartition("@")[2]
    return KnowledgeError(
        f"The address of the shared library cannot be used{f': {shown!r}' if shown else ''}.",
        safe="Nothing was sent anywhere, and nothing is lost.",
        do="Write it as http://localhost:8000 or https://library.example.org, without a name, "
        "a password or a path.",
    )


def warnings_of(address: Address) -> list[str]:
    """Say in words if what is sent to a server can be read on the way."""
    if address.encrypted or _is_this_machine(address.host):
        return []
    return [
        f"The shared library at {address.url} is reached without encryption. Others on the same "
        "network could read or change what is sent. Use an address that begins with https."
    ]


def _is_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"
