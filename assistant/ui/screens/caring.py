"""The calm page for words that were written on another page than the conversation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.conversation.turns import Care, Turn
from assistant.errors import CareNeeded
from assistant.ui.screens.care import CareScreen

if TYPE_CHECKING:
    from assistant.ui.screens.base import OwnScreen


def show_care(screen: OwnScreen, care: CareNeeded, closed: str) -> None:
    """Show the fixed words alone; after them the first page, with ``closed`` on it.

    What was typed has to be off the screen before.
    """

    def leave(_: tuple[Turn, ...] | None) -> None:
        screen.own.go_home(closed)

    turn = Care(kind="", text=care.happened, helplines=())
    screen.app.push_screen(CareScreen((turn,)), leave)
