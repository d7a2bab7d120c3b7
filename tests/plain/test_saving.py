"""What somebody typed is never lost where it cannot be saved, and never called saved."""

from __future__ import annotations

import io
from dataclasses import fields

import pytest

from assistant.conversation.aims import Aims
from assistant.conversation.workspace import Workspace
from assistant.plain.lines import Lines
from assistant.plain.outcomes import PlainOutcomes
from assistant.plain.saving import typed_in
from assistant.record.outcomes import OutcomeWritten, Part, Provision
from tests.plain.stuck import Typed
from tests.ui.aiming import TEXT, Aiming

AGAIN = "There is no such number here."
MINE = "By July 2099 Jay cooks a meal for four."
CHOSEN = {"outcome", "replaces", "aspiration", "needs", "area", "term"}


def outcomes(table: Aiming, person: str, *typed: str) -> tuple[str, bool]:
    """Type lines at the Outcomes; gives what was printed, and if something is unsaved."""
    out = io.StringIO()
    lines = Lines(Typed(table.workspace, *typed), out)
    PlainOutcomes(table.workspace, table.record, person, lines).run()
    return out.getvalue(), lines.unsaved


def given_back(words: str) -> str:
    return f"So that you still have them, they are: “{words}”"


@pytest.mark.parametrize("end", [["2"], []], ids=["left unsaved", "the input ends"])
@pytest.mark.parametrize(
    ("form", "words"),
    [
        (["n", "", "", MINE, *[""] * 8], MINE),
        (["1", "2", "with Dan"], "with Dan"),
    ],
    ids=["new", "object"],
)
def test_a_wrong_key_asks_again_and_words_are_given_back(
    workspace: Workspace, form: list[str], words: str, end: list[str]
) -> None:
    table = Aiming.laid(workspace)
    table.proposed()
    shown, unsaved = outcomes(table, table.jay, "/stuck", *form, "", "7", "x", "/stop", *end)
    assert shown.count(AGAIN) == 4
    assert shown.count("This could not be saved") == 1
    assert given_back(words) in shown
    assert unsaved
    assert "Saved." not in shown


def test_a_changed_outcome_is_given_back_whole_and_stands_as_it_was(workspace: Workspace) -> None:
    table = Aiming.laid(workspace)
    table.proposed()
    enters = [""] * 20
    enters[2] = MINE
    shown, unsaved = outcomes(table, table.tutor, "/stuck", "1", "2", *enters, "2", "")
    assert given_back("; ".join([MINE, *typed_in(table.outcomes[0].written)[1:]])) in shown
    assert unsaved
    assert table.outcomes[0].written.text == TEXT


def test_a_change_to_what_was_taken_back_meanwhile_is_given_back(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = Aiming.laid(workspace)
    outcome = table.proposed()

    object_ = Aims.object

    def late(self: Aims, *given: str) -> None:
        table.aims(table.tutor).take_back(outcome)
        object_(self, *given)

    monkeypatch.setattr(Aims, "object", late)
    shown, unsaved = outcomes(table, table.jay, "1", "2", MINE, "")
    assert "This outcome is not there any more." in shown
    assert given_back(MINE) in shown
    assert unsaved


def test_what_is_saved_at_the_second_try_is_saved(workspace: Workspace) -> None:
    table = Aiming.laid(workspace)
    table.proposed()
    typed = ("1", "2", "/stuck", "with Dan", "/free", "1", "")
    shown, unsaved = outcomes(table, table.jay, *typed)
    assert "This could not be saved" in shown
    assert "Saved." in shown.split("This could not be saved")[1]
    assert not unsaved
    assert given_back("with Dan") not in shown
    assert [one.words for one in table.outcomes[0].decisions] == ["with Dan"]


def test_what_people_type_is_given_back_and_no_id_or_choice() -> None:
    """Each field of an Outcome is either typed, and given back, or chosen, and is not."""
    every = {one.name: f"<{one.name}>" for one in fields(OutcomeWritten)}
    typed = {name: words for name, words in every.items() if name not in CHOSEN}
    rows = {
        "steps": (Part(**{one.name: f"<step {one.name}>" for one in fields(Part)}),),
        "provision": (Provision(**{one.name: f"<help {one.name}>" for one in fields(Provision)}),),
    }
    written = OutcomeWritten(**{**every, **rows, "review_on": "2099-07-01"})  # type: ignore[arg-type]
    expected = {words for name, words in typed.items() if name not in (*rows, "review_on")}
    expected |= {value for (row,) in rows.values() for value in vars(row).values()}
    assert set(typed_in(written)) == expected | {"1 July 2099"}
