"""Writing an Outcome question by question."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from assistant.conversation.outcome_told import (
    PARTS,
    areas_for,
    day_or_words,
    finding_text,
    to_start_from,
)
from assistant.exporting.attribution import date_in_words
from assistant.plain.lines import Lines, number
from assistant.record.day import NotADay, read_day
from assistant.record.outcomes import OutcomeWritten, Part, Provision, Term
from assistant.record.view import View
from assistant.record.words import inert, one_line

_NOTHING = "-"
"""Typed for a field that shall be empty; an empty line keeps what stood there."""


class PlainForm:
    """Asks for each part of an Outcome. Every part but the text may stay empty."""

    def __init__(
        self,
        view: View,
        person: str,
        labels: Mapping[str, str],
        line: Callable[..., str],
        lines: Lines,
    ) -> None:
        """``line`` gives a line of ``outcomes.yaml`` by its key, ``labels`` titles of questions."""
        self._view = view
        self._answers = to_start_from(view, person)
        self._labels = labels
        self._line = line
        self._lines = lines

    def ask(self, before: OutcomeWritten | None) -> OutcomeWritten | None:
        """Ask for all of it, starting from ``before``. None where no text was given."""
        self._lines.print(self._line("plain.form" if before is None else "plain.form_edit"))
        hope = self._hope(before.aspiration if before else "")
        needs = self._needs(before.needs if before else ())
        text = self._text("text", before.text if before else "")
        if not text:
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

    def _text(self, key: str, stood: str) -> str:
        text = self._line(f"ask.{key}", name=one_line(self._view.name))
        typed = self._lines.read_words(self._asked(text, stood))
        return self._keep(typed if typed and typed.strip() else None, stood)

    def _asked(self, text: str, stood: str) -> str:
        """Put a question, with what stands there already."""
        return f"{text}\n{self._line('plain.stands', words=stood)}" if stood else text

    @staticmethod
    def _keep(typed: str | None, stood: str) -> str:
        return "" if (typed or "").strip() == _NOTHING else typed or stood

    # -- people's words ----------------------------------------------------------------------

    def _list_words(self, key: str) -> None:
        self._lines.print(self._line(f"ask.{key}"))
        for place, one in enumerate(self._answers, 1):
            title = self._labels.get(one.question, one.question)
            said = f"{one_line(one.person.name)}, {title}: “{inert(one.words)}”"
            self._lines.print(f"  {place}. {said}")

    def _place_of(self, answer: str) -> str:
        places = {one.id: str(place) for place, one in enumerate(self._answers, 1)}
        return places.get(answer, "")

    def _hope(self, stood: str) -> str:
        if not self._answers:
            self._lines.print(self._line("no_words"))
            return stood
        self._list_words("aspiration")
        typed = self._lines.read(self._asked(self._line("plain.one_number"), self._place_of(stood)))
        place = number(typed, len(self._answers))
        if place is None:
            return self._keep(None if typed != _NOTHING else typed, stood)
        return self._answers[place].id

    def _needs(self, stood: tuple[str, ...]) -> tuple[str, ...]:
        if not self._answers:
            return stood
        self._lines.print(self._line("ask.needs"))
        shown = " ".join(filter(None, map(self._place_of, stood)))
        typed = self._lines.read(self._asked(self._line("plain.numbers"), shown))
        if typed == _NOTHING:
            return ()
        places = [
            number(one, len(self._answers)) for one in (typed or "").replace(",", " ").split()
        ]
        found = tuple(dict.fromkeys(self._answers[one].id for one in places if one is not None))
        return found or stood

    # -- the other parts ---------------------------------------------------------------------

    def _check(self, text: str, hope: str) -> None:
        """Tell what the check finds. It holds nothing up."""
        from assistant.plan.check.outcome import check_outcome

        words = next((one.words for one in self._answers if one.id == hope), None)
        found = check_outcome(text, words, date.today())
        for one in found:
            self._lines.print(f"  - {finding_text(one.reason, one.suggestion)}")
        self._lines.print(self._line("check_note" if found else "nothing_found"))

    def _area(self, stood: str) -> str:
        areas = areas_for(self._view.nation)
        titles = {one.id: one.title for one in areas}
        question = self._asked(self._line("ask.area"), titles.get(stood, stood))
        self._lines.print(question)
        place = self._lines.pick([one.title for one in areas])
        return stood if place is None else areas[place].id

    def _term(self, stood: Term) -> Term:
        self._lines.print(self._asked(self._line("ask.term"), self._line(f"terms.{stood.value}")))
        place = self._lines.pick([self._line(f"terms.{one.value}") for one in Term])
        return stood if place is None else list(Term)[place]

    def _parts(self, key: str, stood: Sequence[Part | Provision]) -> list[dict[str, str]]:
        """Go through the rows there are, then take new ones until an empty line."""
        self._lines.print(self._line(f"ask.{key}"))
        made = [self._part(key, vars(one)) for one in stood]
        while part := self._part(key, {}):
            made.append(part)
        return [one for one in made if one]

    def _part(self, key: str, stood: Mapping[str, str]) -> dict[str, str]:
        """Ask for one step or one kind of help; nothing where it shall not be there."""
        values: dict[str, str] = {}
        for name in PARTS[key]:
            before = stood.get(name, "")
            text = self._line(f"column.{name}")
            if not values and not stood:
                text += self._line("plain.no_more")
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
            if typed == _NOTHING:
                return ""
            try:
                day = read_day(typed, date.today())
            except NotADay as error:
                self._lines.print(str(error))
            else:
                self._lines.print(date_in_words(day))
                return day.isoformat()
