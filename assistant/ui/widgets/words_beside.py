"""People's own words beside an Outcome: which of them is its hope, and which tell of its need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import compress
from typing import ClassVar

from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from assistant.conversation.outcome_told import only_me_mark
from assistant.record.entries import Audience
from assistant.record.view import Answer
from assistant.record.words import one_line
from assistant.ui.words import shown

_MOST_SHOWN = 400


class WordsBeside(OptionList):
    """Enter makes the chosen words the hope, Space a need; the same key again takes that back.

    The marks are words, so that they do not hang on colour. Where the hope or a need is for only
    its owner, its row says what others see, and S asks to share it.
    """

    BINDINGS: ClassVar = [
        Binding("space", "need", "A need", show=False),
        Binding("s", "share", "Share", show=False),
    ]

    class Changed(Message):
        """Another hope or need was chosen."""

    @dataclass
    class Share(Message):
        """Somebody wants to share ``answer``: a hope or a need that only they can read."""

        answer: Answer

    def __init__(
        self,
        answers: Sequence[Answer],
        labels: Mapping[str, str],
        marks: tuple[str, str],
        only_me: tuple[str, str],
    ) -> None:
        """``labels`` are titles of questions; ``marks`` the words for hope and for need.

        ``only_me`` stands below a hope, and below a need, that only its owner can read.
        """
        super().__init__(id="words", markup=False)
        self._answers = tuple(answers)
        self._labels = labels
        self._marks = marks
        self._only_me = only_me
        self.hope = ""
        self.needs: tuple[str, ...] = ()

    def choose(self, hope: str, needs: tuple[str, ...]) -> None:
        """Start with what an Outcome stands on already."""
        self.hope, self.needs = hope, needs
        self._list()
        for place, one in enumerate(self._answers):
            if one.id == hope:
                self.highlighted = place

    @property
    def hope_words(self) -> str | None:
        """What the hope says, if one is chosen that may be read here."""
        return next((one.words for one in self._answers if one.id == self.hope), None)

    def _list(self) -> None:
        place = self.highlighted or 0
        self.clear_options()
        self.add_options(Option(self._row(one)) for one in self._answers)
        if self._answers:
            self.highlighted = min(place, len(self._answers) - 1)

    def _row(self, answer: Answer) -> Content:
        chosen = (answer.id == self.hope, answer.id in self.needs)
        marks = list(compress(self._marks, chosen))
        title = self._labels.get(answer.question, answer.question)
        private = answer.audience is Audience.ONLY_ME
        only_me = f" {only_me_mark()}" if private else ""
        notes = compress(self._only_me, chosen) if private else ()
        told = "".join(f"\n  {note}" for note in notes)
        return Content.assemble(
            (f"[{', '.join(marks)}] " if marks else "", "bold"),
            (one_line(answer.person.name), "bold"),
            f" · {title}{only_me}\n  “{shown(answer.words, _MOST_SHOWN)}”{told}",
        )

    @on(OptionList.OptionSelected)
    def _hope(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        chosen = self._answers[event.option_index].id
        self.hope = "" if chosen == self.hope else chosen
        self._changed()

    def action_need(self) -> None:
        """Make the chosen words a need, or take that back."""
        if self.highlighted is None:
            return
        chosen = self._answers[self.highlighted].id
        without = tuple(one for one in self.needs if one != chosen)
        self.needs = without if chosen in self.needs else (*self.needs, chosen)
        self._changed()

    def action_share(self) -> None:
        """Ask to share the hope or a need that only its owner can read: the row where one stands first."""
        here = self._answers[self.highlighted].id if self.highlighted is not None else ""
        order = [here, self.hope, *self.needs]
        private = [
            one
            for one in self._answers
            if one.id in (self.hope, *self.needs) and one.audience is Audience.ONLY_ME
        ]
        if private:
            self.post_message(self.Share(min(private, key=lambda one: order.index(one.id))))

    def now_shared(self, answer: Answer) -> None:
        """Show that an Answer is shared now."""
        shared = replace(answer, audience=Audience.MY_PLAN)
        self._answers = tuple(shared if one.id == shared.id else one for one in self._answers)
        self._list()

    def _changed(self) -> None:
        self._list()
        self.post_message(self.Changed())
