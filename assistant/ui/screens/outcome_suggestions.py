"""Asking a language model for Outcomes from what people said; each is written in the form."""

from __future__ import annotations

from collections.abc import Callable

from assistant.errors import CareNeeded
from assistant.record.view import View
from assistant.ui.screens.at_record import RecordScreen
from assistant.ui.screens.offer_outcome import OfferOutcomeScreen
from assistant.ui.screens.offering import Decided
from assistant.ui.screens.suggester import Suggester


def ask_outcomes(
    screen: RecordScreen,
    view: View,
    care: Callable[[CareNeeded], None],
    written: Callable[[str], None],
) -> None:
    """Ask for them. ``view`` is what stands on the screen; ``written`` is told the last one's id."""

    def accepted(decided: Decided) -> None:
        written(decided.accepted[-1])

    Suggester(screen, care, accepted).ask(
        lambda asks: asks.outcomes(),
        lambda found, request, requests: OfferOutcomeScreen(
            found, request, requests, screen.workspace, view, screen.person_id, screen.typed_by
        ),
    )
