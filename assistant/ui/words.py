"""Short words that several screens share, and safe ways to show what people wrote."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from assistant.record.nation import FOUR, in_words
from assistant.record.words import inert, one_line

if TYPE_CHECKING:
    from assistant.record.view import Person

VOICES: Mapping[str, str] = {
    "young_person": "young person",
    "parent": "parent or carer",
    "practitioner": "practitioner",
}
NATIONS: Mapping[str, str] = {nation.value: in_words([nation]) for nation in FOUR}
STATES: Mapping[str, str] = {
    "answered": "answered",
    "put_off": "another day",
    "skipped": "left out for now",
    "dont_know": "I don't know",
    "rather_not_say": "rather not say",
    "ask_someone": "somebody else can say",
    "not_asked": "not answered yet",
}
"""How a question was left, in words."""

_MOST_SHOWN = 2_000


def nation_words(nation: str | None) -> str:
    """Write a nation's name, or that it is not known yet."""
    return NATIONS.get(nation or "", "nation not known yet")


def who(person: Person) -> str:
    """Name somebody with what they are: 'Dee, parent or carer', 'Mr Shah, SENCO'."""
    return f"{one_line(person.name)}, {one_line(person.role or VOICES[person.voice.value])}"


def shown(words: str, most: int = _MOST_SHOWN) -> str:
    """Give words that are safe to show; a very long answer is cut on the screen only."""
    if len(words) <= most:
        return inert(words)
    return f"{inert(words[:most])} … (The rest is kept too: {len(words):,} characters in all.)"


def snippet(words: str, most: int = 160) -> str:
    """Give the start of somebody's words on one line."""
    line = one_line(words[: most * 2])
    return line if len(line) <= most and len(words) <= most * 2 else f"{line[:most]}…"


def clock(moment: datetime | None = None) -> str:
    """Write the time of day here, as '14:02'."""
    return f"{(moment or datetime.now()).astimezone():%H:%M}"


def day_words(moment: datetime) -> str:
    """Write a day here, as '21 Nov 2026'."""
    here = moment.astimezone()
    return f"{here.day} {here:%b %Y}"
