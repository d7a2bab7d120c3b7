from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot
from textual.widgets import OptionList

from assistant.conversation.workspace import Workspace
from assistant.ui.screens.conversation import ConversationScreen
from assistant.ui.screens.formats import FormatsScreen
from assistant.ui.screens.message import MessageScreen
from assistant.ui.screens.pick import PickScreen
from assistant.ui.screens.plan import PlanScreen

from .aiming import Aiming
from .helpers import (
    box,
    conversing,
    fill_the_disk,
    running,
    screen_text,
    type_words,
    wait_for,
    wait_to_see,
    wait_until,
)

IEP = "iep-england"


@asynccontextmanager
async def making(
    workspace: Workspace, record: str, person: str
) -> AsyncIterator[tuple[Pilot[None], FormatsScreen]]:
    """The page of what can be made, for one person."""
    async with running(workspace, lambda: FormatsScreen(record, person), (80, 40)) as pilot:
        yield pilot, await wait_for(pilot, FormatsScreen)


def stand_on(page: FormatsScreen, format_id: str) -> None:
    """Choose the line of a Format, as the arrows do."""
    rows = page.query_one(OptionList)
    rows.highlighted = rows.get_option_index(format_id)


async def test_formats_of_the_nation_stand_first_with_what_is_still_to_ask(
    workspace: Workspace,
) -> None:
    table = Aiming.laid(workspace)
    async with making(workspace, table.record, table.jay) as (pilot, page):
        assert "For England" in screen_text(pilot)
        here = [one.here for one in page.offers]
        assert here == sorted(here, reverse=True)
        assert not all(here)
        stand_on(page, "iep-scotland")
        await wait_to_see(pilot, "Made for other nations")
        await wait_to_see(pilot, "For Scotland.")
        asks = {one.format.id: one.asks for one in page.offers}
        seen = " ".join(screen_text(pilot).split())
        assert f"· {asks['iep-scotland']} questions still to ask you" in seen


async def test_a_format_is_chosen_and_taken_back_and_both_are_on_the_disk(
    workspace: Workspace,
) -> None:
    table = Aiming.laid(workspace)
    async with making(workspace, table.record, table.jay) as (pilot, page):
        stand_on(page, IEP)
        await pilot.press("space")
        await wait_to_see(pilot, "Chosen: Individual education plan (IEP). All saved")
        assert workspace.view(table.record).formats == (IEP,)
        await wait_to_see(pilot, "[x] Individual education plan (IEP)")
        await pilot.press("enter")
        await wait_to_see(pilot, "Not chosen any more: Individual education plan (IEP).")
        assert workspace.view(table.record).formats == ()
        assert "[x]" not in screen_text(pilot)


async def test_what_cannot_be_saved_is_not_shown_as_chosen(workspace: Workspace) -> None:
    table = Aiming.laid(workspace)
    async with making(workspace, table.record, table.jay) as (pilot, _):
        fill_the_disk(workspace)
        for _ in range(200):
            await pilot.press("space")
            if "the disk is full" in screen_text(pilot):
                break
        chosen = bool(workspace.view(table.record).formats)
        assert "the disk is full" in screen_text(pilot)
        assert ("[x]" in screen_text(pilot)) is chosen


async def test_all_about_a_format_is_read_and_help_is_there(workspace: Workspace) -> None:
    table = Aiming.laid(workspace)
    async with making(workspace, table.record, table.tutor) as (pilot, page):
        stand_on(page, "ehc-contribution")
        await pilot.press("r")
        about = await wait_for(pilot, MessageScreen)
        assert "What it counts for: This is not an EHC plan" in about.text
        assert "Where its headings come from: " in about.text
        await pilot.press("escape", "f1")
        told = await wait_for(pilot, MessageScreen)
        assert "Space or Enter chooses" in told.text


