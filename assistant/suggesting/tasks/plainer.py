"""One Answer of the plan in plainer words. The person's own words stay where they are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from assistant.record.suggestions import Task
from assistant.record.view import Answer, View
from assistant.suggesting.judging import Judge
from assistant.suggesting.shapes import Plainer
from assistant.suggesting.sources import allowed, answer_source, given_line, names
from assistant.suggesting.suggestion import Request, Suggestion


def request(
    view: View, answer: Answer, question: str, on: date, style: str = "plain words"
) -> Request:
    """Ask for an Answer in plainer words. ``style`` is 'plain words' or 'Easy Read'."""
    return Request(
        task=Task.PLAINER,
        about=answer.id,
        data={"line": [given_line(answer)]},
        words={"style": style},
        sources=(answer_source(answer, question),),
        allowed=allowed(view, on),
        names=names(view),
    )


def read(answer: Plainer, judge: Judge, model: str) -> Iterator[Suggestion]:
    """Give the line in plainer words, whole or not at all: half of it would say something else."""
    lines = [item.text for item in answer.lines]
    passed = [judge.passes(item.text, item.sources) for item in answer.lines]
    if not lines or not all(passed):
        return
    cited = [one.id for one in judge.request.sources]
    yield judge.offer(model, "\n".join(lines), cited)
