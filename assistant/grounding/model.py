"""The shapes that the check takes and gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from assistant.record.entries import Voice

Kind = Literal[
    "empty",
    "source",
    "number",
    "name",
    "person",
    "place",
    "when",
    "frequency",
    "certainty",
    "need",
    "medicine",
    "provision",
    "law",
    "negation",
    "duty",
    "another",
    "voice",
    "meaning",
]
"""What is or may be wrong with a Suggestion."""

Verdict = Literal["kept", "held", "dropped"]
"""Kept: may be offered. Held: only after a person has looked at it. Dropped: not offered."""


class Embed(Protocol):
    """Turns texts into vectors of length 1, one row a text, as ``meaning.embedder`` does."""

    def __call__(self, texts: Sequence[str], /) -> NDArray[np.float32]:
        """Give one row for each text."""


@dataclass(frozen=True)
class Source:
    """What a Suggestion may stand on: an Answer, with who gave it, or a Passage, with nobody.

    ``asked`` is the Question it answers, or the title and heading of a Passage. ``role`` is what
    somebody is to the young person, as in 'mum' or 'SENCO'. ``typed_by_self``: whether who gave the
    Answer typed it themselves; a helper who types may call them by name.
    """

    id: str
    words: str
    who: str = ""
    voice: Voice | None = None
    role: str = ""
    asked: str = ""
    typed_by_self: bool = True


@dataclass(frozen=True)
class Allowed:
    """What a task allows besides the sources.

    ``young_person``: the names of whom the plan is for. ``people``: for each other person of the
    Record, all that they are called ('Dee', 'mum'). ``facts``: today's date, a review date that a
    person set, 'Year 9'.
    """

    young_person: tuple[str, ...] = ()
    people: tuple[tuple[str, ...], ...] = ()
    facts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reason:
    """Why a Suggestion is not simply kept: what kind of thing, which words, and why, in words."""

    kind: Kind
    words: str
    why: str


@dataclass(frozen=True)
class Sentence:
    """One sentence of a Suggestion with its own verdict."""

    text: str
    verdict: Verdict
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Grounded:
    """The verdict on a whole Suggestion: the worst of its sentences, and all reasons in order."""

    verdict: Verdict
    reasons: tuple[Reason, ...]
    sentences: tuple[Sentence, ...] = ()
