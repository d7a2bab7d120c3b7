"""The shared library by the real commands: what doctor says of it, and what is sent when."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.runner import Cli
from tests.knowledge.index.server import Server

_POLICY = "# Tablets\n\nOur school lends a tablet called Zebra to each pupil who needs one.\n"
_QUESTION = ("ask", "who lends a zebra tablet", "--nation", "england")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with Server(tmp_path / "server") as running:
        yield running


def _person(name: str, tmp_path: Path, cache_dir: Path, url: str) -> Cli:
    """Somebody who named the server in their settings."""
    data = tmp_path / name
    data.mkdir()
    (data / "settings.toml").write_text(f'chroma_url = "{url}"\n')
    return Cli(data, cache_dir)


def test_what_is_added_leaves_the_machine_only_by_share(
    tmp_path: Path, cache_dir: Path, server: Server
) -> None:
    ann, bob = (_person(name, tmp_path, cache_dir, server.url) for name in ("ann", "bob"))
    file = tmp_path / "tablets.md"
    file.write_text(_POLICY)
    ann.ok("knowledge", "add", str(file), "--nation", "england")
    ann.ok("knowledge", "build")
    assert ann.json("doctor")["shared_library"] == f"{server.url} answers; it holds 0 documents"
    assert "Zebra" in ann.ok(*_QUESTION)
    assert "Zebra" not in bob.ok(*_QUESTION)

    unasked = ann("knowledge", "share")
    assert unasked.returncode == 1
    assert "All who use it can read every word of them" in unasked.stdout
    assert "Tablets (own-tablets)" in unasked.stdout
    assert "Nothing was sent" in unasked.stderr
    assert "it holds 0 documents" in ann.json("doctor")["shared_library"]

    assert "Done." in ann.ok("knowledge", "share", "--yes")
    assert "Zebra" in bob.ok(*_QUESTION)

    server.kill()
    gone = f"The shared library at {server.url} does not answer."
    hers, his = ann.json(*_QUESTION), bob.json(*_QUESTION)
    for found in (hers, his):
        assert found["warnings"][0] == f"{gone} Only the guidance on this machine was searched."
    assert "Zebra" in hers["citations"][0]["quote"]
    ill = ann("doctor")
    assert ill.returncode == 1
    assert gone in ill.stdout
    assert "answer without it" in ill.stdout
    server.start()

    assert "A copy that you added stays here" in ann.ok("knowledge", "unshare", "own-tablets")
    assert "has no document called" in ann.ok("knowledge", "unshare", "own-tablets")
    assert "Zebra" not in bob.ok(*_QUESTION)
    assert "Zebra" in ann.ok(*_QUESTION)


@pytest.mark.parametrize("command", [("share", "--yes"), ("unshare", "own-a")])
def test_without_a_shared_library_there_is_nothing_to_share_with(
    cli: Cli, command: tuple[str, ...]
) -> None:
    refused = cli("knowledge", *command)
    assert refused.returncode == 1
    assert "There is no shared library." in refused.stderr
    assert "chroma_url" in refused.stderr
