"""What redaction works with: where an identifier stands, what replaced it, and the text without it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What an identifier is. Its placeholder has it in capitals: ``[PERSON_1]``."""

    PERSON = "person"
    NAME = "name"
    """A name of something that nothing in the text explains."""
    SCHOOL = "school"
    ORGANISATION = "organisation"
    PLACE = "place"
    ADDRESS = "address"
    POSTCODE = "postcode"
    DATE = "date"
    """A date of birth, or one old enough to be taken for it."""
    NUMBER = "number"
    """A number that belongs to one person: NHS, pupil, learner, National Insurance, case."""
    PHONE = "phone"
    EMAIL = "email"
    HANDLE = "handle"
    LINK = "link"
    CAR = "car"
    TYPED = "typed"
    """What a person typed that looks like one of our placeholders."""


@dataclass(frozen=True)
class Span:
    """An identifier in a text: ``text[start:end]``. ``means`` is alike for all ways of writing it."""

    start: int
    end: int
    kind: Kind
    means: str


@dataclass(frozen=True)
class Replaced:
    """One replacement: what stood there, letter for letter, and what stands there now."""

    kind: Kind
    placeholder: str
    original: str


@dataclass(frozen=True)
class Redacted:
    """A text without identifiers, and each replacement in the order in which it stands there."""

    text: str
    replaced: tuple[Replaced, ...]
