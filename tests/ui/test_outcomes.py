from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from assistant.conversation.workspace import Workspace
from assistant.errors import CareNeeded
from assistant.record.entries import Audience, Voice
from assistant.ui.screens.care import CareScreen
from assistant.ui.screens.home import HomeScreen
from assistant.ui.screens.message import MessageScreen
from assistant.ui.screens.outcome import OutcomeScreen
from assistant.ui.screens.outcomes import OutcomesScreen
from assistant.ui.screens.people import PeopleScreen
from assistant.ui.screens.pick import PickScreen

from .aiming import HOPE, NEED, TEXT, Aiming
from .helpers import (
    box,
    fill_the_disk,
    make_room,
    one_text,
    running,
    said_in,
    screen_text,
    type_words,
    wait_for,
    wait_to_see,
    wait_until,
)


@asynccontextmanager
async def listing(
    table: Aiming, person: str, size: tuple[int, int] = (80, 40)
) -> AsyncIterator[tuple[Pilot[None], OutcomesScreen]]:
    """The Outcomes of the Record, as one person has them."""
    first = lambda: OutcomesScreen(table.record, person)  # noqa: E731
    async with running(table.workspace, first, size) as pilot:
        yield pilot, await wait_for(pilot, OutcomesScreen)


async def test_an_outcome_stands_with_its_hope_and_what_each_person_says(
    workspace: Workspace,
) -> None:
    table = Aiming.laid(workspace)
    outcome = table.proposed()
    table.aims(table.kerry).object(outcome, outcome, "Car mechanics too, [please].")
    async with listing(table, table.jay) as (pilot, _):
        text = " ".join(screen_text(pilot).split())
        assert f"{TEXT} · somebody would change it" in text
        assert f"Hope behind it: “{HOPE}” (Jay)" in text
        assert f"Need: “{NEED}” (Mr Adeyemi)" in text
        assert "Wrote it: Mr Adeyemi" in text
        assert "Kerry would change: “Car mechanics too, [please].”" in text
        assert "Not said yet: Jay" in text
        assert "Missing" not in text


async def test_what_is_missing_of_the_thread_is_named_and_all_of_it_on_the_page(
    workspace: Workspace,
) -> None:
    table = Aiming.laid(workspace)
    table.proposed(aspiration="", provision=(), steps=(), known_by="", review_on="")
    async with listing(table, table.kerry) as (pilot, _):
        text = " ".join(screen_text(pilot).split())
        assert "Missing: It does not say yet whose hope it starts from." in text
        assert "Missing too: 2 more" in text
        await pilot.press("enter")
        page = await wait_for(pilot, MessageScreen)
        assert page.text.count("Missing: ") == 4


async def test_a_hope_that_is_private_is_shown_to_its_person_alone(workspace: Workspace) -> None:
    table = Aiming.laid(workspace)
    table.proposed()
    hope = table.answer(table.jay, "dream_job")
    workspace.share(table.record, table.jay, [hope], Audience.ONLY_ME)
    async with listing(table, table.kerry) as (pilot, _):
        assert "bikes" not in screen_text(pilot)
        text = " ".join(screen_text(pilot).split())
        assert "It does not say yet whose hope it starts from." in text
        assert "private" not in text
    async with listing(table, table.jay) as (pilot, _):
        text = " ".join(screen_text(pilot).split())
        assert f"Hope behind it: “{HOPE}” (Jay) (only you can read this)" in text
        assert "Others read that no hope is said yet." in text


async def test_agreeing_is_on_the_disk_before_it_is_said(workspace: Workspace) -> None:
    table = Aiming.laid(workspace)
    outcome = table.proposed()
    async with listing(table, table.jay) as (pilot, _):
        await pilot.press("a")
        await wait_to_see(pilot, "You agree with these words. All saved")
        (decision,) = table.outcomes[0].decisions
        assert (decision.person, decision.agrees, decision.current) == (table.jay, True, True)
        before = said_in(workspace, table.record)
        await pilot.press("a")
        await wait_to_see(pilot, "You agree with these words already.")
        assert said_in(workspace, table.record) == before
        table.aims(table.kerry).agree(outcome, outcome)
        await pilot.press("escape")
    async with listing(table, table.jay) as (pilot, _):
        await wait_to_see(pilot, "everybody agrees")


