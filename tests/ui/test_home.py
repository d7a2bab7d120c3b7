from __future__ import annotations

import threading
from pathlib import Path

from textual.widgets import Input, OptionList

from assistant.conversation.workspace import Workspace
from assistant.settings import Settings
from assistant.ui.app import OwnwordsApp
from assistant.ui.screens.ask import AskScreen
from assistant.ui.screens.conversation import ConversationScreen
from assistant.ui.screens.home import HomeScreen
from assistant.ui.screens.new_record import NewRecordScreen
from assistant.ui.screens.people import PeopleScreen
from assistant.ui.screens.pick import PickScreen
from assistant.ui.themes import DARK, LIGHT

from .helpers import people_of, running, screen_text, type_words, wait_for, wait_to_see


async def test_empty_home_says_what_to_do_next(workspace: Workspace) -> None:
    async with running(workspace) as pilot:
        await wait_to_see(pilot, "There is no plan here yet.")
        text = screen_text(pilot)
        assert "Start a plan" in text
        assert "Watch a sample" in text
        assert "Ask a question" in text


async def test_home_lists_records_with_nation_and_people(workspace: Workspace) -> None:
    people_of(workspace)
    async with running(workspace) as pilot:
        await wait_to_see(pilot, "Jay · England · 0 answers")
        assert "With: Jay, Dee" in screen_text(pilot)


async def test_a_plan_is_started_by_keyboard_alone(workspace: Workspace) -> None:
    async with running(workspace) as pilot:
        await wait_to_see(pilot, "There is no plan here yet.")
        await pilot.press("n")
        await wait_for(pilot, NewRecordScreen)
        await type_words(pilot, "Tomek")
        await pilot.press("tab", "up", "up", "tab")  # from "I don't know yet" up to Wales
        await type_words(pilot, "15")
        await pilot.press("enter")
        await wait_for(pilot, PeopleScreen)
        await pilot.press("enter")
        await wait_for(pilot, ConversationScreen)
        await wait_to_see(pilot, "Tomek is speaking (young person)")
    (row,) = workspace.records()
    view = workspace.view(row.id)
    assert (view.name, view.nation, view.age, view.year_group) == ("Tomek", "wales", 15, None)


async def test_a_form_without_a_name_says_so_and_starts_nothing(workspace: Workspace) -> None:
    async with running(workspace) as pilot:
        await wait_to_see(pilot, "There is no plan here yet.")
        await pilot.press("n")
        screen = await wait_for(pilot, NewRecordScreen)
        screen.query_one("#age", Input).value = "99"
        await pilot.press("ctrl+s")
        await wait_to_see(pilot, "Please type a name.")
        assert "The age is a number" in screen_text(pilot)
    assert workspace.records() == []


async def test_a_folder_that_cannot_be_used_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    broken = Settings(data_dir=tmp_path / "data", cache_dir=tmp_path / "no-cache")
    app = OwnwordsApp(lambda: Workspace(broken), prepare=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_to_see(pilot, "no way into the folder")
        assert "Press R to try again." in screen_text(pilot)
        (tmp_path / "data").unlink()
        await pilot.press("r")
        await wait_to_see(pilot, "There is no plan here yet.")


async def test_a_click_on_the_key_bar_does_what_the_key_does(workspace: Workspace) -> None:
    async with running(workspace) as pilot:
        await wait_to_see(pilot, "There is no plan here yet.")
        column = screen_text(pilot).splitlines()[-1].index("New plan")
        await pilot.click(offset=(column, 23))
        await wait_for(pilot, NewRecordScreen)
        assert "What is the young person's first name" in screen_text(pilot)


async def test_light_and_dark_by_key(workspace: Workspace) -> None:
    async with running(workspace) as pilot:
        assert pilot.app.theme == DARK.name
        await pilot.press("f10")
        assert pilot.app.theme == LIGHT.name


async def test_names_with_escapes_and_markup_are_shown_as_letters(workspace: Workspace) -> None:
    workspace.new_record("[red]Jay\x1b[2J[/red]", None)
    async with running(workspace) as pilot:
        await wait_to_see(pilot, "[red]Jay␛[2J[/red] · nation not known yet")
        assert "\x1b" not in screen_text(pilot)


async def test_a_record_is_opened_with_the_mouse(workspace: Workspace) -> None:
    people_of(workspace)
    async with running(workspace) as pilot:
        await wait_to_see(pilot, "Jay · England")
        await pilot.click(OptionList, offset=(4, 0))
        await wait_for(pilot, PeopleScreen)
        text = screen_text(pilot)
        assert "Jay, young person" in text
        assert "Dee, parent or carer" in text


async def test_a_key_pressed_before_the_plans_are_open_is_done_when_they_are(
    workspace: Workspace,
) -> None:
    opened = threading.Event()

    def opening() -> Workspace:
        opened.wait(30)
        return workspace

    for key, page in (("n", NewRecordScreen), ("s", PickScreen), ("a", AskScreen)):
        opened.clear()
        async with OwnwordsApp(opening, prepare=False).run_test(size=(80, 24)) as pilot:
            await pilot.press(key)
            await wait_to_see(pilot, "One moment.")
            opened.set()
            await wait_for(pilot, page)
            await pilot.press("escape")
            await wait_for(pilot, HomeScreen)
            await wait_to_see(pilot, "There is no plan here yet.")
            assert "One moment." not in screen_text(pilot)
