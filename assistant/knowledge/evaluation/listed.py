"""The library as an evaluation sees it: every passage, as ``show`` gives it on a date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.model import Status
from assistant.knowledge.nations import holds_in
from assistant.record.nation import Nation


@dataclass(frozen=True)
class Listed:
    """A passage: what ``show`` says of it, and the nations of its document. ``own``: a person added it."""

    id: str
    document: str
    heading: str
    page: int | None
    text: str
    status: Status
    nations: tuple[str, ...]
    own: bool

    def may_answer(self, nation: str | None) -> bool:
        """Say whether it holds in the nation that was asked about."""
        return holds_in(self.nations, None if nation is None else Nation(nation))


def listed(knowledge: Knowledge, on: date | None) -> Mapping[str, Listed]:
    """Give every passage by its id, in the order of documents, as it stands on this date."""
    return {
        passage.id: Listed(
            id=passage.id,
            document=row.id,
            heading=passage.heading,
            page=passage.page,
            text=passage.text,
            status=passage.status,
            nations=tuple(row.nations),
            own=row.own,
        )
        for row in knowledge.documents(on)
        for passage in (knowledge.show(row.id, on).passages if row.passages else ())
    }
