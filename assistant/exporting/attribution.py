"""Says in words who said something, when, and to which question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.exporting.wording import Wording
from assistant.knowledge.model import Citation
from assistant.plan.model import Plan, PlanPerson, Source
from assistant.record.day import date_in_words
from assistant.record.entries import Voice
from assistant.record.words import compared, one_line


def day_of(said_at: str) -> str:
    """Write the day of an ISO time in words; what is no ISO time stays as it is."""
    try:
        return date_in_words(date.fromisoformat(said_at[:10]))
    except ValueError:
        return one_line(said_at)


@dataclass(frozen=True)
class Attribution:
    """Knows the people, the questions' titles and the numbers of the guidance of one Plan.

    People are found by id alone: a father and his son may share a name. ``marks``
    hold, by id, what tells those apart. Somebody without an id has only the name.
    """

    people: Mapping[str, PlanPerson]
    marks: Mapping[str, str]
    labels: Mapping[str, str]
    numbers: Mapping[str, str]
    citations: Mapping[str, Citation]
    wording: Wording

    def name(self, person_id: str | None, name: str | None = None) -> str:
        """Give the person's name, or 'Somebody' when there is none: 'Dee', 'Sam (parent)'."""
        mark = self.marks.get(person_id or "")
        bare = self._bare(person_id, name)
        return f"{bare} ({mark})" if mark else bare

    def who(self, person_id: str | None, name: str | None, voice: Voice | None) -> str:
        """Name somebody shortly: 'Maya', 'Dee, parent', 'Mr Shah, SENCO', 'Sam, young person'."""
        known = self.people.get(person_id or "")
        voice = known.voice if known else voice
        what = self.marks.get(person_id or "")
        if what is None and voice not in (None, Voice.YOUNG_PERSON):
            what = one_line(known.role) if known and known.role else self.wording.voices[voice]
        bare = self._bare(person_id, name)
        return f"{bare}, {what}" if what else bare

    def _bare(self, person_id: str | None, name: str | None) -> str:
        known = self.people.get(person_id or "")
        return one_line(known.name if known else name or self.wording.somebody)

    def question(self, question: str) -> str:
        """Give the question's short title; without one, its id in plain letters."""
        return one_line(self.labels.get(question) or question.replace("_", " ").capitalize())

    def source(self, source: Source, *, with_question: bool = True) -> str:
        """Say where words come from: 'Jay said, 21 November 2026, asked: A bad day'."""
        if source.kind == "guidance":
            return self._guidance(source.id)
        did = self.wording.outcome_cells.wrote if source.kind == "outcome" else self.wording.said
        parts = [did.format(person=self.name(source.person_id, source.person))]
        if source.said_at:
            parts.append(self.wording.said_on.format(date=day_of(source.said_at)))
        if source.question and with_question:
            parts.append(self.wording.asked.format(question=self.question(source.question)))
        if source.only_me:
            parts.append(self.wording.only_me)
        return self.wording.joined.join(parts)

    def _guidance(self, passage: str) -> str:
        """Say which guidance, for which nation, and whether it still holds."""
        cited = self.citations.get(passage)
        if cited is None:
            return self.wording.guidance_not_listed
        return self.wording.from_guidance.format(
            number=self.numbers[passage],
            nation=nations_in_words(cited.nation, self.wording),
            status=self.wording.statuses[cited.status].removesuffix("."),
        )


def nations_in_words(nations: str, wording: Wording) -> str:
    """Write 'england, wales' as 'England, Wales'. An unknown nation stays as it is."""
    return ", ".join(
        wording.nations.get(nation.strip(), one_line(nation)) for nation in nations.split(",")
    )


def attribution_of(plan: Plan, labels: Mapping[str, str], wording: Wording) -> Attribution:
    """Gather what attributing needs. ``labels`` are question ids with their short titles."""
    citations = {citation.passage: citation for citation in reversed(plan.citations)}
    passages = dict.fromkeys(citation.passage for citation in plan.citations)
    return Attribution(
        people={person.id: person for person in plan.people},
        marks=_marks(plan.people, wording),
        labels=labels,
        numbers={passage: f"[{number}]" for number, passage in enumerate(passages, 1)},
        citations=citations,
        wording=wording,
    )


def _marks(people: Sequence[PlanPerson], wording: Wording) -> dict[str, str]:
    """Say what people who share a name are, by id; those who are the same too are numbered."""
    sharing: dict[str, list[PlanPerson]] = {}
    for person in people:
        sharing.setdefault(compared(person.name), []).append(person)
    marks = {}
    for same in sharing.values():
        roles = [one_line(one.role or wording.voices[one.voice]) for one in same]
        for place, (person, role) in enumerate(zip(same, roles, strict=True)):
            if len(same) > 1:
                number = f" {roles[: place + 1].count(role)}" if roles.count(role) > 1 else ""
                marks[person.id] = f"{role}{number}"
    return marks
