"""A question about guidance, answered from the Passages that search found and from nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from assistant.grounding.model import Allowed
from assistant.knowledge.model import Citation
from assistant.record.day import date_in_words
from assistant.record.nation import FOUR, in_words
from assistant.record.suggestions import Task
from assistant.suggesting.fences import Given
from assistant.suggesting.judging import Judge
from assistant.suggesting.shapes import Answered
from assistant.suggesting.sources import given_passage, passage_source
from assistant.suggesting.suggestion import Request, Suggestion

_QUESTION = "question"
_IN_WORDS = {nation.value: in_words([nation]) for nation in FOUR}


def request(question: str, citations: Sequence[Citation], nation: str | None, on: date) -> Request:
    """Ask a question of the Passages. Where search abstained there are none, and nobody is asked."""
    today, where = date_in_words(on), _IN_WORDS.get(nation or "", "")
    return Request(
        task=Task.ANSWER,
        about=question,
        data={
            "question": [Given(_QUESTION, "question", question)],
            "passages": [given_passage(one) for one in citations],
        },
        words={"nation": where or "no nation in particular", "today": today},
        sources=tuple(passage_source(one) for one in citations),
        allowed=Allowed(facts=(today, where)),
        stood={one.passage: one.stands_as for one in citations},
    )


def read(answer: Answered, judge: Judge, model: str) -> Iterator[Suggestion]:
    """Give the sentences that stand in the Passages that they name, as one text."""
    items = [item for item in answer.sentences if judge.passes(item.text, item.sources)]
    if items:
        cited = [id_ for item in items for id_ in item.sources]
        yield judge.offer(model, " ".join(item.text for item in items), cited)
