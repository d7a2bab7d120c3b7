from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from assistant.conversation.workspace import Workspace
from assistant.record.entries import Audience
from assistant.record.outcomes import OutcomeWritten, Part, Provision, Term
from assistant.ui.screens.care import CareScreen
from assistant.ui.screens.home import HomeScreen
from assistant.ui.screens.outcome import OutcomeScreen
from assistant.ui.screens.outcomes import OutcomesScreen
from assistant.ui.screens.pick import PickScreen
from assistant.ui.widgets.answer_box import AnswerBox
from assistant.ui.widgets.day_field import DayField
from assistant.ui.widgets.findings import Findings
from assistant.ui.widgets.outcome_fields import OutcomeFields
from assistant.ui.widgets.part_rows import PartRow
from assistant.ui.widgets.words_beside import WordsBeside

from .aiming import TEXT, Aiming
from .helpers import (
    fill_the_disk,
    make_room,
    running,
    said_in,
    screen_text,
    type_words,
    wait_for,
    wait_to_see,
    wait_until,
)

REVIEW = "Write a day as 31 March 2027"


@asynccontextmanager
async def writing(
    table: Aiming, key: str = "n", person: str = "", size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[Pilot[None], OutcomeScreen]]:
    """The form, opened from the list by a key."""
    first = lambda: OutcomesScreen(table.record, person or table.tutor)  # noqa: E731
    async with running(table.workspace, first, size) as pilot:
        await wait_for(pilot, OutcomesScreen)
        await pilot.press(key)
        form = await wait_for(pilot, OutcomeScreen)
        await wait_until(pilot, lambda: form.query(Findings), "the fields")
        await pilot.pause()
        yield pilot, form


def found(form: OutcomeScreen) -> str:
    """What the check says."""
    return str(form.query_one(Findings).content)


def read_beside(form: OutcomeScreen) -> str:
    """What stands beside the review date."""
    return str(form.query_one(".beside-field").content)  # type: ignore[attr-defined]


async def test_an_outcome_is_written_by_keyboard_alone(workspace: Workspace) -> None:
    table = Aiming.laid(workspace)
    async with writing(table) as (pilot, _):
        assert f"Jay · {workspace.labels()['dream_job']}" in screen_text(pilot)
        await type_words(pilot, TEXT)
        await pilot.press("f2", "enter", "down", "down", "space", "f2")
        await pilot.press("enter", "enter", "down", "enter")  # the first area in the list
        await wait_for(pilot, OutcomeScreen)
        await pilot.press("tab", "down", "enter")  # weeks, or a term
        for words in ("Watch it", "Jay", "31 January 2099"):
            await type_words(pilot, words)
            await pilot.press("tab")
        await pilot.press("tab", "tab", "tab")  # past the empty row
        for words in ("A lesson", "alone", "Mr A", "45 minutes", "weekly", "July 2099"):
            await type_words(pilot, words)
            await pilot.press("tab")
        await pilot.press(*["tab"] * 6)
        for words in ("he counts", "four times", "the shed"):
            await type_words(pilot, words)
            await pilot.press("enter")
        await type_words(pilot, "1/7/2099")
        await pilot.press("ctrl+s")
        await wait_to_see(pilot, "The outcome is written.")
    (now,) = table.outcomes
    assert now.proposed_by == table.tutor
    assert now.written == OutcomeWritten(
        text=TEXT,
        aspiration=table.answer(table.jay, "dream_job"),
        needs=(table.answer(table.tutor, "skills"),),
        area="employment",
        term=Term.SHORT,
        steps=(Part(what="Watch it", who="Jay", by="2099-01-31"),),
        provision=(
            Provision(
                what="A lesson",
                how="alone",
                who="Mr A",
                how_much="45 minutes",
                how_often="weekly",
                until="July 2099",
            ),
        ),
        known_by="he counts",
        no_longer="four times",
        home="the shed",
        review_on="2099-07-01",
    )


async def test_the_check_waits_until_there_are_words_to_tell_of(workspace: Workspace) -> None:
    table = Aiming.laid(workspace)
    async with writing(table) as (pilot, form):
        box = form.query_one("#text", AnswerBox)
        box.fill("Jay has regular support")
        await wait_until(pilot, lambda: "'regular'" in found(form), "a finding")
        box.fill("B")
        await wait_until(pilot, lambda: found(form) == "", "nothing can be told of a letter")
        assert not form.query_one(Findings).has_class("to-mend")
        box.fill("Bydd Sam yn darllen deg gair erbyn Gorffennaf 2097.")
        await wait_until(pilot, lambda: "reads English only" in found(form), "enough to tell")


