"""All Outcomes in one list: people's words, who agrees, what others would change, what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from assistant.conversation.outcome_told import OutcomeTold, outcome_says, told
from assistant.errors import OwnwordsError
from assistant.record.view import Person, View
from assistant.record.words import inert, one_line
from assistant.ui.screens.at_record import RecordScreen
from assistant.ui.screens.message import MessageScreen
from assistant.ui.suggesting_words import line as model_line
from assistant.ui.widgets.key_bar import KeyBar
from assistant.ui.widgets.rows import Rows
from assistant.ui.widgets.trouble import Trouble
from assistant.ui.words import shown, who

_MOST_MISSING = 2
"""Missing links that the list names; the whole outcome names all."""


class OutcomeListScreen(RecordScreen):
    """Reads the Outcomes for one person. What they do with them is in ``OutcomesScreen``."""

    view: View | None = None
    told: tuple[OutcomeTold, ...] = ()

    def compose(self) -> ComposeResult:
        """The list, and what stands below it."""
        yield Static(id="heading", classes="title", markup=False)
        yield Static(id="told", classes="lead", markup=False)
        yield Rows(id="rows", classes="outcomes", markup=False)
        yield from self.below()
        yield Trouble()
        yield KeyBar()

    def below(self) -> ComposeResult:
        """Nothing, where the list is only read."""
        yield from ()

    def on_mount(self) -> None:
        """Show what there is; somebody who was not told yet who reads what they write is told first."""
        self.list_outcomes()
        self.rows.focus()
        self._tell_who_reads()

    def _tell_who_reads(self) -> None:
        try:
            words = self.workspace.tell_who_reads(
                self.record, self.person_id, typed_by=self.typed_by
            )
        except OwnwordsError as error:
            self.trouble.tell(error)
            return
        if words:
            self.app.push_screen(MessageScreen(self._line("who_reads"), words))

    @property
    def rows(self) -> Rows:
        """The list."""
        return self.query_one(Rows)

    @property
    def person(self) -> Person:
        """Who is acting."""
        assert self.view is not None
        return self.view.person(self.person_id)

    def _line(self, key: str, **fill: object) -> str:
        return inert(outcome_says().line(key, self.person.voice, **fill))

    def list_outcomes(self) -> None:
        """Read the Outcomes as they are on the disk now."""
        from assistant.drafting.outcomes import outcomes
        from assistant.drafting.suggested import marked

        try:
            self.view = self.workspace.view(self.record)
            entries = self.workspace.store.entries(self.record)
            resolved = marked(outcomes(self.view, self.person_id, date.today()), self.view)
        except OwnwordsError as error:
            self.trouble.tell(error)
            return
        self.told = told(resolved, self.view, entries)
        title = self._line("title", name=one_line(self.view.name))
        self.query_one("#heading", Static).update(f"{title} · {who(self.person)}")
        self.tell(self._line("what_it_is" if self.told else "none_yet"))
        self.rows.list_anew(_rows(self.told))

    @property
    def chosen(self) -> OutcomeTold | None:
        """The Outcome that is chosen; without one, that is told."""
        id_ = self.rows.chosen_id
        if id_ is None:
            self.tell(self._line("choose_first" if self.told else "none_yet"))
        return next((one for one in self.told if one.now.id == id_), None)

    def _choose(self, outcome: str) -> None:
        for place, one in enumerate(self.told):
            if one.now.id == outcome:
                self.rows.highlighted = place

    @on(OptionList.OptionSelected)
    def action_read(self) -> None:
        """Read all of one Outcome."""
        if (one := self.chosen) is not None:
            self.app.push_screen(MessageScreen(self._line("whole"), one.whole()))

    def action_help(self) -> None:
        """Say how this works."""
        from assistant.ui.screens.help import help_screen

        self.app.push_screen(help_screen("outcomes"))


def _rows(several: Sequence[OutcomeTold]) -> Iterator[Option | None]:
    """Give a row for each, with a line between them."""
    for place, one in enumerate(several):
        if place:
            yield None
        yield Option(_row(one), id=one.now.id)


def _row(one: OutcomeTold) -> Content:
    """Show an Outcome: its text, where it stands, and what its thread stands on."""
    lines = [*one.in_short(), *one.missing[:_MOST_MISSING]]
    if len(one.missing) > _MOST_MISSING:
        more = outcome_says().line("missing_more", None, count=len(one.missing) - _MOST_MISSING)
        lines.append(more)
    text = "".join(f"\n{shown(line, 400)}" for line in lines)
    model = one.outcome.suggested_by
    by = f" · {model_line('by_model', model=one_line(model))}" if model else ""
    return Content.assemble((shown(one.outcome.text, 600), "bold"), f" · {one.status}{by}", text)
