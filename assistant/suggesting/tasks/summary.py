"""On what several people agree in one question, and where they differ. Nobody is picked as winner."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from assistant.record.suggestions import Task
from assistant.record.view import Answer, View
from assistant.suggesting.fences import Given
from assistant.suggesting.judging import Judge
from assistant.suggesting.shapes import Summary
from assistant.suggesting.sources import allowed, answer_source, given_answer, names
from assistant.suggesting.suggestion import Request, Suggestion


def request(
    view: View,
    answers: Sequence[Answer],
    asked: Callable[[Answer], str],
    question: str,
    on: date,
) -> Request:
    """Ask where the Answers of several people to one question agree and differ.

    ``asked`` gives what one of them was asked, in their wording; ``question`` is its short title.
    """
    return Request(
        task=Task.SUMMARY,
        about=answers[0].question,
        data={
            "question": [Given("asked", "asked", question)],
            "answers": [given_answer(one, asked(one)) for one in answers],
        },
        words={},
        sources=tuple(answer_source(one, asked(one)) for one in answers),
        allowed=allowed(view, on),
        names=names(view),
    )


def read(answer: Summary, judge: Judge, model: str) -> Iterator[Suggestion]:
    """Give the sentences that stand, as one text: what they agree on first, then where they differ."""
    items = [
        item for item in (*answer.agree, *answer.differ) if judge.passes(item.text, item.sources)
    ]
    if items:
        cited = [id_ for item in items for id_ in item.sources]
        yield judge.offer(model, "\n".join(item.text for item in items), cited)
