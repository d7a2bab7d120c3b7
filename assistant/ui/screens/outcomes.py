"""What one person does with Outcomes: agrees, says what they would change, writes, takes back."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding

from assistant.conversation.aims import Aims
from assistant.conversation.outcome_told import OutcomeTold, agreed_by
from assistant.errors import CareNeeded
from assistant.plan.rights import may_change_outcome
from assistant.ui.outcome_keys import of_no_use
from assistant.ui.screens.message import MessageScreen
from assistant.ui.screens.outcome import UNSAVED, WAYS, OutcomeScreen, Saved
from assistant.ui.screens.outcome_list import OutcomeListScreen
from assistant.ui.screens.pick import PickScreen
from assistant.ui.suggesting_words import line as model_line
from assistant.ui.undoing import UNDO, decided_before, written_before
from assistant.ui.widgets.edit_panel import EditPanel
from assistant.ui.widgets.key_bar import KeyBar
from assistant.ui.words import clock, snippet


class OutcomesScreen(OutcomeListScreen):
    """One person reads the Outcomes, decides about them, and writes them."""

    BINDINGS: ClassVar = [
        Binding("enter", "read", "Read", key_display="Enter"),
        Binding("n", "new", "New", key_display="N"),
        Binding("s", "suggest", "Suggest", key_display="S"),
        Binding("a", "agree", "Agree", key_display="A"),
        Binding("o", "object", "I would change", key_display="O"),
        Binding("e", "edit", "Edit", key_display="E"),
        Binding("t", "take_back", "Take back", key_display="T"),
        Binding("u", "undo", "Undo", key_display="U"),
        Binding("f1", "help", "Help", key_display="F1"),
        Binding("escape,f9", "back", "Back", key_display="Esc"),
    ]

    _undo: Callable[[], object] | None = None
    _objecting: OutcomeTold | None = None

    def below(self) -> ComposeResult:
        """A place to say what one would change."""
        yield EditPanel(self.send)

    # -- writing -----------------------------------------------------------------------------

    @property
    def _aims(self) -> Aims:
        return self.workspace.aims(self.record, self.person_id, typed_by=self.typed_by)

    def _may_write(self) -> bool:
        """Tell whether this person may write now, before they type what could not be kept."""
        try:
            self._aims.may_write()
        except CareNeeded as care:
            self._care(care)
            return False
        return True

    def _do(
        self, act: Callable[[Aims], object], done: str, undo: Callable[[Aims], object] | None = None
    ) -> bool:
        """Write something; say so only when it is on the disk. ``done`` is a key of ``done``."""
        aims = self._aims
        written = self.try_to(lambda: act(aims), self._care)
        if written:
            self._after(done, undo and (lambda: undo(aims)))
        return written

    def list_outcomes(self) -> None:
        """List them, and show the keys for what this person may do here."""
        super().list_outcomes()
        proposed_by = [one.now.proposed_by for one in self.told]
        person = self.person if self.view else None
        useless = of_no_use(proposed_by, person, undo=self._undo is not None)
        self.query_one(KeyBar).leave_out(*useless)

    def _after(self, done: str, undo: Callable[[], object] | None) -> None:
        self._undo = undo
        self.trouble.clear()
        self.list_outcomes()
        told = f"{self._line(f'done.{done}')} All saved {clock()}"
        self.tell(f"{told}. {UNDO}" if undo else told)

    def _care(self, care: CareNeeded) -> None:
        """Show the fixed words; what was typed stands nowhere any more."""
        self._edit.close()
        self.show_care(care, self.person.voice)

    def action_agree(self) -> None:
        """Agree with the wording that is on the screen."""
        one = self.chosen
        if one is None:
            return
        if agreed_by(one, self.person_id):
            self.tell(self._line("already_agreed"))
            return
        before = decided_before(one, self.person_id)
        self._do(lambda aims: aims.agree(one.now.id, one.now.version), "agreed", before)

    @property
    def _edit(self) -> EditPanel:
        return self.query_one(EditPanel)

    @property
    def changed(self) -> bool:
        """Whether words were typed that are not saved."""
        return self._edit.changed

    def action_object(self) -> None:
        """Let this person say what they would change."""
        if (one := self.chosen) is not None and self._may_write():
            mine = [d.words for d in one.now.decisions if d.current and d.person == self.person_id]
            text = f"“{snippet(one.outcome.text)}”\n{self._line('ask.change')}"
            self._objecting = one
            self._edit.open(one.now.id, text, "".join(mine))

    def send(self, words: str) -> None:
        """Save what this person would change; nothing new changes nothing."""
        one = self._objecting
        if one is None or not self._edit.changed:
            self.close_edit()
            return
        seen, before = one.now, decided_before(one, self.person_id)
        if self._do(lambda aims: aims.object(seen.id, seen.version, words), "objected", before):
            self.close_edit()

    def close_edit(self) -> None:
        """Put the list back."""
        self._edit.close()
        self.rows.focus()

    def action_new(self) -> None:
        """Write a new Outcome."""
        self._form(None)

    def action_edit(self) -> None:
        """Write the chosen Outcome anew, where this person may."""
        one = self.chosen
        if one is None:
            return
        if may_change_outcome(self.person, proposed_by=one.now.proposed_by):
            self._form(one)
        else:
            self.tell(self._line("not_yours_to_edit", person=one.proposed_by))

    def _form(self, one: OutcomeTold | None) -> None:
        assert self.view is not None
        if not self._may_write():
            return
        now = one.now if one else None
        page = OutcomeScreen(self.workspace, self.view, self.person_id, now, self.typed_by)
        self.app.push_screen(page, self._written)

    def _written(self, saved: Saved | CareNeeded | None) -> None:
        if isinstance(saved, CareNeeded):
            self._care(saved)
        elif saved is not None:
            self._saved(saved)

    def _saved(self, saved: Saved) -> None:
        """Show what was written, and a wording that somebody else wrote at the same time."""
        self.list_outcomes()
        one = next((one for one in self.told if one.now.id == saved.outcome), None)
        undo, aims = written_before(saved.before, one, self.person_id), self._aims
        self._after("edited" if saved.before else "proposed", undo and (lambda: undo(aims)))
        self._choose(saved.outcome)
        if one and one.beside:
            self.app.push_screen(MessageScreen(self._line("beside_title"), one.two_wordings()))

    def _unwrite(self, outcome: str) -> Callable[[], object]:
        aims = self._aims
        return lambda: aims.take_back(outcome)

    def action_take_back(self) -> None:
        """Take back an Outcome that this person proposed, after asking."""
        one = self.chosen
        if one is None:
            return
        if one.now.proposed_by != self.person_id:
            self.tell(self._line("not_yours_to_take_back", person=one.proposed_by))
            return
        text = self._line("take_back_sure", words=snippet(one.outcome.text))
        ways = [("yes", self._line("take_back_yes")), ("no", self._line("take_back_no"))]

        def picked(key: str | None) -> None:
            if key == "yes":
                self._do(
                    lambda aims: aims.take_back(one.now.id),
                    "withdrawn",
                    lambda aims: aims.bring_again(one.now.id),
                )

        self.app.push_screen(PickScreen(text, ways), picked)

    def action_undo(self) -> None:
        """Undo what this person did last here, by another Entry."""
        undo, self._undo = self._undo, None
        if undo is None:
            self.tell(self._line("nothing_to_undo"))
        else:
            self._do(lambda _: undo(), "undone")

    # -- asking a language model -------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 (as Textual calls it)
        """Ask no language model where nobody chose one."""
        return action != "suggest" or self.workspace.has_model

    def action_suggest(self) -> None:
        """Let a language model suggest Outcomes from what people said."""
        from assistant.ui.screens.outcome_suggestions import ask_outcomes

        assert self.view is not None
        ask_outcomes(self, self.view, self._care, self._suggested)

    def _suggested(self, outcome: str) -> None:
        self._after("proposed", self._unwrite(outcome))
        self._choose(outcome)
        self.tell(model_line("as_outcome"))

    # -- leaving -----------------------------------------------------------------------------

    def action_back(self) -> None:
        """Leave the words, then the page. Words that are not saved are asked about first."""
        if self._edit.changed:
            self.app.push_screen(PickScreen(UNSAVED, WAYS), self._left)
        elif self._edit.question is not None:
            self.close_edit()
        else:
            self.own.leave()

    def _left(self, key: str | None) -> None:
        if key == "drop":
            self.close_edit()
        elif key == "save":
            self.send(self._edit.words)
