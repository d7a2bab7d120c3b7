"""The ways from a conversation to other pages, and the ways to leave a question."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding

from assistant.conversation.turns import Action, Did, WentTo
from assistant.ui.screens.pick import PickScreen
from assistant.ui.screens.talk import TalkScreen
from assistant.ui.screens.unsent import Unsent
from assistant.ui.telling import LEAVES, OTHERS, PAGES, SUGGEST
from assistant.ui.widgets.answer_box import AnswerBox
from assistant.ui.widgets.transcript import Transcript

if TYPE_CHECKING:
    from assistant.ui.screens.at_record import Page


class PagesScreen(TalkScreen):
    """What a conversation can do besides asking: each is a key and a thing to click."""

    BINDINGS: ClassVar = [
        Binding("f1", "do('help')", "Help", key_display="F1"),
        Binding("f2", "more", "More", key_display="F2"),
        Binding("f3", "guidance", "Guidance", key_display="F3"),
        Binding("f4", "do('stuck')", "Hint", key_display="F4"),
        Binding("f5", "person", "Person", key_display="F5"),
        Binding("f6", "review", "Review", key_display="F6", priority=True),
        Binding("f7", "plan", "Plan", key_display="F7", priority=True),
        Binding("f8", "map", "Map", key_display="F8"),
        Binding("f9", "outcomes", "Outcomes", show=False, priority=True),
        Binding("escape", "stop", "Stop", key_display="Esc"),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
    ]
    unsent: Unsent

    def action_do(self, action: str) -> None:
        """Do an Action about the question that stands open."""
        done = Action(action)
        self.feed(Did(done), LEAVES.get(done))

    def action_more(self) -> None:
        """Offer the other ways to answer or to leave the question."""
        ways = [(key.value, label) for key, label in [*LEAVES.items(), *OTHERS.items()]]
        if self.workspace.has_model:
            ways.append((Action.SUGGEST.value, SUGGEST))
        ways += PAGES.items()
        self.app.push_screen(PickScreen("What would you like to do?", ways), self._more)

    def _more(self, key: str | None) -> None:
        if key is None:
            return
        if key in PAGES:
            getattr(self, f"action_{key}")()
        elif Action(key) in LEAVES:
            self.unsent.before_leaving(lambda: self.action_do(key), when_sent=False)
        else:
            self.action_do(key)

    def action_map(self) -> None:
        """Show all questions; one of them can be opened."""
        from assistant.ui.screens.map import MapScreen

        self.app.push_screen(MapScreen(self.sitting), self._go_to)

    def _go_to(self, question: str | None) -> None:
        if question is not None:
            self.unsent.before_leaving(lambda: self.feed(WentTo(question)))

    def action_review(self) -> None:
        """Look at all answers and change them."""
        from assistant.ui.screens.review import ReviewScreen

        state = self.sitting.state
        sitting = self.workspace.sitting(
            state.view.record, state.person_id, typed_by=state.typed_by
        )
        self.app.push_screen(ReviewScreen(sitting, self.how))

    def action_plan(self) -> None:
        """Look at the plan so far."""
        from assistant.ui.screens.plan import PlanScreen

        self._open(PlanScreen)

    def action_outcomes(self) -> None:
        """Look at the Outcomes."""
        from assistant.ui.screens.outcomes import OutcomesScreen

        self._open(OutcomesScreen)

    def action_make(self) -> None:
        """Choose what to make. What is asked next follows from it."""
        from assistant.ui.screens.formats import FormatsScreen

        self._open(FormatsScreen)

    def _open(self, page: Page) -> None:
        """Open a page about this Record for who speaks here."""
        state = self.sitting.state
        self.app.push_screen(page(state.view.record, state.person_id, typed_by=state.typed_by))

    def action_person(self) -> None:
        """Let somebody else speak. What this person said leaves the screen with them."""
        from assistant.ui.screens.people import PeopleScreen

        record = self.sitting.state.view.record
        self.unsent.before_leaving(lambda: self.app.switch_screen(PeopleScreen(record)))

    @on(AnswerBox.Paged)
    def _paged(self, event: AnswerBox.Paged) -> None:
        self.action_page(event.pages)

    def action_page(self, pages: int) -> None:
        """Scroll what was said."""
        self.query_one(Transcript).page(pages)
