"""The map shows the path of the conversation, whatever was chosen to be made."""

from __future__ import annotations

from assistant.conversation.workspace import Workspace
from assistant.record.entries import Voice
from assistant.ui.screens.map import MapScreen
from assistant.ui.screens.review import ReviewScreen

from .helpers import conversing, people_of, running, screen_text, wait_for


async def test_the_map_and_the_review_hold_what_the_chosen_plan_asks(workspace: Workspace) -> None:
    record, jay, dee = people_of(workspace)
    workspace.aims(record, dee).choose("one-page-profile")
    async with conversing(workspace, record, jay) as (pilot, screen):
        assert screen.asked is not None and screen.asked.total == 6
        await pilot.press("f8")
        await wait_for(pilot, MapScreen)
        assert "All questions: 0 of 6 done" in screen_text(pilot)
    async with running(workspace, lambda: ReviewScreen(workspace.sitting(record, jay))) as pilot:
        review = await wait_for(pilot, ReviewScreen)
        assert len(review.rows) == 6


async def test_the_map_opens_where_the_chosen_plan_asks_nothing(workspace: Workspace) -> None:
    record, _, dee = people_of(workspace)
    workspace.in_formats = {"table": {voice.value: [] for voice in Voice}}
    workspace.aims(record, dee).choose("table")
    async with conversing(workspace, record, dee) as (pilot, screen):
        assert screen.finished
        pilot.app.push_screen(MapScreen(screen.sitting))
        await wait_for(pilot, MapScreen)
        assert "All questions: 0 of 0 done" in screen_text(pilot)
