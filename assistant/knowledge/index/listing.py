"""What a shared server says of its documents, read without trusting any of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.knowledge.documents import ID_PATTERN

MOST_PASSAGES = 100_000
"""Passages of one document, at most: what a server says of it is not trusted with more memory."""


class NotWhole(Exception):
    """A document on the server is not what its record says: it is being changed, or was damaged."""


class Listed(BaseModel):
    """What the server says of one document.

    ``replaces`` is the version before, while there may be left-overs of that.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)

    version: str
    passages: int = Field(ge=0, le=MOST_PASSAGES)
    headings: int = Field(ge=0, le=MOST_PASSAGES)
    removed: bool
    replaces: str


@dataclass(frozen=True)
class Holding:
    """What the server holds: records by id, and the ids of those that are none.

    An id that no document can have is given as empty: nothing of it is shown.
    """

    records: dict[str, Listed]
    wrong: frozenset[str]

    @property
    def versions(self) -> dict[str, str]:
        """Say which documents may be read, in which version."""
        return {id_: one.version for id_, one in self.records.items() if not one.removed}


def read_holding(ids: Iterable[str], records: Iterable[object]) -> Holding:
    """Read each record alone, so that one that is wrong hides no other."""
    read, wrong = {}, set()
    for id_, record in sorted(zip(ids, records, strict=True), key=lambda pair: pair[0]):
        named = re.fullmatch(ID_PATTERN, id_) is not None
        try:
            listed = Listed.model_validate(record)
        except ValidationError:
            wrong.add(id_ if named else "")
            continue
        if named:
            read[id_] = listed
        else:
            wrong.add("")
    return Holding(read, frozenset(wrong))


def is_other(now: Listed | None, before: Listed | None) -> bool:
    """Say whether somebody wrote another version, or removed it, since we looked before."""
    if now is None or before is None:
        return now is not before
    return (now.version, now.removed) != (before.version, before.removed)
