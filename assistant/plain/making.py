"""Choosing what to make, line by line."""

from __future__ import annotations

from assistant.conversation.making import (
    Offer,
    about,
    asks_words,
    first_sentence,
    making_line,
    offers,
)
from assistant.conversation.workspace import Workspace
from assistant.plain.lines import Lines, number
from assistant.record.entries import Voice
from assistant.record.nation import in_words


class PlainMaking:
    """Lists the Formats for one person, and chooses them or takes that back, by number."""

    def __init__(self, workspace: Workspace, record: str, person: str, lines: Lines) -> None:
        """Both by their ids."""
        self.workspace = workspace
        self.record = record
        self.person_id = person
        self.lines = lines

    def run(self) -> None:
        """Go on until the person leaves with an empty line. Raises StoreError, ContentError.

        The list is long to listen to: it is read out once, and when it is asked for.
        """
        self._list()
        while typed := self.lines.read(making_line("plain", self._voice)):
            read = typed.casefold().startswith("r")
            place = number(typed[1:].strip() if read else typed, len(self._offers()))
            if typed.casefold() == "l":
                self._list()
            elif place is None:
                self.lines.print(making_line("plain_again", self._voice))
            elif read:
                one = self._offers()[place]
                self.lines.print(f"{one.format.title}\n\n{about(one, self._voice)}")
            else:
                self._choose(self._offers()[place])

    @property
    def _voice(self) -> Voice:
        return self.workspace.view(self.record).person(self.person_id).voice

    def _offers(self) -> tuple[Offer, ...]:
        """Give the Formats as it stands on the disk now; their order stays."""
        work = self.workspace
        view = work.view(self.record)
        person = view.person(self.person_id)
        return offers(work.formats, work.flows, work.in_formats, view, person)

    def _list(self) -> None:
        self.lines.print(making_line("title", self._voice))
        self.lines.print(making_line("lead", self._voice))
        for place, one in enumerate(self._offers(), 1):
            self.lines.print(f"{place}. {_row(one, self._voice)}")

    def _choose(self, one: Offer) -> None:
        aims = self.workspace.aims(self.record, self.person_id)
        aims.choose(one.format.id, wanted=not one.chosen)
        self.lines.print("Saved.")
        key = "was_taken_back" if one.chosen else "was_chosen"
        self.lines.print(making_line(key, self._voice, title=one.format.title))


def _row(one: Offer, voice: Voice) -> str:
    """Say a Format on one line. Of one that is made for another nation, the nation is enough."""
    title = one.format.title
    if one.chosen:
        title += f" ({making_line('chosen', voice)})"
    named = making_line("of_nation", voice, nation=in_words(one.format.nations))
    if not one.here:
        return f"{title}. {named}"
    nation = "" if one.certain else f" {named}"
    counts = first_sentence(one.format.standing)
    return f"{title}: {asks_words(one, voice)}. {one.format.purpose} {counts}{nation}"
