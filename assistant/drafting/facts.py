"""Facts: what the Record knows without a question. What is not known is left to be filled in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import get_args

from pydantic import TypeAdapter

from assistant import content
from assistant.errors import ContentError
from assistant.plan.format import FactId
from assistant.plan.model import Fact
from assistant.record.nation import in_words
from assistant.record.view import View
from assistant.resources import package_file

_WHAT = "The labels of facts"


@cache
def load_labels() -> dict[FactId, str]:
    """Read the label of each fact. Raises ContentError."""
    file = package_file("drafting", "facts.yaml")
    labels = content.read_as(file, TypeAdapter(dict[FactId, str]), _WHAT)
    missing = [fact for fact in get_args(FactId) if not labels.get(fact)]
    if missing:
        raise ContentError(_WHAT, [f"{file.name}: words are missing for {', '.join(missing)}."])
    return labels


def facts(wanted: Sequence[FactId], view: View, on: date) -> list[Fact]:
    """Give facts in the order wanted. An empty text is something nobody has said."""
    return [Fact(id=one, label=load_labels()[one], text=_text(one, view, on)) for one in wanted]


def _text(fact: FactId, view: View, on: date) -> str:
    known: dict[FactId, str] = {
        "name": view.name,
        "age": "" if view.age is None else str(view.age),
        "year_group": "" if (year := view.year_group_on(on)) is None else str(year),
        "nation": in_words([view.nation]) if view.nation else "",
        "people": "; ".join(
            f"{one.name}, {one.role or one.voice.value.replace('_', ' ')}" for one in view.people
        ),
        "drafted_on": on.isoformat(),
    }
    return known[fact]