async def test_what_one_would_change_is_kept_letter_for_letter_and_undone(
    workspace: Workspace,
) -> None:
    table = Aiming.laid(workspace)
    outcome = table.proposed()
    table.aims(table.jay).agree(outcome, outcome)
    async with listing(table, table.jay) as (pilot, page):
        await pilot.press("o")
        await type_words(pilot, "i want to do it [with] dan")
        await pilot.press("enter")
        await wait_to_see(pilot, "Jay would change: “i want to do it [with] dan”")
        (decision,) = table.outcomes[0].decisions
        assert decision.words == "i want to do it [with] dan"
        assert not decision.agrees
        await pilot.press("u")
        await wait_to_see(pilot, "It is as it was before.")
        assert table.outcomes[0].decisions[0].agrees
        await pilot.press("u")
        await wait_to_see(pilot, "There is nothing to undo here.")
        assert isinstance(pilot.app.screen, OutcomesScreen)
        assert not page.changed


async def test_words_that_are_not_saved_are_asked_about(workspace: Workspace) -> None:
    table = Aiming.laid(workspace)
    table.proposed()
    async with listing(table, table.kerry) as (pilot, page):
        await pilot.press("o")
        await type_words(pilot, "more trades")
        await pilot.press("ctrl+q")  # it stays open
        await pilot.press("escape")
        await wait_for(pilot, PickScreen)
        await pilot.press("3")
        await wait_for(pilot, OutcomesScreen)
        assert box(page).text == "more trades"
        await pilot.press("escape", "1")
        await wait_to_see(pilot, "Kerry would change: “more trades”")


async def test_a_full_disk_keeps_the_words(workspace: Workspace) -> None:
    table = Aiming.laid(workspace)
    table.proposed()
    words = "far too much for this disk " * 900
    async with listing(table, table.kerry) as (pilot, page):
        await pilot.press("o")
        fill_the_disk(workspace)
        box(page).fill(words)
        await pilot.press("enter")
        await wait_to_see(pilot, "the disk is full")
        assert box(page).text == words
        assert not table.outcomes[0].decisions
        make_room(workspace)
        await pilot.press("enter")
        await wait_to_see(pilot, "All saved")
        assert table.outcomes[0].decisions[0].words == words


async def test_harm_told_in_what_one_would_change_opens_the_calm_page(
    workspace: Workspace,
) -> None:
    table = Aiming.laid(workspace)
    table.proposed()
    async with listing(table, table.jay) as (pilot, page):
        await pilot.press("o")
        box(page).fill("he hits me at home")
        await pilot.press("enter")
        care = await wait_for(pilot, CareScreen)
        assert "hits me" not in screen_text(pilot)
        assert "999" in care.care.text
        assert box(page).text == ""
        assert not any("hits me" in entry for entry in said_in(workspace, table.record))
        assert table.jay in workspace.view(table.record).stopped_for_care
        await pilot.press("1")
        await wait_for(pilot, HomeScreen)


async def test_only_who_proposed_it_takes_it_back_and_can_undo_that(workspace: Workspace) -> None:
    table = Aiming.laid(workspace)
    outcome = table.proposed()
    async with listing(table, table.kerry) as (pilot, _):
        await pilot.press("t")
        await wait_to_see(pilot, "Mr Adeyemi proposed this outcome. Only they can take it back.")
        await pilot.press("e")
        await wait_to_see(
            pilot, "Mr Adeyemi wrote this outcome. You can say what you would change."
        )
    async with listing(table, table.tutor) as (pilot, _):
        await pilot.press("t")
        await wait_for(pilot, PickScreen)
        await pilot.press("2")
        await wait_for(pilot, OutcomesScreen)
        assert len(table.outcomes) == 1
        await pilot.press("t")
        await wait_for(pilot, PickScreen)
        await pilot.press("1")
        await wait_to_see(pilot, "It is taken back.")
        assert table.outcomes == []
        await pilot.press("u")
        await wait_to_see(pilot, "It is as it was before.")
        assert [(one.id, one.version) for one in table.outcomes] == [(outcome, outcome)]


