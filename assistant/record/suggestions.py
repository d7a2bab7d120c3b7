"""What people decided about words that a language model suggested, as Entries.

A Suggestion writes nothing of itself. Only what a person decides becomes an Entry: who accepted
it, as it was or in other words, or that somebody refused it. Refused words are not kept, so that
an invention of a model cannot come back from the Record.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from assistant.record.payload import Payload


class Task(StrEnum):
    """What a language model may be asked for."""

    FOLLOW_UP = "follow_up"
    OUTCOMES = "outcomes"
    PLAINER = "plainer"
    ANSWER = "answer"
    SUMMARY = "summary"


@dataclass(frozen=True, kw_only=True)
class SuggestionDecided(Payload):
    """Somebody accepted or refused a Suggestion. Carried by ``suggestion_accepted`` and ``..._refused``.

    ``about`` is what it is for: the question of a follow-up, the Answer that was put plainer, the
    topic of a summary, the Outcome that was made of it; nothing for an answer from guidance.
    ``words`` are what was accepted, empty where it was refused; ``edited`` says that the person
    changed them. ``model`` names the model, ``sources`` the Answers and Passages it stands on.
    ``made`` knows an accepted Suggestion again that stands in another window, in whatever words
    it was accepted: a digest of what the model made, and none of its words. ``stood`` says how each
    Passage among the sources stood when the model read it, as ``Citation.stands_as`` gives it.
    """

    task: Task
    about: str
    model: str
    words: str = ""
    edited: bool = False
    sources: tuple[str, ...] = ()
    made: str = ""
    stood: tuple[str, ...] = ()


@dataclass(frozen=True)
class SuggestionNow:
    """Accepted words as they stand. ``id`` is the Entry of the acceptance, ``person`` who accepted."""

    id: str
    task: Task
    about: str
    words: str
    edited: bool
    model: str
    sources: tuple[str, ...]
    person: str
    at: datetime
    made: str = ""
    stood: tuple[str, ...] = ()