async def test_the_check_speaks_under_the_text_while_it_is_typed(workspace: Workspace) -> None:
    table = Aiming.laid(workspace)
    async with writing(table) as (pilot, form):
        await type_words(pilot, "Jay will have regular support")
        await wait_until(pilot, lambda: "'regular'" in found(form), "a finding")
        assert form.focused is form.query_one("#text")
        assert "You can save the outcome as it is." in found(form)
        form.query_one("#text", AnswerBox).fill(TEXT)
        await wait_until(pilot, lambda: "finds nothing to mend" in found(form), "nothing found")
        form.query_one("#text", AnswerBox).fill("By July 2027 Jay will cook pasta alone twice.")
        await pilot.press("f2", "enter")
        await wait_until(pilot, lambda: "hope" in found(form), "relevant: the hope is of bikes")
        form.query_one("#text", AnswerBox).empty()
        await wait_until(pilot, lambda: found(form) == "", "nothing left to check")


async def test_what_is_not_changed_stays_as_it_was(workspace: Workspace) -> None:
    table = Aiming.laid(workspace)
    table.proposed(area="an_area_of_long_ago")
    before = table.outcomes[0]
    async with writing(table, "e") as (pilot, form):
        assert not form.changed
        form.query_one("#text", AnswerBox).focus()
        await type_words(pilot, "!")
        await pilot.press("ctrl+s")
        await wait_to_see(pilot, "The new words are there.")
        now = table.outcomes[0]
        assert now.written == OutcomeWritten(
            **{
                **vars(before.written),
                "text": f"{TEXT}!",
                "outcome": before.id,
                "replaces": before.version,
            }
        )
        await pilot.press("u")
        await wait_to_see(pilot, "It is as it was before.")
        assert table.outcomes[0].written.text == TEXT


async def test_looking_and_leaving_asks_nothing_and_writes_nothing(workspace: Workspace) -> None:
    table = Aiming.laid(workspace)
    table.proposed()
    before = said_in(workspace, table.record)
    async with writing(table, "e") as (pilot, _):
        await pilot.press("escape")
        await wait_for(pilot, OutcomesScreen)
    assert said_in(workspace, table.record) == before


async def test_words_that_are_not_saved_are_asked_about(workspace: Workspace) -> None:
    table = Aiming.laid(workspace)
    async with writing(table) as (pilot, form):
        await type_words(pilot, "Jay")
        await pilot.press("ctrl+q")  # it stays open
        await pilot.press("escape")
        await wait_for(pilot, PickScreen)
        await pilot.press("3")
        await wait_for(pilot, OutcomeScreen)
        assert form.query_one("#text", AnswerBox).text == "Jay"
        await pilot.press("escape", "2")
        await wait_for(pilot, OutcomesScreen)
        assert table.outcomes == []


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1 July 2099", "2099-07-01"),
        ("1/7/2099", "2099-07-01"),
        ("July 2099", "2099-07-31"),
        ("2099-07-01", "2099-07-01"),
    ],
)
async def test_a_review_date_is_read_in_several_ways(
    workspace: Workspace, typed: str, read: str
) -> None:
    table = Aiming.laid(workspace)
    async with writing(table) as (pilot, form):
        form.query_one(DayField).query_one(Input).value = typed
        await wait_until(pilot, lambda: form.query_one(DayField).day == read, read)
        assert "July 2099" in read_beside(form)


async def test_a_date_that_is_none_is_told_beside_the_field_and_nothing_is_lost(
    workspace: Workspace,
) -> None:
    table = Aiming.laid(workspace)
    async with writing(table) as (pilot, form):
        await type_words(pilot, TEXT)
        form.query_one(DayField).query_one(Input).value = "30 February 2099"
        await wait_until(pilot, lambda: REVIEW in read_beside(form), "the error beside it")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert form.focused is form.query_one(DayField).query_one(Input)
        assert table.outcomes == []
        form.query_one(DayField).query_one(Input).value = "1 June 2020"
        await wait_until(pilot, lambda: "has passed" in read_beside(form), "the day has passed")
        form.query_one(DayField).query_one(Input).value = ""
        await pilot.press("ctrl+s")
        await wait_for(pilot, OutcomesScreen)
        assert table.outcomes[0].written.review_on == ""


async def test_what_is_missing_is_told_and_gone_to(workspace: Workspace) -> None:
    table = Aiming.laid(workspace)
    async with writing(table) as (pilot, form):
        await pilot.press("ctrl+s")
        await wait_to_see(pilot, "Write the outcome first")
        await type_words(pilot, TEXT)
        row = form.query(PartRow).first()
        row.query(Input).last().value = "May"
        await pilot.press("ctrl+s")
        await wait_to_see(pilot, "needs its first field")
        assert form.focused is row.query(Input).first()


async def test_harm_told_in_any_field_opens_the_calm_page(workspace: Workspace) -> None:
    table = Aiming.laid(workspace)
    async with writing(table, person=table.jay) as (pilot, form):
        await type_words(pilot, "I will go to my room")
        form.query_one("#home", AnswerBox).fill("he hits me at home")
        await pilot.press("ctrl+s")
        await wait_for(pilot, CareScreen)
        assert not any(isinstance(one, OutcomeScreen) for one in pilot.app.screen_stack)
        assert "hits me" not in screen_text(pilot)
        await pilot.press("enter")
        await wait_for(pilot, HomeScreen)
    assert table.outcomes == []
    assert not any("hits me" in entry for entry in said_in(workspace, table.record))


