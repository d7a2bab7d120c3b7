from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot
from textual.widgets import OptionList

from assistant.conversation.turns import Opened, Said
from assistant.conversation.workspace import Workspace
from assistant.record.entries import Audience
from assistant.ui.screens.care import CareScreen
from assistant.ui.screens.conversation import ConversationScreen
from assistant.ui.screens.home import HomeScreen
from assistant.ui.screens.pick import PickScreen
from assistant.ui.screens.review import ReviewScreen
from assistant.ui.widgets.edit_panel import EditPanel

from .helpers import (
    answer,
    box,
    conversing,
    fill_the_disk,
    make_room,
    people_of,
    said_in,
    screen_text,
    transcript,
    type_words,
    wait_for,
    wait_to_see,
    wait_until,
)

FIRST = "no one is on my back all day"


@asynccontextmanager
async def reviewing(
    workspace: Workspace,
) -> AsyncIterator[tuple[Pilot[None], ReviewScreen, str, str]]:
    """One answer given and one question open, then the review."""
    record, jay, _ = people_of(workspace)
    async with conversing(workspace, record, jay) as (pilot, screen):
        await answer(pilot, FIRST)
        await wait_until(pilot, lambda: "Saved." in transcript(screen), "the answer saved")
        await pilot.press("f6")
        page = await wait_for(pilot, ReviewScreen)
        yield pilot, page, record, jay


async def test_every_question_has_a_row_with_its_state_in_words(workspace: Workspace) -> None:
    async with reviewing(workspace) as (pilot, page, _, _):
        text = screen_text(pilot)
        assert "A good day · answered" in text
        assert f"“{FIRST}”" in text
        assert "A bad day · not answered yet" in text
        assert page.query_one(OptionList).option_count == len(page.rows)


async def test_an_answer_is_changed_where_it_stands_and_the_interview_stays(
    workspace: Workspace,
) -> None:
    async with reviewing(workspace) as (pilot, page, record, jay):
        await pilot.press("enter")
        await wait_until(pilot, lambda: page.query_one(EditPanel).display, "the edit")
        assert box(page).text == FIRST
        await type_words(pilot, " with my bike")
        await pilot.press("enter")
        await wait_to_see(pilot, "All saved")
        await wait_to_see(pilot, f"“{FIRST} with my bike”")
        await pilot.press("escape")
        screen = await wait_for(pilot, ConversationScreen)
        assert screen.asked is not None
        assert screen.asked.question == "bad_day"
        await answer(pilot, "when they shout over me in class")
        await wait_until(pilot, lambda: screen.asked and screen.asked.number == 3, "question 3")
    words = [given.words for given in workspace.view(record).answers_of(jay)]
    assert words == [f"{FIRST} with my bike", "when they shout over me in class"]


async def test_looking_and_leaving_changes_nothing(workspace: Workspace) -> None:
    async with reviewing(workspace) as (pilot, page, record, _):
        before = said_in(workspace, record)
        await pilot.press("enter")
        await wait_until(pilot, lambda: page.query_one(EditPanel).display, "the edit")
        await pilot.press("enter")
        await wait_until(pilot, lambda: not page.query_one(EditPanel).display, "the list")
        await pilot.press("enter", "escape", "escape")
        await wait_for(pilot, ConversationScreen)
        assert said_in(workspace, record) == before


async def test_a_change_that_is_not_saved_is_asked_about(workspace: Workspace) -> None:
    async with reviewing(workspace) as (pilot, page, record, _):
        await pilot.press("enter")
        await wait_until(pilot, lambda: page.query_one(EditPanel).display, "the edit")
        await type_words(pilot, " more")
        await pilot.press("escape")
        await wait_for(pilot, PickScreen)
        await pilot.press("3")
        await wait_for(pilot, ReviewScreen)
        assert box(page).text == f"{FIRST} more"
        await pilot.press("escape", "1")
        await wait_to_see(pilot, f"“{FIRST} more”")
        assert workspace.view(record).answers[0].words == f"{FIRST} more"


async def test_a_full_disk_keeps_the_change_in_the_box(workspace: Workspace) -> None:
    async with reviewing(workspace) as (pilot, page, record, _):
        await pilot.press("enter")
        await wait_until(pilot, lambda: page.query_one(EditPanel).display, "the edit")
        fill_the_disk(workspace)
        words = "far too much for this disk " * 900
        box(page).fill(words)
        await pilot.press("enter")
        await wait_to_see(pilot, "the disk is full")
        assert box(page).text == words
        assert workspace.view(record).answers[0].words == FIRST
        make_room(workspace)
        await pilot.press("enter")
        await wait_to_see(pilot, "All saved")
        assert workspace.view(record).answers[0].words == words


async def test_an_answer_is_taken_out(workspace: Workspace) -> None:
    async with reviewing(workspace) as (pilot, _, record, _):
        await pilot.press("t")
        await wait_for(pilot, PickScreen)
        await pilot.press("escape")
        await wait_for(pilot, ReviewScreen)
        assert workspace.view(record).answers[0].words == FIRST
        await pilot.press("t")
        await wait_for(pilot, PickScreen)
        await pilot.press("1")
        await wait_to_see(pilot, "A good day · not answered yet")
        assert workspace.view(record).answers == ()


