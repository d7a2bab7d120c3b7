"""How each kind of thing that was replaced is called for people."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from assistant import content
from assistant.errors import ContentError
from assistant.redaction.model import Kind
from assistant.resources import package_file

_WHAT = "The words of redaction"


@dataclass(frozen=True)
class Told:
    """What one thing of a kind is called, and several."""

    one: str
    more: str


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