async def test_a_full_disk_keeps_all_that_was_typed(workspace: Workspace) -> None:
    table = Aiming.laid(workspace)
    words = "far too much for this disk " * 900
    async with writing(table) as (pilot, form):
        form.query_one("#text", AnswerBox).fill(words)
        fill_the_disk(workspace)
        await pilot.press("ctrl+s")
        await wait_to_see(pilot, "the disk is full")
        assert form.query_one("#text", AnswerBox).text == words
        make_room(workspace)
        await pilot.press("ctrl+s")
        await wait_for(pilot, OutcomesScreen)
        assert table.outcomes[0].written.text == words


async def test_words_for_an_outcome_that_was_taken_back_can_be_a_new_one(
    workspace: Workspace,
) -> None:
    table = Aiming.laid(workspace)
    outcome = table.proposed()
    async with writing(table, "e") as (pilot, form):
        table.aims(table.tutor).take_back(outcome)
        form.query_one("#text", AnswerBox).focus()
        await type_words(pilot, "!")
        await pilot.press("ctrl+s")
        await wait_for(pilot, PickScreen)
        await pilot.press("1")
        await wait_for(pilot, OutcomesScreen)
        (now,) = table.outcomes
        assert (now.id != outcome, now.written.text) == (True, f"{TEXT}!")


@pytest.mark.parametrize(("size", "beside"), [((80, 24), False), ((120, 40), True)])
async def test_the_halves_stand_side_by_side_where_there_is_room(
    workspace: Workspace, size: tuple[int, int], beside: bool
) -> None:
    table = Aiming.laid(workspace)
    async with writing(table, size=size) as (pilot, form):
        words, fields = form.query_one(WordsBeside).region, form.query_one(OutcomeFields).region
        assert (words.right <= fields.x) is beside
        assert (words.bottom <= fields.y) is not beside
        assert "not bricklaying. bikes" in screen_text(pilot)


async def test_a_young_person_without_words_can_write_all_the_same(workspace: Workspace) -> None:
    record = workspace.new_record("Mia", None, 9)
    mia = workspace.view(record).people[0].id
    workspace.tell_who_reads(record, mia)
    table = Aiming(workspace, record, mia, mia, mia)
    async with writing(table) as (pilot, _):
        await wait_to_see(pilot, "answer some questions first")
        await type_words(pilot, "I will read one page to Nan by May")
        await pilot.press("ctrl+s")
        await wait_for(pilot, OutcomesScreen)
    assert table.outcomes[0].at.date() >= date(2026, 1, 1)
    assert table.outcomes[0].written.text == "I will read one page to Nan by May"


async def test_a_private_hope_says_what_others_see_and_is_shared_when_asked(
    workspace: Workspace,
) -> None:
    table = Aiming.laid(workspace)
    hope = table.answer(table.jay, "dream_job")
    workspace.share(table.record, table.jay, [hope], Audience.ONLY_ME)
    async with writing(table, person=table.jay, size=(120, 40)) as (pilot, form):
        words = form.query_one(WordsBeside)
        assert "(only you can read this)" in str(words.get_option_at_index(0).prompt)
        await pilot.press("f2", "s")
        assert not isinstance(pilot.app.screen, PickScreen), "no hope was chosen to share"
        await pilot.press("enter")
        assert "they see that no hope is said yet" in str(words.get_option_at_index(0).prompt)
        await pilot.press("s")
        await wait_for(pilot, PickScreen)
        await pilot.press("enter")
        await wait_for(pilot, OutcomeScreen)
        assert "only you" not in str(words.get_option_at_index(0).prompt)
        assert words.hope == hope
    assert workspace.view(table.record).answers_of(table.jay)[0].audience is Audience.MY_PLAN


async def test_a_private_need_says_what_others_see_and_is_shared_when_asked(
    workspace: Workspace,
) -> None:
    table = Aiming.laid(workspace)
    hope = table.answer(table.jay, "dream_job")
    need = table.say(table.jay, "skills", "spokes, not letters")
    workspace.share(table.record, table.jay, [hope, need], Audience.ONLY_ME)
    async with writing(table, person=table.jay, size=(120, 40)) as (pilot, form):
        words = form.query_one(WordsBeside)
        await pilot.press("f2", "enter", "down", "space")
        assert (words.hope, words.needs) == (hope, (need,))
        row = str(words.get_option_at_index(1).prompt)
        assert "they see the outcome without them. S shares the words." in row
        await pilot.press("s")
        await wait_for(pilot, PickScreen)
        assert "“spokes, not letters”" in screen_text(pilot), "the row where one stands"
        await pilot.press("enter")
        await wait_for(pilot, OutcomeScreen)
        assert "without them" not in str(words.get_option_at_index(1).prompt)
    told = {one.id: one.audience for one in workspace.view(table.record).answers_of(table.jay)}
    assert told == {hope: Audience.ONLY_ME, need: Audience.MY_PLAN}
