"""What people ask and the guidance does not answer, as data: ``not_covered.yaml``."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from pydantic import BaseModel, ConfigDict, TypeAdapter

from assistant.knowledge.data import read_yaml
from assistant.resources import package_file


class _NotCovered(BaseModel):
    """Subjects outside the guidance: in short, and by subject the ways in which people ask."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    in_short: tuple[str, ...]
    asked: dict[str, tuple[str, ...]]


_FILE = package_file("knowledge", "not_covered.yaml")


def not_covered_hash() -> str:
    """Give a hash of the file, by which a start knows whether it changed, without reading it."""
    return hashlib.sha256(_FILE.read_bytes()).hexdigest()


@lru_cache(maxsize=1)
def not_covered() -> tuple[str, ...]:
    """List what is not covered, in words, each once. Raises ContentError."""
    read = read_yaml(_FILE, TypeAdapter(_NotCovered))
    asked = (phrase for phrases in read.asked.values() for phrase in phrases)
    return tuple(dict.fromkeys([*read.in_short, *asked]))
