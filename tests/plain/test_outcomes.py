from __future__ import annotations

import io

import pytest

from assistant.conversation.workspace import Workspace
from assistant.errors import CareNeeded
from assistant.plain.home import PlainHome
from assistant.plain.lines import Lines
from assistant.plain.outcomes import PlainOutcomes
from assistant.record.entries import Voice
from assistant.record.outcomes import OutcomeWritten, Part, Provision, Term
from tests.store.refusing import refuse
from tests.ui.aiming import HOPE, TEXT, Aiming
from tests.ui.helpers import said_in

WHO = {"Jay": "1", "Kerry": "2", "Mr Adeyemi": "3"}


def run(workspace: Workspace, *lines: str) -> str:
    """Type lines at the way in; gives all that was printed."""
    out = io.StringIO()
    PlainHome(workspace, io.StringIO("".join(f"{line}\n" for line in lines)), out).run()
    return out.getvalue()


def test_outcomes_are_listed_with_words_and_decisions(workspace: Workspace) -> None:
    table = Aiming.laid(workspace)
    outcome = table.proposed()
    table.aims(table.kerry).object(outcome, outcome, "Car mechanics too \x1b[31m")
    shown = run(workspace, "outcomes", WHO["Jay"], "", "q")
    assert f"1. {TEXT} (somebody would change it)" in shown
    assert f"Hope behind it: “{HOPE}” (Jay)" in shown
    assert "Kerry would change: “Car mechanics too ␛[31m”" in shown
    assert "Not said yet: Jay" in shown


def test_agreeing_and_saying_what_one_would_change(workspace: Workspace) -> None:
    table = Aiming.laid(workspace)
    table.proposed()
    assert "Saved." in run(workspace, "o", WHO["Jay"], "1", "1", "", "q")
    assert table.outcomes[0].decisions[0].agrees
    shown = run(workspace, "o", WHO["Jay"], "1", "1", " with dan  ", "", "q")
    assert shown.count("Saved.") == 1
    assert table.outcomes[0].decisions[0].words == " with dan  "
    assert "I agree with it" not in shown.split("Saved.")[0]


def test_an_outcome_is_written_question_by_question(workspace: Workspace) -> None:
    table = Aiming.laid(workspace)
    typed = ["o", WHO["Mr Adeyemi"], "n", "1", "3", TEXT, "1", "2"]
    typed += ["Watch it", "Jay", "", "", "A lesson", "alone", "Mr A", "45 minutes", "weekly"]
    typed += ["July 2099", "", "he counts", "", "the shed", "nonsense", "1/7/2099", "", "q"]
    shown = run(workspace, *typed)
    assert "The check finds nothing to mend." in shown
    assert "Write a day as 31 March 2027" in shown
    assert "1 July 2099" in shown
    assert "> " not in shown
    assert table.outcomes[0].written == OutcomeWritten(
        text=TEXT,
        aspiration=table.answer(table.jay, "dream_job"),
        needs=(table.answer(table.tutor, "skills"),),
        area="employment",
        term=Term.SHORT,
        steps=(Part(what="Watch it", who="Jay"),),
        provision=(
            Provision(
                what="A lesson",
                how="alone",
                who="Mr A",
                how_much="45 minutes",
                how_often="weekly",
                until="July 2099",
            ),
        ),
        known_by="he counts",
        home="the shed",
        review_on="2099-07-01",
    )


def test_an_outcome_is_changed_where_enter_keeps_what_stands(workspace: Workspace) -> None:
    table = Aiming.laid(workspace)
    table.proposed()
    before = table.outcomes[0].written
    enters = [""] * 20
    enters[2], enters[16] = f"{TEXT} Alone.", "-"
    shown = run(workspace, "o", WHO["Mr Adeyemi"], "1", "2", *enters, "", "q")
    assert f"It says now: {TEXT}" in shown
    assert "It says now: 31 January 2027" in shown
    now = table.outcomes[0].written
    assert now.text == f"{TEXT} Alone."
    assert (now.steps, now.provision, now.area) == (before.steps, before.provision, before.area)
    assert (now.known_by, now.review_on) == ("", before.review_on)
    assert (now.aspiration, now.needs) == (before.aspiration, before.needs)


def test_what_the_check_finds_is_told_and_holds_nothing_up(workspace: Workspace) -> None:
    table = Aiming.laid(workspace)
    shown = run(workspace, "o", WHO["Jay"], "n", "", "", "Jay has regular support", "", "q")
    assert "'regular'" in shown
    assert table.outcomes[0].written.text == "Jay has regular support"


def test_only_who_may_is_offered_to_change_or_take_back(workspace: Workspace) -> None:
    table = Aiming.laid(workspace)
    table.proposed()
    shown = run(workspace, "o", WHO["Kerry"], "1", "", "", "q")
    assert "Take it back" not in shown
    assert "Change it" not in shown
    assert "Saved." in run(workspace, "o", WHO["Mr Adeyemi"], "1", "3", "1", "", "q")
    assert table.outcomes == []


