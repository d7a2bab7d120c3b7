"""The screen at which somebody sits and answers, as its parts know it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.ui.screens.base import OwnScreen

if TYPE_CHECKING:
    from assistant.conversation.sitting import Sitting
    from assistant.conversation.turns import Choice, Event, Turn
    from assistant.record.entries import How


class TalkScreen(OwnScreen):
    """What the ways to other pages, the guidance and a model's question need of a conversation."""

    sitting: Sitting
    how: How
    choice: Choice | None

    if TYPE_CHECKING:  # the conversation has them

        def feed(self, event: Event, echo: str | None = None) -> tuple[Turn, ...] | None:
            """Feed one event; None when it could not be saved."""

        def send(self, text: str) -> None:
            """Take what was typed."""