async def test_an_answer_is_kept_private_and_shared_again(workspace: Workspace) -> None:
    async with reviewing(workspace) as (pilot, _, record, _):
        await pilot.press("p")
        await wait_to_see(pilot, "A good day · answered, only for you")
        assert workspace.view(record).answers[0].audience is Audience.ONLY_ME
        await pilot.press("p")
        await wait_to_see(pilot, "It is shared with your plan.")
        assert workspace.view(record).answers[0].audience is Audience.MY_PLAN


async def test_we_see_this_differently_is_marked_and_taken_back(workspace: Workspace) -> None:
    async with reviewing(workspace) as (pilot, _, record, jay):
        await pilot.press("d")
        await wait_to_see(pilot, "we see this differently")
        assert workspace.view(record).differences == {(jay, "good_day")}
        await pilot.press("d")
        await wait_to_see(pilot, "Your mark is gone.")
        assert workspace.view(record).differences == set()
        dee = workspace.view(record).people[1].id
        workspace.mark_difference(record, dee, "good_day")
        await pilot.press("d")
        await wait_to_see(pilot, "we see this differently, Dee, parent or carer sees")
        await pilot.press("d")
        await wait_to_see(pilot, "Your mark is gone.")
        assert workspace.view(record).differences == {(dee, "good_day")}


async def test_others_answers_are_read_only_and_leave_out_what_is_private(
    workspace: Workspace,
) -> None:
    async with reviewing(workspace) as (pilot, _, record, _):
        dee = workspace.view(record).people[1].id
        theirs = workspace.sitting(record, dee)
        for event in (Opened(), Said("Saturday is best, at the market."), Said("/private")):
            theirs.take(event)
        theirs.take(Said("Honestly the letters frighten me."))
        before = said_in(workspace, record)
        await pilot.press("o")
        await wait_to_see(pilot, "What the others share")
        await pilot.press("escape")
        await wait_for(pilot, ConversationScreen)
        await pilot.press("f6")
        await wait_for(pilot, ReviewScreen)
        await pilot.press("o")
        await wait_to_see(pilot, "A good day · Dee, parent or carer")
        assert "Saturday is best" in screen_text(pilot)
        assert "frighten" not in screen_text(pilot)
        await pilot.press("enter", "t", "p", "d")
        await pilot.pause()
        assert said_in(workspace, record) == before


async def test_harm_told_in_an_edit_opens_the_calm_page(workspace: Workspace) -> None:
    async with reviewing(workspace) as (pilot, page, record, _):
        await pilot.press("enter")
        await wait_until(pilot, lambda: page.query_one(EditPanel).display, "the edit")
        box(page).fill("he hits me at home")
        await pilot.press("enter")
        await wait_for(pilot, CareScreen)
        assert "hits me" not in screen_text(pilot)
        await pilot.press("2")
        await wait_for(pilot, HomeScreen)
        assert not any("hits me" in entry for entry in said_in(workspace, record))
        assert workspace.view(record).answers[0].words == FIRST


async def test_a_question_in_an_edit_is_noticed(workspace: Workspace) -> None:
    async with reviewing(workspace) as (pilot, page, record, _):
        await pilot.press("down", "enter")
        await wait_until(pilot, lambda: page.query_one(EditPanel).display, "the edit")
        await type_words(pilot, "who is this for then?")
        await pilot.press("enter")
        await wait_for(pilot, PickScreen)
        await pilot.press("escape")  # it is put again: the words wait for an answer to it
        await wait_for(pilot, PickScreen)
        await pilot.press("1")
        await wait_to_see(pilot, "“who is this for then?”")
        assert workspace.view(record).answers[-1].words == "who is this for then?"


async def test_a_short_first_answer_from_the_review_gets_its_follow_up(
    workspace: Workspace,
) -> None:
    async with reviewing(workspace) as (pilot, page, record, _):
        await pilot.press("down", "enter")
        await wait_until(pilot, lambda: page.query_one(EditPanel).display, "the edit")
        await type_words(pilot, "noise")
        await pilot.press("enter")
        follow_up = "What would make a day like that a little better?"
        await wait_to_see(pilot, follow_up)
        await type_words(pilot, "headphones on from the start")
        await pilot.press("enter")
        await wait_to_see(pilot, "“headphones on from the start”")
        first, second = workspace.view(record).answers[-2:]
        assert second.follows == first.id


async def test_an_answer_given_in_the_review_is_replaced_by_new_words_in_the_conversation(
    workspace: Workspace,
) -> None:
    record, jay, _ = people_of(workspace)
    async with conversing(workspace, record, jay) as (pilot, screen):
        await pilot.press("f6")
        page = await wait_for(pilot, ReviewScreen)
        await pilot.press("enter")
        await type_words(pilot, "said in the review first")
        await pilot.press("enter")
        await wait_to_see(pilot, "“said in the review first”")
        await pilot.press("p")
        await wait_to_see(pilot, "only for you")
        assert page.rows
        await pilot.press("escape")
        await wait_for(pilot, ConversationScreen)
        await wait_to_see(pilot, "You said before: “said in the review first”")
        await wait_to_see(pilot, "Only for you")
        await answer(pilot, "and said better in the conversation")
        await wait_until(pilot, lambda: "only you" in transcript(screen), "the answer kept")
    (given,) = workspace.view(record).answers
    assert given.words == "and said better in the conversation"
    assert given.audience is Audience.ONLY_ME
