"""The fields of an Outcome, and the check that looks at its text while it is typed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input, Label, TextArea

from assistant.conversation.outcome_checked import checked_so_far
from assistant.conversation.outcome_told import PARTS
from assistant.errors import OwnwordsError
from assistant.record.day import NotADay, date_in_words, read_day
from assistant.record.outcomes import OutcomeWritten, Part, Provision, Term
from assistant.ui.widgets.answer_box import AnswerBox
from assistant.ui.widgets.day_field import DayField
from assistant.ui.widgets.findings import Findings
from assistant.ui.widgets.one_of import OneOf
from assistant.ui.widgets.part_rows import PartRows
from assistant.ui.widgets.pick_field import PickField

PAUSE = 0.4
"""Seconds without a key before the check looks at what was typed."""
_TEXTS = ("known_by", "no_longer", "home")
_NO_TEXT = "Write the outcome first: what will be different."
_NO_WHAT = "Each step, and each kind of help, needs its first field: what it is."


class OutcomeFields(VerticalScroll):
    """What is typed. ``hope`` are the words of the aspiration, for the check."""

    can_focus = False

    class Checked(Message):
        """The check looked at a text, or could not."""

        def __init__(
            self, about: tuple[str, str | None], found: Sequence[str] | OwnwordsError | None
        ) -> None:
            """``about`` are the text and the hope that it looked at; None: nothing can be told yet."""
            super().__init__()
            self.about = about
            self.found = found

    def __init__(
        self,
        line: Callable[[str], str],
        areas: Sequence[tuple[str, str]],
        start: OutcomeWritten | None,
        year_group: int | None,
    ) -> None:
        """``line`` gives a line of ``outcomes.yaml``, ``areas`` are (id, title)."""
        super().__init__(id="fields")
        self._line = line
        self._areas = [("", line("no_area")), *areas]
        self._start = start
        self._year_group = year_group
        self._waiting: Timer | None = None
        self.hope: str | None = None

    def compose(self) -> ComposeResult:
        """One field under each question."""
        start = self._start
        yield Label(self._line("ask.text"), markup=False)
        yield AnswerBox(self._next, id="text")
        yield Findings()
        yield Label(self._line("ask.area"))
        area = start.area if start else ""
        yield PickField(self._line("ask.area"), self._areas, area, id="area")
        yield Label(self._line("ask.term"))
        terms = [(one.value, self._line(f"terms.{one.value}")) for one in Term]
        yield OneOf(terms, (start.term if start else Term.LONG).value, id="term")
        for key, fields in PARTS.items():
            yield Label(self._line(f"ask.{key}"))
            hints = [(name, self._line(f"column.{name}")) for name in fields]
            rows = [_to_edit(vars(one)) for one in getattr(start, key, ())]
            yield PartRows(hints, rows, id=key)
        for key in _TEXTS:
            yield Label(self._line(f"ask.{key}"))
            yield AnswerBox(self._next, id=key)
        yield Label(self._line("ask.review_on"))
        yield DayField(start.review_on if start else "", date.today(), id="review")

    def on_mount(self) -> None:
        """Put in what stood there, and start in the text."""
        for key in ("text", *_TEXTS):
            self.box(key).fill(getattr(self._start, key, ""))
        self.box("text").focus()

    def box(self, key: str) -> AnswerBox:
        """Give one of the boxes: text, known_by, no_longer or home."""
        return self.query_one(f"#{key}", AnswerBox)

    def _next(self, _: str) -> None:
        """Go to the next field on Enter."""
        self.screen.focus_next()

    # -- the check ---------------------------------------------------------------------------

    @on(TextArea.Changed, "#text")
    def check_soon(self) -> None:
        """Let the check look once nobody types."""
        if self._waiting is not None:
            self._waiting.stop()
        self._waiting = self.set_timer(PAUSE, self._start_check)

    @property
    def _about(self) -> tuple[str, str | None]:
        return self.box("text").text, self.hope

    def _start_check(self) -> None:
        if self._about[0].strip():
            threading.Thread(target=self._check, args=[self._about], daemon=True).start()
        else:
            self.query_one(Findings).clear()

    def _check(self, about: tuple[str, str | None]) -> None:
        try:
            found = checked_so_far(*about, date.today(), self._year_group)
        except OwnwordsError as error:
            self.post_message(self.Checked(about, error))
        else:
            self.post_message(self.Checked(about, found))

    @on(Checked)
    def _checked(self, message: Checked) -> None:
        if message.about != self._about:
            return  # something else stands there by now, and is looked at next
        message.stop()
        findings = self.query_one(Findings)
        if message.found is None:
            findings.clear()
        elif isinstance(message.found, OwnwordsError):
            findings.show([str(message.found)], "", self._line("check_note"))
        else:
            fine, note = self._line("nothing_found"), self._line("check_note")
            findings.show(message.found, fine, note)

    # -- what stands there -------------------------------------------------------------------

    @property
    def typed(self) -> tuple[object, ...]:
        """All of it as it was typed, to tell whether something would be lost."""
        rows = [self._rows(key) for key in PARTS]
        texts = [self.box(key).text for key in ("text", *_TEXTS)]
        day = self.query_one(DayField).text
        return (*texts, *rows, self.query_one(PickField).value, self.query_one(OneOf).value, day)

    def _rows(self, key: str) -> tuple[dict[str, str], ...]:
        return self.query_one(f"#{key}", PartRows).values

    def go_to_wrong(self) -> str:
        """Go to what has to be mended first and say why; empty where all can be saved."""
        day = self.query_one(DayField)
        if not self.box("text").text.strip():
            self.box("text").focus()
            return _NO_TEXT
        if any(rows.go_to_missing() for rows in self.query(PartRows)):
            return _NO_WHAT
        if day.wrong:
            day.query_one(Input).focus()
        return day.wrong

    def written(self, hope: str, needs: tuple[str, ...]) -> OutcomeWritten:
        """Make the wording, with the Answers that it starts from."""
        return OutcomeWritten(
            text=self.box("text").text,
            aspiration=hope,
            needs=needs,
            area=self.query_one(PickField).value,
            term=Term(self.query_one(OneOf).value),
            steps=tuple(Part(**_as_kept(one)) for one in self._rows("steps")),
            provision=tuple(Provision(**_as_kept(one)) for one in self._rows("provision")),
            known_by=self.box("known_by").text,
            no_longer=self.box("no_longer").text,
            home=self.box("home").text,
            review_on=self.query_one(DayField).day,
        )


def _to_edit(values: Mapping[str, str]) -> dict[str, str]:
    """Write a day that is kept as ISO 8601 in words, as people write it."""
    return {key: _in_words(text) for key, text in values.items()}


def _in_words(text: str) -> str:
    try:
        return date_in_words(date.fromisoformat(text))
    except ValueError:
        return text


def _as_kept(values: Mapping[str, str]) -> dict[str, str]:
    """Turn a day that stands in these words back; all other words are kept as they were typed."""
    kept = {}
    for key, text in values.items():
        try:
            day = read_day(text, date.today())
        except NotADay:
            kept[key] = text
        else:
            kept[key] = day.isoformat() if date_in_words(day) == text else text
    return kept
