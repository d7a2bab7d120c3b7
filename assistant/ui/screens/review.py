"""All answers in one list: one row a question, each changed where it stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from assistant.conversation.sitting import Sitting
from assistant.conversation.turns import Action, Asked, Did, Said, Turn, WentTo, Wondered
from assistant.errors import OwnwordsError
from assistant.flows.review import Row
from assistant.record.entries import Audience, How
from assistant.record.words import inert, one_line
from assistant.ui.review_rows import own_row, shared_rows
from assistant.ui.screens.base import OwnScreen
from assistant.ui.screens.feeding import Feeding
from assistant.ui.screens.pick import PickScreen
from assistant.ui.widgets.edit_panel import EditPanel
from assistant.ui.widgets.key_bar import KeyBar
from assistant.ui.widgets.trouble import Trouble
from assistant.ui.words import clock

_CHANGED = "You have changed this answer, and the change is not saved yet."
_CHANGED_WAYS = (
    ("save", "Save the change"),
    ("drop", "Leave it as it was"),
    ("stay", "Go on typing"),
)


class ReviewScreen(OwnScreen):
    """Has a Sitting of its own, so that the open question of the conversation stays open."""

    BINDINGS: ClassVar = [
        Binding("enter", "edit", "Change", key_display="Enter"),
        Binding("t", "take_out", "Take out", key_display="T"),
        Binding("p", "private", "Only me", key_display="P"),
        Binding("d", "differ", "We differ", key_display="D"),
        Binding("o", "others", "Others' answers", key_display="O"),
        Binding("escape,f6", "back", "Back", key_display="Esc"),
    ]

    def __init__(self, sitting: Sitting, how: How = How.TYPED) -> None:
        """``sitting`` is the person's own, opened for this review alone."""
        super().__init__()
        self.sitting = sitting
        self._feeding = Feeding(self, sitting, self.settled, self.close_edit)
        self.how = how
        self.rows: tuple[Row, ...] = ()
        self.with_others = False

    # -- the list ----------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """The list, and a place to change one answer."""
        yield Static(id="heading", classes="title", markup=False)
        yield Static(id="told", classes="lead", markup=False)
        yield OptionList(id="rows", markup=False)
        yield EditPanel(self.send)
        yield Trouble()
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the answers."""
        self.list_rows()
        self.query_one(OptionList).focus()

    def list_rows(self) -> None:
        """Show this person's answers, or what the others share, as it is on the disk now."""
        state = self.sitting.state
        self.rows = state.rows()
        box = self.query_one(OptionList)
        place = box.highlighted or 0
        box.clear_options()
        heading = self.query_one("#heading", Static)
        if self.with_others:
            box.add_options(Option(text) for text in shared_rows(state))
            heading.update("What the others share")
            self.tell("Only the person who said it can change it. O goes back to your own answers.")
        else:
            box.add_options(Option(own_row(row, state)) for row in self.rows)
            heading.update(f"{one_line(state.person.name)}: my answers")
            self.tell("Choose an answer. Enter changes it.")
        if box.option_count:
            box.highlighted = min(place, box.option_count - 1)
        elif self.with_others:
            self.tell("Nobody else has shared an answer yet. O goes back to your own answers.")

    def tell(self, text: str) -> None:
        """Say something above the list."""
        self.query_one("#told", Static).update(inert(text))

    @property
    def row(self) -> Row | None:
        """The chosen row, when it is one of this person's own."""
        place = self.query_one(OptionList).highlighted
        return None if self.with_others or place is None else self.rows[place]

    def action_others(self) -> None:
        """Change between this person's answers and what the others share."""
        self.with_others = not self.with_others
        self.query_one(OptionList).highlighted = 0
        self.list_rows()

    # -- changing one answer -----------------------------------------------------------------

    @on(OptionList.OptionSelected)
    def action_edit(self) -> None:
        """Open the chosen answer for changing, where it stands."""
        row = self.row
        if row is None or not self._feeding.take(WentTo(row.question.id)):
            return
        said = [one for one in row.answers if one.follows is None and one.says_something]
        text = row.question.ask.for_voice(self.sitting.state.person.voice)
        self._edit.open(row.question.id, text, said[-1].words if said else "")

    @property
    def changed(self) -> bool:
        """Whether a change was typed that is not saved."""
        return self._edit.changed

    @property
    def _edit(self) -> EditPanel:
        return self.query_one(EditPanel)

    def close_edit(self) -> None:
        """Put the list back."""
        self._edit.close()
        self.query_one(Trouble).clear()
        self.query_one(OptionList).focus()

    def send(self, words: str) -> None:
        """Save the changed words; the same words again change nothing."""
        if self._edit.changed:
            self._feeding.after(self._feeding.take(Said(words, self.how)))
        else:
            self.close_edit()

    def settled(self, turns: tuple[Turn, ...]) -> None:
        """Show the list as it is now; a question to us or a follow-up opens its own place."""
        editing = self._edit.question
        self.close_edit()
        self.list_rows()
        self.tell(f"All saved {clock()}")
        for turn in turns:
            if isinstance(turn, Wondered):
                from assistant.ui.screens.ask import AskScreen

                self.app.push_screen(AskScreen(self.sitting.state.view.nation, turn.question))
            elif isinstance(turn, Asked) and turn.follow_up and turn.question == editing:
                self._edit.open(turn.question, turn.text, "")

    # -- taking out, keeping private, differing ----------------------------------------------

    def action_take_out(self) -> None:
        """Offer to take the chosen answer out of every plan."""
        row = self.row
        if row is not None and self._feeding.take(WentTo(row.question.id)):
            self._feeding.after(self._feeding.take(Did(Action.TAKE_OUT)))

    def action_private(self) -> None:
        """Keep the chosen answer for only this person, or share it again."""
        row = self.row
        if row is None or not row.answers:
            self.tell("There is no answer of yours here yet.")
            return
        mine = any(answer.audience is Audience.ONLY_ME for answer in row.answers)
        audience = Audience.MY_PLAN if mine else Audience.ONLY_ME
        ids = [answer.id for answer in row.answers]

        def share() -> None:
            state = self.sitting.state
            self.workspace.share(state.view.record, state.person_id, ids, audience)

        self._write(
            share,
            "It is shared with your plan." if mine else "It is for only you now. It is in no plan.",
        )

    def action_differ(self) -> None:
        """Mark that the people of the Record see this differently, or take the mark back."""
        row = self.row
        if row is None:
            return
        state, question = self.sitting.state, row.question.id
        differs = (state.person_id, question) not in state.view.differences

        def mark() -> None:
            self.workspace.mark_difference(
                state.view.record, state.person_id, question, differs=differs
            )

        said = "The views will stand side by side in the plan." if differs else "Your mark is gone."
        self._write(mark, said)

    def _write(self, write: Callable[[], None], said: str) -> None:
        """Write something to the Record, and say so only when it is on the disk."""
        try:
            write()
            self.sitting.refresh()
        except OwnwordsError as error:
            self.query_one(Trouble).tell(error)
            return
        self.query_one(Trouble).clear()
        self.list_rows()
        self.tell(f"{said} All saved {clock()}")

    # -- leaving -----------------------------------------------------------------------------

    def action_back(self) -> None:
        """Leave the edit, then the page. A change that is not saved is asked about first."""
        if self._edit.changed:
            self.app.push_screen(PickScreen(_CHANGED, _CHANGED_WAYS), self._left)
        elif self._edit.question is not None:
            self.close_edit()
        else:
            self.app.pop_screen()

    def _left(self, key: str | None) -> None:
        if key == "drop":
            self.close_edit()
        elif key == "save":
            self.send(self._edit.words)
