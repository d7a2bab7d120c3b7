"""A language model in the interview and beside the guidance: it adds, and nothing waits for it."""

from __future__ import annotations

from functools import partial

from textual.widgets import Input

from assistant.conversation.workspace import Workspace
from assistant.record.suggestions import Task
from assistant.ui.screens.ask import AskScreen
from assistant.ui.screens.care import CareScreen
from assistant.ui.screens.conversation import ConversationScreen
from assistant.ui.screens.message import MessageScreen
from assistant.ui.screens.pick import PickScreen
from assistant.ui.screens.suggesting import SuggestingScreen
from assistant.ui.widgets.choice_box import ChoiceBox
from tests.suggesting.people import gives
from tests.suggesting.servers import answers, silent

from .helpers import (
    answer,
    conversing,
    one_text,
    people_of,
    running,
    screen_text,
    transcript,
    type_words,
    wait_for,
    wait_to_see,
    wait_until,
)
from .suggesting import Tables

QUESTION = "What is it like when the bus is full?"
TARGETS = "In 2009 in England an IEP was meant to have up to three or four targets."
ASKED = "how many targets should an IEP have"


def _is_told(page: ConversationScreen, words: str) -> bool:
    return words in transcript(page)


def asks(*questions: str) -> object:
    """What a model gives that asks these."""
    return {"questions": [{"question": one, "sources": ["s1"]} for one in questions]}


async def test_a_suggested_question_is_asked_only_when_the_person_takes_it(tables: Tables) -> None:
    with tables(gives(asks(QUESTION))) as table:
        async with conversing(table.workspace, table.record, table.jay) as (pilot, page):
            await answer(pilot, "/suggest")
            await wait_until(pilot, lambda: page.choice is not None, "the choice")
            assert QUESTION in one_text(pilot)
            await pilot.press("enter")  # who only presses Enter takes no words of a model
            await wait_until(pilot, lambda: page.choice is None, "the next question")
            assert page.asked is not None
            assert page.asked.text != QUESTION
            await answer(pilot, "/suggest")
            await wait_until(pilot, lambda: page.choice is not None, "the choice")
            await pilot.press("1")
            await wait_until(pilot, lambda: page.asked.text == QUESTION, "the question")  # type: ignore[union-attr]
            await answer(pilot, "It is too loud.")
            await wait_until(pilot, lambda: "It is too loud." in transcript(page), "the answer")
        assert [kind for kind, _ in table.decided] == ["suggestion_refused", "suggestion_accepted"]
        assert all(one.task is Task.FOLLOW_UP for _, one in table.decided)
        kept = table.workspace.view(table.record).answers_of(table.jay, "travel")
        assert [(one.words, one.asked) for one in kept][-1] == ("It is too loud.", QUESTION)


async def test_what_no_model_gives_is_said_and_the_question_stays_open(tables: Tables) -> None:
    with tables(gives(asks()), answers(500)) as table:
        async with conversing(table.workspace, table.record, table.jay) as (pilot, page):
            open_now = page.asked
            for told in ("suggested nothing that can be used", "is not well"):
                await pilot.press("f2")
                await wait_for(pilot, PickScreen)
                await wait_to_see(pilot, "A language model suggests one more question")
                picked = pilot.app.screen.query_one(ChoiceBox)
                picked.highlighted = [key for key, _ in picked.choices].index("suggest")
                await pilot.press("enter")
                await wait_until(pilot, partial(_is_told, page, told), told)
                assert page.asked == open_now
        assert table.decided == []


async def test_the_interview_goes_on_when_a_silent_model_is_stopped(tables: Tables) -> None:
    with tables(silent) as table:
        async with conversing(table.workspace, table.record, table.jay) as (pilot, page):
            await answer(pilot, "/suggest")
            await wait_for(pilot, SuggestingScreen)
            await wait_to_see(pilot, "Seconds:")
            await pilot.press("escape")
            await wait_until(pilot, lambda: "stopped by you" in transcript(page), "the stop")
            await answer(pilot, "toast first")
            assert "toast first" in transcript(page)


async def test_without_a_model_the_list_of_ways_has_none(workspace: Workspace) -> None:
    record, jay, _ = people_of(workspace)
    async with conversing(workspace, record, jay) as (pilot, _):
        await pilot.press("f2")
        await wait_for(pilot, PickScreen)
        assert "language model" not in screen_text(pilot)


async def test_guidance_is_put_in_short_beside_its_passages(guided_tables: Tables) -> None:
    reply = {"sentences": [{"text": TARGETS, "sources": ["s1"]}]}
    with guided_tables(gives(reply)) as table:
        async with running(table.workspace, lambda: AskScreen("england"), (80, 40)) as pilot:
            await wait_for(pilot, AskScreen)
            assert "Put it in short" not in screen_text(pilot)
            await type_words(pilot, ASKED)
            await pilot.press("enter")
            await wait_to_see(pilot, "F4 Put it in short")
            await pilot.press("f4")
            page = await wait_for(pilot, MessageScreen)
            assert TARGETS in page.text
            assert "It stands on: [1]." in page.text
            assert "Take care: “Individual Education Plans (IEPs) in England, 2009” is" in page.text
            assert "historic: no longer in force" in page.text
            assert "It can be wrong." in page.text


async def test_what_nothing_covers_and_what_tells_of_harm_go_to_no_model(
    guided_tables: Tables,
) -> None:
    with guided_tables(silent) as table:
        async with running(table.workspace, lambda: AskScreen("scotland"), (80, 40)) as pilot:
            page = await wait_for(pilot, AskScreen)
            await type_words(pilot, "what is the capital of france")
            await pilot.press("enter")
            await wait_to_see(pilot, "Scotland: Enquire.")
            await pilot.press("f4")
            page.query_one(Input).value = "he hits me at home"
            await pilot.press("enter")
            await wait_for(pilot, CareScreen)
            await pilot.press("f4", "enter")
            await wait_for(pilot, AskScreen)
            assert "Put it in short" not in screen_text(pilot)
        assert table.server.bodies == []
