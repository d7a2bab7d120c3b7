"""What screens ask of the app. They know it by this alone, so that the app may know the screens."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from assistant.conversation.sitting import Sitting
    from assistant.conversation.workspace import Workspace
    from assistant.record.entries import How


class Own(Protocol):
    """The app, as its screens see it."""

    opening: Callable[[], Workspace]
    opened: Workspace | None
    prepare_guidance: bool

    @property
    def workspace(self) -> Workspace:
        """The opened workspace. No screen but Home is shown before it is there."""

    def go_home(self, notice: str = "") -> None:
        """Leave every other screen. ``notice`` is shown on Home."""

    def converse(self, sitting: Sitting, how: How) -> None:
        """Open a person's conversation in place of the screen that is shown."""

    def leave(self) -> None:
        """Go back to the screen before; from the one that the app was opened on, Home."""
