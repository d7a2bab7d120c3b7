"""What the assistant says or takes: a closed set of Turns, and of the events that answer them.

Front ends render Turns and feed events; they decide nothing. ``Heard`` reaches a
front end only when its Entry is on disk.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from assistant.record.entries import How
from assistant.safeguarding.model import Helpline

if TYPE_CHECKING:  # the first question waits for nothing of a language model
    from assistant.suggesting.suggestion import Suggestion

# -- what the assistant says -------------------------------------------------------------------


@dataclass(frozen=True)
class Told:
    """Something to read before or between questions: a welcome, who reads this, a new part."""

    text: str


@dataclass(frozen=True)
class Asked:
    """One question. ``number`` of ``total`` counts this person's questions.

    ``section`` is the heading it stands under, ``earlier`` what this person said
    to it before, ``private`` whether the next words are kept for only them.
    """

    question: str
    section: str
    number: int
    total: int
    text: str
    follow_up: bool = False
    earlier: tuple[str, ...] = ()
    private: bool = False


@dataclass(frozen=True)
class Heard:
    """A short acknowledgement. The words it speaks of are on disk: show 'Saved.' with it."""

    text: str


@dataclass(frozen=True)
class Shown:
    """What somebody asked to see about the question that stands open."""

    kind: Literal["help", "example", "stuck", "commands", "who_reads", "map", "numbers"]
    text: str


@dataclass(frozen=True)
class Option:
    """One of the answers to a Choice."""

    key: str
    label: str


@dataclass(frozen=True)
class Choice:
    """Pick one: never used where free words to a Question are taken."""

    id: str
    text: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Wondered:
    """The person asked something: look it up in the guidance. The question stays open."""

    question: str


@dataclass(frozen=True)
class Suggesting:
    """The person wants one more question from a language model. The question stays open.

    The front end asks the model for a follow-up about ``answer``, the id of an Answer of theirs to
    ``question`` (its id), and feeds ``Suggested`` or ``NotSuggested``. It may show ``text`` first.
    """

    question: str
    answer: str
    text: str


@dataclass(frozen=True)
class Care:
    """The interview stops here. Fixed words written by people; the person's words were not kept."""

    kind: str
    text: str
    helplines: tuple[Helpline, ...]


@dataclass(frozen=True)
class Stopped:
    """The person stopped for now. Everything said so far is saved."""

    text: str


@dataclass(frozen=True)
class Finished:
    """There is no further question for this person."""

    text: str


@dataclass(frozen=True)
class Sorry:
    """That could not be taken: what happened, and what to do."""

    text: str


Turn = (
    Told
    | Asked
    | Heard
    | Shown
    | Choice
    | Wondered
    | Suggesting
    | Care
    | Stopped
    | Finished
    | Sorry
)


# -- what a person does ------------------------------------------------------------------------


class Action(StrEnum):
    """What can be done by key, by slash and, for most, in people's own words."""

    SKIP = "skip"
    DONT_KNOW = "dont_know"
    RATHER_NOT_SAY = "rather_not_say"
    ANOTHER_DAY = "another_day"
    ASK_SOMEONE = "ask_someone"
    BACK = "back"
    PRIVATE = "private"
    HELP = "help"
    EXAMPLE = "example"
    STUCK = "stuck"
    WHO_READS = "who_reads"
    MAP = "map"
    NUMBERS = "numbers"
    COMMANDS = "commands"
    TAKE_OUT = "take_out"
    SUGGEST = "suggest"
    STOP = "stop"


@dataclass(frozen=True)
class Opened:
    """The person sat down."""


@dataclass(frozen=True)
class Said:
    """Words, as they were typed. A leading slash makes them a command."""

    words: str
    how: How = How.TYPED


@dataclass(frozen=True)
class Did:
    """A key was pressed for an Action."""

    action: Action


@dataclass(frozen=True)
class Chose:
    """An Option of the open Choice was picked, by its key."""

    key: str


@dataclass(frozen=True)
class WentTo:
    """The person opened a question from the map or the review, to answer or change it."""

    question: str


@dataclass(frozen=True)
class Suggested:
    """A language model suggested a question, and the check let it pass. The person decides."""

    suggestion: Suggestion


@dataclass(frozen=True)
class NotSuggested:
    """No question came of it: ``text`` says why, in words. The question that stood open is put again."""

    text: str


Event = Opened | Said | Did | Chose | WentTo | Suggested | NotSuggested