async def test_where_the_nation_is_not_known_every_format_names_its_own(
    workspace: Workspace,
) -> None:
    record = workspace.new_record("Mia", None, 9)
    mia = workspace.view(record).people[0].id
    async with making(workspace, record, mia) as (pilot, page):
        assert "All plans (the nation is not known yet)" in screen_text(pilot)
        assert all(one.here for one in page.offers)
        stand_on(page, IEP)
        await wait_to_see(pilot, "For England.")


async def test_the_conversation_asks_only_what_the_chosen_format_lacks(
    workspace: Workspace,
) -> None:
    table = Aiming.laid(workspace)
    async with conversing(workspace, table.record, table.jay) as (pilot, screen):
        assert screen.asked is not None
        before = screen.asked.question
        await type_words(pilot, "half a")
        await pilot.press("f2")
        await wait_for(pilot, PickScreen)
        for _ in range(11):
            await pilot.press("down")
        await pilot.press("enter")
        page = await wait_for(pilot, FormatsScreen)
        stand_on(page, IEP)
        await pilot.press("space", "escape")
        await wait_for(pilot, ConversationScreen)
        assert screen.asked.question == before  # words wait: they go to the question they were for
        assert box(screen).text == "half a"
        box(screen).empty()
        await pilot.press("f7")
        plan = await wait_for(pilot, PlanScreen)
        await wait_until(pilot, lambda: plan.chosen, "the draft")
        assert "Jay: individual education plan (IEP)" in screen_text(pilot)
        await pilot.press("escape")
        await wait_for(pilot, ConversationScreen)
        iep = next(one for one in workspace.formats if one.id == IEP)
        assert screen.asked.question in iep.questions
        assert screen.asked.total < 10


async def test_after_the_last_question_something_chosen_asks_on(workspace: Workspace) -> None:
    table = Aiming.laid(workspace)
    table.aims(table.kerry).choose("one-page-profile")
    sitting = workspace.sitting(table.record, table.kerry)
    for question in sitting.state.path:
        if question.id != "dream_job":
            table.say(table.kerry, question.id, "We do that on Sundays, at home, with his sister.")
    async with conversing(workspace, table.record, table.kerry) as (pilot, screen):
        await wait_until(pilot, lambda: screen.finished, "the end")
        await pilot.press("2")
        page = await wait_for(pilot, FormatsScreen)
        assert "nothing left to ask you" in screen_text(pilot)
        stand_on(page, IEP)
        await pilot.press("space", "escape")
        await wait_for(pilot, ConversationScreen)
        await wait_until(pilot, lambda: screen.asked and not screen.finished, "a question")


async def test_the_plan_is_laid_out_as_what_is_chosen_and_shows_its_table(
    workspace: Workspace,
) -> None:
    table = Aiming.laid(workspace)
    table.proposed(term="short")
    async with running(workspace, lambda: PlanScreen(table.record, table.tutor), (80, 60)) as pilot:
        plan = await wait_for(pilot, PlanScreen)
        await wait_until(pilot, lambda: plan.chosen, "the draft")
        await pilot.press("m")
        page = await wait_for(pilot, FormatsScreen)
        stand_on(page, IEP)
        await pilot.press("space", "escape")
        await wait_to_see(pilot, "Jay: individual education plan (IEP)")
        text = "\n".join(row.item.columns[0] for row in plan.query("PlanRow"))  # type: ignore[attr-defined]
        assert "not in force any more" in text
        assert "Name: Jay\nAge: 16\nSchool year: ……" in text
        assert "Filled in by hand: School, SENCO, Term" in text
        assert "Who gives it: Mr Adeyemi" in text
        assert "What really happened: ……" in text
        await pilot.press("f")
        await wait_for(pilot, PickScreen)
        await wait_to_see(pilot, "2 Individual education plan (IEP) (chosen)")
        await pilot.press("1")
        await wait_to_see(pilot, "Jay: whole plan")
        await pilot.press("f9")
        await wait_to_see(pilot, "Jay: outcomes · Mr Adeyemi, Tutor")
