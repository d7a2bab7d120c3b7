"""Who is speaking now: the people of a Record, somebody new, and who types."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from assistant.conversation.outcome_told import names_of
from assistant.errors import OwnwordsError
from assistant.record.entries import How
from assistant.record.view import Person, View
from assistant.record.words import compared, one_line
from assistant.ui.screens.base import OwnScreen
from assistant.ui.screens.pick import PickScreen
from assistant.ui.widgets.key_bar import KeyBar
from assistant.ui.widgets.trouble import Trouble
from assistant.ui.words import who

_HELPED = (How.SPOKEN, How.AAC)
_WHO_READS = """Now the outcomes are shown to {who}. Some words there may be for only {name}.
Is it {name} who reads now?"""


class PeopleScreen(OwnScreen):
    """Sits one person down. Nothing that another person said is on this screen."""

    BINDINGS: ClassVar = [
        Binding("enter", "open", "Start", key_display="Enter"),
        Binding("n", "add", "Add somebody", key_display="N"),
        Binding("t", "types", "Who types", key_display="T"),
        Binding("m", "make", "What to make", key_display="M"),
        Binding("f9", "outcomes", "Outcomes", key_display="F9"),
        Binding("escape", "home", "First page", key_display="Esc"),
    ]

    def __init__(self, record: str) -> None:
        """``record`` is the Record's id."""
        super().__init__()
        self.record = record
        self.view: View | None = None

    def compose(self) -> ComposeResult:
        """The list of people."""
        yield Static(id="heading", classes="title", markup=False)
        yield Static("Who is speaking now? Choose and press Enter.", classes="lead")
        yield OptionList(id="people", markup=False)
        yield Trouble()
        yield KeyBar()

    def on_mount(self) -> None:
        """Read who is there."""
        self.refresh_people()
        self.query_one(OptionList).focus()

    def refresh_people(self) -> None:
        """Read the people of the Record again."""
        box = self.query_one(OptionList)
        try:
            self.view = self.workspace.view(self.record)
        except OwnwordsError as error:
            self.query_one(Trouble).tell(error)
            return
        self.query_one("#heading", Static).update(f"Plan for {one_line(self.view.name)}")
        place = box.highlighted or 0
        box.clear_options()
        box.add_options([Option(self._line(one), id=one.id) for one in self.view.people])
        box.add_option(
            Option(Content("Add somebody: a parent, a carer or a practitioner"), id="add")
        )
        box.highlighted = min(place, box.option_count - 1)

    def _who(self, person: Person) -> str:
        """Name somebody with what they are; two who would be named alike are numbered."""
        assert self.view is not None
        named = [compared(who(one)) for one in self.view.people]
        alike = named.count(compared(who(person))) > 1
        return names_of(self.view.people)[person.id] if alike else who(person)

    def _line(self, person: Person) -> Content:
        assert self.view is not None
        said = [one.person.id for one in self.view.shared_with(None) if one.says_something]
        return Content(f"{self._who(person)} · {said.count(person.id)} answered")

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        if event.option_id == "add":
            self.action_add()
        else:
            self.sit(str(event.option_id), None, How.TYPED)

    def sit(self, person: str, typed_by: str | None, how: How) -> None:
        """Open the conversation for this person."""
        try:
            sitting = self.workspace.sitting(self.record, person, typed_by=typed_by)
        except OwnwordsError as error:
            self.query_one(Trouble).tell(error)
            return
        self.own.converse(sitting, how)

    def action_open(self) -> None:
        """Sit the chosen person down."""
        self.query_one(OptionList).action_select()

    def action_add(self) -> None:
        """Add somebody to the Record."""
        from assistant.ui.screens.add_person import AddPersonScreen

        self.app.push_screen(AddPersonScreen(self.record), self._added)

    def _added(self, person: str | None) -> None:
        self.refresh_people()
        if person is not None:
            box = self.query_one(OptionList)
            box.highlighted = box.get_option_index(person)

    @property
    def chosen(self) -> Person | None:
        """The person that is chosen; None on the line that adds somebody."""
        place = self.query_one(OptionList).highlighted
        if self.view is None or place is None or place >= len(self.view.people):
            return None
        return self.view.people[place]

    def action_make(self) -> None:
        """Let the chosen person choose what to make."""
        from assistant.ui.screens.formats import FormatsScreen

        if self.chosen is not None:
            self.app.push_screen(FormatsScreen(self.record, self.chosen.id))

    def action_outcomes(self) -> None:
        """Show the Outcomes to the chosen person, once somebody said that it is they who read."""
        person = self.chosen
        if person is None:
            return
        from assistant.ui.screens.outcomes import OutcomesScreen

        def picked(key: str | None) -> None:
            if key == "yes":
                self.app.push_screen(OutcomesScreen(self.record, person.id))

        named = self._who(person)
        name = one_line(person.name) if named == who(person) else named
        ways = [("no", "No, go back"), ("yes", f"Yes, {name} reads now")]
        self.app.push_screen(PickScreen(_WHO_READS.format(who=named, name=name), ways), picked)

    def action_types(self) -> None:
        """Ask who types for the chosen person, then sit them down."""
        person = self.chosen
        if person is None or self.view is None:
            return
        name = one_line(person.name)
        ways = [
            ("typed:", f"{name} types"),
            ("aac:", f"{name} types with AAC (a talker, symbols or switches)"),
        ]
        for other in self.view.people:
            if other.id != person.id:
                ways += [
                    (
                        f"{how.value}:{other.id}",
                        f"{one_line(other.name)} types what {name} {_does(how)}",
                    )
                    for how in _HELPED
                ]

        def picked(key: str | None) -> None:
            if key is not None:
                how, _, typist = key.partition(":")
                self.sit(person.id, typist or None, How(how))

        self.app.push_screen(PickScreen(f"Who types for {name}?", ways), picked)

    def action_home(self) -> None:
        """Go to the first page."""
        self.own.go_home()


def _does(how: How) -> str:
    return "says" if how is How.SPOKEN else "shows, signs or chooses with AAC"
