"""Asks a model one case, the same way as for real people, and keeps all that came of it."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.errors import ModelError
from assistant.grounding.words import sentences
from assistant.record.suggestions import Task
from assistant.redaction.restoring import restore
from assistant.suggesting.evaluation.cases import Case
from assistant.suggesting.evaluation.requests import request_of
from assistant.suggesting.outgoing import Yes
from assistant.suggesting.parsing import read_answer
from assistant.suggesting.shapes import AnswerShape, OutcomeItem
from assistant.suggesting.suggestion import Request, Suggested
from assistant.suggesting.writer import ModelWriter, Prepared

AGREED_BY = "evaluation with invented people"
"""Who said yes, in the list of what was sent, where the model is on another machine."""


@dataclass(frozen=True)
class Claim:
    """One sentence that a model wrote, with the sources that it names for it."""

    text: str
    cited: tuple[str, ...]


@dataclass(frozen=True)
class Trial:
    """One case, asked. ``text`` is what the model wrote; ``claims`` are none where it had no shape.

    ``error`` is why there is no answer; then there is nothing else.
    """

    case: Case
    request: Request
    text: str = ""
    claims: tuple[Claim, ...] = ()
    outcomes: tuple[OutcomeItem, ...] = ()
    suggested: Suggested | None = None
    error: ModelError | None = None
    seconds: float = 0.0

    @property
    def offered(self) -> tuple[str, ...]:
        """Every text that would be offered to a person, with the parts of an Outcome."""
        return tuple(_offered(self.suggested)) if self.suggested else ()


def ask(case: Case, writer: ModelWriter) -> Trial:
    """Ask one case. Where the model is on another machine, yes is said to exactly what goes there.

    Raises ModelError only where no case could be asked: there is no such model, key or address.
    """
    request = request_of(case)
    seen = [""]
    started = time.monotonic()
    try:
        prepared = writer.prepare(request, with_planted=True)
        yes = Yes(AGREED_BY, prepared.outgoing) if prepared.outgoing else None
        suggested = writer.ask(prepared, yes=yes, on_text=seen.append)
    except ModelError as error:
        if error.kind in _HOPELESS:
            raise
        seconds = time.monotonic() - started
        return Trial(case, request, seen[-1], error=error, seconds=seconds)
    value = read_answer(seen[-1], prepared.asked.shape)
    return Trial(
        case=case,
        request=request,
        text=restore(seen[-1], prepared.replaced),
        claims=tuple(_claims(value, prepared)) if value else (),
        outcomes=tuple(_outcomes(value)),
        suggested=suggested,
        seconds=suggested.seconds,
    )


_HOPELESS = ("unknown_model", "key", "not_agreed", "not_logged", "address", "not_set")


def _claims(value: AnswerShape, prepared: Prepared) -> Iterator[Claim]:
    """Give each sentence with the ids of the Record or the index, and the names put back.

    An id that was not given stays as it is. A question claims nothing.
    """
    if prepared.request.task is Task.FOLLOW_UP:
        return
    for text, sources in _texts(value):
        cited = tuple(dict.fromkeys(prepared.ids.get(one, one) for one in sources))
        for sentence in sentences(restore(text, prepared.replaced)):
            yield Claim(sentence, cited)


def _texts(value: AnswerShape) -> Iterator[tuple[str, Sequence[str]]]:
    for item in value.items:
        if isinstance(item, OutcomeItem):
            yield item.outcome, item.sources
            for part in (*item.steps, *item.provision):
                said = ", ".join(one for one in (part.text, part.who, part.how_often) if one)
                yield said, part.sources
        else:
            yield str(getattr(item, "text", "")), item.sources


def _outcomes(value: AnswerShape | None) -> Iterator[OutcomeItem]:
    for item in value.items if value else ():
        if isinstance(item, OutcomeItem):
            yield item


def _offered(suggested: Suggested) -> Iterator[str]:
    for one in suggested.offered:
        yield one.text
        if one.outcome is not None:
            for part in one.outcome.steps:
                yield " ".join((part.what, part.who))
            for help_ in one.outcome.provision:
                yield " ".join((help_.what, help_.who, help_.how_often))
