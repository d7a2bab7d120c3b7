"""What a language model suggested, one after the other, for a person to decide about."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from assistant.conversation.suggestion_told import care_to_take, suggestion_line
from assistant.errors import CareNeeded, OwnwordsError
from assistant.record.words import one_line
from assistant.ui.screens.base import OwnModal
from assistant.ui.screens.message import MessageScreen
from assistant.ui.suggesting_words import (
    dropped,
    line,
    looks,
    offered_words,
    source_words,
    what_it_took,
)
from assistant.ui.widgets.key_bar import KeyBar
from assistant.ui.widgets.trouble import Trouble

if TYPE_CHECKING:
    from assistant.conversation.suggestions import Suggestions
    from assistant.suggesting.suggestion import Request, Suggested, Suggestion

_WIDE = 100
_DECIDES = ("accept", "change", "refuse")


@dataclass(frozen=True)
class Decided:
    """What came of it: ids of what was written, and how many were refused."""

    accepted: tuple[str, ...] = ()
    refused: int = 0


class OfferScreen(OwnModal[Decided | CareNeeded]):
    """Shows a Suggestion beside the words it was made of. How one is accepted is the subclass's."""

    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] = [(0, "-stacked"), (_WIDE, "-beside")]  # noqa: RUF012 (as Textual types it)

    def __init__(self, found: Suggested, request: Request, requests: Suggestions) -> None:
        """``requests`` is the person who decides."""
        super().__init__()
        self.found = found
        self.request = request
        self.requests = requests
        self.decided = Decided()
        self._place = 0

    @property
    def now(self) -> Suggestion | None:
        """What is decided about now; None where nothing was offered."""
        return self.found.offered[self._place] if self._place < len(self.found.offered) else None

    # -- the look ----------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """The words and their sources, what the check says, what it cost, the keys."""
        with Vertical(classes="page"):
            yield Static(id="offer-title", classes="title", markup=False)
            yield Static(suggestion_line("what_it_is"), classes="lead")
            yield Static(id="look", markup=False)
            with Container(id="offer"):
                with VerticalScroll(id="offered"):
                    yield Static(id="offered-words")
                with VerticalScroll(id="made-of"):
                    yield Static(id="made-of-words")
            yield from self.below()
            yield Trouble()
            yield Static(id="spent", classes="lead", markup=False)
            yield KeyBar()

    def below(self) -> ComposeResult:
        """Nothing, where nothing is changed here."""
        yield from ()

    def on_mount(self) -> None:
        """Show the first."""
        for half in self.query(VerticalScroll):
            half.can_focus = False
        self.query_one("#spent", Static).update(what_it_took(self.found))
        self.show()

    def show(self) -> None:
        """Show what is decided about now."""
        one, several = self.now, len(self.found.offered)
        title = line("title_of", place=self._place + 1, count=several) if several > 1 else ""
        self.query_one("#offer-title", Static).update(title or line("title"))
        look = self.query_one("#look", Static)
        look.update(looks(one) if one else "")
        look.display = bool(one and one.reasons)
        self.query_one("#offered-words", Static).update(self._words(one))
        self.query_one("#made-of-words", Static).update(self._made_of(one))
        self.query_one("#made-of").display = one is not None

    def _words(self, one: Suggestion | None) -> Content:
        if one is None:
            return Content(suggestion_line("nothing"))
        lead = suggestion_line("offer.by", model=one_line(one.model))
        after = f"\n\n{line('for_people')}" if one.outcome else ""
        return Content.assemble(f"{lead}\n\n", (offered_words(one), "bold"), after)

    def _made_of(self, one: Suggestion | None) -> Content:
        cited = [] if one is None else [s for s in self.request.sources if s.id in one.sources]
        told = care_to_take(self.request) if one else []
        lead = suggestion_line("offer.made_of")
        return Content("\n\n".join([*told, lead, *map(source_words, cited)]))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 (as Textual calls it)
        """Let nobody decide where nothing is offered, or ask why where nothing was dropped."""
        if action in _DECIDES:
            return self.now is not None
        return action != "why" or bool(self.found.dropped)

    # -- deciding ----------------------------------------------------------------------------

    def written(self, id_: str) -> None:
        """Go on after something was accepted and is on the disk."""
        self.decided = replace(self.decided, accepted=(*self.decided.accepted, id_))
        self._next()

    def action_refuse(self) -> None:
        """Refuse it: that is written down, its words are not."""
        if self.now is None:
            return
        try:
            self.requests.refuse(self.now)
        except CareNeeded as care:
            self.dismiss(care)
        except OwnwordsError as error:
            self.query_one(Trouble).tell(error)
        else:
            self.decided = replace(self.decided, refused=self.decided.refused + 1)
            self._next()

    def _next(self) -> None:
        self.query_one(Trouble).clear()
        self._place += 1
        if self.now is None:
            self.dismiss(self.decided)
        else:
            self.show()

    def action_why(self) -> None:
        """Show what was dropped, and why."""
        self.app.push_screen(MessageScreen(line("dropped_title"), dropped(self.found)))

    def action_page(self, pages: int) -> None:
        """Scroll the words and their sources together."""
        for half in self.query(VerticalScroll):
            (half.scroll_page_down if pages > 0 else half.scroll_page_up)(animate=False)

    def action_back(self) -> None:
        """Leave it undecided. What was decided before stays."""
        self.dismiss(self.decided)


REFUSE = Binding("r", "refuse", "Refuse", key_display="R")
LEAVING: tuple[Binding, ...] = (
    Binding("w", "why", "What was dropped", key_display="W"),
    Binding("escape", "back", "Back", key_display="Esc"),
    Binding("pagedown", "page(1)", show=False),
    Binding("pageup", "page(-1)", show=False),
)
"""Keys that every way of deciding has."""
