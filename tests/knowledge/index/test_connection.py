"""What is said of an address, and of what answers there when it is no shared library."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from assistant.address import read_address, warnings_of
from assistant.errors import KnowledgeError
from assistant.knowledge.index.connection import ServerTrouble, connect


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("http://localhost:8000", "http://localhost:8000"),
        ("https://library.example.org", "https://library.example.org:443"),
        (" http://[::1]:8000/ ", "http://[::1]:8000"),
        ("HTTP://127.0.0.1", "http://127.0.0.1:80"),
    ],
)
def test_an_address_is_read(url: str, shown: str) -> None:
    assert read_address(url).url == shown


@pytest.mark.parametrize(
    "url",
    [
        "",
        "localhost:8000",
        "ftp://localhost:8000",
        "file:///etc/passwd",
        "http://",
        "http://localhost:99999",
        "http://localhost:port",
        "http://me:secret@localhost:8000",
        "http://me:sec@ret@localhost:8000",
        "http://me:sec?ret@localhost:8000",
        "http://me:sec#ret@localhost:8000",
        "http://me:p@sec?ret@localhost:8000",
        "http://localhost:8000?token=sec@ret",
        "http://localhost:8000/?token=secret",
        "http://localhost:8000/#secret",
        "http://localhost:8000/api",
        "http://localhost:8000?x=1",
        "http://[::1",
    ],
)
def test_another_address_is_refused_and_a_password_is_not_repeated(url: str) -> None:
    with pytest.raises(KnowledgeError, match="Write it as http://localhost:8000") as refused:
        read_address(url)
    assert not [one for one in ("sec", "ret") if one in refused.value.happened]


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("http://localhost:8000", False),
        ("http://127.0.0.9:8000", False),
        ("http://[::1]:8000", False),
        ("https://library.example.org", False),
        ("http://library.example.org", True),
        ("http://192.168.0.7:8000", True),
        ("http://localhost.example.org", True),
    ],
)
def test_an_address_that_others_could_read_along_is_told(url: str, told: bool) -> None:
    found = warnings_of(read_address(url))
    assert bool(found) is told
    assert all("without encryption" in one and "https" in one for one in found)


@contextmanager
def _answering(status: int, body: bytes) -> Iterator[str]:
    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (200, b"<html>Welcome</html>"),
        (200, b"[]"),
        (200, b"7"),
        (200, b'{"nanosecond heartbeat": 1}'),  # and nonsense for all that follows
        (404, b"{}"),
        (410, b'{"error": "The v1 API is deprecated"}'),
        (500, b""),
        (302, b""),
    ],
)
def test_something_else_that_answers_is_told(status: int, body: bytes) -> None:
    with (
        _answering(status, body) as url,
        pytest.raises(ServerTrouble, match=r"not a shared library.*Nothing is lost.*same version"),
    ):
        connect(read_address(url), 2.0)


def test_nobody_there_is_told() -> None:
    with _answering(200, b"") as url:
        pass
    with pytest.raises(ServerTrouble, match="does not answer"):
        connect(read_address(url), 2.0)
