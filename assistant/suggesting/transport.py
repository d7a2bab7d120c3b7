"""The way to a model's server: only agreed bytes go out, and only so much comes back.

The client library of the model is not trusted with any of this. It builds a
request; this carries it, and holds to its own rules whatever the library wants:
no redirect, no proxy, no header that tells about this machine, no second try.
"""

from __future__ import annotations

import asyncio
import re
import socket
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx2 as httpx  # the one that the client library is built on

from assistant.errors import ModelError
from assistant.suggesting import troubles
from assistant.suggesting.choice import Model
from assistant.suggesting.endpoint import right_addresses
from assistant.suggesting.unstreamed import AsPieces

_SENT_AS_THEY_ARE = ("content-type", "accept")
_BEGINNING, _PATIENCE = 4_000, 1.0
"""So many bytes of a refusal are read, and for so many seconds."""


@dataclass(frozen=True)
class Captured:
    """A request that would have been sent, without the key."""

    method: str
    url: str
    headers: tuple[tuple[str, str], ...]
    body: bytes


@dataclass(frozen=True)
class Refusal:
    """A server's no: its status, whether it speaks of the shape of the answer, the seconds to wait."""

    status: int
    of_shape: bool
    wanted_pause: float | None


class DryRun(httpx.AsyncBaseTransport):
    """Sends nothing, and keeps what would have been sent."""

    def __init__(self) -> None:
        """Nothing is seen yet."""
        self.seen: list[Captured] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Keep it, and refuse it."""
        body = await request.aread()
        self.seen.append(Captured(request.method, str(request.url), _headers(request), body))
        raise httpx.ConnectError("a dry run", request=request)


class Transport(httpx.AsyncBaseTransport):
    """Sends what ``may_send`` lets through to one model's server, and nothing anywhere else."""

    def __init__(self, model: Model, may_send: Callable[[bytes], None]) -> None:
        """``may_send`` is given the bytes before they leave, and raises ModelError to stop them."""
        self._model = model
        self._may_send = may_send
        self.refusal: Refusal | None = None
        """How the server refused, where it did."""
        self._inner = httpx.AsyncHTTPTransport(trust_env=False, verify=_trusted(model))

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send it and give the answer, which is counted while it is read. Raises ModelError."""
        if not str(request.url).startswith(f"{self._model.endpoint.url}/"):
            raise troubles.elsewhere(self._model)
        body = await request.aread()
        urls = await self._where(request.url)
        self._may_send(body)
        for url in urls[:-1]:  # a name may lead to two numbers, of which one listens
            with suppress(httpx.ConnectError):
                return await self._sent(request, url, body)
        return await self._sent(request, urls[-1], body)

    async def aclose(self) -> None:
        """Close every connection."""
        await self._inner.aclose()

    @property
    def _timeout(self) -> dict[str, float | None]:
        quiet = self._model.limits.quiet
        return {"connect": quiet, "read": quiet, "write": quiet, "pool": quiet}

    def _key(self) -> list[tuple[str, str]]:
        key = self._model.key
        return [("authorization", f"Bearer {key}")] if key else []

    async def _where(self, url: httpx.URL) -> list[httpx.URL]:
        """Put the numbers that a name leads to in its place, where the name decides who is asked."""
        endpoint = self._model.endpoint
        if endpoint.needs_yes or endpoint.is_fixed:
            return [url]
        loop = asyncio.get_running_loop()
        found = await loop.getaddrinfo(endpoint.host, endpoint.port, type=socket.SOCK_STREAM)
        numbers = right_addresses(endpoint, dict.fromkeys(str(one[4][0]) for one in found))
        return [url.copy_with(host=number) for number in numbers]

    async def _sent(self, request: httpx.Request, url: httpx.URL, body: bytes) -> httpx.Response:
        sent = httpx.Request(
            request.method,
            url,
            headers=[*_headers(request), *self._key()],
            content=body,
            extensions={"timeout": self._timeout, "sni_hostname": request.url.host},
        )
        return await self._checked(await self._inner.handle_async_request(sent), request)

    async def _checked(self, response: httpx.Response, request: httpx.Request) -> httpx.Response:
        """Let an answer through that can be one of a model. What comes is read within its limit.

        Of a refusal only the beginning is read: its body may be of any length.
        """
        stream = response.stream
        assert isinstance(stream, httpx.AsyncByteStream)
        if response.is_error:
            of_shape = troubles.refuses_shape(response.status_code, await _beginning(stream))
            pause = _seconds(response.headers.get("retry-after", ""))
            self.refusal = Refusal(response.status_code, of_shape, pause)
            return httpx.Response(response.status_code, request=request)
        body: httpx.AsyncByteStream = _Counted(stream, self._model.limits.size)
        if 300 <= response.status_code < 400:
            raise troubles.elsewhere(self._model)
        kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        is_known = kind in ("text/event-stream", "application/json")
        if response.is_success and (not is_known or "content-encoding" in response.headers):
            raise troubles.no_model_server(self._model)
        if request.method == "POST" and kind == "application/json":
            body, kind = AsPieces(body, self._model), "text/event-stream"
        return httpx.Response(
            response.status_code, headers={"content-type": kind}, stream=body, request=request
        )


class _Counted(httpx.AsyncByteStream):
    """An answer that may have only so many bytes."""

    def __init__(self, stream: httpx.AsyncByteStream, size: int) -> None:
        self._stream = stream
        self._size = size

    async def __aiter__(self) -> AsyncIterator[bytes]:
        read = 0
        async for chunk in self._stream:
            read += len(chunk)
            if read > self._size:
                raise troubles.too_long()
            yield chunk

    async def aclose(self) -> None:
        await self._stream.aclose()


async def _beginning(stream: httpx.AsyncByteStream) -> str:
    """Read how a refusal begins and close it. What is slow or breaks off says no more than it did."""
    read = b""
    try:
        with suppress(TimeoutError, httpx.HTTPError):
            async with asyncio.timeout(_PATIENCE):
                async for chunk in stream:
                    read += chunk
                    if len(read) >= _BEGINNING:
                        break
    finally:
        await stream.aclose()
    return read[:_BEGINNING].decode(errors="replace")


def _trusted(model: Model) -> ssl.SSLContext | bool:
    """Give whom to trust over https: whoever the system trusts. Over http that is nobody."""
    # Reading the certificates of all whom the system trusts takes longer than a question.
    return model.endpoint.is_encrypted or ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def _headers(request: httpx.Request) -> tuple[tuple[str, str], ...]:
    """Give the headers that go out: no version of anything, and nothing compressed comes back."""
    kept = [(name, request.headers[name]) for name in _SENT_AS_THEY_ARE if name in request.headers]
    host = request.url.netloc.decode()
    return (
        ("host", host),
        *kept,
        ("accept-encoding", "identity"),
        ("user-agent", "ownwords"),
    )


def _seconds(text: str) -> float | None:
    """Read how long a server wants us to wait: seconds, or a day and a time. None where it is neither."""
    if re.fullmatch(r"[0-9]+(\.[0-9]+)?", text.strip()):
        return float(text)
    try:
        until = parsedate_to_datetime(text)
    except (TypeError, ValueError, OverflowError):
        return None
    now = datetime.now(UTC)
    return max((until.replace(tzinfo=until.tzinfo or UTC) - now).total_seconds(), 0.0)


def only(agreed: frozenset[bytes], then: Callable[[bytes], None]) -> Callable[[bytes], None]:
    """Let only agreed bytes through, and then ask ``then``."""

    def may_send(body: bytes) -> None:
        if body not in agreed:
            raise ModelError(
                "not_agreed",
                "What would have been sent is not what was agreed to, so nothing was sent.",
                do="Look at it again, and say yes again.",
            )
        then(body)

    return may_send
