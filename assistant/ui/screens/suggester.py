"""Lets one person at a page of a Record ask a language model for something, and decide about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from assistant.conversation.suggestion_told import suggestion_line
from assistant.errors import CareNeeded, OwnwordsError
from assistant.ui.screens.offering import Decided, OfferScreen
from assistant.ui.screens.suggesting import SuggestingScreen

if TYPE_CHECKING:
    from assistant.conversation.suggestions import Suggestions
    from assistant.suggesting.suggestion import Request, Suggested
    from assistant.ui.screens.at_record import RecordScreen

Offers = Callable[["Suggested", "Request", "Suggestions"], OfferScreen]
"""Makes the page on which the person decides."""


class Suggester:
    """Belongs to one page, and tells there what came of it."""

    def __init__(
        self,
        screen: RecordScreen,
        care: Callable[[CareNeeded], None],
        accepted: Callable[[Decided], None],
        trouble: Callable[[OwnwordsError], None] | None = None,
    ) -> None:
        """``care`` shows the fixed words; ``accepted`` is called where something was written.

        ``trouble`` shows what went wrong where another page stands over this one.
        """
        self.screen = screen
        self.care = care
        self._accepted = accepted
        self._trouble = trouble or (lambda error: screen.trouble.tell(error))
        self.requests = screen.workspace.suggestions(
            screen.record, screen.person_id, typed_by=screen.typed_by
        )

    def ask(self, make: Callable[[Suggestions], Request], offers: Offers) -> None:
        """Ask what ``make`` gives; where that may not be asked, the page says why."""
        made: list[Request] = []
        if not self.screen.try_to(lambda: made.append(make(self.requests)), self.care):
            return
        (request,) = made

        def came(found: Suggested | OwnwordsError | None) -> None:
            if isinstance(found, OwnwordsError):
                self._trouble(found)
            elif found is not None:
                page = offers(found, request, self.requests)
                self.screen.app.push_screen(page, self._decided)

        workspace = self.screen.workspace
        person = workspace.view(self.screen.record).person(self.screen.person_id)
        page = SuggestingScreen(workspace, request, person.name)
        self.screen.app.push_screen(page, came)

    def _decided(self, decided: Decided | CareNeeded | None) -> None:
        if isinstance(decided, CareNeeded):
            self.care(decided)
        elif decided is not None and decided.accepted:
            self._accepted(decided)
        elif decided is not None:
            self.screen.tell(suggestion_line("refused" if decided.refused else "nothing_written"))
