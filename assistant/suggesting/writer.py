"""The model writer: prepares what is asked, asks, and gives only what passed the check.

What goes to a model on another machine has no names in it: they are put back in the answer, and
the check reads the answer with the names, beside the words that people really said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel

from assistant.grounding.model import Embed
from assistant.record.suggestions import Task
from assistant.redaction.model import Replaced
from assistant.redaction.redactor import Redactor
from assistant.redaction.restoring import restore
from assistant.suggesting.asks import Asks
from assistant.suggesting.client import Question
from assistant.suggesting.fences import Given
from assistant.suggesting.judging import Judge
from assistant.suggesting.leaving_out import without_planted
from assistant.suggesting.outgoing import Outgoing, Yes
from assistant.suggesting.prompts import shipped_prompts
from assistant.suggesting.running import Stop
from assistant.suggesting.shapes import AnswerShape
from assistant.suggesting.suggestion import Request, Suggested, Suggestion, Why
from assistant.suggesting.tasks import answer, follow_up, outcomes, plainer, summary

_READ: Mapping[Task, Callable[..., Iterable[Suggestion]]] = {
    Task.FOLLOW_UP: follow_up.read,
    Task.OUTCOMES: outcomes.read,
    Task.PLAINER: plainer.read,
    Task.ANSWER: answer.read,
    Task.SUMMARY: summary.read,
}


@dataclass(frozen=True)
class Prepared:
    """A request as it goes out. ``outgoing`` is there where a person has to see it and say yes.

    ``ids`` go from the short ids that the model is given to those of the Record or the index.
    ``request`` is without what speaks to a model; ``left_out`` says of each such piece why.
    """

    request: Request
    asked: Question[AnswerShape]
    ids: Mapping[str, str]
    replaced: tuple[Replaced, ...] = ()
    outgoing: Outgoing | None = None
    left_out: tuple[Why, ...] = ()


class ModelWriter:
    """Asks one model. It may be used from any thread that may wait."""

    def __init__(self, chat: Asks, embed: Embed) -> None:
        """``embed`` turns texts to vectors, for the check."""
        self._chat = chat
        self._embed = embed

    @property
    def name(self) -> str:
        """The model's name, as accepted words are marked with it."""
        return self._chat.model.name

    @property
    def needs_yes(self) -> bool:
        """True where the model is on another machine, so that a person sees all that goes there."""
        return self._chat.model.endpoint.needs_yes

    def prepare(self, request: Request, *, with_planted: bool = False) -> Prepared:
        """Fill the prompt; for another machine, without names. Sends nothing.

        What speaks to a model is left out; ``with_planted`` keeps it, to measure whether a model
        obeys it. Raises ModelError, and OwnwordsError where too little is left.
        """
        left_out: tuple[Why, ...] = ()
        if not with_planted:
            request, left_out = without_planted(request)
        data, ids = _short_ids(request.data)
        replaced: tuple[Replaced, ...] = ()
        if self.needs_yes:
            data, replaced = _redacted(data, request.names)
        asked = shipped_prompts()[request.task.value].fill(data, request.words)
        outgoing = self._chat.preview(asked) if self.needs_yes else None
        return Prepared(request, asked, ids, replaced, outgoing, left_out)

    def ask(
        self,
        prepared: Prepared,
        *,
        yes: Yes | None = None,
        on_text: Callable[[str], None] | None = None,
        stop: Stop | None = None,
    ) -> Suggested:
        """Ask, and give what passed. ``yes`` is a person's, to ``prepared.outgoing``.

        Raises ModelError as ``Chat.ask`` does; then nothing was suggested and nothing is lost.
        """
        reply = self._chat.ask(prepared.asked, yes=yes, on_text=on_text, stop=stop)
        judge = Judge(prepared.request, self._embed, stop=stop)
        value = _put_back(reply.value, prepared)
        offered = tuple(_READ[prepared.request.task](value, judge, self.name))
        return Suggested(
            model=self.name,
            offered=offered,
            dropped=tuple(judge.dropped),
            tokens_in=reply.tokens_in,
            tokens_out=reply.tokens_out,
            seconds=reply.seconds,
            cost=reply.cost,
            left_out=prepared.left_out,
        )


def _short_ids(
    data: Mapping[str, Iterable[Given]],
) -> tuple[dict[str, list[Given]], dict[str, str]]:
    """Give each source a short id: small models repeat 's1' rightly, and ours say when it was said.

    What is no source, as a question that a person typed, keeps its name.
    """
    ids: dict[str, str] = {}
    short: dict[str, list[Given]] = {}
    for place, pieces in data.items():
        short[place] = []
        for piece in pieces:
            name = f"s{len(ids) + 1}" if piece.is_source else piece.id
            if piece.is_source:
                ids[name] = piece.id
            short[place].append(replace(piece, id=name))
    return short, ids


def _redacted(
    data: Mapping[str, list[Given]], names: Iterable[str]
) -> tuple[dict[str, list[Given]], tuple[Replaced, ...]]:
    """Take the names out of all texts of one send at once: one thing has one placeholder."""
    pieces = [piece for some in data.values() for piece in some]
    found = Redactor(names).redact_all([text for one in pieces for text in (one.text, one.about)])
    clean = iter(one.text for one in found)
    redacted = {
        place: [replace(piece, text=next(clean), about=next(clean)) for piece in some]
        for place, some in data.items()
    }
    return redacted, tuple(one for text in found for one in text.replaced)


def _put_back(value: AnswerShape, prepared: Prepared) -> AnswerShape:
    """Give the answer with the names put back, and with the ids of the Record or the index.

    An id that the model was not given stays as it is, so that the check refuses it.
    """
    put_back: AnswerShape = _with_names(value, prepared)
    return put_back


def _with_names(value: Any, prepared: Prepared, key: str = "") -> Any:
    if isinstance(value, BaseModel):
        fields = {name: _with_names(one, prepared, name) for name, one in value}
        return value.model_copy(update=fields)  # names may be longer than what stood for them
    if isinstance(value, list):
        return [_with_names(one, prepared, key) for one in value]
    if key == "sources":
        return prepared.ids.get(value, value)
    return restore(value, prepared.replaced) if isinstance(value, str) else value
