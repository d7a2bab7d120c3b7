"""Guidance asked from the plan: read, put in short, and kept in the plan when somebody accepts it."""

from __future__ import annotations

from textual.pilot import Pilot
from textual.widgets import Input

from assistant.conversation.workspace import Workspace
from assistant.ui.screens.ask import AskScreen
from assistant.ui.screens.care import CareScreen
from assistant.ui.screens.message import MessageScreen
from assistant.ui.screens.offer_words import OfferWordsScreen
from assistant.ui.screens.plan import PlanScreen
from tests.suggesting.people import gives
from tests.suggesting.servers import answers, silent

from .helpers import (
    one_text,
    people_of,
    running,
    screen_text,
    type_words,
    wait_for,
    wait_to_see,
    wait_until,
)
from .suggesting import Tables
from .test_suggesting_asked import ASKED, TARGETS

REPLY = gives({"sentences": [{"text": TARGETS, "sources": ["s1"]}]})


async def put_in_short(pilot: Pilot[None]) -> None:
    """Ask the guidance from the plan, and the model for its answer in short."""
    await pilot.press("g")
    await wait_for(pilot, AskScreen)
    await type_words(pilot, ASKED)
    await pilot.press("enter")
    await wait_to_see(pilot, "F4 Put it in short")
    await pilot.press("f4")


def stands_on(page: PlanScreen, words: str) -> bool:
    """Whether the chosen row is the Line with these words."""
    line = page.chosen.item.line if page.chosen else None
    return line is not None and words in line.text


async def test_an_answer_in_short_stands_in_the_plan_once_it_is_accepted(
    guided_tables: Tables,
) -> None:
    with guided_tables(REPLY) as table:
        async with running(
            table.workspace, lambda: PlanScreen(table.record, table.jay), (80, 40)
        ) as pilot:
            page = await wait_for(pilot, PlanScreen)
            await wait_until(pilot, lambda: page.chosen, "the draft")
            await put_in_short(pilot)
            await wait_for(pilot, OfferWordsScreen)
            await wait_to_see(pilot, "Individual Education Plans (IEPs) in England, 2009")
            assert "It does not know who must do what." in one_text(pilot)
            assert "Take care:" in one_text(pilot)
            assert table.decided == []
            await pilot.press("a")
            await wait_for(pilot, PlanScreen)
            await wait_until(pilot, lambda: stands_on(page, TARGETS), "the line")
            await wait_to_see(pilot, "What guidance says")
            await pilot.press("enter")
            detail = await wait_for(pilot, MessageScreen)
            assert "From guidance [" in detail.text
            assert "Jay accepted it" in detail.text
            await pilot.press("escape")
            await wait_for(pilot, PlanScreen)
            await pilot.press("x")
            await wait_to_see(pilot, "You crossed this line out")
        ((kind, kept),) = table.decided
        assert (kind, kept.about, kept.words) == ("suggestion_accepted", "", TARGETS)


async def test_a_model_that_is_not_well_leaves_question_and_quotes_on_the_screen(
    guided_tables: Tables,
) -> None:
    with guided_tables(answers(500), answers(500)) as table:
        async with running(
            table.workspace, lambda: PlanScreen(table.record, table.jay), (80, 40)
        ) as pilot:
            await wait_for(pilot, PlanScreen)
            await put_in_short(pilot)
            await wait_to_see(pilot, "You can go on without it")
            await pilot.press("escape")
            asking = await wait_for(pilot, AskScreen)
            assert asking.query_one(Input).value == ASKED
            assert "IEP" in one_text(pilot)
        assert table.decided == []


async def test_a_question_that_tells_of_harm_goes_to_no_model(guided_tables: Tables) -> None:
    with guided_tables(silent) as table:
        async with running(
            table.workspace, lambda: PlanScreen(table.record, table.jay), (80, 40)
        ) as pilot:
            await wait_for(pilot, PlanScreen)
            await pilot.press("g")
            await wait_for(pilot, AskScreen)
            await type_words(pilot, "he hits me at home")
            await pilot.press("enter")
            await wait_for(pilot, CareScreen)
        assert table.server.bodies == []


async def test_without_a_model_the_guidance_can_be_asked_and_esc_comes_back(
    workspace: Workspace,
) -> None:
    record, jay, _ = people_of(workspace)
    async with running(workspace, lambda: PlanScreen(record, jay), (80, 40)) as pilot:
        page = await wait_for(pilot, PlanScreen)
        await pilot.press("g")
        await wait_for(pilot, AskScreen)
        assert "For: England" in one_text(pilot)
        assert "in short" not in screen_text(pilot)
        await pilot.press("escape")
        await wait_until(pilot, lambda: pilot.app.screen is page, "the plan")
