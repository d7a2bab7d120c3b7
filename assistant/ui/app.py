"""The full-screen app. It paints first and opens the Records afterwards."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import Binding
from textual.screen import Screen

from assistant.ui.screens.base import AFTER_PAINT
from assistant.ui.themes import DARK, LIGHT

if TYPE_CHECKING:
    from assistant.conversation.sessions.script import Script
    from assistant.conversation.sitting import Sitting
    from assistant.conversation.workspace import Workspace
    from assistant.record.entries import How
    from assistant.ui.screens.home import HomeScreen

_STYLES = Path(__file__).parent / "styles"
_SHEETS = ("base", "conversation", "lists", "forms", "outcome", "suggesting")


class OwnwordsApp(App[None]):
    """Holds the workspace and the look. Screens do the rest."""

    TITLE = "Ownwords"
    ENABLE_COMMAND_PALETTE = False
    CSS_PATH: ClassVar = [_STYLES / f"{name}.tcss" for name in _SHEETS]
    BINDINGS: ClassVar = [
        Binding("f10", "light_or_dark", "Light or dark", show=False),
        Binding("ctrl+q", "quit", "Close Ownwords", show=False, priority=True),
    ]

    def __init__(
        self,
        opening: Callable[[], Workspace],
        *,
        prepare: bool = True,
        first: Callable[[], Screen[None]] | None = None,
    ) -> None:
        """``opening`` gives the workspace; Home calls it once it is painted.

        ``prepare`` false leaves guidance that is not prepared as it is. ``first``
        makes a screen to open on without Home; leaving it leads there.
        """
        super().__init__()
        self.opening = opening
        self.first = first
        self.prepare_guidance = prepare
        self.opened: Workspace | None = None
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = DARK.name

    @property
    def workspace(self) -> Workspace:
        """The opened workspace. No screen but Home is shown before it is there."""
        if self.opened is None:
            raise RuntimeError("the workspace is not open yet")
        return self.opened

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give the colours of the voices, for themes that do not know them."""
        return dict(DARK.variables)

    def get_default_screen(self) -> Screen[None]:
        """Start on Home, or on nothing, with the screen that was asked for over it."""
        return Screen() if self.first else self._home()

    def on_mount(self) -> None:
        """Open the screen that was asked for."""
        if self.first is not None:
            self.opened = self.opening()
            self.push_screen(self.first())
            if self.prepare_guidance:
                prepare = threading.Thread(target=self._prepare, args=[self.opened], daemon=True)
                self.set_timer(AFTER_PAINT, prepare.start)

    @staticmethod
    def _prepare(workspace: Workspace) -> None:
        """Prepare guidance that never was. Home says how it goes; a conversation goes on without."""
        from assistant.errors import OwnwordsError

        with suppress(OwnwordsError):
            workspace.prepare(lambda *_: None)

    def go_home(self, notice: str = "") -> None:
        """Leave every other screen. ``notice`` is shown on Home."""
        home = self._home(notice)
        while len(self.screen_stack) > 1 and not isinstance(self.screen, type(home)):
            self.pop_screen()
        if isinstance(self.screen, type(home)):
            self.screen.notice(notice)
        else:
            self.push_screen(home)

    def converse(self, sitting: Sitting, how: How) -> None:
        """Open a person's conversation in place of the screen that is shown."""
        from assistant.ui.screens.conversation import ConversationScreen

        self.switch_screen(ConversationScreen(sitting, how))

    def leave(self) -> None:
        """Go back to the screen before; from the one that the app was opened on, Home."""
        self.pop_screen()
        if self.first is not None and len(self.screen_stack) == 1:
            self.go_home()

    @staticmethod
    def _home(notice: str = "") -> HomeScreen:
        # Home is not imported before it is wanted: a person who answers does not wait for it.
        from assistant.ui.screens.home import HomeScreen

        return HomeScreen(notice)

    def action_light_or_dark(self) -> None:
        """Change between light and dark."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name

    async def action_quit(self) -> None:
        """Close. Words that are typed and not sent are asked about first."""
        from assistant.ui.screens.conversation import ConversationScreen

        top = self.screen
        for screen in self.screen_stack:
            if getattr(screen, "changed", False):  # a screen of Textual's own holds no words
                if isinstance(top, ConversationScreen):
                    top.unsent.before_leaving(self.exit)
                else:
                    self.notify("You have typed words that are not saved. Go back to them first.")
                return
        self.exit()


def run_app(
    workspace: Workspace | Callable[[], Workspace],
    *,
    record: str | None = None,
    person: str | None = None,
) -> None:
    """Run the app until it is closed.

    A function in place of a workspace is called after the first paint. With a
    Record's and a Person's id the app opens on that person's next question.
    """
    opening = workspace if callable(workspace) else lambda: workspace
    if record is None or person is None:
        OwnwordsApp(opening).run()
        return

    def conversation() -> Screen[None]:
        from assistant.ui.screens.conversation import ConversationScreen

        return ConversationScreen(app.workspace.sitting(record, person))

    app = OwnwordsApp(opening, first=conversation)
    app.run()


def run_player(workspace: Workspace, script: Script) -> None:
    """Play a session script in the app. Leaving the player leads to Home."""

    def player() -> Screen[None]:
        from assistant.ui.screens.player import PlayerScreen

        return PlayerScreen(app.workspace, script)

    app = OwnwordsApp(lambda: workspace, first=player)
    app.run()
