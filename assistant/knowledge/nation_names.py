"""The four nations as people write them, as data: ``nations.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from pydantic import BaseModel, ConfigDict, TypeAdapter, field_validator

from assistant.knowledge.data import read_yaml
from assistant.record.nation import Nation
from assistant.resources import package_file


class Named(BaseModel):
    """What one nation is called, its adjectives, and places of it that everybody knows."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    names: tuple[str, ...]
    short: tuple[str, ...]
    adjectives: tuple[str, ...]
    places: tuple[str, ...]


class NationNames(BaseModel):
    """All four, and the words beside an adjective or a place that make it count, or not."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    nations: Mapping[Nation, Named]
    rules: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    unless_after: tuple[str, ...]
    aside: tuple[str, ...]

    @field_validator("rules", mode="before")
    @classmethod
    def _from_lines(cls, value: object) -> object:
        """Take a block of words, which is easier to read and change than a list."""
        return value.split() if isinstance(value, str) else value


@lru_cache(maxsize=1)
def nation_names() -> NationNames:
    """Read the file, once for each run. Raises ContentError."""
    return read_yaml(package_file("knowledge", "nations.yaml"), TypeAdapter(NationNames))
