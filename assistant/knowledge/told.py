"""What a person says of a document they add: read from their words, and put into its front matter.

Pure. Nothing is guessed: what nobody said stays unknown, and is shown as unknown.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date

from assistant.errors import KnowledgeError
from assistant.knowledge.documents import FrontMatter
from assistant.knowledge.model import Status
from assistant.knowledge.status import day
from assistant.record.nation import Nation, in_words
from assistant.record.words import one_line

STATUSES = (Status.CURRENT, Status.HISTORIC, Status.PROPOSED, Status.UNKNOWN)
"""What a person may say of a document as a whole."""
LONGEST = 200
"""Characters that a title or a publisher may have."""

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_NAMES = {
    "title": "title",
    "nations": "nation",
    "published": "date",
    "publisher": "publisher",
    "in_force_until": "last day in force",
    "standing": "status",
}
_NONE = {"in_force_until": "none", "standing": "by its last day"}
"""What stands for a thing that is not said, where that is not "not known"."""


@dataclass(frozen=True)
class Told:
    """What somebody said of a document; None where they said nothing."""

    nations: tuple[Nation, ...] | None = None
    published: str | None = None
    publisher: str | None = None
    title: str | None = None
    in_force_until: date | None = None
    status: Status | None = None

    def or_else(self, other: Told) -> Told:
        """Give this, and of the other what this leaves open."""
        given = {one.name: getattr(self, one.name) for one in fields(self)}
        return replace(other, **{name: said for name, said in given.items() if said is not None})

    def beside(self, known: Told) -> Told:
        """Give only what this says otherwise than ``known``."""
        given = {one.name: getattr(self, one.name) for one in fields(self)}
        return Told(**{name: said for name, said in given.items() if said != getattr(known, name)})

    @property
    def is_open(self) -> bool:
        """Say whether something that is asked of a document is not known yet."""
        asked = (self.nations, self.published, self.publisher, self.status or self.in_force_until)
        return None in asked


def read_nations(names: Sequence[str]) -> tuple[Nation, ...] | None:
    """Read nations by name; none at all is None. Raises KnowledgeError for what is no nation."""
    known = {one.value for one in Nation}
    read = [name.strip().lower().replace(" ", "-") for name in names]
    for name in read:
        if name not in known:
            raise KnowledgeError(
                f"There is no nation {one_line(name)!r}.",
                do="Use england, scotland, wales, northern-ireland or uk (all four).",
            )
    nations = tuple(one for one in Nation if one.value in read)
    if Nation.UK in nations and len(nations) > 1:
        raise KnowledgeError(
            "uk means all four nations.", do="Give uk alone, or only the nations it is for."
        )
    return nations or None


def read_published(text: str, today: date) -> str:
    """Read a year, a month or a day that is not to come. Raises KnowledgeError with what to write."""
    if _first_day(text.strip()) > today:
        raise KnowledgeError(
            f"It cannot be published in {text.strip()} already: today is {day(today)}.",
            do="Write the date that stands in it, or leave it out.",
        )
    return text.strip()


def read_last_day(text: str) -> date:
    """Read the last day on which a document holds; of a year or a month it is the last one.

    Raises KnowledgeError with the ways to write one.
    """
    first = _first_day(text.strip())
    if len(text.strip()) == len("2015"):
        return first.replace(month=12, day=31)
    if len(text.strip()) == len("2015-09"):
        return first.replace(day=monthrange(first.year, first.month)[1])
    return first


def _first_day(text: str) -> date:
    try:
        if _DATE.fullmatch(text):
            return date.fromisoformat((text + "-01-01")[:10])
    except ValueError:  # there is no such day
        pass
    raise KnowledgeError(
        f"{one_line(text)!r} is not a date.",
        do="Write a year (2015), a month (2015-09) or a day (2015-09-01).",
    )


def read_status(text: str) -> Status:
    """Read what a person may say of a document. Raises KnowledgeError for anything else."""
    said = text.strip().lower().replace(" ", "-")
    if said == Status.WRONG_IN_PART:
        raise KnowledgeError(
            "Which parts are wrong is found for each quote, by known mistakes.",
            do=f"Of the whole document, say one of: {', '.join(STATUSES)}.",
        )
    for status in STATUSES:
        if said == status:
            return status
    raise KnowledgeError(
        f"There is no status {one_line(text)!r}.", do=f"Use one of: {', '.join(STATUSES)}."
    )


def read_name(text: str, what: str) -> str:
    """Read a title or a publisher, on one line. Raises KnowledgeError when it is empty or too long."""
    name = one_line(text)
    if not name:
        raise KnowledgeError(f"The {what} is empty.", do=f"Write the {what}, or leave it out.")
    if len(name) > LONGEST:
        raise KnowledgeError(
            f"The {what} is longer than {LONGEST} characters.", do="Write a shorter one."
        )
    return name


def contradiction(
    published: str | None, until: date | None, status: Status | None, today: date
) -> str | None:
    """Say in one sentence what cannot be true together; None when all can."""
    if until is None:
        return None
    if published is not None and until.isoformat()[: len(published)] < published:
        return f"It cannot be published in {published} and hold until {day(until)}."
    if status is Status.CURRENT and until < today:
        return f"It cannot hold today: its last day was {day(until)}."
    if status is Status.HISTORIC and until >= today:
        return f"It cannot be historic already: its last day is {day(until)}."
    return None


def front_for(id_: str, title: str, told: Told, before: FrontMatter | None) -> FrontMatter:
    """Make the front matter of a document. What was not said now stays as it was ``before``."""
    nations = told.nations or (before.nations if before else ())
    return FrontMatter(
        id=id_,
        title=title,
        publisher=told.publisher or (before.publisher if before else None),
        published=told.published or (before.published if before else None),
        reviewed=None,
        nations=nations,
        in_force_from=None,
        in_force_until=told.in_force_until or (before.in_force_until if before else None),
        kind=None,
        superseded_by=None,
        origin=None,
        sources=(),
        caveats=(),
        own=True,
        standing=_standing(told, before),
    )


def _standing(told: Told, before: FrontMatter | None) -> Status | None:
    """Find what is said of the document as a whole. A last day says it better: None, the dates decide."""
    ended = before.in_force_until if before else None
    ends = told.in_force_until or ended
    if told.status is not None:
        return None if ends and told.status in (Status.CURRENT, Status.HISTORIC) else told.status
    if ends != ended:
        return None
    return before.standing if before else Status.UNKNOWN


def of_another_edition(before: FrontMatter) -> FrontMatter:
    """Take away what holds for one edition of a file only: its date, its last day and its status."""
    return before.model_copy(
        update={"published": None, "in_force_until": None, "standing": Status.UNKNOWN}
    )


def changes(before: FrontMatter, now: FrontMatter) -> list[str]:
    """Name what is said otherwise now, to follow "its"."""
    return [name for field, name in _NAMES.items() if getattr(before, field) != getattr(now, field)]


def before_and_now(before: FrontMatter, now: FrontMatter) -> list[str]:
    """Say in a sentence for each of the same what it was and what it is now."""
    return [
        f"{name[0].upper()}{name[1:]}: before {_value(before, field)}, now {_value(now, field)}."
        for field, name in _NAMES.items()
        if getattr(before, field) != getattr(now, field)
    ]


def _value(front: FrontMatter, field: str) -> str:
    match getattr(front, field):
        case tuple() as nations:
            return in_words(nations)
        case date() as last:
            return day(last)
        case Status.UNKNOWN:
            return "not known"
        case None:
            return _NONE.get(field, "not known")
        case words:
            return str(words)


def known(front: FrontMatter) -> Told:
    """Give what was said of a document already, so that it need not be asked again."""
    return Told(
        nations=front.nations or None,
        published=front.published,
        publisher=front.publisher,
        in_force_until=front.in_force_until,
        status=None if front.standing is Status.UNKNOWN else front.standing,
    )
