"""How many things of each kind were replaced, and how each kind is called for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from assistant import content
from assistant.errors import ContentError
from assistant.redaction.model import Kind, Replaced
from assistant.resources import package_file

_WHAT = "The words of redaction"


@dataclass(frozen=True)
class Told:
    """What one thing of a kind is called, and several."""

    one: str
    more: str


def things(replaced: Iterable[Replaced]) -> dict[str, Kind]:
    """Give each thing that was replaced once, by its placeholder, in the order of the text."""
    return {one.placeholder: one.kind for one in replaced}


def counted(replaced: Iterable[Replaced]) -> list[str]:
    """Say how many things of each kind were replaced: "people: 2". Raises ContentError."""
    told = load_told()
    kinds = Counter(things(replaced).values())
    return [
        f"{told[kind].one if count == 1 else told[kind].more}: {count}"
        for kind, count in kinds.items()
    ]


@cache
def load_told() -> dict[Kind, Told]:
    """Read the words. Raises ContentError, also when a kind has none."""
    from pydantic import TypeAdapter

    file = package_file("redaction", "told.yaml")
    told = content.read_as(file, TypeAdapter(dict[Kind, Told]), _WHAT)
    missing = [kind for kind in Kind if kind not in told]
    if missing:
        raise ContentError(_WHAT, [f"{file.name}: words are missing for {', '.join(missing)}."])
    return told
