"""A whole interview in a real terminal of 80x24, by keyboard alone, killed in the middle."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.runner import Cli
from tests.journeys.terminal import Terminal, needs_tmux

pytestmark = needs_tmux


@pytest.fixture
def terminal(cli: Cli, cache_dir: Path) -> Iterator[Terminal]:
    made = Terminal(cli.data_dir, cache_dir)
    yield made
    made.close()


def test_a_young_person_answers_everything_and_a_kill_loses_nothing(
    cli: Cli, terminal: Terminal
) -> None:
    record = cli.ok("new", "--name", "Maya", "--nation", "wales", "--age", "15").strip()
    answer = ("answer", record, "--voice", "young_person")
    said = [f"my own words to question number {place} here" for place in range(1, 22)]
    terminal.start(*answer)
    for place, words in enumerate(said[:8], 1):
        terminal.until(f"· {place} of")
        terminal.type(words)
    terminal.until("· 9 of")
    terminal.press(*"half an answer")
    terminal.kill_9()
    kept = [e["payload"].get("words") for e in cli.json("show", record)["entries"]]
    assert [words for words in kept if words] == said[:8]

    terminal.start(*answer)
    for place, words in enumerate(said[8:], 9):
        terminal.until(f"· {place} of 21")
        terminal.type(words)
    terminal.until("That was the last question")
    plan = cli.json("draft", record)
    drafted = {line["text"] for section in plan["sections"] for line in section["lines"]}
    assert drafted == set(said)


def test_a_plan_is_started_and_answered_from_the_first_screen(cli: Cli, terminal: Terminal) -> None:
    terminal.start()
    terminal.until("Start a plan")
    terminal.press("n")
    terminal.until("What is the young person's first name")
    terminal.press(*"Maya")
    terminal.press("C-s")
    assert "Maya" in terminal.until("Who is speaking now")
    (row,) = cli.json("records")["records"]
    assert row["name"] == "Maya"


def test_a_disclosure_leaves_the_screen(cli: Cli, terminal: Terminal) -> None:
    record = cli.ok("new", "--name", "Jay", "--nation", "england", "--age", "16").strip()
    terminal.start("answer", record, "--voice", "young_person")
    terminal.until("· 1 of")
    terminal.type("mums boyfriend grabs me when hes drunk. dont put that")
    screen = terminal.until("Thank you for telling me")
    assert "boyfriend" not in screen
    terminal.press("Escape")
    assert "boyfriend" not in terminal.screen()
