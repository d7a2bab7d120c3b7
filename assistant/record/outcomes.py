"""What is written and decided about Outcomes: the thread from aspiration to review, as Entries.

An outcome is the benefit or difference made by help; the help itself is its
provision; the long-term hope it serves is its aspiration, which is an Answer
(SEND code of practice 2015, paragraphs 9.64 to 9.69). The thread is explicit:
aspiration > outcome > steps and provision > how we will know > review.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from assistant.record.payload import Payload


class Term(StrEnum):
    """How far ahead an Outcome looks."""

    LONG = "long"
    SHORT = "short"
    """A target of weeks or a term, as in an individual education plan."""


@dataclass(frozen=True, kw_only=True)
class Part:
    """One step towards an Outcome: what, who does it, by when (ISO date, or words, or empty)."""

    what: str
    who: str = ""
    by: str = ""


@dataclass(frozen=True, kw_only=True)
class Provision:
    """Help that is given: what, how, who, how much at a time, how often, until when; as people wrote it."""

    what: str
    how: str = ""
    who: str = ""
    how_much: str = ""
    how_often: str = ""
    until: str = ""


@dataclass(frozen=True, kw_only=True)
class OutcomeWritten(Payload):
    """An Outcome as somebody wrote it, whole. Carried by ``outcome_proposed`` and ``outcome_edited``.

    ``outcome`` is the id of the Outcome (its first Entry), empty where this Entry is the first.
    ``replaces`` is the Entry that was changed. ``aspiration`` is the id of the Answer it serves,
    ``needs`` of Answers that tell what it is needed for. ``area`` is the id of an area of
    ``plan/areas.yaml``. ``home`` is what can be done at home. ``no_longer`` says how it is decided
    that help is no longer needed. ``review_on`` is an ISO date, or empty.
    """

    text: str
    outcome: str = ""
    replaces: str = ""
    aspiration: str = ""
    needs: tuple[str, ...] = ()
    area: str = ""
    term: Term = Term.LONG
    steps: tuple[Part, ...] = ()
    provision: tuple[Provision, ...] = ()
    known_by: str = ""
    no_longer: str = ""
    home: str = ""
    review_on: str = ""

    def __post_init__(self) -> None:
        """Raise ValueError when there is no text, or a review date that is none."""
        if not self.text.strip():
            raise ValueError("text: it must not be empty")
        if self.review_on:
            date.fromisoformat(self.review_on)


@dataclass(frozen=True, kw_only=True)
class OutcomeDecided(Payload):
    """Somebody agreed with an Outcome, or said what they would change (``words``).

    ``version`` is the Entry whose wording they decided about.
    """

    outcome: str
    version: str
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class OutcomeWithdrawn(Payload):
    """The person who proposed an Outcome took it back, or, with ``withdrawn`` false, brought it again."""

    outcome: str
    withdrawn: bool = True


@dataclass(frozen=True)
class OutcomeDecision:
    """What one person decided last about an Outcome. ``current``: about the wording that stands now."""

    person: str
    agrees: bool
    words: str
    current: bool
    at: datetime


@dataclass(frozen=True)
class OutcomeNow:
    """An Outcome as it stands now.

    ``id`` is its first Entry, ``version`` the Entry of the wording that stands, ``proposed_by``
    and ``written_by`` are ids of people. ``earlier`` holds the Entries of all other wordings,
    oldest first; ``beside`` those that came after the wording which the one that stands was made
    from, so that its writer had not seen them: nothing of theirs is lost, and it is told.
    """

    id: str
    version: str
    written: OutcomeWritten
    proposed_by: str
    written_by: str
    at: datetime
    decisions: tuple[OutcomeDecision, ...] = ()
    earlier: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
