"""What a model may be asked, and what came of it: words that a person accepts, edits or refuses."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from assistant.grounding.model import Allowed, Source
from assistant.record.outcomes import OutcomeWritten
from assistant.record.suggestions import Task
from assistant.suggesting.fences import Given


@dataclass(frozen=True)
class Request:
    """One thing that a model is asked, before any redaction.

    ``about`` is what the Suggestion will be for, as ``record.suggestions`` tells it. ``data`` and
    ``words`` fill the prompt of the task. ``sources`` are all that may be stood on, under the ids
    that the Record or the index knows; ``Given.id`` in ``data`` is one of these. ``names`` are the
    people of the Record, for redaction. ``stood`` says by id how each Passage stands now.
    ``beware`` is what a person has to know of the Passages, as that one is historic.
    """

    task: Task
    about: str
    data: Mapping[str, Sequence[Given]]
    words: Mapping[str, str]
    sources: tuple[Source, ...]
    allowed: Allowed
    names: tuple[str, ...] = ()
    stood: Mapping[str, str] = field(default_factory=dict)
    beware: tuple[str, ...] = ()


@dataclass(frozen=True)
class Why:
    """Why words are held or dropped: a kind ('number', 'care'), which words are meant, and why."""

    kind: str
    words: str
    why: str


@dataclass(frozen=True)
class Suggestion:
    """Words that a model suggested and the check let pass.

    ``held``: the check is not sure that the sources say it; a person looks at both. ``outcome`` is
    what the form of an Outcome begins with, for that task alone. ``sources`` are ids of Answers or
    Passages, and ``stood`` says how each Passage stood. ``reasons`` say why something is held.
    """

    task: Task
    about: str
    model: str
    text: str
    sources: tuple[str, ...]
    held: bool = False
    reasons: tuple[Why, ...] = ()
    outcome: OutcomeWritten | None = None
    stood: tuple[str, ...] = ()

    @property
    def made(self) -> str:
        """Give what this is known again by where somebody else is offered the same: a digest."""
        parts = [self.task.value, self.about, self.text, *sorted(self.sources), *sorted(self.stood)]
        return sha256(json.dumps(parts).encode()).hexdigest()[:32]


@dataclass(frozen=True)
class Dropped:
    """Words that a model gave and that are not offered, with the reasons. Nobody sees them unasked."""

    text: str
    reasons: tuple[Why, ...]


@dataclass(frozen=True)
class Suggested:
    """What came of one request. Without ``offered``, the model had nothing that stands.

    Tokens are as the server counted them; ``cost`` is in the money of the settings. ``left_out``:
    why the model was not given some of what it was asked about.
    """

    model: str
    offered: tuple[Suggestion, ...] = ()
    dropped: tuple[Dropped, ...] = field(default=())
    tokens_in: int | None = None
    tokens_out: int | None = None
    seconds: float = 0.0
    cost: float | None = None
    left_out: tuple[Why, ...] = ()
