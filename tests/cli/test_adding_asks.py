"""Somebody adds files at a terminal: what the options leave open is asked, and all can be stopped."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from assistant.cli.adding import add_files
from assistant.conversation.workspace import Workspace
from assistant.knowledge.told import Told
from assistant.settings import Settings
from tests.cli.desk import Desk
from tests.cli.policy import ID, flat, kept, write
from tests.cli.runner import Cli


def test_in_a_terminal_what_the_options_leave_open_is_asked(cli: Cli, policy: Path) -> None:
    command = ["knowledge", "add", str(policy), "--publisher", "A school"]
    with Desk(cli.data_dir, cli.cache_dir, *command) as desk:
        desk.until("About “policy.md”:")
        desk.answer("Which nation", "narnia")
        desk.answer("There is no nation 'narnia'.", "3")
        desk.answer("When was it published", "2024-09")
        desk.answer("Does it still hold", "1")
        desk.answer("Which day is its last", "")
        status, said = desk.end()
    assert status == 0, said
    assert "Reading policy.md" in said
    assert "Who published" not in said
    assert "Not known" not in said
    (document,) = kept(cli)
    front = document.front
    assert (list(front.nations), front.published, front.publisher) == (
        ["wales"],
        "2024-09",
        "A school",
    )
    assert front.standing == "current"
    with Desk(cli.data_dir, cli.cache_dir, "--plain", "knowledge", "add", str(policy)) as desk:
        status, said = desk.end()
    assert (status, "unchanged" in said, "?" in said) == (0, True, False)


def test_of_two_files_with_the_same_words_both_are_named_and_the_nation_is_asked(
    cli: Cli, policy: Path, tmp_path: Path
) -> None:
    known = ["--published", "2024", "--publisher", "A", "--status", "current"]
    cli.ok("knowledge", "add", str(policy), "--nation", "wales", *known)
    other = write(tmp_path / "other.md")
    command = ["knowledge", "add", str(other), "--nation", "england"]
    with Desk(cli.data_dir, cli.cache_dir, *command) as desk:
        desk.until("It was added for Wales. Which nation is it for?")
        desk.answer("3 England and Wales.", "3")
        status, said = desk.end()
    assert status == 0, said
    assert f"{other} has the same words as {policy}, which was added before" in flat(said)
    assert "Nation: before Wales, now England and Wales." in said
    without = cli.ok(*command)
    assert "Nation: before England and Wales, now England." in without
    assert "add it again with --nation england --nation wales." in flat(without)


def test_several_files_may_be_asked_about_together(cli: Cli, policy: Path, tmp_path: Path) -> None:
    other = write(tmp_path / "b.md", "And the tutor.")
    with Desk(cli.data_dir, cli.cache_dir, "knowledge", "add", str(policy), str(other)) as desk:
        desk.answer("the same for all?", "1")
        desk.until("About all 2 files:")
        for question, typed in [("nation", "2"), ("published", ""), ("Who", ""), ("hold", "")]:
            desk.answer(question, typed)
        status, said = desk.end()
    assert status == 0, said
    assert [list(one.front.nations) for one in kept(cli)] == [["scotland"], ["scotland"]]
    third = write(tmp_path / "c.md", "And the aunt.")
    with Desk(cli.data_dir, cli.cache_dir, "knowledge", "add", str(policy), str(third)) as desk:
        desk.answer("the same for all?", "2")
        desk.until("About “policy.md”:")
        for question, typed in [("published", "2020"), ("Who", ""), ("hold", "")]:
            desk.answer(question, typed)
        desk.until("About “c.md”:")
        for question, typed in [("nation", "1"), ("published", ""), ("Who", ""), ("hold", "")]:
            desk.answer(question, typed)
        status, said = desk.end()
    assert status == 0, said
    fronts = {one.source.name: one.front for one in kept(cli)}
    assert (fronts["policy.md"].published, list(fronts["policy.md"].nations)) == (
        "2020",
        ["scotland"],
    )
    assert list(fronts["c.md"].nations) == ["england"]


def test_ctrl_c_keeps_what_is_done_and_says_so(cli: Cli, tmp_path: Path) -> None:
    first = write(tmp_path / "a.md")
    endless = tmp_path / "b.txt"
    endless.write_text(("All words of this file are the same. " * 20 + "\n\n") * 12_000)
    options = ["--nation", "uk", "--published", "2020", "--publisher", "A", "--status", "current"]
    command = ["knowledge", "add", str(first), str(endless), *options]
    with Desk(cli.data_dir, cli.cache_dir, *command) as desk:
        desk.until("Reading 2 of 2: b.txt")
        desk.type("\x03")
        status, said = desk.end()
    assert status == 1
    assert "You stopped. 1 added. What was added is kept." in said
    assert [one.front.id for one in kept(cli)] == [ID]


class _StopsAt(io.StringIO):
    """Standard error of somebody who presses Ctrl+C when a word is there."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self._word = word

    def write(self, text: str, /) -> int:
        if self._word in text:
            raise KeyboardInterrupt
        return super().write(text)


def test_ctrl_c_just_after_a_document_was_kept_says_that_it_is(
    cli: Cli, policy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = Workspace(Settings(cli.data_dir, cli.cache_dir))
    monkeypatch.setattr(sys, "stderr", _StopsAt("done"))
    report, stopped = add_files(workspace, [policy], Told(), ask=False)
    assert stopped
    assert [one.id for one in report.added] == [one.front.id for one in kept(cli)] == [ID]


def test_an_answer_does_not_bring_back_what_somebody_else_changed_meanwhile(
    cli: Cli, policy: Path
) -> None:
    known = ["--nation", "wales", "--published", "2024"]
    cli.ok("knowledge", "add", str(policy), *known)
    with Desk(cli.data_dir, cli.cache_dir, "knowledge", "add", str(policy)) as desk:
        desk.until("Who published it?")
        cli.ok("knowledge", "add", str(policy), "--published", "2025")
        desk.type("A school\n")
        desk.answer("Does it still hold", "1")
        desk.answer("Which day is its last", "")
        status, said = desk.end()
    assert status == 0, said
    (document,) = kept(cli)
    assert (document.front.published, document.front.publisher) == ("2025", "A school")


def test_ctrl_c_at_a_question_adds_nothing(cli: Cli, policy: Path) -> None:
    with Desk(cli.data_dir, cli.cache_dir, "knowledge", "add", str(policy)) as desk:
        desk.until("? ")
        desk.type("\x03")
        status, said = desk.end()
    assert (status, "You stopped. Nothing was added." in said) == (1, True)
    assert kept(cli) == ()
