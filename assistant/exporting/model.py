"""What an export shows, resolved once: the same content for every kind of file.

All text in here is inert (``record/words.py``) and ready to be read. Writers
add the structure of their kind of file and no words.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.exporting.wording import Wording

AGREED, UNDECIDED, OBJECTED = range(3)
"""In which order lines of other people stand: agreed first, objected last."""


@dataclass(frozen=True)
class Quoted:
    """Words, letter for letter, and whose they are."""

    words: str
    attribution: str


@dataclass(frozen=True)
class LaidLine:
    """One Line of the Plan as it is shown.

    ``own`` is true for the young person's lines. ``who`` names the person
    shortly ("Dee, parent"). When ``verbatim`` is false, ``words`` were put
    together from ``sources``, which are then shown as well. ``rank`` is
    AGREED, UNDECIDED or OBJECTED. ``undecided`` is true for what others appreciate
    until the young person keeps it or crosses it out.
    """

    id: str
    words: str
    verbatim: bool
    own: bool
    who: str
    rank: int
    sources: tuple[Quoted, ...]
    notes: tuple[str, ...]
    undecided: bool = False


@dataclass(frozen=True)
class LaidSection:
    """A heading, its lines, and where to look in the guidance ("Guidance on this: [1]")."""

    title: str
    lines: tuple[LaidLine, ...]
    guidance: str


@dataclass(frozen=True)
class LaidGroup:
    """A heading with a list: an Outcome and its parts, or what one person has not said."""

    title: str
    text: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class LaidViews:
    """Views that differ, side by side under the question's title."""

    topic: str
    views: tuple[Quoted, ...]


@dataclass(frozen=True)
class LaidCitation:
    """A numbered piece of guidance: what it is, in words, and its exact quote."""

    number: str
    about: str
    quote: str


@dataclass(frozen=True)
class Laid:
    """A whole Plan, ready to be written. ``name`` is the young person's, ``on`` the day of the draft."""

    title: str
    name: str
    on: date
    one_page: bool
    subtitle: tuple[str, ...]
    sections: tuple[LaidSection, ...]
    views: tuple[LaidViews, ...]
    outcomes: tuple[LaidGroup, ...]
    gaps: tuple[LaidGroup, ...]
    citations: tuple[LaidCitation, ...]
    wording: Wording
