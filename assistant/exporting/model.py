"""What an export shows, resolved once: the same content for every kind of file.

All text in here is inert (``record/words.py``) and ready to be read. Writers
add the structure of their kind of file and no words.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.exporting.easy_words import EasyRead
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
    until the young person keeps it or crosses it out; ``only_me`` where nobody but the reader of
    this copy can read what it stands on.
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
    only_me: bool = False


Cell = tuple[str, ...]
"""What stands in a cell, one string a paragraph. An empty cell is filled in by hand."""


@dataclass(frozen=True)
class LaidRow:
    """One Outcome in a table: a cell for each column. ``id`` is that of this row in this section.

    ``about`` says who wrote it, when, and where it stands: where it comes first in the plan, else ''.
    """

    id: str
    name: str
    cells: tuple[Cell, ...]
    about: str


@dataclass(frozen=True)
class LaidTable:
    """Outcomes under a heading. ``columns`` are titles; ``by_hand`` where people fill some in."""

    columns: tuple[str, ...]
    rows: tuple[LaidRow, ...]
    by_hand: bool


@dataclass(frozen=True)
class LaidSection:
    """A heading and what stands under it, in the order of the fields.

    ``facts`` are labels with what is known, '' where nothing is. ``to_fill`` are labels that are
    filled in by hand. ``guidance`` says where to look ("Guidance on this: [1]").
    """

    id: str
    title: str
    note: str
    facts: tuple[tuple[str, str], ...]
    lines: tuple[LaidLine, ...]
    table: LaidTable | None
    to_fill: tuple[str, ...]
    guidance: str
    may_be_empty: bool

    @property
    def holds_something(self) -> bool:
        """True when there is more than a heading, a note and a pointer to guidance."""
        rows = self.table and (self.table.rows or self.table.by_hand)
        return bool(self.lines or self.facts or self.to_fill or rows)

    @property
    def is_missing(self) -> bool:
        """True when somebody should have said something here."""
        return not (self.holds_something or self.may_be_empty)

    @property
    def is_left_out(self) -> bool:
        """True when a heading alone would stand here, and nothing is missing."""
        return self.may_be_empty and not (self.holds_something or self.note)


@dataclass(frozen=True)
class LaidGroup:
    """A heading with a list: what an Outcome still needs, or what one person has not said.

    ``text`` is an Outcome's wording.
    """

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
    title: str
    about: str
    quote: str


@dataclass(frozen=True)
class Laid:
    """A whole Plan, ready to be written. ``name`` is the young person's, ``on`` the day of the draft.

    ``elsewhere`` says how many Outcomes this Format leaves out, '' where there are none.
    ``clearer`` says, by Outcome, what the check found and which links of the thread are missing.
    ``easy`` makes it an Easy Read.
    """

    title: str
    name: str
    on: date
    one_page: bool
    subtitle: tuple[str, ...]
    made_for: str
    notice: str
    sections: tuple[LaidSection, ...]
    views: tuple[LaidViews, ...]
    elsewhere: str
    clearer: tuple[LaidGroup, ...]
    gaps: tuple[LaidGroup, ...]
    citations: tuple[LaidCitation, ...]
    wording: Wording
    easy: EasyRead | None = None
