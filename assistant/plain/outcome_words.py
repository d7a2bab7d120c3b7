"""Choosing, line by line, the words that an Outcome starts from: the hope, and what tells of its need."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from assistant.conversation.outcome_told import names_of, only_me_mark, to_start_from
from assistant.plain.lines import Lines, number
from assistant.record.entries import Audience
from assistant.record.view import Answer, View
from assistant.record.words import inert

NOTHING = "-"
"""Typed for a field that shall be empty; an empty line keeps what stood there."""


class PlainWords:
    """People's words as one person may read them, each with a number."""

    def __init__(
        self,
        view: View,
        person: str,
        labels: Mapping[str, str],
        line: Callable[..., str],
        lines: Lines,
        share: Callable[[str], bool],
    ) -> None:
        """``line`` gives a line of ``outcomes.yaml`` by its key, ``labels`` titles of questions.

        ``share`` shares an Answer of this person by its id, and tells whether that is done.
        """
        self._answers = to_start_from(view, person)
        self._names = names_of(view.people)
        self._labels = labels
        self._line = line
        self._lines = lines
        self._share = share

    def said(self, answer: str) -> str | None:
        """Give the words of an Answer, None where this person may not read them."""
        return next((one.words for one in self._answers if one.id == answer), None)

    def hope(self, stood: str) -> str:
        """Ask for the hope. Gives the id of an Answer, or nothing."""
        if not self._answers:
            self._lines.print(self._line("no_words"))
            return stood
        self._list()
        while typed := self._lines.read(self._asked("plain.one_number", (stood,))):
            if typed == NOTHING:
                return ""
            place = number(typed, len(self._answers))
            if place is None:
                self._lines.print(self._line("plain.no_such_number"))
            elif self._may_stand([self._answers[place]], "only_me_hope"):
                return self._answers[place].id
        return stood

    def needs(self, stood: tuple[str, ...]) -> tuple[str, ...]:
        """Ask for the words that tell of its need. Those that this person may not read stay."""
        if not self._answers:
            return stood
        unseen = tuple(one for one in stood if not self._place_of(one))
        self._lines.print(self._line("ask.needs"))
        while typed := self._lines.read(self._asked("plain.numbers", stood)):
            if typed == NOTHING:
                return unseen
            each = typed.replace(",", " ").split()
            places = [number(one, len(self._answers)) for one in each]
            chosen = [self._answers[one] for one in dict.fromkeys(places) if one is not None]
            if None in places:
                self._lines.print(self._line("plain.no_such_number"))
            elif self._may_stand(chosen, "only_me_needs"):
                return (*(one.id for one in chosen), *unseen)
        return stood

    def _list(self) -> None:
        self._lines.print(self._line("ask.aspiration"))
        for place, one in enumerate(self._answers, 1):
            title = self._labels.get(one.question, one.question)
            said = f"{self._names[one.person.id]}, {title}: “{inert(one.words)}”"
            mark = f" {only_me_mark()}" if one.audience is Audience.ONLY_ME else ""
            self._lines.print(f"  {place}. {said}{mark}")

    def _place_of(self, answer: str) -> str:
        places = {one.id: str(place) for place, one in enumerate(self._answers, 1)}
        return places.get(answer, "")

    def _asked(self, key: str, stood: tuple[str, ...]) -> str:
        """Put a question, with the numbers of what stands there already."""
        places = " ".join(filter(None, map(self._place_of, stood)))
        stands = [self._line("plain.stands", words=places)] if places else []
        return "\n".join([self._line(key), *stands])

    def _may_stand(self, chosen: Sequence[Answer], key: str) -> bool:
        """Ask who chose words that only they can read what others shall see. False: not these.

        ``key`` is of the line that says what others see instead.
        """
        private = [one for one in chosen if one.audience is Audience.ONLY_ME]
        if not private:
            return True
        self._lines.print(self._line(key))
        ways = ("share", "other", "keep")
        labels = [self._line(f"only_me_ways.{way}") for way in ways]
        picked = self._lines.pick(labels, self._line("plain.no_such_number"))
        if picked == ways.index("share"):
            shared = {one.id for one in private if self._share(one.id)}
            self._answers = tuple(
                replace(one, audience=Audience.MY_PLAN) if one.id in shared else one
                for one in self._answers
            )
        return picked != ways.index("other")
