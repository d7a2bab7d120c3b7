"""Outcomes put into words for the person who reads them: on the screen, and line by line.

The words are in ``outcomes.yaml``. What somebody said is quoted letter for letter, with their name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from functools import cache

from assistant.conversation.outcome_checked import finding_text
from assistant.conversation.says import Says, load_says
from assistant.drafting.standings import may_stand
from assistant.exporting.attribution import day_of
from assistant.plan.areas import Area, area_title, load_areas
from assistant.plan.model import Outcome, Source
from assistant.record.day import date_in_words, day_or_words
from assistant.record.entries import Entry, Voice
from assistant.record.nation import Nation
from assistant.record.outcomes import OutcomeNow, OutcomeWritten, Part, Provision
from assistant.record.view import Answer, Person, View
from assistant.record.words import compared, inert, one_line
from assistant.resources import package_file

PARTS = {
    key: tuple(one.name for one in fields(kind))
    for key, kind in (("steps", Part), ("provision", Provision))
}
"""What each step, and each kind of help, is asked for, in this order."""


@cache
def outcome_says() -> Says:
    """Give the lines about Outcomes and about what to make. Raises ContentError."""
    return load_says(None, package_file("conversation", "outcomes.yaml"))


def names_of(people: Sequence[Person]) -> dict[str, str]:
    """Name people by their id; those who share a name are told apart by what they are.

    Those who are the same too are numbered, as in a plan that is exported.
    """
    names = [compared(one.name) for one in people]
    whats = [one_line(one.role or one.voice.value.replace("_", " ")) for one in people]
    same = list(zip(names, whats, strict=True))
    told = {}
    for place, one in enumerate(people):
        number = f" {same[: place + 1].count(same[place])}" if same.count(same[place]) > 1 else ""
        mark = f" ({whats[place]}{number})" if names.count(names[place]) > 1 else ""
        told[one.id] = one_line(one.name) + mark
    return told


def wording(entry: Entry) -> OutcomeWritten | None:
    """Give the wording of an Outcome that an Entry holds, if it does."""
    return entry.payload if isinstance(entry.payload, OutcomeWritten) else None


class OutcomeTold:
    """One Outcome as one person is told it. ``entries`` are the Record's, for other wordings."""

    def __init__(
        self, outcome: Outcome, now: OutcomeNow, view: View, entries: Iterable[Entry]
    ) -> None:
        """``outcome`` and ``now`` are the same one: resolved for the reader, and as it was written."""
        self.outcome = outcome
        self.now = now
        self._view = view
        self._says = outcome_says()
        self._names = names_of(view.people)
        self.beside = tuple(
            (self._name(entry.person), written)
            for entry in entries
            if entry.id in now.beside and (written := wording(entry))
        )

    def _name(self, person: str | None) -> str:
        return self._names.get(person or "", "Somebody")

    def _line(self, key: str, **fill: object) -> str:
        return inert(self._says.line(key, None, **fill))

    @property
    def status(self) -> str:
        """Say where it stands, in words."""
        if len(self._view.people) == 1:
            return self._line("status.alone")
        return self._line(f"status.{self.outcome.status.value}")

    @property
    def proposed_by(self) -> str:
        """Name who proposed it."""
        return self._name(self.now.proposed_by)

    def in_short(self) -> list[str]:
        """Give the words it stands on, and what each person says of it."""
        hope = self.outcome.aspiration
        return [
            *([self._quote("hope", hope)] if hope else []),
            *(self._quote("need", one) for one in self.outcome.needs),
            *self._who_decided(),
            *(self._line("beside", person=who, words=one.text) for who, one in self.beside),
        ]

    @property
    def missing(self) -> list[str]:
        """Say which links of its thread are missing, and what to do."""
        return [self._line("missing", words=words) for words in self.outcome.broken]

    def whole(self) -> str:
        """Give all of it, along the thread, to read on a page."""
        found = [
            self._line("finding", words=finding_text(one.reason, one.suggestion))
            for one in self.outcome.check
        ]
        check = [self._line("hints"), *found] if found else []
        day = date_in_words(self.now.at.astimezone().date())
        wrote = self._line("written", person=self._name(self.now.written_by), by=day)
        parts = [[*self.in_short(), *self.missing], [*self._thread(self.now.written), wrote], check]
        texts = ["\n".join(lines) for lines in parts if lines]
        head = f"“{inert(self.outcome.text)}”\n{self.status.capitalize()}."
        return "\n\n".join([head, *texts])

    def two_wordings(self) -> str:
        """Show the wording that stands with those that were written at the same time, each whole."""
        wordings = [(self._name(self.now.written_by), self.now.written), *self.beside]
        texts = [
            "\n".join([self._line("wrote", person=who, words=one.text), *self._thread(one)])
            for who, one in wordings
        ]
        return "\n\n".join([self._line("beside_lead"), *texts])

    def _quote(self, key: str, source: Source) -> str:
        person = self._names.get(source.person_id or "", source.person or "Somebody")
        text = self._line(key, words=source.quote, person=person)
        return f"{text} {only_me_mark()}" if source.only_me else text

    def _who_decided(self) -> list[str]:
        """Say who wrote it and agrees, what others would change, and who has not said yet."""
        current = [one for one in self.outcome.views if one.current]
        against = {one.person_id: one.words for one in current if not one.agrees}
        spoke = {self.now.written_by, *(one.person_id for one in current)}
        earlier = [one.person_id for one in self.outcome.views if one.person_id not in spoke]
        yet = [one.id for one in self._view.people if one.id not in spoke]
        agreeing = [one.person_id for one in current if one.agrees]
        return [
            self._line("wrote_it", person=self._name(self.now.written_by)),
            *([self._line("agree", people=self._list(agreeing))] if agreeing else []),
            *(
                self._line("change", person=self._name(person), words=words)
                for person, words in against.items()
            ),
            *(self._line("before", person=self._name(person)) for person in earlier),
            *(self._line("before_hope", person=self._name(one)) for one in self._before_hope()),
            *([self._line("still_to_say", people=self._list(yet))] if yet else []),
        ]

    def _before_hope(self) -> list[str | None]:
        """Give who decided about this wording before its hope was said in the words that stand now."""
        return [one.person_id for one in self.outcome.views if one.before_hope]

    def _list(self, people: Sequence[str]) -> str:
        return ", ".join(map(self._name, people))

    def _thread(self, one: OutcomeWritten) -> list[str]:
        """Give what stands in a wording besides its text."""
        lines = [self._line("area", words=area_title(one.area))] if one.area else []
        lines.append(self._line("term", words=self._line(f"terms.{one.term.value}")))
        lines += [self._line("step", words=self._parts(vars(step))) for step in one.steps]
        lines += [self._line("help", words=self._parts(vars(given))) for given in one.provision]
        lines += [
            self._line(key, words=words)
            for key in ("known_by", "no_longer", "home")
            if (words := getattr(one, key))
        ]
        return lines + (
            [self._line("review_on", words=day_of(one.review_on))] if one.review_on else []
        )

    def _parts(self, parts: Mapping[str, str]) -> str:
        """Put the parts of a step or of help on one line, each named but the first."""
        named = [
            self._line(f"part.{key}", words=day_or_words(words))
            for key, words in parts.items()
            if key != "what" and words
        ]
        return "; ".join([inert(parts["what"]), *named])


