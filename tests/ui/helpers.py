"""Ways to drive the real app and to read its screen. Nothing sleeps: everything waits on a condition."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from textual.events import Key
from textual.pilot import Pilot
from textual.screen import Screen

from assistant.conversation.workspace import Workspace
from assistant.record.entries import How, Voice
from assistant.ui.app import OwnwordsApp
from assistant.ui.screens.conversation import ConversationScreen
from assistant.ui.widgets.answer_box import AnswerBox
from assistant.ui.widgets.transcript import Transcript

_TRIES = 1_500

OneScreen = TypeVar("OneScreen", bound=Screen[Any])


async def wait_until(pilot: Pilot[Any], so: Callable[[], object], what: str) -> None:
    """Wait until ``so()`` is true; fail with ``what`` and the screen when it never is."""
    for _ in range(_TRIES):
        await pilot.pause(0.01)
        if so():
            return
    raise AssertionError(f"{what} did not come to be. The screen:\n{screen_text(pilot)}")


async def wait_for(pilot: Pilot[Any], kind: type[OneScreen]) -> OneScreen:
    """Wait until a screen of this kind stands on top."""
    await wait_until(pilot, lambda: isinstance(pilot.app.screen, kind), kind.__name__)
    screen = pilot.app.screen
    assert isinstance(screen, kind)
    await pilot.pause()
    return screen


def screen_text(pilot: Pilot[Any]) -> str:
    """Give every line of the screen as it is seen."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join(strip.text for strip in strips)


def one_text(pilot: Pilot[Any]) -> str:
    """Give the screen as one line of words, for texts that may go over several lines."""
    return " ".join(screen_text(pilot).split())


async def wait_to_see(pilot: Pilot[Any], text: str) -> None:
    """Wait until the text can be read on the screen."""
    await wait_until(pilot, lambda: text in screen_text(pilot), repr(text))


async def type_words(pilot: Pilot[Any], words: str) -> None:
    """Press a key for each letter, as fast as a terminal can send them."""
    names = {" ": "space", "\n": "ctrl+j"}
    driver = pilot.app._driver
    assert driver is not None
    for letter in words:
        driver.send_message(Key(names.get(letter, letter), None if letter == "\n" else letter))
    await pilot.pause(0)  # the app has given each key to what has the focus
    await pilot.pause(0)  # and that has taken each


async def answer(pilot: Pilot[Any], words: str) -> None:
    """Type words into the open question and press Enter."""
    await type_words(pilot, words)
    await pilot.press("enter")
    await pilot.pause()


@asynccontextmanager
async def running(
    workspace: Workspace,
    first: Callable[[], Screen[None]] | None = None,
    size: tuple[int, int] = (80, 24),
) -> AsyncIterator[Pilot[None]]:
    """Run the app with ``first`` over Home."""
    app = OwnwordsApp(lambda: workspace, prepare=False, first=first)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot


@asynccontextmanager
async def conversing(
    workspace: Workspace,
    record: str,
    person: str,
    *,
    typed_by: str | None = None,
    how: How = How.TYPED,
    size: tuple[int, int] = (80, 24),
) -> AsyncIterator[tuple[Pilot[None], ConversationScreen]]:
    """Run the app in the conversation of one person."""

    def first() -> ConversationScreen:
        return ConversationScreen(workspace.sitting(record, person, typed_by=typed_by), how)

    async with running(workspace, first, size) as pilot:
        screen = await wait_for(pilot, ConversationScreen)
        yield pilot, screen


def transcript(screen: Screen[Any]) -> str:
    """Give all that stands in the transcript, scrolled away or not."""
    return screen.query_one(Transcript).text


def box(screen: Screen[Any]) -> AnswerBox:
    """Give the answer box."""
    return screen.query_one(AnswerBox)


def fill_the_disk(workspace: Workspace) -> None:
    """Let the real database refuse to grow by one page more."""
    pages = workspace.store._db.execute("PRAGMA page_count").fetchone()[0]
    workspace.store._db.execute(f"PRAGMA max_page_count={pages}")


def make_room(workspace: Workspace) -> None:
    """Let the database grow again."""
    workspace.store._db.execute("PRAGMA max_page_count=1000000")


def people_of(workspace: Workspace) -> tuple[str, str, str]:
    """Start a Record for Jay with his mother Dee: the ids of the Record, of Jay and of Dee."""
    record = workspace.new_record("Jay", "england", 16)
    dee = workspace.join(record, "Dee", Voice.PARENT)
    return record, workspace.view(record).people[0].id, dee.id


def said_in(workspace: Workspace, record: str) -> list[str]:
    """Give every Entry of the Record as it lies in the database."""
    rows = workspace.store._db.execute("SELECT entry FROM entries WHERE record = ?", (record,))
    return [str(row[0]) for row in rows]
