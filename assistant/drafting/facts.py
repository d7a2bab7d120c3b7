"""Facts: what the Record knows without a question. What is not known is left to be filled in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant.plan.format import FactId
from assistant.plan.model import Fact
from assistant.record.nation import in_words
from assistant.record.view import View

_LABELS: dict[FactId, str] = {
    "name": "Name",
    "age": "Age",
    "year_group": "School year",
    "nation": "Nation",
    "people": "Who took part",
    "drafted_on": "Drafted on",
}


def facts(wanted: Sequence[FactId], view: View, on: date) -> list[Fact]:
    """Give facts in the order wanted. An empty text is something nobody has said."""
    return [Fact(id=one, label=_LABELS[one], text=_text(one, view, on)) for one in wanted]


def _text(fact: FactId, view: View, on: date) -> str:
    known: dict[FactId, str] = {
        "name": view.name,
        "age": "" if view.age is None else str(view.age),
        "year_group": "" if view.year_group is None else str(view.year_group),
        "nation": in_words([view.nation]) if view.nation else "",
        "people": "; ".join(
            f"{one.name}, {one.role or one.voice.value.replace('_', ' ')}" for one in view.people
        ),
        "drafted_on": on.isoformat(),
    }
    return known[fact]
