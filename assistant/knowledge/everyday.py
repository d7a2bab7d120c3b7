"""How people type, as data: ``everyday.yaml`` holds stop words and spellings."""

from __future__ import annotations

from functools import lru_cache

from pydantic import BaseModel, ConfigDict, TypeAdapter, field_validator

from assistant.knowledge.data import read_yaml
from assistant.resources import package_file


class Everyday(BaseModel):
    """Words that every question has, and common ways of typing others."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    stop_words: frozenset[str]
    nation_words: frozenset[str]
    ours: tuple[str, ...]
    spellings: dict[str, str]
    same_as: dict[str, str]

    @field_validator("stop_words", "nation_words", mode="before")
    @classmethod
    def _from_lines(cls, value: object) -> object:
        """Take a block of words, which is easier to read and change than a list."""
        return value.split() if isinstance(value, str) else value


@lru_cache(maxsize=1)
def everyday() -> Everyday:
    """Read the file, once for each run. Raises ContentError."""
    return read_yaml(package_file("knowledge", "everyday.yaml"), TypeAdapter(Everyday))
