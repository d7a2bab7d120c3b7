"""What would you like to make? The Formats, what is still to be asked for each, and which are chosen."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from assistant.conversation.making import (
    Offer,
    about,
    asks_words,
    first_sentence,
    making_line,
    offers,
)
from assistant.conversation.workspace import Workspace
from assistant.errors import CareNeeded, OwnwordsError
from assistant.record.entries import Voice
from assistant.record.nation import in_words
from assistant.ui.screens.base import OwnScreen
from assistant.ui.screens.caring import show_care
from assistant.ui.screens.message import MessageScreen
from assistant.ui.widgets.key_bar import KeyBar
from assistant.ui.widgets.trouble import Trouble
from assistant.ui.words import clock


class FormatsScreen(OwnScreen):
    """Chooses for the Record; what is still to ask is counted for one person of it."""

    BINDINGS: ClassVar = [
        Binding("space,enter", "choose", "Choose, or take back", key_display="Space"),
        Binding("r", "read", "Read more", key_display="R"),
        Binding("f1", "help", "Help", key_display="F1"),
        Binding("escape,m", "leave", "Back", key_display="Esc"),
    ]

    def __init__(
        self,
        record: str,
        person: str,
        workspace: Workspace | None = None,
        *,
        typed_by: str | None = None,
    ) -> None:
        """All by their ids: ``typed_by`` types for ``person``. ``workspace`` is not the app's."""
        super().__init__()
        self.typed_by = typed_by
        self._apart = workspace
        self.record = record
        self.person_id = person
        self.voice = Voice.YOUNG_PERSON
        self.offers: tuple[Offer, ...] = ()

    def compose(self) -> ComposeResult:
        """The list of Formats."""
        yield Static(self._line("title"), classes="title")
        yield Static(self._line("lead"), id="told", classes="lead", markup=False)
        yield OptionList(id="formats", markup=False)
        yield Trouble()
        yield KeyBar()

    def on_mount(self) -> None:
        """Start at the first Format."""
        self.list_formats()
        self.query_one(OptionList).focus()

    def list_formats(self) -> bool:
        """Read what is chosen, and count what is still to ask, as it is on the disk now."""
        work = self.workspace
        try:
            view = work.view(self.record)
            person = view.person(self.person_id)
            self.voice = person.voice
            self.offers = offers(work.formats, work.flows, work.in_formats, view, person)
        except OwnwordsError as error:
            self.query_one(Trouble).tell(error)
            return False
        box = self.query_one(OptionList)
        place = box.highlighted
        box.clear_options()
        for where, title in ((True, self._here(view.nation)), (False, self._line("elsewhere"))):
            rows = [Option(self._row(one), id=one.format.id) for one in self._of(where)]
            if rows:
                box.add_option(Option(Content.styled(title, "bold underline"), disabled=True))
                box.add_options(rows)
        box.highlighted = 1 if place is None else place
        return True

    def _of(self, here: bool) -> list[Offer]:
        return [one for one in self.offers if one.here is here]

    def _here(self, nation: str | None) -> str:
        return self._line("here", nation=in_words([nation])) if nation else self._line("all")

    def _line(self, key: str, **fill: object) -> str:
        return making_line(key, self.voice, **fill)

    def _row(self, one: Offer) -> Content:
        """Show a Format: title, what is still to ask, what it is for, what it counts for."""
        mark = "[x]" if one.chosen else "[ ]"
        named = self._line("of_nation", nation=in_words(one.format.nations))
        nation = "" if one.certain else f" {named}"
        return Content.assemble(
            f"{mark} ",
            (one.format.title, "bold"),
            f" · {asks_words(one, self.voice)}",
            f"\n{one.format.purpose}\n{first_sentence(one.format.standing)}{nation}",
        )

    @property
    def chosen(self) -> Offer | None:
        """The Format that somebody stands on."""
        box = self.query_one(OptionList)
        if box.highlighted is None:
            return None
        id_ = box.get_option_at_index(box.highlighted).id
        return next((one for one in self.offers if one.format.id == id_), None)

    @on(OptionList.OptionSelected)
    def action_choose(self) -> None:
        """Choose the Format, or take that back. It is said once it is on the disk."""
        one = self.chosen
        if one is None:
            return
        try:
            aims = self.workspace.aims(self.record, self.person_id, typed_by=self.typed_by)
            aims.choose(one.format.id, wanted=not one.chosen)
        except CareNeeded as care:
            show_care(self, care, self.workspace.says.line("closed_for_care", self.voice))
            return
        except OwnwordsError as error:
            self.query_one(Trouble).tell(error)
            return
        self.query_one(Trouble).clear()
        if self.list_formats():
            key = "was_taken_back" if one.chosen else "was_chosen"
            said = self._line(key, title=one.format.title)
            self.query_one("#told", Static).update(f"{said} All saved {clock()}")

    def action_read(self) -> None:
        """Read all about the Format."""
        one = self.chosen
        if one is not None:
            self.app.push_screen(MessageScreen(one.format.title, about(one, self.voice)))

    def action_help(self) -> None:
        """Say how this works."""
        from assistant.ui.screens.help import help_screen

        self.app.push_screen(help_screen("make"))
