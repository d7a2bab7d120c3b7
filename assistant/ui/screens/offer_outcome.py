"""Deciding about a suggested Outcome: a person writes it in the form, or refuses it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding

from assistant.errors import CareNeeded, OwnwordsError
from assistant.record.outcomes import OutcomeWritten
from assistant.record.view import View
from assistant.ui.screens.offering import LEAVING, REFUSE, OfferScreen
from assistant.ui.screens.outcome import Begun, OutcomeScreen, Saved
from assistant.ui.suggesting_words import line
from assistant.ui.widgets.trouble import Trouble

if TYPE_CHECKING:
    from assistant.conversation.suggestions import Suggestions
    from assistant.conversation.workspace import Workspace
    from assistant.suggesting.suggestion import Request, Suggested


class OfferOutcomeScreen(OfferScreen):
    """Outcomes are never accepted unseen: how we will know and the review are for people to write."""

    BINDINGS: ClassVar = [
        Binding("e,enter", "change", "Open in the form", key_display="E"),
        REFUSE,
        *LEAVING,
    ]

    def __init__(
        self,
        found: Suggested,
        request: Request,
        requests: Suggestions,
        workspace: Workspace,
        view: View,
        person: str,
        typed_by: str | None,
    ) -> None:
        """The last four are for the form, as ``OutcomeScreen`` has them."""
        super().__init__(found, request, requests)
        self._workspace = workspace
        self._view = view
        self._person = person
        self._typed_by = typed_by

    def action_change(self) -> None:
        """Open the form with what was suggested."""
        one = self.now
        if one is None or one.outcome is None:
            return
        try:
            self.requests.check_stands(one)
        except CareNeeded as care:
            self.dismiss(care)
            return
        except OwnwordsError as error:
            self.query_one(Trouble).tell(error)
            return

        def propose(written: OutcomeWritten) -> str:
            return self.requests.accept_outcome(one, written)

        begun = Begun(one.outcome, propose, line("form", model=one.model))
        page = OutcomeScreen(self._workspace, self._view, self._person, None, self._typed_by, begun)
        self.app.push_screen(page, self._saved)

    def _saved(self, saved: Saved | CareNeeded | None) -> None:
        if isinstance(saved, CareNeeded):
            self.dismiss(saved)
        elif saved is not None:
            self.written(saved.outcome)
