"""How people type, as data: ``everyday.yaml`` holds stop words and spellings."""

from __future__ import annotations

from functools import cached_property, lru_cache

from pydantic import BaseModel, ConfigDict, TypeAdapter, field_validator

from assistant.knowledge.data import read_yaml
from assistant.resources import package_file


class SoundsLike(BaseModel):
    """A word that sounds like another, which it stands for after some words only."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    typed: str
    meant: str
    after: frozenset[str]


class Everyday(BaseModel):
    """Words that every question has, and common ways of typing others."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    stop_words: frozenset[str]
    nation_words: frozenset[str]
    numbered: frozenset[str]
    ours: tuple[str, ...]
    spellings: dict[str, str]
    sounds_like: tuple[SoundsLike, ...]
    same_as: dict[str, str]

    @field_validator("stop_words", "nation_words", "numbered", mode="before")
    @classmethod
    def _from_lines(cls, value: object) -> object:
        """Take a block of words, which is easier to read and change than a list."""
        return value.split() if isinstance(value, str) else value

    @cached_property
    def after(self) -> dict[str, dict[str, str]]:
        """Give what ``sounds_like`` says by the word that is typed and the word before it."""
        found: dict[str, dict[str, str]] = {}
        for one in self.sounds_like:
            found.setdefault(one.typed, {}).update(dict.fromkeys(one.after, one.meant))
        return found


@lru_cache(maxsize=1)
def everyday() -> Everyday:
    """Read the file, once for each run. Raises ContentError."""
    return read_yaml(package_file("knowledge", "everyday.yaml"), TypeAdapter(Everyday))