async def test_without_outcomes_the_next_step_is_told_and_keys_do_no_harm(
    workspace: Workspace,
) -> None:
    table = Aiming.laid(workspace)
    before = said_in(workspace, table.record)
    async with listing(table, table.jay, (80, 24)) as (pilot, _):
        for key in ("enter", "a", "o", "e", "t", "u"):
            await pilot.press(key)
        await pilot.press("o")
        await wait_to_see(pilot, "There is no outcome yet.")
        await pilot.press("f1")
        help_page = await wait_for(pilot, MessageScreen)
        assert "N      start a new outcome" in help_page.text
    assert said_in(workspace, table.record) == before


@pytest.mark.parametrize("key", ["f9", "m"])
async def test_outcomes_and_formats_are_reached_from_the_people(
    workspace: Workspace, key: str
) -> None:
    table = Aiming.laid(workspace)
    async with running(workspace, lambda: PeopleScreen(table.record)) as pilot:
        await wait_for(pilot, PeopleScreen)
        await pilot.press("down", key)
        if key == "f9":
            await wait_for(pilot, PickScreen)
            await pilot.press("2")
        wanted = "outcomes · Kerry" if key == "f9" else "What would you like to make?"
        await wait_to_see(pilot, wanted)
        assert "Who is speaking now" not in screen_text(pilot)
        await pilot.press("escape")
        await wait_for(pilot, PeopleScreen)
        assert "Who is speaking now" in screen_text(pilot)


async def test_two_of_one_name_are_told_apart_among_the_people(workspace: Workspace) -> None:
    table = Aiming.laid(workspace)
    workspace.join(table.record, "Kerry", Voice.PARENT)
    async with running(workspace, lambda: PeopleScreen(table.record)) as pilot:
        await wait_for(pilot, PeopleScreen)
        await wait_to_see(pilot, "Kerry (parent 1) · ")
        await wait_to_see(pilot, "Kerry (parent 2) · ")
        await pilot.press("down", "f9")
        await wait_to_see(pilot, "Is it Kerry (parent 1) who reads now?")


async def test_nobodys_own_words_are_opened_before_they_chose_to_read(
    workspace: Workspace,
) -> None:
    table = Aiming.laid(workspace)
    table.proposed()
    hope = table.answer(table.jay, "dream_job")
    workspace.share(table.record, table.jay, [hope], Audience.ONLY_ME)
    async with running(workspace, lambda: PeopleScreen(table.record)) as pilot:
        await wait_for(pilot, PeopleScreen)
        for key in ("1", "enter", "escape"):
            await pilot.press("f9")
            await wait_for(pilot, PickScreen)
            await wait_to_see(pilot, "Is it Jay who reads now?")
            assert "bikes" not in screen_text(pilot)
            await pilot.press(key)
            await wait_for(pilot, PeopleScreen)


async def test_a_key_that_takes_the_place_of_ones_decision_says_how_to_undo_it(
    workspace: Workspace,
) -> None:
    table = Aiming.laid(workspace)
    outcome = table.proposed()
    table.aims(table.jay).object(outcome, outcome, "with dan")
    async with listing(table, table.jay, (80, 24)) as (pilot, _):
        await pilot.press("a")
        await wait_to_see(pilot, "You agree with these words.")
        assert "U undoes this." in screen_text(pilot)
        await pilot.press("u")
        await wait_to_see(pilot, "It is as it was before.")
        assert "U undoes this." not in screen_text(pilot)
        assert table.outcomes[0].decisions[0].words == "with dan"
    async with listing(table, table.kerry, (80, 24)) as (pilot, _):
        await pilot.press("a")
        await wait_to_see(pilot, "You agree with these words.")
        assert "U undoes this." not in screen_text(pilot), "nothing was taken the place of"


