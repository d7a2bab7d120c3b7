"""The command ``model evaluate``: figures for people and as JSON, and nothing sent away unasked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.cli.shapes import json_schema
from assistant.suggesting.evaluation.model import ModelEvaluation
from assistant.suggesting.evaluation.recorded import read_recording
from tests.cli.runner import Cli
from tests.suggesting import servers
from tests.suggesting.servers import serving


def test_the_figures_are_printed_for_people_and_as_json(cli: Cli) -> None:
    with serving(servers.says('{"nothing": true}'), names=("m",)) as server:
        ask = ("model", "evaluate", "--model", "m", "--cases", "5")
        done = cli(*ask, OWNWORDS_MODEL_URL=server.url)
        shown = cli(*ask, "--json", OWNWORDS_MODEL_URL=server.url)
    assert done.returncode == shown.returncode == 0, done.stderr
    assert "The language model 'm'" in done.stdout
    assert "5 cases about invented people." in done.stdout
    found = json.loads(shown.stdout)
    assert ModelEvaluation.model_validate(found).asked == 5
    assert found["figures"].keys() <= set(_names())
    assert "Asking: 5 of 5 done" in shown.stderr


def test_the_command_records_and_replays(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "m.jsonl"
    ask = ("model", "evaluate", "--model", "m", "--cases", "3", "--json", "--record", str(file))
    with serving(servers.says('{"nothing": true}', tokens=(90, 4)), names=("m",)) as server:
        before = cli(*ask, OWNWORDS_MODEL_URL=server.url)
        count = len(server.bodies)
    after = cli("model", "evaluate", "--replay", str(file), "--json")
    assert before.returncode == after.returncode == 0, after.stderr
    assert json.loads(after.stdout) == json.loads(before.stdout)
    assert count == 3


@pytest.mark.parametrize(
    "more", [("--cases", "1"), ("--model", "m"), ("--send",), ("--overwrite",)]
)
def test_a_recording_is_measured_as_it_is(cli: Cli, tmp_path: Path, more: tuple[str, ...]) -> None:
    both = cli("model", "evaluate", "--replay", str(tmp_path / "m.jsonl"), *more)
    assert both.returncode == 2
    assert "--replay alone" in both.stderr


def test_a_file_is_recorded_over_only_where_somebody_says_so(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "notes.md"
    file.write_text("Not to be lost.")
    ask = ("model", "evaluate", "--model", "m", "--cases", "1", "--record", str(file))
    with serving(servers.says('{"nothing": true}'), names=("m",)) as server:
        refused = cli(*ask, OWNWORDS_MODEL_URL=server.url)
        assert (refused.returncode, len(server.bodies)) == (1, 0)
        assert f"{file} is there already. Nothing in it was changed" in refused.stderr
        assert file.read_text() == "Not to be lost."
        done = cli(*ask, "--overwrite", OWNWORDS_MODEL_URL=server.url)
    assert done.returncode == 0, done.stderr
    assert (read_recording(file).model, len(read_recording(file).exchanges)) == ("m", 1)
    alone = cli("model", "evaluate", "--overwrite")
    assert (alone.returncode, "give --record too" in alone.stderr) == (2, True)


def test_without_a_model_it_is_one_sentence(cli: Cli) -> None:
    done = cli("model", "evaluate", "--cases", "1")
    assert done.returncode == 1
    assert "No language model is set" in done.stderr


def test_nothing_goes_to_another_machine_unasked(cli: Cli) -> None:
    url = "https://api.example.org/v1"
    done = cli("model", "evaluate", "--model", "m", "--cases", "1", OWNWORDS_MODEL_URL=url)
    assert done.returncode == 1
    assert "would be sent to api.example.org. Nothing was sent." in done.stderr
    assert "--send" in done.stderr


def _names() -> list[str]:
    schema = json_schema()["$defs"]["ModelEvaluation"]["properties"]["figures"]
    return list(schema["propertyNames"]["enum"])
