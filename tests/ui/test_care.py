from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from textual.pilot import Pilot

from assistant.conversation.workspace import Workspace
from assistant.ui.screens.care import CareScreen
from assistant.ui.screens.conversation import ConversationScreen
from assistant.ui.screens.home import HomeScreen
from assistant.ui.screens.message import MessageScreen

from .helpers import (
    answer,
    box,
    conversing,
    people_of,
    running,
    said_in,
    screen_text,
    transcript,
    wait_for,
    wait_to_see,
    wait_until,
)

WORDS = "mums boyfriend grabs me when hes drunk"


@dataclass(frozen=True)
class Told:
    """Jay, who told of harm, beside Dee."""

    record: str
    jay: str
    dee: str


@asynccontextmanager
async def telling(
    workspace: Workspace,
) -> AsyncIterator[tuple[Pilot[None], ConversationScreen, Told]]:
    """Jay tells of harm, and the calm page stands over the conversation."""
    told = Told(*people_of(workspace))
    async with conversing(workspace, told.record, told.jay) as (pilot, screen):
        await answer(pilot, WORDS)
        await wait_for(pilot, CareScreen)
        yield pilot, screen, told


@asynccontextmanager
async def conversing_again(workspace: Workspace, told: Told) -> AsyncIterator[Pilot[None]]:
    """Come back after a stop: the calm page stands over the conversation."""

    def first() -> ConversationScreen:
        return ConversationScreen(workspace.sitting(told.record, told.jay))

    async with running(workspace, first) as pilot:
        await wait_for(pilot, CareScreen)
        yield pilot


async def test_the_calm_page_stands_alone_and_the_words_are_nowhere(workspace: Workspace) -> None:
    record, jay, _ = people_of(workspace)
    async with conversing(workspace, record, jay) as (pilot, screen):
        await answer(pilot, WORDS)
        page = await wait_for(pilot, CareScreen)
        text = screen_text(pilot)
        assert "Thank you for telling me." in text
        assert "999" in text
        assert not any(hidden in text for hidden in ("grabs", "Jay", "Dee", "Plan for"))
        assert page.care.helplines
        assert "grabs" not in transcript(screen)
        await pilot.press("2")
        await wait_for(pilot, HomeScreen)
        assert "grabs" not in screen_text(pilot)
    assert not any("grabs" in entry for entry in said_in(workspace, record))


async def test_closing_says_the_new_words_and_home_says_nothing_of_it(
    workspace: Workspace,
) -> None:
    async with telling(workspace) as (pilot, screen, _):
        assert box(screen).text == ""
        await pilot.press("2")
        await wait_for(pilot, HomeScreen)
        closed = screen.sitting.state.line("closed_for_care")
        await wait_to_see(pilot, closed.split(". ")[0])
        await wait_to_see(pilot, "Jay · England")
        text = screen_text(pilot).casefold()
        assert not any(word in text for word in ("999", "childline", "harm", "stopped", "safe"))


async def test_no_key_leads_past_the_open_care_choice(workspace: Workspace) -> None:
    async with telling(workspace) as (pilot, screen, _):
        for key in ("f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "escape", "q", "h", "i"):
            await pilot.press(key)
            await pilot.pause()
            assert isinstance(pilot.app.screen, CareScreen), key
            assert box(screen).text == ""
        await pilot.press("1", "f6", "f8")
        await wait_to_see(pilot, "Take all the time you need.")
        assert isinstance(pilot.app.screen, CareScreen)


async def test_whoever_stops_later_reads_the_numbers_before_they_go(workspace: Workspace) -> None:
    async with telling(workspace) as (pilot, _, told):
        await pilot.press("2")
        await wait_for(pilot, HomeScreen)
    async with conversing_again(workspace, told) as pilot:
        await pilot.press("1")
        await wait_for(pilot, ConversationScreen)
        await pilot.press("escape")
        page = await wait_for(pilot, MessageScreen)
        assert "999" in page.text
        await pilot.press("escape")
        await wait_for(pilot, HomeScreen)
        assert "999" not in screen_text(pilot)


async def test_undo_does_not_bring_the_words_back(workspace: Workspace) -> None:
    async with telling(workspace) as (_, screen, _):
        assert box(screen).text == ""
        box(screen).undo()
        assert box(screen).text == ""


async def test_staying_keeps_the_page_and_asks_nothing(workspace: Workspace) -> None:
    async with telling(workspace) as (pilot, _, _):
        await pilot.press("1")
        await wait_to_see(pilot, "Take all the time you need.")
        assert isinstance(pilot.app.screen, CareScreen)
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, CareScreen)


async def test_page_down_shows_every_helpline(workspace: Workspace) -> None:
    record, jay, _ = people_of(workspace)
    async with conversing(workspace, record, jay, size=(60, 20)) as (pilot, _):
        await answer(pilot, WORDS)
        page = await wait_for(pilot, CareScreen)
        seen = screen_text(pilot)
        for _ in range(12):
            await pilot.press("pagedown")
            await pilot.pause()
            seen += screen_text(pilot)
        assert all(line.name in seen for line in page.care.helplines)


async def test_coming_back_meets_the_numbers_first_and_can_go_on(workspace: Workspace) -> None:
    async with telling(workspace) as (pilot, _, told):
        await pilot.press("2")
        await wait_for(pilot, HomeScreen)
    async with conversing_again(workspace, told) as pilot:
        page = pilot.app.screen
        assert isinstance(page, CareScreen)
        assert page.choice is not None
        await pilot.press("1")
        screen = await wait_for(pilot, ConversationScreen)
        await wait_until(pilot, lambda: screen.asked is not None, "the question")
        assert box(screen).display


async def test_others_go_on_after_one_person_stopped(workspace: Workspace) -> None:
    async with telling(workspace) as (_, _, told):
        pass
    async with conversing(workspace, told.record, told.dee) as (pilot, screen):
        await answer(pilot, "He is patient with his sister.")
        await wait_until(pilot, lambda: "Saved." in transcript(screen), "the answer saved")
        assert "999" not in transcript(screen)
