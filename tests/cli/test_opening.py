"""The command lines that are read without typer do what they do with it."""

from __future__ import annotations

from functools import partial

import pytest

from assistant.cli.context import Context
from assistant.cli.opening import answer, at_once, home
from assistant.conversation.workspace import Workspace
from assistant.errors import OwnwordsError, UnknownPerson
from assistant.record.entries import Voice
from tests.cli.runner import Cli


def test_the_app_and_an_interview_are_opened_at_once() -> None:
    for arguments, opens, given in (
        ([], home, ()),
        (["answer", "abcd", "--voice", "parent"], answer, ("abcd", "parent", None)),
        (
            ["answer", "abcd", "--voice", "parent", "--as", "Dee"],
            answer,
            ("abcd", "parent", "Dee"),
        ),
    ):
        run = at_once(arguments)
        assert isinstance(run, partial)
        assert run.func is opens
        assert run.args[1:] == given


@pytest.mark.parametrize(
    "line",
    [
        "--help",
        "--plain",
        "records",
        "answer",
        "answer abcd",
        "answer --voice parent",
        "answer abcd --voice mother",
        "answer --help --voice parent",
        "answer abcd --voice parent --as",
        "answer abcd --voice parent --help",
        "answer abcd --voice parent --as Dee --help",
        "--data-dir x answer abcd --voice parent",
    ],
)
def test_typer_reads_every_other_line(line: str) -> None:
    assert at_once(line.split()) is None


def test_typer_reads_the_line_when_a_shell_asks_how_to_complete_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("_OWNWORDS_COMPLETE", "complete_bash")
    assert at_once([]) is None


def test_both_ways_ask_the_same(cli: Cli) -> None:
    record = cli.ok("new", "--name", "Maya", "--nation", "wales", "--age", "15").strip()
    at_once_said = cli.ok("answer", record, "--voice", "parent", "--as", "Dee")
    with_typer = cli.ok("answer", "--voice", "parent", record, "--as", "Dee")
    assert at_once_said.splitlines()[-1] == with_typer.splitlines()[-1]
    assert "child" in at_once_said


def test_a_script_hears_that_something_was_not_saved(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli.ok("new", "--name", "Jay", "--nation", "wales")
    words = "By July 2099 Jay cooks a meal for four."

    def refuse(*_: object) -> str:
        raise OwnwordsError("This cannot be written now.")

    with monkeypatch.context() as patch:
        patch.setattr("assistant.conversation.aims.Aims.propose", refuse)
        done = cli("--plain", typed="\n".join(["o", "1", "n", words, *[""] * 12, ""]))
    assert f"So that you still have them, they are: “{words}”" in done.stdout
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("ownwords: Not everything could be saved.")
    assert cli("--plain", typed="q\n").returncode == 0


def test_a_slip_in_a_name_makes_nobody_new_and_each_can_be_pasted(workspace: Workspace) -> None:
    record = workspace.new_record("Maya", "wales")
    people = [workspace.join(record, name, Voice.PARENT).name for name in ("O'Neil", "Dee")]
    given = Context(workspace.settings.data_dir, plain=True)
    for typed, way in (("o'neil (parent 3)", """--as 'O'"'"'Neil'."""), ("Dee (mum)", "--as Dee.")):
        with pytest.raises(UnknownPerson) as told:
            answer(given, record, "parent", typed)
        assert f"Nobody who speaks as a parent is called {typed}. Say which: {way}" in str(
            told.value
        )
    assert [one.name for one in workspace.view(record).people] == ["Maya", *people]