def test_harm_told_is_answered_with_the_fixed_words_and_kept_nowhere(workspace: Workspace) -> None:
    table = Aiming.laid(workspace)
    table.proposed()
    shown = run(workspace, "o", WHO["Jay"], "1", "2", "he hits me at home", "q")
    assert "999" in shown
    assert "Saved." not in shown
    assert not any("hits me" in entry for entry in said_in(workspace, table.record))


def test_what_cannot_be_saved_is_tried_again_and_never_called_saved(workspace: Workspace) -> None:
    table = Aiming.laid(workspace)
    table.proposed()
    refuse(workspace.store)
    out = io.StringIO()
    lines = Lines(io.StringIO("1\n1\n1\n"), out)
    PlainOutcomes(workspace, table.record, table.jay, lines).run()
    assert "read-only" in out.getvalue()
    assert lines.unsaved
    assert "Saved." not in out.getvalue()
    assert out.getvalue().count("Try to save it again") == 2


def test_what_to_make_is_listed_once_chosen_and_taken_back(workspace: Workspace) -> None:
    table = Aiming.laid(workspace)
    shown = run(workspace, "make", WHO["Jay"], "2", "r2", "l", "x", "2", "", "q")
    assert "(chosen): " in shown
    assert "What it counts for: " in shown
    assert "Please type one of the numbers" in shown
    assert "Not chosen any more: One-page profile." in shown
    assert shown.count("Contribution to an EHC plan") == 2
    assert workspace.view(table.record).formats == ()


def test_with_several_plans_it_is_asked_which(workspace: Workspace) -> None:
    table = Aiming.laid(workspace)
    other = workspace.new_record("Mia", "wales")
    shown = run(workspace, "m", "1", "1", "2", "", "q")
    assert "Which plan?" in shown
    made = {one: workspace.view(one).formats for one in (table.record, other)}
    assert sorted(made.values()) == [(), ("one-page-profile",)]
    assert "Please type one of the numbers or letters." in run(workspace, "xyz", "q")


def test_who_just_joined_is_told_who_reads_before_they_write(workspace: Workspace) -> None:
    table = Aiming.laid(workspace)
    workspace.join(table.record, "Ben", Voice.PRACTITIONER)
    shown = run(workspace, "outcomes", "4", "", "outcomes", "4", "", "q")
    assert shown.count("Jay, Kerry and Mr Adeyemi") == 1


def test_who_is_stopped_for_care_meets_care_and_is_asked_for_no_words(
    workspace: Workspace,
) -> None:
    table = Aiming.laid(workspace)
    outcome = table.proposed()
    with pytest.raises(CareNeeded):
        table.aims(table.jay).object(outcome, outcome, "he hits me at home")
    shown = run(workspace, "o", WHO["Jay"], "1", "2", "q")
    assert "Go to your questions first." in shown
    assert "What would you change?" not in shown


def test_words_that_begin_with_a_day_are_shown_whole(workspace: Workspace) -> None:
    table = Aiming.laid(workspace)
    table.proposed(steps=(Part(what="Watch it", by="2027-01-31 or when it is dry"),))
    typed = ["o", WHO["Mr Adeyemi"], "1", "2", *[""] * 30, "q"]
    assert "It says now: 2027-01-31 or when it is dry" in run(workspace, *typed)


def test_a_form_is_left_by_stop_and_keeps_no_command_as_words(workspace: Workspace) -> None:
    table = Aiming.laid(workspace)
    shown = run(workspace, "o", WHO["Jay"], "n", "", "", "/private", TEXT, "/STOP", "", "q")
    assert "Here you can type /stop to leave without saving." in shown
    assert "Nothing was saved." in shown
    assert table.outcomes == []
    outcome = table.proposed()
    run(workspace, "o", WHO["Jay"], "1", "2", "/stop", "", "q")
    run(workspace, "o", WHO["Jay"], "1", "2", "/or with Dan", "", "q")
    (decision,) = table.outcomes[0].decisions
    assert (table.outcomes[0].id, decision.words) == (outcome, "/or with Dan")


def test_an_outcome_without_words_is_asked_for_once_more(workspace: Workspace) -> None:
    table = Aiming.laid(workspace)
    shown = run(workspace, "o", WHO["Jay"], "n", "", "", "", TEXT, *[""] * 12, "q")
    assert shown.count("An outcome needs these words.") == 1
    assert table.outcomes[0].written.text == TEXT


def test_who_would_change_something_already_sees_what_they_said(workspace: Workspace) -> None:
    table = Aiming.laid(workspace)
    outcome = table.proposed()
    table.aims(table.jay).object(outcome, outcome, "with dan")
    shown = run(workspace, "o", WHO["Jay"], "1", "2", "with Dan and Rob", "", "q")
    assert "You said before: “with dan”. What you write now takes its place." in shown
    assert [one.words for one in table.outcomes[0].decisions] == ["with Dan and Rob"]


def test_a_slip_does_not_read_the_whole_list_again(workspace: Workspace) -> None:
    table = Aiming.laid(workspace)
    table.proposed()
    shown = run(workspace, "o", WHO["Kerry"], "7", "xyz", "1", "8", "", "", "q")
    assert shown.count(f"1. {TEXT}") == 2, "at first, and after one was read"
    assert shown.count("That is not in the list.") == 2
    assert shown.count("There is no such number here.") == 1
