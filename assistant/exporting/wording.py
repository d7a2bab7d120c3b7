"""Reads ``wording.yaml``: every word of an export that is not somebody's own."""

from __future__ import annotations

import string
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict

from assistant import content
from assistant.knowledge.model import Status
from assistant.plan.model import Standing
from assistant.record.entries import Meaning, Voice
from assistant.resources import package_file

_WHAT = "The wording of exports"
NOT_ASKED = "not_asked"


def _filled_with(*names: str) -> AfterValidator:
    """Refuse a text whose {places} are not the ones the program fills."""

    def check(text: str) -> str:
        found = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
        if found != set(names):
            wanted = ", ".join(f"{{{name}}}" for name in names)
            raise ValueError(f"it must hold {wanted} and no other name in braces")
        return text

    return AfterValidator(check)


_Key = TypeVar("_Key", bound=StrEnum)


def _all_of(kind: type[_Key]) -> AfterValidator:
    """Refuse a list of words that leaves one of its keys without words."""

    def check(words: dict[_Key, str]) -> dict[_Key, str]:
        missing = [key.value for key in kind if key not in words]
        if missing:
            raise ValueError(f"words are missing for {', '.join(missing)}")
        return words

    return AfterValidator(check)


def _gaps(words: dict[str, str]) -> dict[str, str]:
    wanted = [NOT_ASKED, *(meaning.value for meaning in Meaning if meaning is not Meaning.ANSWER)]
    if set(words) != set(wanted):
        raise ValueError(f"it must hold {', '.join(wanted)} and nothing else")
    return words


def _outcome_standings(words: dict[Standing, str]) -> dict[Standing, str]:
    missing = {Standing.PROPOSED, Standing.AGREED, Standing.OBJECTED} - set(words)
    if missing:
        raise ValueError(f"words are missing for {', '.join(sorted(missing))}")
    return words


class _Words(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Headings(_Words):
    """Headings that stand in a plan beside those of its sections."""

    views: str
    outcomes: str
    outcome: Annotated[str, _filled_with("number")]
    clearer: str
    gaps: str
    guidance: str


class Counted(_Words):
    """What is said of what is left out here: of one, and of several."""

    one: str
    several: Annotated[str, _filled_with("count")]


class OutcomeCells(_Words):
    """What is said of an Outcome beside people's words."""

    quoted: Annotated[str, _filled_with("words", "attribution")]
    by: Annotated[str, _filled_with("date")]
    until: Annotated[str, _filled_with("date")]
    numbered: Annotated[str, _filled_with("number", "text")]
    agrees: Annotated[str, _filled_with("person")]
    would_change: Annotated[str, _filled_with("person", "words")]
    would_change_it: Annotated[str, _filled_with("person")]
    earlier: Annotated[str, _filled_with("view")]
    before_hope: Annotated[str, _filled_with("person")]
    wrote: Annotated[str, _filled_with("person")]
    suggested: Annotated[str, _filled_with("by")]
    mend: Annotated[str, _filled_with("reason", "suggestion")]
    not_said: str
    not_yet: Annotated[str, _filled_with("people")]
    alone: str
    statuses: Annotated[dict[Standing, str], AfterValidator(_outcome_standings)]


class CitationParts(_Words):
    """What is said of a piece of guidance after its title."""

    nation: Annotated[str, _filled_with("nation")]
    heading: Annotated[str, _filled_with("heading")]
    heading_and_page: Annotated[str, _filled_with("heading", "page")]


class OnePageParts(_Words):
    """What stands on a one-page profile beside people's words."""

    drafted: Annotated[str, _filled_with("date")]
    own_words: str
    stands_on_words: str
    more: Annotated[str, _filled_with("count")]
    undecided: str


class Wording(_Words):
    """All of it. Each field is explained in ``wording.yaml``."""

    nations: dict[str, str]
    voices: Annotated[dict[Voice, str], _all_of(Voice)]
    statuses: Annotated[dict[Status, str], _all_of(Status)]
    gaps: Annotated[dict[str, str], AfterValidator(_gaps)]
    headings: Headings
    nation: Annotated[str, _filled_with("nation")]
    no_nation: str
    drafted: Annotated[str, _filled_with("date")]
    made_for: Annotated[str, _filled_with("person")]
    took_part: Annotated[str, _filled_with("people")]
    draft: str
    said: Annotated[str, _filled_with("person")]
    said_on: Annotated[str, _filled_with("date")]
    joined: str
    asked: Annotated[str, _filled_with("question")]
    only_me: str
    from_guidance: Annotated[str, _filled_with("number", "nation", "status")]
    guidance_not_listed: str
    agreed: str
    undecided: Annotated[str, _filled_with("person")]
    differs: Annotated[str, _filled_with("person")]
    somebody: str
    suggested: Annotated[str, _filled_with("by", "person")]
    suggested_changed: Annotated[str, _filled_with("by", "person")]
    see_guidance: Annotated[str, _filled_with("numbers")]
    empty: str
    by_hand: str
    skip_link: str
    nobody_yet: Annotated[str, _filled_with("voice")]
    elsewhere: Counted
    gone: Counted
    outcome_cells: OutcomeCells
    citation: CitationParts
    pdf_note: str
    one_page: OnePageParts


def load_wording(file: Path | None = None, *, easy: bool = False) -> Wording:
    """Read the wording, or that of Easy Read. Raises ContentError with every mistake at once."""
    file = file or package_file("exporting", "wording_easy.yaml" if easy else "wording.yaml")
    return content.read_as(file, Wording, _WHAT)
