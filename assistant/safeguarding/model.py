"""What the safeguarding screen found, and what is shown then. None of it holds a person's words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Concern:
    """The screen found words that may tell of harm.

    ``kind`` is one of the kinds in ``cues/``: ``self_harm``, ``sexual_harm``,
    ``harm_by_someone``, ``exploitation``, ``neglect``, ``not_safe``, ``harm_to_others`` or
    ``asked_to_keep_secret``. The words themselves are left out on purpose: what is not here
    cannot reach a plan, an export, a log or a model.
    """

    kind: str


@dataclass(frozen=True)
class Helpline:
    """Somebody to call, text or chat with: who, how to reach them, and what they are for."""

    name: str
    contact: str
    what: str


@dataclass(frozen=True)
class Response:
    """Fixed words written by people, in paragraphs separated by blank lines, and who to contact."""

    text: str
    helplines: tuple[Helpline, ...]
