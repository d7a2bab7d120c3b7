"""A language model asked on the plan: over real sockets, with everything that can come of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from assistant.conversation.workspace import Workspace
from assistant.ui.screens.care import CareScreen
from assistant.ui.screens.message import MessageScreen
from assistant.ui.screens.offer_words import OfferWordsScreen
from assistant.ui.screens.pick import PickScreen
from assistant.ui.screens.plan import PlanScreen
from assistant.ui.screens.sending import SendingScreen
from assistant.ui.screens.suggesting import SuggestingScreen
from assistant.ui.widgets.plan_row import PlanRow
from tests.suggesting.people import gives
from tests.suggesting.servers import cut_off, silent, silent_after

from .helpers import (
    box,
    one_text,
    people_of,
    running,
    said_in,
    screen_text,
    type_words,
    wait_for,
    wait_to_see,
    wait_until,
)
from .suggesting import BUS, INVENTED, PLAINER, Table, Tables, plainer


@asynccontextmanager
async def planning(
    table: Table, person: str = "", size: tuple[int, int] = (80, 40)
) -> AsyncIterator[tuple[Pilot[None], PlanScreen]]:
    """The plan, standing on what Jay said about buses."""
    first = lambda: PlanScreen(table.record, person or table.jay)  # noqa: E731
    async with running(table.workspace, first, size) as pilot:
        page = await wait_for(pilot, PlanScreen)
        await wait_until(pilot, lambda: page.chosen, "the draft")
        row_with(page, BUS).focus()
        await wait_until(pilot, lambda: page.chosen is row_with(page, BUS), "the line")
        yield pilot, page


def row_with(page: PlanScreen, words: str) -> PlanRow:
    """The row of the Line with these words."""
    rows = page.query(PlanRow)
    return next(one for one in rows if one.item.line and words in one.item.line.text)


async def ask_plainer(pilot: Pilot[None]) -> None:
    """Ask for plain words."""
    await pilot.press("p")
    await wait_for(pilot, PickScreen)
    await pilot.press("1")


async def test_without_a_model_there_is_no_key_and_no_word_of_one(workspace: Workspace) -> None:
    record, jay, _ = people_of(workspace)
    async with running(workspace, lambda: PlanScreen(record, jay), (80, 40)) as pilot:
        page = await wait_for(pilot, PlanScreen)
        await pilot.press("p", "s")
        await pilot.pause()
        assert pilot.app.screen is page
        assert "Plainer" not in screen_text(pilot)
        assert "in short" not in screen_text(pilot)


async def test_plainer_words_stand_beside_their_source_and_are_accepted_by_a_key(
    tables: Tables,
) -> None:
    with tables(plainer()) as table:
        async with planning(table) as (pilot, page):
            await ask_plainer(pilot)
            await wait_for(pilot, OfferWordsScreen)
            text = one_text(pilot)
            assert f"A language model suggested this (m): {PLAINER}" in text
            assert f"“{BUS}” Jay, asked:" in text
            assert "It read 320 and wrote 80" in text
            assert table.decided == []
            await pilot.press("a")
            await wait_to_see(pilot, "accepted by Jay")
            ((kind, kept),) = table.decided
            assert (kind, kept.words, kept.edited) == ("suggestion_accepted", PLAINER, False)
            assert "suggested by the language model m, accepted by Jay" in one_text(pilot)
            assert "In the plan now" in one_text(pilot)
            row_with(page, PLAINER).focus()
            await pilot.press("x")
            await wait_to_see(pilot, "crossed out")


async def test_words_are_changed_before_they_are_accepted(tables: Tables) -> None:
    with tables(plainer()) as table:
        async with planning(table) as (pilot, _):
            await ask_plainer(pilot)
            page = await wait_for(pilot, OfferWordsScreen)
            await pilot.press("e")
            await type_words(pilot, " A lot.")
            assert box(page).text == f"{PLAINER} A lot."
            await pilot.press("escape")
            await wait_for(pilot, PickScreen)
            await pilot.press("3")
            await wait_for(pilot, OfferWordsScreen)
            await pilot.press("enter")
            await wait_for(pilot, PlanScreen)
            ((_, kept),) = table.decided
            assert (kept.words, kept.edited) == (f"{PLAINER} A lot.", True)


async def test_what_is_refused_or_left_puts_no_words_anywhere(tables: Tables) -> None:
    with tables(plainer()) as table:
        async with planning(table) as (pilot, _):
            for key, told in (("escape", "Nothing was written."), ("r", "Refused.")):
                await ask_plainer(pilot)
                await wait_for(pilot, OfferWordsScreen)
                await pilot.press(key)
                await wait_for(pilot, PlanScreen)
                assert told in screen_text(pilot)
        assert [kind for kind, _ in table.decided] == ["suggestion_refused"]
        assert PLAINER not in str(said_in(table.workspace, table.record))


async def test_an_invention_is_not_offered_and_is_shown_on_request_as_dropped(
    tables: Tables,
) -> None:
    with tables(plainer(INVENTED)) as table:
        async with planning(table) as (pilot, _):
            await ask_plainer(pilot)
            await wait_for(pilot, OfferWordsScreen)
            assert "suggested nothing that can be used" in one_text(pilot)
            assert INVENTED not in one_text(pilot)
            assert "1 thing that the model wrote was dropped" in one_text(pilot)
            await pilot.press("a", "e", "r")
            assert isinstance(pilot.app.screen, OfferWordsScreen)
            await pilot.press("w")
            page = await wait_for(pilot, MessageScreen)
            assert f"Dropped. Do not use it: “{INVENTED}”" in page.text
        assert table.decided == []


async def test_escape_stops_a_silent_model_at_once(tables: Tables) -> None:
    half = silent_after('{"lines": [{"text": "Full buses ma')
    with tables(half) as table:
        async with planning(table) as (pilot, page):
            await ask_plainer(pilot)
            await wait_for(pilot, SuggestingScreen)
            await wait_to_see(pilot, "It has written 3 words.")
            assert "Full buses" not in screen_text(pilot)
            assert "Esc stops it at once" in one_text(pilot)
            await pilot.press("escape")
            assert await wait_for(pilot, PlanScreen) is page
            await wait_to_see(pilot, "stopped by you")
        assert table.server.left.wait(10)
        assert table.decided == []


async def test_a_server_that_is_killed_in_the_middle_leaves_the_plan_as_it_was(
    tables: Tables,
) -> None:
    with tables(cut_off) as table:
        async with planning(table) as (pilot, _):
            await ask_plainer(pilot)
            await wait_until(pilot, lambda: "! The language model at" in one_text(pilot), "why")
            text = one_text(pilot)
            assert "Nothing that was saved is lost." in text
            assert "You can go on without it" in text
            assert BUS in text


async def test_what_goes_to_another_machine_is_seen_first_and_no_sends_nothing(
    tables: Tables,
) -> None:
    with tables(plainer(), away=True) as table:
        table.says(table.jay, "workplace", "Near Kerry and the shop, call 01632 960123")
        async with planning(table, size=(80, 24)) as (pilot, page):
            for keys in (["enter"], ["escape"]):
                await ask_plainer(pilot)
                await wait_for(pilot, SendingScreen)
                assert "127.0.0.1" in screen_text(pilot)
                assert "exactly what would be sent" in screen_text(pilot)
                await pilot.press(*keys)
                assert await wait_for(pilot, PlanScreen) is page
                await wait_to_see(pilot, "Nothing was sent")
        assert table.server.bodies == []


async def test_yes_sends_what_stood_there_without_names(tables: Tables) -> None:
    given = {"agree": [{"text": "Jay and Kerry both speak of full buses.", "sources": ["s1"]}]}
    with tables(gives({**given, "differ": []}), away=True) as table:
        async with planning(table, size=(120, 40)) as (pilot, _):
            await pilot.press("s")
            await wait_for(pilot, PickScreen)
            await pilot.press("1")
            page = await wait_for(pilot, SendingScreen)
            assert ": 2" in one_text(pilot)
            await pilot.press("l")
            await wait_to_see(pilot, "Easier to read")
            await pilot.press("down", "enter")
            await wait_for(pilot, OfferWordsScreen)
            assert table.server.bodies == [page._outgoing.body]
            assert b"Kerry" not in table.server.bodies[0]


async def test_several_views_are_put_in_short_beside_all_of_them(tables: Tables) -> None:
    words = "Jay and Kerry both speak of full buses."
    reply = {"agree": [{"text": words, "sources": ["s1", "s2"]}], "differ": []}
    with tables(gives(reply)) as table:
        async with planning(table, size=(120, 40)) as (pilot, _):
            await pilot.press("s")
            await wait_for(pilot, PickScreen)
            await pilot.press("1")
            await wait_for(pilot, OfferWordsScreen)
            assert BUS in one_text(pilot)
            assert "I drive him on Mondays." in one_text(pilot)
            await pilot.press("a")
            await wait_for(pilot, PlanScreen)
            ((_, kept),) = table.decided
            assert (kept.about, kept.words, len(kept.sources)) == ("travel", words, 2)


async def test_a_line_that_no_model_may_see_is_sent_to_none(tables: Tables) -> None:
    with tables(plainer()) as table:
        table.says(table.jay, "bad_day", "I hide at lunch", private=True)
        async with planning(table) as (pilot, page):
            row_with(page, "I hide").focus()
            await ask_plainer(pilot)
            await wait_to_see(pilot, "may not see this answer")
        assert table.server.bodies == []


async def test_harm_told_in_changed_words_opens_the_calm_page(tables: Tables) -> None:
    with tables(plainer()) as table:
        async with planning(table) as (pilot, _):
            await ask_plainer(pilot)
            await wait_for(pilot, OfferWordsScreen)
            await pilot.press("e")
            await type_words(pilot, " He hits me at home.")
            await pilot.press("enter")
            await wait_for(pilot, CareScreen)
            assert "hits me" not in screen_text(pilot)
        assert "hits" not in str(said_in(table.workspace, table.record))


async def test_stopping_while_it_gets_ready_sends_nothing(tables: Tables) -> None:
    with tables(silent) as table:
        async with planning(table) as (pilot, page):
            await pilot.press("p")
            await wait_for(pilot, PickScreen)
            await pilot.press("1", "escape")
            assert await wait_for(pilot, PlanScreen) is page
            await wait_to_see(pilot, "stopped by you")