async def test_two_wordings_of_the_same_moment_are_both_shown(workspace: Workspace) -> None:
    table = Aiming.laid(workspace)
    outcome = table.proposed()
    async with listing(table, table.tutor) as (pilot, page):
        await pilot.press("e")
        form = await wait_for(pilot, OutcomeScreen)
        await wait_until(pilot, lambda: not form.changed, "the form filled")
        ben = workspace.join(table.record, "Ben", workspace.view(table.record).people[2].voice)
        theirs = table.outcomes[0].written
        table.aims(ben.id).edit(
            outcome, outcome, type(theirs)(text="Jay will mend a chain by May.")
        )
        box_of_text = form.query_one("#text")
        box_of_text.focus()
        await type_words(pilot, " Alone.")
        await pilot.press("ctrl+s")
        both = await wait_for(pilot, MessageScreen)
        assert f"Mr Adeyemi wrote:\n“{TEXT} Alone.”" in both.text
        assert "Ben wrote:\n“Jay will mend a chain by May.”" in both.text
        await pilot.press("escape")
        await wait_for(pilot, OutcomesScreen)
        await wait_to_see(pilot, "Ben wrote this at the same time: “Jay will mend a chain by May.”")
        assert page.query_one(OptionList).option_count == 1


@pytest.mark.parametrize("whose", ["own", "other"])
async def test_an_edit_is_undone_only_where_the_earlier_words_are_ones_own(
    workspace: Workspace, whose: str
) -> None:
    table = Aiming.laid(workspace)
    outcome = table.proposed()
    voice = workspace.view(table.record).person(table.tutor).voice
    ben = workspace.join(table.record, "Ben", voice).id
    person = table.tutor if whose == "own" else ben
    async with running(workspace, lambda: OutcomesScreen(table.record, person)) as pilot:
        await wait_for(pilot, MessageScreen)  # who reads: somebody joined
        await pilot.press("escape")
        await wait_for(pilot, OutcomesScreen)
        await pilot.press("e")
        form = await wait_for(pilot, OutcomeScreen)
        await wait_until(pilot, lambda: not form.changed, "the form filled")
        form.query_one("#text").focus()
        await type_words(pilot, " Twice.")
        await pilot.press("ctrl+s")
        await wait_to_see(pilot, "The new words are there.")
        assert ("U undoes this." in one_text(pilot)) == (whose == "own")
        await pilot.press("u")
        if whose == "own":
            await wait_to_see(pilot, "It is as it was before.")
            assert table.outcomes[0].written.text == TEXT
        else:
            await wait_to_see(pilot, "There is nothing to undo here.")
            assert table.outcomes[0].written.text == f"{TEXT} Twice."
    assert len(table.outcomes[0].earlier) == (2 if whose == "own" else 1)
    assert outcome == table.outcomes[0].id


async def test_who_just_joined_is_told_who_reads_once(workspace: Workspace) -> None:
    table = Aiming.laid(workspace)
    ben = workspace.join(table.record, "Ben", workspace.view(table.record).people[1].voice).id
    async with running(workspace, lambda: OutcomesScreen(table.record, ben)) as pilot:
        page = await wait_for(pilot, MessageScreen)
        assert "Jay, Kerry and Mr Adeyemi" in page.text
    assert ben in workspace.view(table.record).told_who_reads
    async with listing(table, ben) as (pilot, _):
        await wait_to_see(pilot, "outcomes · Ben")
        assert isinstance(pilot.app.screen, OutcomesScreen)


@pytest.mark.parametrize("key", ["n", "o", "a"])
async def test_who_is_stopped_for_care_meets_care_before_they_type(
    workspace: Workspace, key: str
) -> None:
    table = Aiming.laid(workspace)
    outcome = table.proposed()
    with pytest.raises(CareNeeded):
        table.aims(table.jay).object(outcome, outcome, "he hits me at home")
    async with listing(table, table.jay) as (pilot, _):
        await pilot.press(key)
        care = await wait_for(pilot, CareScreen)
        assert "Go to your questions first." in care.care.text
    assert not table.outcomes[0].decisions


async def test_who_types_for_somebody_is_kept_on_the_page_of_outcomes(workspace: Workspace) -> None:
    table = Aiming.laid(workspace)
    table.proposed()
    first = lambda: OutcomesScreen(table.record, table.jay, typed_by=table.kerry)  # noqa: E731
    async with running(workspace, first) as pilot:
        await wait_for(pilot, OutcomesScreen)
        await pilot.press("a")
        await wait_to_see(pilot, "You agree with these words. All saved")
    last = workspace.store.entries(table.record)[-1]
    assert (last.person, last.typed_by) == (table.jay, table.kerry)
