"""What a Line stands on."""

from __future__ import annotations

from assistant.plan.model import Source
from assistant.record.entries import Audience
from assistant.record.view import Answer


def source_of(answer: Answer) -> Source:
    """Point to the Answer that a Line stands on."""
    return Source(
        kind="answer",
        id=answer.id,
        quote=answer.words,
        person=answer.person.name,
        person_id=answer.person.id,
        question=answer.question,
        said_at=answer.said_at.isoformat(),
        only_me=answer.audience is Audience.ONLY_ME,
    )
