"""Says in words who said something, when, and to which question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from assistant.exporting.wording import Wording
from assistant.plan.model import Plan, PlanPerson, Source
from assistant.record.entries import Voice
from assistant.record.words import one_line

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def date_in_words(day: date) -> str:
    """Write a day as '21 November 2026', whatever the language of the machine."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def day_of(said_at: str) -> str:
    """Write the day of an ISO time in words; what is no ISO time stays as it is."""
    try:
        return date_in_words(date.fromisoformat(said_at[:10]))
    except ValueError:
        return one_line(said_at)


@dataclass(frozen=True)
class Attribution:
    """Knows the people, the questions' titles and the numbers of the guidance of one Plan.

    A Plan may name a person by id or by name; both are found.
    """

    people: Mapping[str, PlanPerson]
    labels: Mapping[str, str]
    numbers: Mapping[str, str]
    wording: Wording

    def name(self, person: str | None) -> str:
        """Give the person's name, or 'Somebody' when there is none."""
        if not person:
            return self.wording.somebody
        known = self.people.get(person)
        return one_line(known.name if known else person)

    def who(self, person: str | None, voice: Voice | None) -> str:
        """Name somebody shortly: 'Maya', 'Dee, parent', 'Mr Shah, SENCO'."""
        known = self.people.get(person or "")
        voice = known.voice if known else voice
        if voice in (None, Voice.YOUNG_PERSON):
            return self.name(person)
        role = one_line(known.role) if known and known.role else self.wording.voices[voice]
        return f"{self.name(person)}, {role}"

    def question(self, question: str) -> str:
        """Give the question's short title; without one, its id in plain letters."""
        return one_line(self.labels.get(question) or question.replace("_", " ").capitalize())

    def source(self, source: Source, *, with_question: bool = True) -> str:
        """Say where words come from: 'Jay said, 21 November 2026, asked: A bad day'."""
        if source.kind == "guidance":
            number = self.numbers.get(source.id)
            from_guidance = self.wording.from_guidance
            return (
                from_guidance.format(number=number) if number else self.wording.guidance_not_listed
            )
        parts = [self.wording.said.format(person=self.name(source.person))]
        if source.said_at:
            parts.append(day_of(source.said_at))
        if source.question and with_question:
            parts.append(self.wording.asked.format(question=self.question(source.question)))
        return ", ".join(parts)


def attribution_of(plan: Plan, labels: Mapping[str, str], wording: Wording) -> Attribution:
    """Gather what attributing needs. ``labels`` are question ids with their short titles."""
    by_name = {person.name: person for person in plan.people}
    by_id = {person.id: person for person in plan.people}
    passages = dict.fromkeys(citation.passage for citation in plan.citations)
    return Attribution(
        people={**by_name, **by_id},
        labels=labels,
        numbers={passage: f"[{number}]" for number, passage in enumerate(passages, 1)},
        wording=wording,
    )
