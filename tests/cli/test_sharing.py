"""The shared library by the real commands: what doctor says of it, and what is sent when."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.desk import Desk
from tests.cli.runner import Cli
from tests.knowledge.index.server import Server

_POLICY = "# Tablets\n\nOur school lends a tablet called Zebra to each pupil who needs one.\n"
_QUESTION = ("ask", "who lends a zebra tablet", "--nation", "england")


@pytest.fixture
def server(chroma: Server) -> Server:
    chroma.empty()
    return chroma


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
    seen = {"url": server.url, "answers": True, "documents": 0}
    assert ann.json("doctor")["shared_library"] == seen
    assert f"{server.url} answers; documents: 0" in ann.ok("doctor")
    assert "Zebra" in ann.ok(*_QUESTION)
    assert "Zebra" not in bob.ok(*_QUESTION)

    unasked = ann("knowledge", "share")
    assert unasked.returncode == 1
    assert "All who use it can read every word of them" in unasked.stdout
    assert "Tablets (own-tablets)" in unasked.stdout
    assert "Nothing was sent" in unasked.stderr
    assert ann.json("doctor")["shared_library"] == seen

    assert "1 sent, 0 not sent." in ann.ok("knowledge", "share", "--yes")
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
    told = json.loads(ann("doctor", "--json").stdout)["shared_library"]
    assert told == {"url": server.url, "answers": False, "documents": None}
    server.start()

    assert "A copy that you added stays here" in ann.ok("knowledge", "unshare", "own-tablets")
    assert "has no document called" in ann.ok("knowledge", "unshare", "own-tablets")
    assert "Zebra" not in bob.ok(*_QUESTION)
    assert "Zebra" in ann.ok(*_QUESTION)


@pytest.mark.slow
def test_single_ones_are_shared_after_a_yes_and_what_is_refused_is_counted(
    tmp_path: Path, cache_dir: Path, server: Server
) -> None:
    ann, bob = (_person(name, tmp_path, cache_dir, server.url) for name in ("ann", "bob"))
    for name, text in (("tablets", _POLICY), ("club", "# Club\n\nThe club meets on Tuesdays.\n")):
        (tmp_path / f"{name}.md").write_text(text)
        ann.ok("knowledge", "add", str(tmp_path / f"{name}.md"), "--nation", "england")

    def asked(answer: str) -> tuple[int, str]:
        with Desk(ann.data_dir, cache_dir, "knowledge", "share", "own-club") as desk:
            desk.until("Club (own-club)")
            assert "own-tablets" not in desk.seen
            desk.answer("Send them? Type yes or no.", answer)
            return desk.end()

    status, said = asked("no")
    assert (status, "Nothing was sent." in said) == (0, True)
    assert ann.json("doctor")["shared_library"]["documents"] == 0
    status, said = asked("yes")
    assert (status, "1 sent, 0 not sent." in said) == (0, True)
    assert ann.json("doctor")["shared_library"]["documents"] == 1
    unknown = ann("knowledge", "share", "own-clubs", "--yes")
    assert (unknown.returncode, "own-club'" in unknown.stderr) == (1, True)

    bob.ok("knowledge", "unshare", "own-club")
    some = ann("knowledge", "share", "--yes")
    assert some.returncode == 1
    assert "was removed from the shared library by somebody" in some.stdout
    assert some.stdout.endswith("1 sent, 1 not sent.\n")


@pytest.mark.parametrize("command", ["doctor", "share"])
def test_a_password_in_the_address_is_not_repeated(cli: Cli, command: str) -> None:
    words = ("doctor",) if command == "doctor" else ("knowledge", "share", "--yes")
    told = cli(*words, OWNWORDS_CHROMA_URL="http://me:half@secret@localhost:8000")
    assert told.returncode == 1
    assert "cannot be used" in told.stdout + told.stderr
    assert not [one for one in ("half", "secret") if one in told.stdout + told.stderr]


@pytest.mark.parametrize("command", [("share", "--yes"), ("unshare", "own-a")])
def test_without_a_shared_library_there_is_nothing_to_share_with(
    cli: Cli, command: tuple[str, ...]
) -> None:
    refused = cli("knowledge", *command)
    assert refused.returncode == 1
    assert "There is no shared library." in refused.stderr
    assert "chroma_url" in refused.stderr
