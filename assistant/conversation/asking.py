"""A free question to the guidance: screened for a Concern first, then looked up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from assistant.conversation.spoken import helpline_text
from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.model import Guidance
from assistant.safeguarding.model import Concern
from assistant.safeguarding.response import respond
from assistant.safeguarding.screen import screen


def ask(
    knowledge: Callable[[], Knowledge],
    question: str,
    nation: str | None,
    on: date | None,
    safe_adult: str | None = None,
) -> Guidance:
    """Answer a question; ``knowledge`` opens the guidance and is not called on a Concern.

    ``safe_adult`` is the named adult of the settings, for the words on a Concern.
    Raises KnowledgeError when the guidance is not ready.
    """
    concern = screen(question)
    if concern is not None:
        return _careful(concern, nation, on or date.today(), safe_adult)
    return knowledge().ask(question, nation=nation, on=on)


def _careful(concern: Concern, nation: str | None, on: date, safe_adult: str | None) -> Guidance:
    """Answer with the fixed words and the helplines. The question itself is not repeated."""
    response = respond(concern, nation=nation, age=None, voice=None, safe_adult=safe_adult)
    return Guidance(
        question="",
        nation=nation,
        on=on.isoformat(),
        abstained=True,
        answer="\n\n".join([response.text, *map(helpline_text, response.helplines)]),
        warnings=[],
        concern=concern.kind,
        citations=[],
        nearest=[],
        who_to_ask=[],
    )
