"""Who to call, text or chat with: dated data, chosen by nation, age, voice and kind of concern."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant import content
from assistant.record.entries import Voice
from assistant.record.nation import HomeNation
from assistant.safeguarding.model import Helpline

FIRST_ADULT_AGE = 18
_UNKNOWN_AGE = 15
"""Taken when the age is not known: a child is assumed, since most Records are of school age."""


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Ages(_Shape):
    """First and last age, in years, of the young person whose Record it is."""

    first: int = Field(default=0, alias="from", ge=0)
    last: int = Field(default=200, alias="until", ge=0)


class HelplineData(_Shape):
    """One helpline as it stands in the file; empty nations, voices or kinds mean all.

    ``contact`` has no full stop at its end: who shows it joins it to ``what``.
    """

    name: str = Field(min_length=1)
    contact: str = Field(min_length=1, pattern=r"[^.\s]$")
    what: str = Field(min_length=1)
    ways: tuple[Literal["call", "text", "chat", "email", "sign", "app"], ...] = Field(min_length=1)
    nations: tuple[HomeNation, ...] = ()
    ages: Ages = Ages()
    voices: tuple[Voice, ...] = ()
    kinds: tuple[str, ...] = ()
    source: str = Field(min_length=1)
    checked: date
    verify: bool

    def helps(self, nation: str | None, age: int, voice: Voice, kind: str | None) -> bool:
        """Say whether to show it; a helpline of one nation is not shown when none is known."""
        return (
            (not self.nations or nation in self.nations)
            and self.ages.first <= age <= self.ages.last
            and (not self.voices or voice in self.voices)
            and (not self.kinds or kind in self.kinds)
        )


class Helplines(_Shape):
    """All helplines in the order in which they are shown, and how many are shown at most."""

    most_shown: int = Field(ge=1)
    helplines: tuple[HelplineData, ...] = Field(min_length=1)

    def choose(
        self, nation: str | None, age: int | None, voice: Voice, kind: str | None
    ) -> tuple[Helpline, ...]:
        """Choose who to show. ``kind`` None shows only those that are for every kind."""
        known_age = _UNKNOWN_AGE if age is None else age
        fitting = [line for line in self.helplines if line.helps(nation, known_age, voice, kind)]
        return tuple(
            Helpline(line.name, line.contact, line.what) for line in fitting[: self.most_shown]
        )


def load_helplines(path: Path) -> Helplines:
    """Read the file of helplines. Raises ContentError with all mistakes at once."""
    return content.read_as(path, Helplines, "The list of helplines")
