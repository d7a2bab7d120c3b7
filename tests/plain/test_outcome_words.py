"""Choosing the words that an Outcome starts from, line by line, where some are for only one person."""

from __future__ import annotations

from assistant.conversation.workspace import Workspace
from assistant.record.entries import Audience, Voice
from tests.ui.aiming import HOPE, TEXT, Aiming

from .test_outcomes import WHO, run


def _private(table: Aiming) -> str:
    """Let Jay keep his hope for only himself; gives the Answer's id."""
    hope = table.answer(table.jay, "dream_job")
    table.workspace.share(table.record, table.jay, [hope], Audience.ONLY_ME)
    return hope


def _choosing(workspace: Workspace, *picked: str) -> str:
    return run(workspace, "o", WHO["Jay"], "n", "1", *picked, "", TEXT, *[""] * 12, "q")


def test_who_makes_private_words_the_hope_is_told_what_others_see(workspace: Workspace) -> None:
    table = Aiming.laid(workspace)
    hope = _private(table)
    shown = _choosing(workspace, "3")
    assert f"“{HOPE}” (only you can read this)" in shown
    assert "Only you can read these words." in shown
    assert "they see that no hope is said yet" in " ".join(shown.split())
    assert table.outcomes[0].written.aspiration == hope
    assert workspace.view(table.record).answers_of(table.jay)[0].audience is Audience.ONLY_ME


def test_who_makes_private_words_the_hope_can_share_them(workspace: Workspace) -> None:
    table = Aiming.laid(workspace)
    hope = _private(table)
    shown = _choosing(workspace, "1")
    assert "These words are shared now." in shown
    assert table.outcomes[0].written.aspiration == hope
    assert workspace.view(table.record).answers_of(table.jay)[0].audience is Audience.MY_PLAN


def test_who_makes_private_words_the_hope_can_choose_others(workspace: Workspace) -> None:
    table = Aiming.laid(workspace)
    _private(table)
    _choosing(workspace, "2", "2")
    assert table.outcomes[0].written.aspiration == table.answer(table.kerry, "dream_job")


def test_a_number_that_is_not_there_is_told_and_asked_again(workspace: Workspace) -> None:
    table = Aiming.laid(workspace)
    typed = ["o", WHO["Mr Adeyemi"], "n", "9", "1", "1 9", "3", TEXT, *[""] * 12, "q"]
    assert run(workspace, *typed).count("There is no such number here.") == 2
    (made,) = table.outcomes
    assert made.written.aspiration == table.answer(table.jay, "dream_job")
    assert made.written.needs == (table.answer(table.tutor, "skills"),)


def test_needs_that_one_may_not_read_stay_when_others_are_chosen(workspace: Workspace) -> None:
    table = Aiming.laid(workspace)
    hope = _private(table)
    shared = table.answer(table.tutor, "skills")
    table.proposed(needs=(hope, shared))
    for typed, left in (("1", (table.answer(table.kerry, "dream_job"), hope)), ("-", (hope,))):
        run(workspace, "o", WHO["Mr Adeyemi"], "1", "2", "", typed, *[""] * 20, "q")
        assert table.outcomes[0].written.needs == left


def test_who_chooses_private_words_as_a_need_is_told_what_others_see(workspace: Workspace) -> None:
    table = Aiming.laid(workspace)
    hope = _private(table)
    shared = table.answer(table.kerry, "dream_job")

    def choose(*typed: str) -> str:
        return run(workspace, "o", WHO["Jay"], "n", "-", *typed, TEXT, *[""] * 12, "q")

    shown = " ".join(choose("1 2", "3").split())
    assert "other people do not see them: they see the outcome without them" in shown
    assert "Use them and keep them for only you" in shown
    assert table.outcomes[-1].written.needs == (hope, shared)
    assert workspace.view(table.record).answers_of(table.jay)[0].audience is Audience.ONLY_ME
    choose("1 2", "2", "2")
    (*_, other) = table.outcomes
    assert other.written.needs == (shared,)
    assert "These words are shared now." in choose("1", "1")
    assert workspace.view(table.record).answers_of(table.jay)[0].audience is Audience.MY_PLAN
    assert "Only you can read" not in choose("1 2"), "nothing is private any more"


def test_people_who_share_a_name_are_told_apart_in_the_list_of_words(workspace: Workspace) -> None:
    table = Aiming.laid(workspace)
    namesake = workspace.join(table.record, "Jay", Voice.PARENT).id
    table.say(namesake, "dream_job", "The same trade as mine, I hope for him.")
    shown = run(workspace, "o", "1", "n", "", "", TEXT, *[""] * 12, "q")
    listed = [line for line in shown.splitlines() if HOPE in line or "The same trade" in line]
    names = [line.split(". ", 1)[1].split(",")[0] for line in listed]
    assert names == ["Jay (young person)", "Jay (parent)"]
