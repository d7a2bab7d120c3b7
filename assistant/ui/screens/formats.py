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
from assistant.errors import CareNeeded, OwnwordsError
from assistant.record.entries import Voice
from assistant.record.nation import in_words
from assistant.ui.screens.at_record import RecordScreen
from assistant.ui.screens.message import MessageScreen
from assistant.ui.widgets.key_bar import KeyBar
from assistant.ui.widgets.rows import Rows
from assistant.ui.widgets.trouble import Trouble
from assistant.ui.words import clock


class FormatsScreen(RecordScreen):
    """Chooses for the Record; what is still to ask is counted for one person of it."""

    BINDINGS: ClassVar = [
        Binding("space,enter", "choose", "Choose, or take back", key_display="Space"),
        Binding("r", "read", "Read more", key_display="R"),
        Binding("f1", "help", "Help", key_display="F1"),
        Binding("escape,m", "leave", "Back", key_display="Esc"),
    ]

    voice = Voice.YOUNG_PERSON
    offers: tuple[Offer, ...] = ()

    def compose(self) -> ComposeResult:
        """The list of Formats."""
        yield Static(self._line("title"), classes="title")
        yield Static(self._line("lead"), id="told", classes="lead", markup=False)
        yield Rows(id="formats", markup=False)
        yield Trouble()
        yield KeyBar()

    def on_mount(self) -> None:
        """Start at the first Format."""
        self.list_formats()
        self.query_one(Rows).focus()

    def list_formats(self) -> bool:
        """Read what is chosen, and count what is still to ask, as it is on the disk now."""
        work = self.workspace
        try:
            view = work.view(self.record)
            person = view.person(self.person_id)
            self.voice = person.voice
            self.offers = offers(work.formats, work.flows, work.in_formats, view, person)
        except OwnwordsError as error:
            self.trouble.tell(error)
            return False
        here = self._under(self._here(view.nation), here=True)
        elsewhere = self._under(self._line("elsewhere"), here=False)
        self.query_one(Rows).list_anew([*here, *elsewhere])
        return True

    def _under(self, title: str, *, here: bool) -> list[Option]:
        """Give a heading with its Formats; nothing where there are none."""
        rows = [Option(self._row(o), id=o.format.id) for o in self.offers if o.here is here]
        heading = Option(Content.styled(title, "bold underline"), disabled=True)
        return [heading, *rows] if rows else []

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
        id_ = self.query_one(Rows).chosen_id
        return next((one for one in self.offers if one.format.id == id_), None)

    @on(OptionList.OptionSelected)
    def action_choose(self) -> None:
        """Choose the Format, or take that back. It is said once it is on the disk."""
        one = self.chosen
        if one is None:
            return
        if self.try_to(lambda: self._choose(one), self._care) and self.list_formats():
            key = "was_taken_back" if one.chosen else "was_chosen"
            self.tell(f"{self._line(key, title=one.format.title)} All saved {clock()}")

    def _choose(self, one: Offer) -> None:
        aims = self.workspace.aims(self.record, self.person_id, typed_by=self.typed_by)
        aims.choose(one.format.id, wanted=not one.chosen)

    def _care(self, care: CareNeeded) -> None:
        self.show_care(care, self.voice)

    def action_read(self) -> None:
        """Read all about the Format."""
        one = self.chosen
        if one is not None:
            self.app.push_screen(MessageScreen(one.format.title, about(one, self.voice)))

    def action_help(self) -> None:
        """Say how this works."""
        from assistant.ui.screens.help import help_screen

        self.app.push_screen(help_screen("make"))
