from __future__ import annotations

from textual.widgets import Input

from assistant.conversation.workspace import Workspace
from assistant.ui.screens.ask import AskScreen
from assistant.ui.screens.care import CareScreen
from assistant.ui.screens.pick import PickScreen

from .helpers import running, screen_text, type_words, wait_for, wait_to_see, wait_until


async def test_the_empty_page_gives_two_examples(workspace: Workspace) -> None:
    async with running(workspace, AskScreen) as pilot:
        await wait_for(pilot, AskScreen)
        text = screen_text(pilot)
        assert "How many targets should an IEP have?" in text
        assert "What is the difference between an outcome and provision?" in text


async def test_an_answer_says_nation_year_and_standing_in_words(guided: Workspace) -> None:
    async with running(guided, AskScreen, (80, 40)) as pilot:
        await wait_for(pilot, AskScreen)
        await pilot.press("f2")
        await wait_for(pilot, PickScreen)
        await pilot.press("1")
        await wait_to_see(pilot, "For: England.")
        await type_words(pilot, "how many targets should an IEP have")
        await pilot.press("enter")
        await wait_to_see(pilot, "(England · 2009 · historic: no longer in force)")
        assert "Take care:" in screen_text(pilot)
        assert "three or four" in screen_text(pilot)


async def test_what_nothing_covers_is_said_with_who_to_ask(guided: Workspace) -> None:
    async with running(guided, lambda: AskScreen("scotland"), (80, 40)) as pilot:
        await wait_for(pilot, AskScreen)
        await type_words(pilot, "what is the capital of france")
        await pilot.press("enter")
        await wait_to_see(pilot, "Scotland: Enquire.")
        text = screen_text(pilot)
        assert "For: Scotland" in text
        assert not any(other in text for other in ("SNAP Cymru", "SENAC", "France is"))


async def test_harm_told_here_opens_the_calm_page_and_leaves_no_words(guided: Workspace) -> None:
    async with running(guided, AskScreen) as pilot:
        screen = await wait_for(pilot, AskScreen)
        await type_words(pilot, "he hits me at home")
        await pilot.press("enter")
        await wait_for(pilot, CareScreen)
        assert "999" in screen_text(pilot)
        assert "hits me" not in screen_text(pilot)
        await pilot.press("enter")
        await wait_for(pilot, AskScreen)
        assert screen.query_one(Input).value == ""
        assert "hits me" not in screen_text(pilot)


async def test_a_question_from_an_interview_was_screened_there_and_the_next_is_screened_here(
    guided: Workspace,
) -> None:
    from_interview = "what is an outcome when he hits me at home"
    async with running(guided, lambda: AskScreen("england", from_interview)) as pilot:
        screen = await wait_for(pilot, AskScreen)
        await wait_until(pilot, lambda: "Looking it up" not in screen_text(pilot), "an answer")
        assert isinstance(pilot.app.screen, AskScreen)
        screen.query_one(Input).value = "he hits me at home"
        await pilot.press("enter")
        await wait_for(pilot, CareScreen)
        assert "hits me" not in screen_text(pilot)


async def test_without_guidance_it_says_what_to_do(workspace: Workspace) -> None:
    async with running(workspace, lambda: AskScreen(None, "what is an EHCP")) as pilot:
        await wait_for(pilot, AskScreen)
        await wait_to_see(pilot, "not prepared")
        text = " ".join(screen_text(pilot).split())
        assert "ownwords knowledge build" in text
        assert "Looking it up" not in text
