"""A page about one Record, as one person of it has it: the plan, the Outcomes, what to make."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from textual.screen import Screen
from textual.widgets import Static

from assistant.conversation.workspace import Workspace
from assistant.errors import CareNeeded, OwnwordsError
from assistant.record.entries import Voice
from assistant.ui.screens.base import OwnScreen
from assistant.ui.screens.caring import show_care
from assistant.ui.widgets.trouble import Trouble


class Page(Protocol):
    """Makes such a page."""

    def __call__(
        self, record: str, person: str, workspace: Workspace | None = None, *, typed_by: str | None
    ) -> Screen[None]:
        """All by their ids: ``typed_by`` types for ``person``. ``workspace`` is not the app's."""


class RecordScreen(OwnScreen):
    """Has a line ``#told`` to say something on, and a place for trouble."""

    def __init__(
        self,
        record: str,
        person: str,
        workspace: Workspace | None = None,
        *,
        typed_by: str | None = None,
    ) -> None:
        """All by their ids: ``typed_by`` types for ``person``. ``workspace`` is not the app's."""
        super().__init__()
        self.typed_by = typed_by
        self._apart = workspace
        self.record = record
        self.person_id = person

    def open_page(self, page: Page) -> None:
        """Open another page about the same Record for the same person."""
        self.app.push_screen(page(self.record, self.person_id, self._apart, typed_by=self.typed_by))

    def tell(self, text: str) -> None:
        """Say something above the rows."""
        self.query_one("#told", Static).update(text)

    @property
    def trouble(self) -> Trouble:
        """Where is told what could not be done."""
        return self.query_one(Trouble)

    def try_to(self, act: Callable[[], object], care: Callable[[CareNeeded], None]) -> bool:
        """Do something that can fail, and tell why it did. ``care`` shows the fixed words."""
        try:
            act()
        except CareNeeded as needed:
            care(needed)
            return False
        except OwnwordsError as error:
            self.trouble.tell(error)
            return False
        self.trouble.clear()
        return True

    def show_care(self, care: CareNeeded, voice: Voice) -> None:
        """Show the fixed words over this page."""
        show_care(self, care, self.workspace.says.line("closed_for_care", voice))