def only_me_mark() -> str:
    """Say beside words that nobody but their owner can read them."""
    return outcome_says().line("only_me")


def told(
    outcomes: Sequence[Outcome], view: View, entries: Sequence[Entry]
) -> tuple[OutcomeTold, ...]:
    """Put Outcomes that were resolved for somebody (``drafting.outcomes``) with how they stand."""
    now = {one.id: one for one in view.outcomes}
    return tuple(OutcomeTold(one, now[one.id], view, entries) for one in outcomes)


def to_start_from(view: View, reader: str) -> tuple[Answer, ...]:
    """Give the Answers that an Outcome can start from, as this person may read them.

    The young person's stand first, then those of the others, each in the order they were said.
    Those that were crossed out are not among them.
    """
    return tuple(
        sorted(may_stand(view, reader), key=lambda one: one.person.voice is not Voice.YOUNG_PERSON)
    )


def areas_for(nation: str | None) -> tuple[Area, ...]:
    """Give the areas of life that an Outcome can belong to in a nation; all, where none is known."""
    return tuple(
        one for one in load_areas() if nation is None or {nation, Nation.UK} & set(one.nations)
    )


def agreed_by(told: OutcomeTold, person: str) -> bool:
    """Tell whether somebody agrees with the wording that stands: who wrote it does."""
    said = [one for one in told.outcome.views if one.current and one.person_id == person]
    return said[-1].agrees if said else told.now.written_by == person
