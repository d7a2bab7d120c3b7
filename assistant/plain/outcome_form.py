"""Writing an Outcome question by question."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from assistant.conversation.outcome_checked import checked
from assistant.conversation.outcome_told import PARTS, areas_for
from assistant.plain.form_lines import FormLines, Stopped
from assistant.plain.lines import Lines
from assistant.plain.outcome_words import NOTHING, PlainWords
from assistant.record.day import NotADay, date_in_words, day_or_words, read_day
from assistant.record.outcomes import OutcomeWritten, Part, Provision, Term
from assistant.record.view import View
from assistant.record.words import one_line


class PlainForm:
    """Asks for each part of an Outcome. Every part but the text may stay empty."""

    def __init__(
        self,
        view: View,
        person: str,
        labels: Mapping[str, str],
        line: Callable[..., str],
        lines: Lines,
        share: Callable[[str], bool],
    ) -> None:
        """``line`` gives a line of ``outcomes.yaml`` by its key; the others as for ``PlainWords``."""
        self._view = view
        self._line = line
        self._lines = FormLines(lines, line("plain.no_commands"))
        self._words = PlainWords(view, person, labels, line, self._lines, share)

    def ask(self, before: OutcomeWritten | None) -> OutcomeWritten | None:
        """Ask for all of it, starting from ``before``. None where somebody leaves without saving."""
        self._lines.print(self._line("plain.form" if before is None else "plain.form_edit"))
        try:
            return self._ask_all(before)
        except Stopped:
            return None

    def _ask_all(self, before: OutcomeWritten | None) -> OutcomeWritten | None:
        hope = self._words.hope(before.aspiration if before else "")
        needs = self._words.needs(before.needs if before else ())
        text = self._needed_text(before.text if before else "")
        if text is None:
            return None
        self._check(text, hope)
        start = before or OutcomeWritten(text=text)
        written = replace(start, text=text, aspiration=hope, needs=needs)
        written = replace(written, area=self._area(start.area), term=self._term(start.term))
        return replace(
            written,
            steps=tuple(Part(**one) for one in self._parts("steps", start.steps)),
            provision=tuple(Provision(**one) for one in self._parts("provision", start.provision)),
            known_by=self._text("known_by", start.known_by),
            no_longer=self._text("no_longer", start.no_longer),
            home=self._text("home", start.home),
            review_on=self._day(start.review_on),
        )

    def _needed_text(self, stood: str) -> str | None:
        """Ask for the words that an Outcome cannot be without; None at the end of the input."""
        text = self._asked(self._line("ask.text", name=one_line(self._view.name)), stood)
        while (typed := self._lines.read_words(text)) is not None:
            words = self._keep(typed if typed.strip() else None, stood)
            if words:
                return words
            text = self._line("plain.needed")
        return None

    def _text(self, key: str, stood: str) -> str:
        text = self._line(f"ask.{key}", name=one_line(self._view.name))
        typed = self._lines.read_words(self._asked(text, stood))
        return self._keep(typed if typed and typed.strip() else None, stood)

    @property
    def _again(self) -> str:
        return self._line("plain.no_such_number")

    def _asked(self, text: str, stood: str) -> str:
        """Put a question, with what stands there already."""
        return f"{text}\n{self._line('plain.stands', words=stood)}" if stood else text

    @staticmethod
    def _keep(typed: str | None, stood: str) -> str:
        return "" if (typed or "").strip() == NOTHING else typed or stood

    def _check(self, text: str, hope: str) -> None:
        """Tell what the check finds. It holds nothing up."""
        today = date.today()
        year = self._view.year_group_on(today)
        found = checked(text, self._words.said(hope), today, year)
        for one in found:
            self._lines.print(f"  - {one}")
        self._lines.print(self._line("check_note" if found else "nothing_found"))

    def _area(self, stood: str) -> str:
        areas = areas_for(self._view.nation)
        titles = {one.id: one.title for one in areas}
        question = self._asked(self._line("ask.area"), titles.get(stood, stood))
        self._lines.print(question)
        place = self._lines.pick([one.title for one in areas], self._again)
        return stood if place is None else areas[place].id

    def _term(self, stood: Term) -> Term:
        self._lines.print(self._asked(self._line("ask.term"), self._line(f"terms.{stood.value}")))
        place = self._lines.pick([self._line(f"terms.{one.value}") for one in Term], self._again)
        return stood if place is None else list(Term)[place]

    def _parts(self, key: str, stood: Sequence[Part | Provision]) -> list[dict[str, str]]:
        """Go through the rows there are, then take new ones until an empty line."""
        self._lines.print(self._line(f"ask.{key}"))
        made = [self._part(key, vars(one)) for one in stood]
        while part := self._part(key, {}, "next" if any(made) else "first"):
            made.append(part)
        return [one for one in made if one]

    def _part(self, key: str, stood: Mapping[str, str], which: str = "") -> dict[str, str]:
        """Ask for one step or one kind of help; nothing where it shall not be there.

        ``which`` is ``first`` or ``next``, for one that is not there yet.
        """
        values: dict[str, str] = {}
        for name in PARTS[key]:
            before = stood.get(name, "")
            text = self._line(f"column.{name}")
            if not values and which:
                text = self._line(f"plain.{which}.{key}") + self._line("plain.no_more")
            typed = self._lines.read(self._asked(text, day_or_words(before)))
            values[name] = self._keep(typed, before)
            if not values["what"]:
                return {}
        return values

    def _day(self, stood: str) -> str:
        """Ask for the day of the review until it can be read."""
        while True:
            shown = day_or_words(stood)
            typed = self._lines.read(self._asked(self._line("ask.review_on"), shown))
            if not typed:
                return stood
            if typed == NOTHING:
                return ""
            try:
                day = read_day(typed, date.today())
            except NotADay as error:
                self._lines.print(str(error))
            else:
                self._lines.print(date_in_words(day))
                return day.isoformat()
