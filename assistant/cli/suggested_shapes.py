"""What ``suggest --json`` prints. It is part of the schema that ``shapes`` gives."""

from __future__ import annotations

from pydantic import BaseModel

from assistant.conversation.suggestion_told import of_harm
from assistant.record.outcomes import OutcomeWritten
from assistant.record.suggestions import Task
from assistant.suggesting.suggestion import Request, Suggested, Suggestion, Why


class MadeOf(BaseModel):
    """Words that a Suggestion was made of: an Answer with who gave it to which question, or a Passage."""

    id: str
    words: str
    who: str
    asked: str


class Offered(BaseModel):
    """Words of a language model that passed the check. ``held``: the check is not sure of them."""

    text: str
    held: bool
    reasons: list[Why]
    sources: list[MadeOf]
    outcome: OutcomeWritten | None

    @classmethod
    def of(cls, one: Suggestion, request: Request) -> Offered:
        """Put a Suggestion beside the words that it was made of."""
        made_of = [
            MadeOf(id=source.id, words=source.words, who=source.who, asked=source.asked)
            for source in request.sources
            if source.id in one.sources
        ]
        reasons = list(one.reasons)
        return cls(
            text=one.text, held=one.held, reasons=reasons, sources=made_of, outcome=one.outcome
        )


class NotOffered(BaseModel):
    """What the check dropped. ``text`` is empty where the words may speak of harm."""

    text: str
    reasons: list[Why]


class SuggestedShown(BaseModel):
    """What ``suggest --json`` prints. Nothing of it is written to the Record.

    ``left_out``: why the model was not given some of what it was asked about.
    """

    model: str
    task: Task
    about: str
    offered: list[Offered]
    dropped: list[NotOffered]
    left_out: list[Why]
    tokens_in: int | None
    tokens_out: int | None
    seconds: float
    cost: float | None

    @classmethod
    def of(cls, found: Suggested, request: Request) -> SuggestedShown:
        """Tell what came of a request."""
        return cls(
            model=found.model,
            task=request.task,
            about=request.about,
            offered=[Offered.of(one, request) for one in found.offered],
            dropped=[
                NotOffered(text="" if of_harm(one) else one.text, reasons=list(one.reasons))
                for one in found.dropped
            ],
            left_out=list(found.left_out),
            tokens_in=found.tokens_in,
            tokens_out=found.tokens_out,
            seconds=found.seconds,
            cost=found.cost,
        )
