"""What documents still say and is wrong or no longer holds, as data: ``doubts.yaml``.

The shipped documents carry their corrections by heading. A document that somebody
adds is looked through for the same mistakes, so that a school policy of 2012 does
not bring School Action back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter

from assistant.knowledge.data import read_yaml
from assistant.knowledge.documents import Confidence
from assistant.record.nation import Nation
from assistant.resources import package_file


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"this is no pattern: {error}") from error
    return pattern


_Pattern = Annotated[str, AfterValidator(_compiles)]


class Doubt(BaseModel):
    """A mistake to look for: how it is said, what is right, and where that can be read.

    ``verify`` is true while the source was not found to say so in these words.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    says: Annotated[tuple[_Pattern, ...], Field(min_length=1)]
    unless: tuple[_Pattern, ...]
    nations: tuple[Nation, ...]
    claim: str
    correction: str
    source: str
    confidence: Confidence
    checked: date
    verify: bool = False

    def stands_in(self, text: str, nations: Iterable[str]) -> bool:
        """Say whether a text of a document of these nations says it as if it were so."""
        where = set(nations)
        if self.nations and where and not where & {*self.nations, Nation.UK}:
            return False
        return _any(self.says, text) and not _any(self.unless, text)


def _any(patterns: Iterable[str], text: str) -> bool:
    return any(re.search(pattern, text, re.IGNORECASE) for pattern in patterns)


@lru_cache(maxsize=1)
def _all() -> tuple[Doubt, ...]:
    return read_yaml(package_file("knowledge", "doubts.yaml"), TypeAdapter(tuple[Doubt, ...]))


def doubts_in(text: str, nations: Iterable[str]) -> list[Doubt]:
    """List the known mistakes that a text repeats, in the order of the file.

    ``nations`` are those of its document; none means that nobody has said them.
    Raises ContentError when the file has mistakes.
    """
    flat = " ".join(text.split())
    known = tuple(nations)
    return [doubt for doubt in _all() if doubt.stands_in(flat, known)]
