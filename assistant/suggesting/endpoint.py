"""Reads the address of a language model, and tells how far away it is.

What stays on this machine needs nobody's yes; what leaves it does. Nothing is
looked up to decide that: a name that leads to this machine today can lead
elsewhere tomorrow, so of all names only ``localhost`` counts as this machine.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from assistant.errors import ModelError

DEFAULT_URL = "http://127.0.0.1:11434/v1"
"""Where Ollama listens, the commonest way to run a model on one's own machine."""

_ADDRESS = re.compile(
    r"(?P<scheme>https?)://(?P<host>\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(?P<port>[0-9]{1,5}))?"
    r"(?P<path>(?:/[A-Za-z0-9._~-]+)*)/?"
)
"""Stricter than the standard, so that nothing can be read as two different hosts."""

_NEARBY = tuple(
    ip_network(one)
    for one in (
        "10.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "169.254.0.0/16",
        "fc00::/7",
        "fe80::/10",
    )
)
_PORTS = {"http": 80, "https": 443}


class Reach(StrEnum):
    """How far what is sent to a model travels."""

    HERE = "here"
    """It stays on this machine."""
    NEARBY = "nearby"
    """It goes to another machine on the same network, as in one building."""
    AWAY = "away"
    """It goes out, to a company or another place."""


@dataclass(frozen=True)
class Endpoint:
    """Where a model answers. ``url`` has no end slash; ``trusted`` is for a nearby machine alone."""

    url: str
    host: str
    port: int
    reach: Reach
    trusted: bool = False

    @property
    def needs_yes(self) -> bool:
        """Tell whether somebody must see what is sent and say yes, each time."""
        return self.reach is not Reach.HERE and not self.trusted

    @property
    def is_encrypted(self) -> bool:
        """Tell whether nobody on the way can read what is sent."""
        return self.url.startswith("https:")

    @property
    def is_fixed(self) -> bool:
        """Tell whether it was named by a number, which cannot lead elsewhere."""
        return _number(self.host) is not None


def read_endpoint(url: str, trusted_host: str | None = None) -> Endpoint:
    """Read an address such as ``http://127.0.0.1:11434/v1``.

    ``trusted_host`` names the one machine on this network that needs no yes. Raises
    ModelError (kind ``address``) for what cannot be read or used: a name, password or
    key in it, another scheme, or no encryption on the way out of this machine.
    """
    if "@" in url:  # before anything is shown of it
        raise _wrong("The address of the language model has a name or password in it.")
    parts = _ADDRESS.fullmatch(_small(url.strip()))
    port = int(parts["port"] or _PORTS[parts["scheme"]]) if parts else 0
    if parts is None or not 0 < port < 65_536 or _is_broken_number(parts["host"]):
        shown = re.split(r"[?#]", url.strip())[0]  # a key may stand behind these
        raise _wrong(f"The address of the language model cannot be used: {shown!r}.")
    host = parts["host"].strip("[]")
    reach = _reach(host)
    trusted = reach is Reach.NEARBY and _same_host(host, trusted_host)
    if parts["scheme"] == "http" and reach is not Reach.HERE and not trusted:
        raise _wrong(
            f"The language model at {host} would be reached without encryption, "
            "so others could read what is sent.",
            do="Write its address with https, or use a model on this machine.",
        )
    # Without the usual port, as the client library writes it: what goes out is compared with this.
    told = "" if port == _PORTS[parts["scheme"]] else f":{port}"
    where = f"{parts['scheme']}://{parts['host']}{told}{parts['path']}"
    return Endpoint(where, host, port, reach, trusted)


def right_addresses(endpoint: Endpoint, found: Iterable[str]) -> list[str]:
    """Give the addresses that a name led to, if all are as near as the name says.

    Raises ModelError when ``localhost`` or a trusted name leads elsewhere.
    """
    addresses = list(found)
    near = {Reach.HERE} if endpoint.reach is Reach.HERE else {Reach.HERE, Reach.NEARBY}
    if not addresses or any(_reach(one) not in near for one in addresses):
        raise ModelError(
            "address",
            f"'{endpoint.host}' does not lead where its name says, so nothing was sent.",
            do="Ask whoever looks after this machine.",
        )
    return addresses


def _small(url: str) -> str:
    """Write scheme and host in small letters; a path keeps its own."""
    found = re.match(r"[A-Za-z]+://[^/]*", url)
    return url if found is None else found[0].lower() + url[found.end() :]


def _reach(host: str) -> Reach:
    if host == "localhost":
        return Reach.HERE
    number = _number(host)
    if number is None:
        return Reach.NEARBY if host.endswith(".local") else Reach.AWAY
    if number.is_loopback:
        return Reach.HERE
    is_near = any(number.version == net.version and number in net for net in _NEARBY)
    return Reach.NEARBY if is_near else Reach.AWAY


def _number(host: str) -> IPv4Address | IPv6Address | None:
    try:
        found = ip_address(host)
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found


def _is_broken_number(host: str) -> bool:
    """Say whether a host is written as a number that there is not: the client library refuses it."""
    is_written_so = host.startswith("[") or re.fullmatch(r"[0-9]+(?:\.[0-9]+){3}", host)
    return bool(is_written_so) and _number(host.strip("[]")) is None


def _same_host(host: str, trusted: str | None) -> bool:
    if trusted is None:
        return False
    one, other = host, trusted.strip().strip("[]").lower()
    return one == other or (_number(one) is not None and _number(one) == _number(other))


def _wrong(happened: str, do: str = "") -> ModelError:
    mend = f"Write it as {DEFAULT_URL} or https://models.example.org/v1, without a key or password."
    return ModelError("address", happened, do=do or mend)
