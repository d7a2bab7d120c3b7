"""What all screens share: the app in its own type, and a way to tell of trouble."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from textual.screen import ModalScreen, Screen

if TYPE_CHECKING:
    from assistant.conversation.workspace import Workspace
    from assistant.ui.own import Own

_Result = TypeVar("_Result")
AFTER_PAINT = 0.2
"""Seconds that guidance waits: importing in a thread takes its time from painting the question."""


class OwnScreen(Screen[None]):
    """A full screen of the app."""

    _apart: Workspace | None = None

    @property
    def own(self) -> Own:
        """The app."""
        return cast("Own", self.app)

    @property
    def workspace(self) -> Workspace:
        """The opened workspace, or the one apart that a sample is played in."""
        return self._apart or self.own.workspace

    @property
    def changed(self) -> bool:
        """Whether words were typed here that closing would lose."""
        return False

    def action_leave(self) -> None:
        """Go back to the screen before."""
        self.own.leave()


class OwnModal(ModalScreen[_Result]):
    """A screen that stands over another and gives something back."""

    @property
    def changed(self) -> bool:
        """Whether words were typed here that closing would lose."""
        return False

    @property
    def own(self) -> Own:
        """The app."""
        return cast("Own", self.app)
