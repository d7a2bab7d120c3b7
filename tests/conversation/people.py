"""A Record with three people, and a sitting for each: what the tests of the conversation start from."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.conversation.sitting import Sitting
from assistant.conversation.state import AtChoice, AtQuestion
from assistant.conversation.turns import Choice, Chose, Event, Opened, Said, Turn
from assistant.conversation.workspace import Workspace
from assistant.record.entries import Voice
from assistant.record.view import Answer

LONG = "toast first and then the dog and me go round the block"
"""Long enough that nothing more is asked about it."""


@dataclass
class Table:
    """Jay, Kerry and Mr Adeyemi at one table."""

    workspace: Workspace
    record: str
    ids: dict[str, str]

    @classmethod
    def laid(cls, workspace: Workspace) -> Table:
        record = workspace.new_record("Jay", "england", 16)
        workspace.join(record, "Kerry", Voice.PARENT)
        workspace.join(record, "Mr Adeyemi", Voice.PRACTITIONER, "Tutor")
        people = workspace.view(record).people
        return cls(workspace, record, {person.name: person.id for person in people})

    def sit(self, name: str) -> Sitting:
        """Sit somebody down and greet them."""
        sitting = self.workspace.sitting(self.record, self.ids[name])
        sitting.take(Opened())
        return sitting

    def answers(self, name: str) -> list[Answer]:
        """What is on the disk now, read afresh."""
        return list(self.workspace.view(self.record).answers_of(self.ids[name]))


def question(sitting: Sitting) -> str:
    """Which question stands open."""
    assert isinstance(sitting.state.at, AtQuestion)
    return sitting.state.at.question


def choice(sitting: Sitting) -> str:
    """Which Choice stands open."""
    assert isinstance(sitting.state.at, AtChoice)
    return sitting.state.at.choice


def say(sitting: Sitting, *several: str) -> tuple[Turn, ...]:
    """Say things one after the other; gives the Turns to the last."""
    turns: tuple[Turn, ...] = ()
    for words in several:
        turns = sitting.take(Said(words))
    return turns


def pick(sitting: Sitting, key: str) -> tuple[Turn, ...]:
    """Pick an Option."""
    return sitting.take(Chose(key))


def texts(turns: tuple[Turn, ...]) -> str:
    """All that the Turns say."""
    return "\n".join(getattr(turn, "text", "") for turn in turns)


def has(turns: tuple[Turn, ...], kind: type[Turn]) -> bool:
    """Whether one of the Turns is of this kind."""
    return any(isinstance(turn, kind) for turn in turns)


__all__ = ["LONG", "Choice", "Event", "Table", "choice", "has", "pick", "question", "say", "texts"]
