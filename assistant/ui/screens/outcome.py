"""The form of an Outcome: people's own words on one side, the Outcome that starts from them beside them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Vertical
from textual.widgets import Static

from assistant.conversation.outcome_told import areas_for, outcome_says, to_start_from
from assistant.conversation.workspace import Workspace
from assistant.errors import CareNeeded, OwnwordsError, StoreError
from assistant.record.entries import Audience
from assistant.record.outcomes import OutcomeNow, OutcomeWritten
from assistant.record.view import Answer, View
from assistant.record.words import one_line
from assistant.ui.screens.base import OwnModal
from assistant.ui.screens.pick import PickScreen
from assistant.ui.widgets.answer_box import AnswerBox
from assistant.ui.widgets.key_bar import KeyBar
from assistant.ui.widgets.outcome_fields import OutcomeFields
from assistant.ui.widgets.pick_field import PickField
from assistant.ui.widgets.trouble import Trouble
from assistant.ui.widgets.words_beside import WordsBeside
from assistant.ui.words import snippet

_WIDE = 100
UNSAVED = "You have typed words that are not saved yet. What shall happen to them?"
WAYS = (("save", "Save them"), ("drop", "Throw them away"), ("stay", "Go back to them"))


@dataclass(frozen=True)
class Saved:
    """An Outcome was written. ``before`` is how it stood when it was changed, if it was."""

    outcome: str
    before: OutcomeNow | None


@dataclass(frozen=True)
class Begun:
    """How a new Outcome begins that was suggested; ``propose`` writes what the person made of it.

    ``lead`` says where it comes from.
    """

    written: OutcomeWritten
    propose: Callable[[OutcomeWritten], str]
    lead: str


class OutcomeScreen(OwnModal[Saved | CareNeeded | None]):
    """Gives what was saved, or the fixed words where what was typed may tell of harm."""

    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] = [(0, "-stacked"), (_WIDE, "-beside")]  # noqa: RUF012 (as Textual types it)
    BINDINGS: ClassVar = [
        Binding("tab", "app.focus_next", "Next field", key_display="Tab"),
        Binding("f2", "words", "People's words", key_display="F2"),
        Binding("ctrl+s", "save", "Save", key_display="Ctrl+S"),
        Binding("f1", "help", "Help", key_display="F1"),
        Binding("escape", "back", "Back", key_display="Esc"),
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
    ]

    def __init__(
        self,
        workspace: Workspace,
        view: View,
        person: str,
        now: OutcomeNow | None = None,
        typed_by: str | None = None,
        begun: Begun | None = None,
    ) -> None:
        """``view`` is what stood on the screen; ``now`` the Outcome to change, or None for a new one."""
        super().__init__()
        self.typed_by = typed_by
        self.workspace = workspace
        self.view = view
        self.person = view.person(person)
        self.now = now
        self._begun = begun
        self._says = outcome_says()
        self._first: object = None

    # -- the look ----------------------------------------------------------------------------

    def _line(self, key: str) -> str:
        return self._says.line(key, self.person.voice, name=one_line(self.view.name))

    def compose(self) -> ComposeResult:
        """The words, the fields, the keys."""
        answers = to_start_from(self.view, self.person.id)
        areas = [(one.id, one.title) for one in areas_for(self.view.nation)]
        with Vertical(classes="page"):
            yield Static(self._line("change_one" if self.now else "new_one"), classes="title")
            if self._begun:
                yield Static(self._begun.lead, classes="lead", markup=False)
            with Container(id="halves"):
                with Vertical(id="words-half"):
                    lead = "ask.aspiration" if answers else "no_words"
                    yield Static(self._line(lead), classes="lead", markup=False)
                    marks = (self._line("hope_mark"), self._line("need_mark"))
                    notes = (self._line("only_me_row"), self._line("only_me_need_row"))
                    yield WordsBeside(answers, self.workspace.labels(), marks, notes)
                    if answers:
                        yield Static(self._line("words_keys"), classes="lead")
                year = self.view.year_group_on(date.today())
                yield OutcomeFields(self._line, areas, self._start, year)
            yield Trouble()
            yield KeyBar()

    def on_mount(self) -> None:
        """Mark what the Outcome stands on already."""
        start = self._start
        self._words.choose(start.aspiration if start else "", start.needs if start else ())
        self._fields.hope = self._words.hope_words
        self._first = self._typed

    @property
    def _start(self) -> OutcomeWritten | None:
        begins = self.now or self._begun
        return begins.written if begins else None

    @property
    def _words(self) -> WordsBeside:
        return self.query_one(WordsBeside)

    @property
    def _fields(self) -> OutcomeFields:
        return self.query_one(OutcomeFields)

    @on(PickField.Opened)
    def _open_list(self, event: PickField.Opened) -> None:
        field = event.field
        self.app.push_screen(PickScreen(field.text, field.options), field.pick)

    @on(WordsBeside.Changed)
    def _chosen(self) -> None:
        """Let the check look at the Outcome with this hope."""
        self._fields.hope = self._words.hope_words
        self._fields.check_soon()

    @on(WordsBeside.Share)
    def _ask_to_share(self, event: WordsBeside.Share) -> None:
        """Share a hope or a need only when its owner has said so once more."""
        answer = event.answer
        options = [(key, self._line(f"only_me_ways.{key}")) for key in ("share", "keep")]
        why = self._line("only_me_hope" if answer.id == self._words.hope else "only_me_needs")
        self.app.push_screen(
            PickScreen(f"“{snippet(answer.words)}”\n{why}", options),
            lambda key: self._share(answer) if key == "share" else None,
        )

    def _share(self, answer: Answer) -> None:
        try:
            record, person = self.view.record, self.person.id
            self.workspace.share(record, person, [answer.id], Audience.MY_PLAN)
        except StoreError as error:
            self.query_one(Trouble).tell(error)
        else:
            self._words.now_shared(answer)

    def action_words(self) -> None:
        """Go to people's words, and back to the Outcome."""
        (self._fields.box("text") if self._words.has_focus else self._words).focus()

    def action_help(self) -> None:
        """Say how the form works."""
        from assistant.ui.screens.help import help_screen

        self.app.push_screen(help_screen("outcomes"))

    @on(AnswerBox.Paged)
    def _paged(self, event: AnswerBox.Paged) -> None:
        self.action_page(event.pages)

    def action_page(self, pages: int) -> None:
        """Scroll the fields."""
        body = self._fields
        (body.scroll_page_down if pages > 0 else body.scroll_page_up)(animate=False)

    # -- saving and leaving ------------------------------------------------------------------

    @property
    def _typed(self) -> tuple[object, ...]:
        return (self._words.hope, self._words.needs, *self._fields.typed)

    @property
    def changed(self) -> bool:
        """Whether something would be lost by closing."""
        return self._first is not None and self._typed != self._first

    def action_save(self) -> None:
        """Write the Outcome, or say what is missing."""
        wrong = self._fields.go_to_wrong()
        if wrong:
            self.query_one(Trouble).say(wrong)
        else:
            self._save(self.now)

    def _save(self, now: OutcomeNow | None) -> None:
        aims = self.workspace.aims(self.view.record, self.person.id, typed_by=self.typed_by)
        written = self._fields.written(self._words.hope, self._words.needs)
        try:
            if now is None:
                outcome = (self._begun or aims).propose(written)
            else:
                outcome = now.id
                aims.edit(now.id, now.version, written)
        except CareNeeded as care:
            self.dismiss(care)
        except OwnwordsError as error:
            self._not_saved(error)
        else:
            self.dismiss(Saved(outcome, now))

    def _not_saved(self, error: OwnwordsError) -> None:
        """Tell what happened; the words stay. Of an Outcome that is gone they can make a new one."""
        self.query_one(Trouble).tell(error)
        if isinstance(error, StoreError) or self._is_there():
            return
        options = [("new", self._line("keep_as_new")), ("stay", self._line("go_back"))]
        self.app.push_screen(
            PickScreen(self._line("gone"), options),
            lambda key: self._save(None) if key == "new" else None,
        )

    def _is_there(self) -> bool:
        """Tell whether the Outcome that is changed here was not taken back meanwhile."""
        there = self.workspace.view(self.view.record).outcomes
        return self.now is None or any(one.id == self.now.id for one in there)

    def action_back(self) -> None:
        """Leave. What is not saved is asked about first."""
        if self.changed:
            self.app.push_screen(PickScreen(UNSAVED, WAYS), self._left)
        else:
            self.dismiss(None)

    def _left(self, key: str | None) -> None:
        if key == "drop":
            self.dismiss(None)
        elif key == "save":
            self.action_save()
