"""Servers of language models on loopback, over real sockets: a good one, and every bad one.

A server is given a script: what it does with each question, one after the other;
the last is done again and again. It keeps every byte that it was sent.
"""

from __future__ import annotations

import json
import select
import ssl
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class StubServer(ThreadingHTTPServer):
    """A server with a script. ``left`` is set when somebody closed the connection on it."""

    daemon_threads = True

    def __init__(self, script: Sequence[Act], names: Sequence[str] = ("m",)) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.script = list(script)
        listed = json.dumps({"data": [{"id": name} for name in names]})
        self.list_models: Act = answers(200, listed)
        self.bodies: list[bytes] = []
        self.headers: list[dict[str, str]] = []
        self.gets: list[str] = []
        self.asked = threading.Event()
        self.left = threading.Event()

    @property
    def url(self) -> str:
        scheme = "https" if isinstance(self.socket, ssl.SSLSocket) else "http"
        return f"{scheme}://127.0.0.1:{self.server_address[1]}/v1"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Whoever went away while something was written is no error here."""
        if isinstance(sys.exc_info()[1], ConnectionError):
            self.left.set()


class _Handler(BaseHTTPRequestHandler):
    server: StubServer

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        self.server.headers.append({name.lower(): value for name, value in self.headers.items()})
        self.server.bodies.append(body)
        number = min(len(self.server.bodies), len(self.server.script)) - 1
        self.server.asked.set()
        self.server.script[number](self)
        self.close_connection = True

    def do_GET(self) -> None:
        self.server.gets.append(self.path)
        self.server.list_models(self)

    def head(self, status: int = 200, kind: str = "text/event-stream", **more: str) -> None:
        self.send_response(status)
        self.send_header("content-type", kind)
        for name, value in more.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def event(self, data: Any) -> None:
        self.wfile.write(f"data: {json.dumps(data)}\n\n".encode())

    def has_left(self, seconds: float) -> bool:
        """Tell whether whoever asked closes the connection within this time."""
        ready, _, _ = select.select([self.connection], [], [], seconds)
        if ready and not self.connection.recv(1):
            self.server.left.set()
        return self.server.left.is_set()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


Act = Callable[[_Handler], None]


@contextmanager
def serving(
    *script: Act, names: Sequence[str] = ("m",), proof: ssl.SSLContext | None = None
) -> Iterator[StubServer]:
    """Run a server; with ``proof``, one that speaks https."""
    server = StubServer(script, names)
    if proof is not None:
        server.socket = proof.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def chunk(text: str = "", ended: str | None = None, **more: Any) -> dict[str, Any]:
    """One piece of an answer, as servers send it."""
    delta = {"role": "assistant", "content": text}
    choice = {"index": 0, "delta": delta, "finish_reason": ended}
    return {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m"} | (
        {"choices": [choice]} | more
    )


def says(*pieces: str, ended: str | None = "stop", tokens: tuple[int, int] | None = None) -> Act:
    """Write the pieces and end as models do."""

    def act(handler: _Handler) -> None:
        handler.head()
        for piece in pieces:
            handler.event(chunk(piece))
        used: dict[str, Any] = {}
        if tokens:
            names = ("prompt_tokens", "completion_tokens", "total_tokens")
            used = {"usage": dict(zip(names, (*tokens, sum(tokens)), strict=True))}
        if ended:
            handler.event(chunk(ended=ended, **used))
            handler.wfile.write(b"data: [DONE]\n\n")

    return act


def answers(status: int, body: str = "{}", kind: str = "application/json", **more: str) -> Act:
    """Answer with a status and a body at once."""

    def act(handler: _Handler) -> None:
        handler.head(status, kind, content_length=str(len(body.encode())), **more)
        handler.wfile.write(body.encode())

    return act


def silent(handler: _Handler) -> None:
    """Take the question and never answer."""
    handler.has_left(60)


def silent_after(text: str) -> Act:
    """Write a little, and then nothing any more."""

    def act(handler: _Handler) -> None:
        handler.head()
        handler.event(chunk(text))
        handler.has_left(60)

    return act


def drips(handler: _Handler) -> None:
    """Write a sign now and then, for ever."""
    handler.head()
    while not handler.has_left(0.02):
        handler.wfile.write(b": still here\n\n")


def endless(handler: _Handler) -> None:
    """Write words as fast as it can, for ever."""
    handler.head()
    while not handler.has_left(0):
        handler.event(chunk("and then " * 20))


def huge(handler: _Handler) -> None:
    """Write 10 MB on one line."""
    handler.head(content_length="10000000")
    for _ in range(100):
        handler.wfile.write(b"x" * 100_000)


def cut_off(handler: _Handler) -> None:
    """Break off in the middle of a piece, as when the server is killed."""
    handler.head(transfer_encoding="chunked")
    handler.wfile.write(b"ffff\r\n" + json.dumps(chunk('{"text": "ha')).encode())


def refuses(*fields: str) -> Act:
    """Refuse a request with one of these fields, as servers do that do not know it."""

    def act(handler: _Handler) -> None:
        asked = json.loads(handler.server.bodies[-1])
        if any(field in asked for field in fields):
            answers(400, '{"error": {"message": "unknown field"}}')(handler)
        else:
            says('{"text": "hello"}')(handler)

    return act
