from __future__ import annotations

import io

import pytest

from assistant.conversation.workspace import Workspace
from assistant.errors import StoreError
from assistant.plain.home import PlainHome
from assistant.plain.interview import Plain
from tests.conversation.people import Table
from tests.plain.stuck import Typed, read_only
from tests.store.refusing import refuse

LONG = "toast first and then the dog and me go round the block"


def run(workspace: Workspace, table: Table, name: str, *lines: str) -> str:
    out = io.StringIO()
    sitting = workspace.sitting(table.record, table.ids[name])
    Plain(workspace, sitting, io.StringIO("".join(f"{line}\n" for line in lines)), out).run()
    return out.getvalue()


def test_words_are_asked_for_with_one_prompt_and_choices_with_another(workspace: Workspace) -> None:
    table = Table.laid(workspace)
    shown = run(workspace, table, "Jay", LONG, "what is this?", "1")
    lines = shown.splitlines()
    assert lines.count("Saved.") == 2
    assert sum(line.startswith("> ") for line in lines) == shown.count("> ")
    assert "? " in lines
    assert "  1. It is my answer" in lines


def test_when_the_input_ends_everything_said_is_kept_and_it_resumes(workspace: Workspace) -> None:
    table = Table.laid(workspace)
    shown = run(workspace, table, "Jay", LONG, LONG, "are you there?")
    assert "We stop here, Jay" in shown
    assert [answer.words for answer in table.answers("Jay")][:2] == [LONG, LONG]
    assert table.answers("Jay")[2].words == "are you there?"
    assert "[4 of" in run(workspace, table, "Jay")


def test_a_choice_is_taken_by_number_key_or_label(workspace: Workspace) -> None:
    for typed in ("2", "question", "It is a question for you"):
        table = Table.laid(workspace)
        assert "You asked: what is this?" in run(workspace, table, "Jay", "what is this?", typed)


def test_escape_codes_reach_no_terminal(workspace: Workspace) -> None:
    table = Table.laid(workspace)
    shown = run(workspace, table, "Jay", "red \x1b[31m bus", "/back")
    assert "\x1b" not in shown
    assert "␛[31m" in shown


def test_an_answer_that_cannot_be_saved_is_never_called_saved(workspace: Workspace) -> None:
    table = Table.laid(workspace)
    refuse(workspace.store)
    with pytest.raises(StoreError, match="read-only"):
        run(workspace, table, "Jay", LONG)


@pytest.mark.parametrize(
    ("then", "goodbye"),
    [
        ([LONG], "Goodbye. Everything is saved."),
        (["/back"], "Goodbye. Not everything could be saved. What could not is told above."),
    ],
)
def test_the_goodbye_tells_of_an_answer_that_was_never_saved(
    workspace: Workspace, then: list[str], goodbye: str
) -> None:
    Table.laid(workspace)
    out = io.StringIO()
    lines = ["1", "1", LONG, "/stuck", LONG, "/free", *then, "/stop", "q"]
    PlainHome(workspace, Typed(workspace, *lines, terminal=True), out).run()
    assert out.getvalue().count("This could not be saved") == 1
    assert out.getvalue().rstrip().endswith(goodbye)


def test_the_goodbye_tells_of_piped_words_and_choices_that_were_not_saved(
    workspace: Workspace,
) -> None:
    Table.laid(workspace)
    for lines in (["1", "1", "/stuck", LONG], ["m", "1", "/stuck", "2"]):
        out = io.StringIO()
        PlainHome(workspace, Typed(workspace, *lines), out).run()
        assert "This could not be saved" in out.getvalue()
        assert out.getvalue().rstrip().endswith("What could not is told above.")
        read_only(workspace, yes=False)


def test_the_way_in_starts_a_plan_and_asks_its_first_question(workspace: Workspace) -> None:
    out = io.StringIO()
    PlainHome(workspace, io.StringIO("n\nMaya\n2\n15\n1\n" + LONG + "\n"), out).run()
    (row,) = workspace.records()
    assert (row.name, row.nation, row.answers) == ("Maya", "scotland", 1)
    for place, name in enumerate(["England", "Scotland", "Wales", "Northern Ireland"], 1):
        assert f"  {place}. {name}\n" in out.getvalue()
    assert "Saved." in out.getvalue()


def test_the_way_in_bears_wrong_keys_and_an_end_of_input(workspace: Workspace) -> None:
    out = io.StringIO()
    PlainHome(workspace, io.StringIO("7\nx\nn\n\nq\n"), out).run()
    assert workspace.records() == []
    assert "Nothing was started." in out.getvalue()


def test_after_the_last_question_the_plan_is_read_and_answers_are_changed(
    workspace: Workspace,
) -> None:
    table = Table.laid(workspace)
    run(workspace, table, "Kerry", LONG, *["/skip"] * 20)
    shown = run(workspace, table, "Kerry", "2", "1", "on Sundays at Nan's, always", "9", "1", "3")
    assert "> " in shown
    assert "Please type 1, 2 or 3." in shown
    assert "> on Sundays at Nan's, always" in shown.split("1. Read the plan")[-2]
    assert "on Sundays at Nan's, always" in [answer.words for answer in table.answers("Kerry")]
