"""The commands of the language model, and that without one nothing of a provider is loaded."""

from __future__ import annotations

from pathlib import Path

from assistant.cli.shapes import SentAway
from assistant.suggesting.choice import Model
from assistant.suggesting.endpoint import read_endpoint
from assistant.suggesting.sent import SentLog
from tests.cli.runner import Cli
from tests.cli.test_imports import HEAVY, imported
from tests.suggesting import servers
from tests.suggesting.servers import serving

BODY = b'{"model": "m", "messages": [{"role": "user", "content": "[NAME 1] said:\\ntoast"}]}'


def test_without_a_model_it_is_said_and_nothing_is_loaded(cli: Cli, cache_dir: Path) -> None:
    done = cli("model", "check")
    assert done.returncode == 1
    assert "No language model is set, and everything works without one." in done.stderr
    record = cli.ok("new", "--name", "Maya", "--nation", "england").strip()
    assert not HEAVY & imported(cache_dir, cli.data_dir, "draft", record)


def test_a_model_on_this_machine_is_asked(cli: Cli) -> None:
    with serving(servers.says('{"word": "ready"}'), names=("m", "other")) as server:
        done = cli("model", "check", OWNWORDS_MODEL="m", OWNWORDS_MODEL_URL=server.url)
    assert done.returncode == 0, done.stderr
    first, *lines = done.stdout.splitlines()
    assert first == f"The language model is 'm' at {server.url}."
    assert lines[:2] == [
        "It runs on this machine. What is sent to it stays here.",
        "Its server has this model.",
    ]
    assert lines[2].startswith("It answered in ")


def test_a_model_that_does_not_answer_is_one_sentence(cli: Cli) -> None:
    with serving(servers.silent) as server:
        url = server.url
    done = cli("model", "check", OWNWORDS_MODEL="m", OWNWORDS_MODEL_URL=url)
    assert done.returncode == 1
    assert f"The language model at {url} does not answer" in done.stderr


def test_all_that_was_sent_can_be_read(cli: Cli) -> None:
    assert "0 sent away." in cli.ok("model", "sent")
    log = SentLog(cli.data_dir)
    log.add(Model("m", read_endpoint("https://api.example.org/v1")), "Maya", BODY)
    log.add(Model("m", read_endpoint("http://localhost/v1")), "", BODY)
    shown = cli.ok("model", "sent")
    assert "to api.example.org (model m); yes said by Maya" in shown
    assert "    [NAME 1] said:\n    toast\n" in shown
    assert "1 sent away. 1 asked of a model on this machine." in shown
    found = cli.json("model", "sent")
    assert found["sent"][0]["body"] == BODY.decode()
    assert (found["stayed"], found["damaged"]) == (1, 0)
    assert SentAway.model_validate(found).model_dump() == found
