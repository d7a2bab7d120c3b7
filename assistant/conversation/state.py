"""Where one person stands in the conversation, as a value.

The next question is never stored: it is worked out from the flow and the
answers each time, so a changed answer, a merge or a restart cannot make it wrong.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.conversation.says import Says
from assistant.conversation.turns import Asked, Turn
from assistant.conversation.wanted import InFormats, wanted
from assistant.flows.path import next_question, path, returning
from assistant.flows.review import Row, review
from assistant.flows.schema import Flows, Question
from assistant.record.entries import Audience, Entry, How, new_entry, new_id
from assistant.record.folding import fold
from assistant.record.payload import Payload
from assistant.record.view import Answer, Person, View

if TYPE_CHECKING:  # the first question waits for nothing of a language model
    from assistant.suggesting.suggestion import Suggestion


@dataclass(frozen=True)
class AtQuestion:
    """A question stands open. ``follow_up`` when it is the gentle further question.

    ``seen`` are the Answers that stood there when it was put: new words replace
    those and no others, so that what somebody says elsewhere meanwhile is kept.
    ``wording`` is how a follow-up is put that a language model suggested, and ``made_of`` the
    Answer that it was made of: what is said to it follows that one.
    """

    question: str
    follow_up: bool = False
    seen: tuple[str, ...] = ()
    wording: str = ""
    made_of: str | None = None


@dataclass(frozen=True)
class AtChoice:
    """A Choice stands open. ``about`` is what it is about; ``back_to`` the question it interrupted.

    ``suggestion`` is the question of a language model that is to be decided, at that Choice alone.
    """

    choice: str
    keys: tuple[str, ...]
    about: str = ""
    back_to: AtQuestion | None = None
    how: How = How.TYPED
    suggestion: Suggestion | None = None


@dataclass(frozen=True)
class Ended:
    """Nothing is being asked: finished, or stopped. ``why`` is one of finished, stopped, care."""

    why: str = "finished"


def _stamp() -> tuple[str, datetime]:
    return new_id(), datetime.now(UTC)


@dataclass(frozen=True)
class State:
    """All that ``step`` needs to know. Only ``entries`` outlives the sitting."""

    flows: Flows
    says: Says
    entries: tuple[Entry, ...]
    person_id: str
    in_formats: Callable[[], InFormats]
    """Gives what each Format asks. It is called only where one was chosen."""
    typed_by: str | None = None
    safe_adult: str | None = None
    has_model: bool = False
    """Whether somebody chose a language model. Nothing needs one."""
    at: AtQuestion | AtChoice | Ended = field(default_factory=Ended)
    private: bool = False
    put_off: frozenset[str] = frozenset()
    """Answers of earlier sittings that said 'another day': this is that day."""
    declined: int = 0
    """Follow-ups left in a row. After two, no more are asked in this sitting."""
    decided_later: frozenset[str] = frozenset()
    """Appreciations put off in this sitting."""
    stamp: Callable[[], tuple[str, datetime]] = _stamp
    """Gives an Entry its id and time. A test gives its own."""

    @cached_property
    def view(self) -> View:
        """The Record as it stands."""
        return fold(self.entries)

    @cached_property
    def person(self) -> Person:
        """The person who is speaking."""
        return self.view.person(self.person_id)

    @cached_property
    def wanted(self) -> frozenset[str] | None:
        """The questions that the chosen Formats want of this person; None when none was chosen."""
        if not self.view.formats:
            return None
        return wanted(self.view.formats, self.person.voice, self.in_formats())

    @cached_property
    def path(self) -> tuple[Question, ...]:
        """The questions this person is asked, in order."""
        return path(self.flows, self.view, self.person, self.wanted)

    def rows(self) -> tuple[Row, ...]:
        """Give each question of the path with how this person left it, for a map or a review."""
        return review(self.flows, self.view, self.person, self.wanted)

    def returning(self) -> tuple[Question, ...]:
        """Give the questions that this person put off to another day."""
        return returning(self.flows, self.view, self.person, self.wanted)

    def upcoming(self) -> Question | None:
        """Give the next question: the first unanswered one, then those put off on an earlier day."""
        question = next_question(self.flows, self.view, self.person, self.wanted)
        if question is not None:
            return question
        for put_off in self.returning():
            own = self.view.answers_of(self.person_id, put_off.id)
            if any(answer.id in self.put_off for answer in own):
                return put_off
        return None

    def own(self, question: str) -> tuple[Answer, ...]:
        """Give this person's live Answers to a question."""
        return self.view.answers_of(self.person_id, question)

    def line(self, key: str, **fill: object) -> str:
        """Say one of the assistant's lines in this person's wording."""
        return self.says.line(key, self.person.voice, **fill)

    def asked(self, at: AtQuestion) -> Asked:
        """Put a question into a Turn, with what this person said to it before."""
        question = self.flows.question(at.question)
        voice = self.person.voice
        ids = [one.id for one in self.path] or [question.id]
        wording = question.follow_up if at.follow_up else question.ask
        return Asked(
            question=question.id,
            section=self.flows.section_of(question.id).title.for_voice(voice),
            number=ids.index(question.id) + 1 if question.id in ids else len(ids),
            total=len(ids),
            text=at.wording or wording.for_voice(voice),
            follow_up=at.follow_up,
            earlier=tuple(answer.words for answer in self.own(question.id)),
            private=self.private,
        )


@dataclass(frozen=True)
class Step:
    """What one event led to. ``entries`` go to the disk before ``turns`` go to the screen."""

    state: State
    turns: tuple[Turn, ...] = ()
    entries: tuple[Entry, ...] = ()

    def say(self, *turns: Turn) -> Step:
        """Add Turns."""
        return replace(self, turns=self.turns + turns)

    def at(self, at: AtQuestion | AtChoice | Ended) -> Step:
        """Move to another place."""
        return replace(self, state=replace(self.state, at=at))

    def write(
        self,
        payload: Payload,
        *,
        kind: str | None = None,
        audience: Audience = Audience.MY_PLAN,
        how: How = How.TYPED,
    ) -> Step:
        """Add an Entry by the person who is speaking; the new state already knows it."""
        state = self.state
        entry_id, time = state.stamp()
        if state.entries:  # a clock that was set back must not put this before what it is about
            time = max(time, state.entries[-1].time + timedelta(microseconds=1))
        entry = new_entry(
            state.view.record,
            payload,
            person=state.person_id,
            typed_by=state.typed_by,
            kind=kind,
            how=how,
            audience=audience,
            time=time,
            id=entry_id,
        )
        known = replace(state, entries=(*state.entries, entry))
        return replace(self, state=known, entries=(*self.entries, entry))
