"""Put on PYTHONPATH for child processes: any attempt to reach the network ends in an error."""

import sys
from typing import Any

_LOOPBACK = ("127.0.0.1", "::1", "localhost")


def _refuse(event: str, args: tuple[Any, ...]) -> None:
    if event == "socket.connect":
        address = args[1]
        if isinstance(address, tuple) and address[0] not in _LOOPBACK:
            raise OSError(f"a test tried to reach the network: {address[0]}")
    elif event == "socket.getaddrinfo" and args[0] not in (None, "", *_LOOPBACK):
        raise OSError(f"a test tried to look up a host: {args[0]}")


sys.addaudithook(_refuse)
