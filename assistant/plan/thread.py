"""The thread of an Outcome, link by link: which links are missing, in words.

aspiration > outcome > steps and provision > how we will know > review. Needs and help
that are not joined up are what families and tribunals find first. The thread is that
of the SEND code of practice 2015, paragraphs 9.64 to 9.69; that provision is specific and
quantified, 9.51.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from assistant import content
from assistant.errors import ContentError
from assistant.record.outcomes import OutcomeWritten
from assistant.resources import package_file

Link = Literal[
    "no_aspiration",
    "aspiration_gone",
    "aspiration_only_me",
    "no_provision",
    "provision_without_who",
    "provision_without_how_much",
    "provision_without_until",
    "no_known_by",
    "no_review",
    "review_past",
]
"""A link of the thread that is missing."""

_WHAT = "The words for missing links"


Hope = Literal["stands", "only_me", "crossed_out", "none"]
"""How the aspiration stands for whoever reads: it may be shown; only this reader may read it; it is
crossed out; or there is none. What this reader may not read is ``none`` to them: that somebody keeps
something private is private too.
"""

_OF_HOPE: Mapping[Hope, Link] = {
    "only_me": "aspiration_only_me",
    "crossed_out": "aspiration_gone",
    "none": "no_aspiration",
}


def broken(written: OutcomeWritten, hope: Hope, on: date) -> tuple[Link, ...]:
    """Name the links that are missing, in the order of the thread.

    ``hope`` is how the aspiration stands for the reader; ``on`` is the day it is read.
    """
    of_hope = (_OF_HOPE[hope],) if hope in _OF_HOPE else ()
    return (*of_hope, *_broken(written, on))


def _broken(written: OutcomeWritten, on: date) -> Iterator[Link]:
    if not written.provision and not written.steps:
        yield "no_provision"
    if any(not help_.who.strip() for help_ in written.provision):
        yield "provision_without_who"
    if any(
        not help_.how_much.strip() or not help_.how_often.strip() for help_ in written.provision
    ):
        yield "provision_without_how_much"
    if any(not help_.until.strip() for help_ in written.provision):
        yield "provision_without_until"
    if not written.known_by.strip():
        yield "no_known_by"
    if not written.review_on:
        yield "no_review"
    elif date.fromisoformat(written.review_on) < on:
        yield "review_past"


class Said(BaseModel):
    """What is said of a missing link: why it matters, and what to do."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    reason: Annotated[str, Field(min_length=1)]
    suggestion: Annotated[str, Field(min_length=1)]


@cache
def load_links() -> dict[Link, Said]:
    """Read what is said of each missing link. Raises ContentError."""
    file = package_file("plan", "thread.yaml")
    words = content.read_as(file, TypeAdapter(dict[Link, Said]), _WHAT)
    missing = [link for link in get_args(Link) if link not in words]
    if missing:
        raise ContentError(_WHAT, [f"{file.name}: words are missing for {', '.join(missing)}."])
    return words


def in_words(links: Collection[Link]) -> list[str]:
    """Say each missing link, and what to do. Raises ContentError."""
    said = (load_links()[link] for link in links)
    return [f"{one.reason} {one.suggestion}" for one in said]
