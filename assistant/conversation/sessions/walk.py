"""Walks the real conversation with a session script, one event at a time.

It decides only what a person in the script would do next; everything else is
the conversation itself. What the script leaves out is skipped.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from assistant.conversation.naming import screen_names
from assistant.conversation.sessions.proposed import propose
from assistant.conversation.sessions.script import Asks, Item, Part, Script
from assistant.conversation.sitting import Sitting
from assistant.conversation.state import AtChoice, AtQuestion, Ended
from assistant.conversation.turns import (
    Action,
    Care,
    Chose,
    Did,
    Event,
    Opened,
    Said,
    Turn,
    WentTo,
    Wondered,
)
from assistant.conversation.workspace import Workspace
from assistant.knowledge.model import Guidance
from assistant.plan.format import find_format
from assistant.record.entries import Audience, Voice
from assistant.record.view import Person

_MOST_SITTINGS = 5
"""A person who stops comes back on 'another day', but not without end."""


@dataclass(frozen=True)
class Happened:
    """One event of the session and what the assistant said to it.

    ``words`` are what the person said; empty when the interview stopped for a
    Concern, since those words are kept nowhere, and when they are for ``only_me``.
    ``guidance`` answers a Wondered.
    """

    person: Person
    sitting: Sitting
    event: Event
    words: str
    turns: tuple[Turn, ...]
    guidance: tuple[Guidance, ...] = ()
    only_me: bool = False


@dataclass
class Walk:
    """A session on its way. Iterate ``events()``; ``record`` is the Record it fills."""

    workspace: Workspace
    script: Script
    record: str = ""
    unsaid: list[str] = field(default_factory=list)
    """What the script says and no question took, in words."""
    proposed: list[str] = field(default_factory=list)
    """What happened with Outcomes, a sentence each."""

    def events(self) -> Iterator[Happened]:
        """Walk the session. Each step is on the disk when it is given out."""
        people = self._join()
        for person, part in people:
            yield from self._interview(person, self.script.said_by(person.voice, part), part)
        young, part = people[0]
        if len(people) > 1:
            yield from self._interview(young, {}, part)
        for outcome in self.script.outcomes:
            self.proposed += propose(self.workspace, self.record, outcome)

    def _join(self) -> list[tuple[Person, Part]]:
        parts = self.script.parts()
        young = next(part for voice, part in parts if voice is Voice.YOUNG_PERSON)
        screen_names(self.script.title, nation=self.script.nation)
        self.record = self.workspace.new_record(
            young.name, self.script.nation, young.age, young.year_group
        )
        people = []
        for voice, part in parts:
            if voice is Voice.YOUNG_PERSON:
                people.append((self.workspace.view(self.record).people[0], part))
            else:
                joined = self.workspace.join(self.record, part.name, voice, part.role)
                people.append((joined, part))
        for one in self.script.formats:
            form = find_format(self.workspace.formats, one)
            self.workspace.aims(self.record, people[-1][0].id).choose(form.id)
        return people

    def _interview(
        self, person: Person, says: dict[str, list[Item]], part: Part
    ) -> Iterator[Happened]:
        """One person's sittings, until they have said what the script has for them."""
        for _ in range(_MOST_SITTINGS):
            sitting = self.workspace.sitting(self.record, person.id)
            yield self._happened(sitting, person, Opened())
            while (event := self._next_event(sitting, says, part)) is not None:
                yield self._happened(sitting, person, event)
            if not any(says.values()):
                return
        for question, left in says.items():
            self.unsaid += [f"{person.name}, {question}: not asked." for _ in left]

    def _next_event(
        self, sitting: Sitting, says: dict[str, list[Item]], part: Part
    ) -> Event | None:
        at = sitting.state.at
        if isinstance(at, AtQuestion):
            return self._answer(at, says, part)
        if isinstance(at, AtChoice):
            return Chose(self._choose(sitting, at))
        return self._after_end(sitting, at, says)

    def _answer(self, at: AtQuestion, says: dict[str, list[Item]], part: Part) -> Event:
        left = says.get(at.question, [])
        if not left:
            return Did(Action.SKIP)
        item = left.pop(0)
        return Said(item.asks if isinstance(item, Asks) else item, part.how)

    def _choose(self, sitting: Sitting, at: AtChoice) -> str:
        if at.choice == "is_it_a_question":
            asked = {
                item.asks
                for said in self.script.says.values()
                for items in said.values()
                for item in (items if isinstance(items, list) else [items])
                if isinstance(item, Asks)
            }
            return "question" if at.about in asked else "answer"
        if at.choice == "appreciation":
            said = next(a for a in sitting.state.view.answers if a.id == at.about)
            if said.person.name in self.script.keeps:
                return "keep"
            return "cross_out" if said.person.name in self.script.crosses_out else "later"
        return {"take_out": "take", "after_care": "stop", "coming_back": "leave"}[at.choice]

    def _after_end(self, sitting: Sitting, at: Ended, says: dict[str, list[Item]]) -> Event | None:
        """After the last question, open those that the script answers and the path left out."""
        if at.why != "finished":
            return None
        state = sitting.state
        waiting = [question for question, left in says.items() if left]
        if waiting and not state.own(waiting[0]):
            return WentTo(waiting[0])
        return None

    def _happened(self, sitting: Sitting, person: Person, event: Event) -> Happened:
        turns = sitting.take(event)
        stopped = any(isinstance(turn, Care) and turn.kind != "returning" for turn in turns)
        words = event.words if isinstance(event, Said) and not stopped else ""
        kept = next((a for a in sitting.state.view.answers_of(person.id)[::-1] if a.words), None)
        only_me = kept is not None and kept.words == words and kept.audience is Audience.ONLY_ME
        guidance = tuple(
            self.workspace.look_up(turn.question, sitting.state.view.nation)
            for turn in turns
            if isinstance(turn, Wondered)
        )
        return Happened(person, sitting, event, "" if only_me else words, turns, guidance, only_me)
