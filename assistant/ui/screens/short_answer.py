"""An answer from the guidance put in short by a language model. It is only read: nothing is written."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from assistant.errors import OwnwordsError
from assistant.suggesting.tasks import answer
from assistant.ui.screens.message import MessageScreen
from assistant.ui.screens.suggesting import SuggestingScreen
from assistant.ui.suggesting_words import in_short, line

if TYPE_CHECKING:
    from assistant.conversation.workspace import Workspace
    from assistant.knowledge.model import Guidance
    from assistant.suggesting.suggestion import Suggested
    from assistant.ui.screens.base import OwnScreen


def ask_in_short(screen: OwnScreen, workspace: Workspace, guidance: Guidance) -> None:
    """Ask a model for what the Passages of ``guidance`` say, and show it beside them."""
    on = date.fromisoformat(guidance.on)
    request = answer.request(guidance.question, guidance.citations, guidance.nation, on)

    def came(found: Suggested | OwnwordsError | None) -> None:
        if found is None:
            return
        text = str(found)
        if not isinstance(found, OwnwordsError):
            text = in_short(found, guidance)
        screen.app.push_screen(MessageScreen(line("short_title"), text))

    screen.app.push_screen(SuggestingScreen(workspace, request, line("at_screen")), came)
