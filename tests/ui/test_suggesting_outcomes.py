"""Outcomes that a language model suggests: each is written in the form by a person, or refused."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot
from textual.widgets import Input

from assistant.conversation.workspace import Workspace
from assistant.ui.screens.offer_outcome import OfferOutcomeScreen
from assistant.ui.screens.outcome import OutcomeScreen
from assistant.ui.screens.outcomes import OutcomesScreen
from assistant.ui.screens.pick import PickScreen
from assistant.ui.widgets.answer_box import AnswerBox
from assistant.ui.widgets.outcome_fields import OutcomeFields
from assistant.ui.widgets.words_beside import WordsBeside
from tests.suggesting.people import gives

from .aiming import Aiming
from .helpers import one_text, running, screen_text, type_words, wait_for, wait_to_see, wait_until
from .suggesting import Table, Tables, outcome

OTHER = "Jay gets on when the bus is full"


@asynccontextmanager
async def suggested(
    table: Table, size: tuple[int, int] = (80, 40)
) -> AsyncIterator[tuple[Pilot[None], OfferOutcomeScreen]]:
    """What was suggested to Mr Ali, who asked for it on the list."""
    first = lambda: OutcomesScreen(table.record, table.sir)  # noqa: E731
    async with running(table.workspace, first, size) as pilot:
        await wait_for(pilot, OutcomesScreen)
        await pilot.press("s")
        yield pilot, await wait_for(pilot, OfferOutcomeScreen)


async def test_without_a_model_nothing_is_offered(workspace: Workspace) -> None:
    table = Aiming.laid(workspace)
    first = lambda: OutcomesScreen(table.record, table.tutor)  # noqa: E731
    async with running(workspace, first) as pilot:
        await wait_for(pilot, OutcomesScreen)
        await pilot.press("s")
        await pilot.pause()
        assert isinstance(pilot.app.screen, OutcomesScreen)
        assert "Suggest" not in screen_text(pilot)


async def test_the_form_begins_with_what_was_suggested_and_a_person_writes_the_rest(
    tables: Tables,
) -> None:
    with tables(gives({"outcomes": [outcome()]})) as table:
        async with suggested(table) as (pilot, _):
            text = one_text(pilot)
            assert "Jay changes two tyres" in text
            assert "Step: Change a tyre with one prompt" in text
            assert "are for you to write in the form" in text
            await pilot.press("a")
            assert table.decided == []
            await pilot.press("e")
            form = await wait_for(pilot, OutcomeScreen)
            await wait_until(pilot, lambda: "no date" in screen_text(pilot), "the check")
            fields = form.query_one(OutcomeFields)
            assert fields.box("text").text == "Jay changes two tyres"
            assert form.query(Input).first().value == "Change a tyre with one prompt"
            beside = form.query_one(WordsBeside)
            assert (beside.hope_words or "").startswith("I want to fix bikes")
            assert len(beside.needs) == 1
            assert not form.changed
            await type_words(pilot, " by July 2027")
            fields.query_one("#known_by", AnswerBox).fill("Mr Ali counts")
            await pilot.press("ctrl+s")
            await wait_for(pilot, OutcomesScreen)
            await wait_to_see(pilot, "suggested by the language model m")
        (now,) = table.workspace.view(table.record).outcomes
        assert now.written.text == "Jay changes two tyres by July 2027"
        assert now.written.known_by == "Mr Ali counts"
        assert now.proposed_by == table.sir
        ((kind, kept),) = table.decided
        assert (kind, kept.about, kept.edited) == ("suggestion_accepted", now.id, True)


async def test_each_of_several_is_decided_about_and_undo_takes_the_last_back(
    tables: Tables,
) -> None:
    several = [outcome(), outcome(outcome=OTHER, sources=["s3"], steps=[], aspiration="")]
    with tables(gives({"outcomes": several})) as table:
        async with suggested(table) as (pilot, page):
            assert len(page.found.offered) == 2
            assert "1 of 2" in screen_text(pilot)
            await pilot.press("r")
            await wait_to_see(pilot, "2 of 2")
            await pilot.press("e")
            form = await wait_for(pilot, OutcomeScreen)
            await wait_until(pilot, lambda: form.query_one(OutcomeFields).typed[0], "the words")
            await pilot.press("escape")
            await wait_for(pilot, OfferOutcomeScreen)
            await pilot.press("e")
            form = await wait_for(pilot, OutcomeScreen)
            await wait_until(pilot, lambda: form.query_one(OutcomeFields).typed[0], "the words")
            await pilot.press("ctrl+s")
            await wait_for(pilot, OutcomesScreen)
            assert [kind for kind, _ in table.decided] == [
                "suggestion_refused",
                "suggestion_accepted",
            ]
            await pilot.press("u")
            await wait_to_see(pilot, "It is as it was before")
            assert table.workspace.view(table.record).outcomes == ()


async def test_the_keys_are_those_that_this_person_may_use(workspace: Workspace) -> None:
    table = Aiming.laid(workspace)
    first = lambda: OutcomesScreen(table.record, table.kerry)  # noqa: E731
    async with running(workspace, first) as pilot:
        page = await wait_for(pilot, OutcomesScreen)
        assert screen_text(pilot).splitlines()[-1].split("  ")[0] == "N New F1 Help Esc Back"
        table.proposed()
        page.list_outcomes()
        await pilot.pause()
        last = screen_text(pilot).splitlines()[-1]
        assert "O I would change" in last
        assert "E Edit" not in last
        assert "T Take back" not in last
        await pilot.press("t")
        await pilot.pause()
        assert not isinstance(pilot.app.screen, PickScreen)
        assert "Mr Adeyemi" in one_text(pilot)
