"""The plan so far: every line with whose words it is, and what each person decides about it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.message import Message
from textual.widgets import Static

from assistant.conversation.outcome_told import outcome_says
from assistant.errors import CareNeeded, OwnwordsError
from assistant.plan.model import Plan
from assistant.record.entries import Audience
from assistant.ui.line_decisions import LineDecisions
from assistant.ui.plan_rows import PlanItem, items, made_last, to_look_at
from assistant.ui.screens.at_record import RecordScreen
from assistant.ui.screens.message import MessageScreen
from assistant.ui.screens.pick import PickScreen
from assistant.ui.suggesting_words import line
from assistant.ui.widgets.key_bar import KeyBar
from assistant.ui.widgets.plan_row import PlanRow, PlanRows
from assistant.ui.widgets.trouble import Trouble

if TYPE_CHECKING:
    from assistant.ui.screens.offering import Decided
    from assistant.ui.screens.suggester import Suggester

_EVERYTHING = "everything"
_NOT_YOURS = "You cannot cross this out: somebody else said it. O: you see it differently."
_LEAD = "People's own words. The arrows choose a line. Enter shows where it comes from."


class PlanScreen(RecordScreen):
    """Drafts in a thread; a decision is written and the plan drafted again."""

    BINDINGS: ClassVar = [
        Binding("f1", "help", "Help", key_display="F1"),
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
        Binding("enter", "source", "Open", key_display="Enter"),
        Binding("k", "decide('keep')", "Keep", key_display="K"),
        Binding("x", "decide('cross_out')", "Cross out", key_display="X"),
        Binding("o", "decide('object')", "I see it differently", key_display="O"),
        Binding("p", "plainer", "Plainer words", key_display="P"),
        Binding("s", "summary", "Views in short", key_display="S"),
        Binding("g", "guidance", "Ask the guidance", key_display="G"),
        Binding("f", "format", "Format", key_display="F"),
        Binding("e", "export", "Export", key_display="E"),
        Binding("m", "make", "What to make", key_display="M"),
        Binding("f9", "outcomes", "Outcomes", key_display="F9"),
        Binding("u", "undo", "Undo", show=False),
        Binding("escape,f7", "leave", "Back", key_display="Esc"),
        Binding("pagedown", "page(1)", show=False, priority=True),
        Binding("pageup", "page(-1)", show=False, priority=True),
    ]

    class Drafted(Message):
        """The plan was drafted, or could not be."""

        def __init__(
            self, plan: Plan | OwnwordsError, rows: Sequence[PlanItem], format_id: str | None
        ) -> None:
            """``rows`` are empty when it could not."""
            super().__init__()
            self.format_id = format_id
            self.plan = plan
            self.rows = rows

    format_id: str | None = None
    _lead = _LEAD
    _written = ""  # the Entry that was written last, to stand on its Line
    _stale = True
    _looked = False  # until then the plan is laid out as what was chosen to be made

    def compose(self) -> ComposeResult:
        """A heading, the rows, the keys."""
        yield Static("The plan so far", id="heading", classes="title", markup=False)
        yield Static("Writing the draft…", id="told", classes="lead", markup=False)
        yield PlanRows()
        yield Trouble()
        yield KeyBar()

    def on_screen_resume(self) -> None:
        """Draft at first, and when somebody comes back from a page that changes the plan."""
        if self._stale:
            self._stale = False
            self.draft()

    def draft(self) -> None:
        """Write the draft in a thread."""
        threading.Thread(target=self._draft, args=[self.format_id], daemon=True).start()

    def _draft(self, format_id: str | None) -> None:
        from assistant.exporting.wording import load_wording

        try:
            view = self.workspace.view(self.record)
            if not self._looked:
                format_id = made_last(view.formats, self.workspace.formats)
            plan = self.workspace.plan(self.record, format_id, for_person=self.person_id)
            private = {one.id for one in view.answers if one.audience is Audience.ONLY_ME}
            rows = items(plan, self.workspace.labels(), date.today(), load_wording(), private)
        except OwnwordsError as error:
            self.post_message(self.Drafted(error, (), format_id))
        else:
            self.post_message(self.Drafted(plan, rows, format_id))

    @on(Drafted)
    async def _drafted(self, message: Drafted) -> None:
        if isinstance(message.plan, OwnwordsError):
            self.trouble.tell(message.plan)
            return
        from assistant.record.words import one_line

        self.format_id = message.format_id
        self.query_one("#heading", Static).update(one_line(message.plan.title))
        self.tell(self._lead)
        self._lead = _LEAD
        await self.query_one(PlanRows).list_anew(message.rows, self._written)
        self._written = ""

    @property
    def chosen(self) -> PlanRow | None:
        """The row that somebody stands on."""
        return self.query_one(PlanRows).chosen

    def action_move(self, by: int) -> None:
        """Go to the next row, or the one before."""
        self.query_one(PlanRows).move(by)

    def action_page(self, pages: int) -> None:
        """Scroll one page."""
        self.query_one(PlanRows).page(pages)

    @on(PlanRow.Opened)
    def action_source(self) -> None:
        """Read what the row stands on."""
        if self.chosen is not None:
            self.app.push_screen(MessageScreen("Where this comes from", self.chosen.item.detail))

    def action_decide(self, key: str) -> None:
        """Write down what this person decides about the Line."""
        line = self.chosen.item.line if self.chosen else None
        if line is None:
            self.tell("Choose a line first, with the arrows.")
            return
        self._write(lambda: self._decisions.decide(key, line), _NOT_YOURS)

    def action_undo(self) -> None:
        """Bring back what this person had decided about a Line before."""
        self._write(self._decisions.undo, outcome_says().line("nothing_to_undo"))

    def _write(self, act: Callable[[], str | None], nothing: str) -> None:
        """Write a decision and draft again; ``act`` gives what to tell, or None where there was none."""
        try:
            told = act()
        except OwnwordsError as error:
            self.trouble.tell(error)
            return
        if told is None:
            self.tell(nothing)
            return
        self.trouble.clear()
        self._lead = told
        self.draft()

    @cached_property
    def _decisions(self) -> LineDecisions:
        return LineDecisions(self.workspace, self.record, self.person_id)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 (as Textual calls it)
        """Ask no language model where nobody chose one."""
        return action not in ("plainer", "summary") or self.workspace.has_model

    def action_help(self) -> None:
        """Say how this works."""
        from assistant.ui.screens.help import help_screen

        self.app.push_screen(help_screen("plan"))

    def action_plainer(self) -> None:
        """Let a language model suggest plainer words for a Line."""
        from assistant.ui.screens.plan_suggestions import ask_plainer

        ask_plainer(self._suggester(), self.chosen.item.line if self.chosen else None)

    def action_summary(self) -> None:
        """Let a language model suggest what several people said, in short."""
        from assistant.ui.screens.plan_suggestions import ask_summary

        ask_summary(self._suggester(), self.workspace.labels())

    def action_guidance(self) -> None:
        """Ask the guidance; what a language model makes of the answer may stand in the plan."""
        from assistant.ui.screens.plan_suggestions import ask_guidance

        ask_guidance(self, self.care, self._accepted)

    def _suggester(self) -> Suggester:
        from assistant.ui.screens.suggester import Suggester  # few ever ask a language model

        return Suggester(self, self.care, self._accepted)

    def _accepted(self, decided: Decided) -> None:
        self._lead = line("in_whole_plan" if self.format_id else "in_plan")
        self._written = decided.accepted[-1]
        self.draft()

    def care(self, care: CareNeeded) -> None:
        """Show the fixed words over the plan."""
        self.show_care(care, self.workspace.view(self.record).person(self.person_id).voice)

    def action_format(self) -> None:
        """Choose how the plan is laid out."""
        try:
            options = to_look_at(self.workspace.view(self.record), self.workspace.formats)
        except OwnwordsError as error:
            self.trouble.tell(error)
            return
        options = [(_EVERYTHING, "Everything: all sections"), *options]
        self.app.push_screen(PickScreen("Which plan would you like to see?", options), self._format)

    def _format(self, chosen: str | None) -> None:
        if chosen is not None:
            self.format_id = None if chosen == _EVERYTHING else chosen
            self._looked = True
            self.draft()

    def action_make(self) -> None:
        """Choose what to make; the plan is laid out as that."""
        from assistant.ui.screens.formats import FormatsScreen

        self._stale, self._looked = True, False
        self.open_page(FormatsScreen)

    def action_outcomes(self) -> None:
        """Look at the Outcomes, and write them."""
        from assistant.ui.screens.outcomes import OutcomesScreen

        self._stale = True
        self.open_page(OutcomesScreen)

    def action_export(self) -> None:
        """Write the plan to a file."""
        from assistant.ui.screens.export import ExportScreen

        page = ExportScreen(self.workspace, self.record, self.format_id)
        self.app.push_screen(page, self._exported)

    def _exported(self, path: str | None) -> None:
        if path is not None:
            self.tell(f"Written: {path}")
