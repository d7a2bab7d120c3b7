"""One gentle question about what somebody has just said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict

from assistant import content
from assistant.record.suggestions import Task
from assistant.record.view import Answer, View
from assistant.resources import package_file
from assistant.suggesting.fences import Given
from assistant.suggesting.judging import Judge
from assistant.suggesting.shapes import FollowUp
from assistant.suggesting.sources import allowed, answer_source, given_answer, names
from assistant.suggesting.suggestion import Request, Suggestion, Why

_MOST_WORDS = 25
_VOICES = {"young_person": "a young person", "parent": "a parent", "practitioner": "a practitioner"}


def request(view: View, answer: Answer, question: str, on: date) -> Request:
    """Ask what could be asked next about an Answer. ``question`` is what it answers, in words."""
    return Request(
        task=Task.FOLLOW_UP,
        about=answer.question,
        data={
            "question": [Given("asked", "asked", question)],
            "answers": [given_answer(answer, question)],
        },
        words={"voice": _VOICES[answer.person.voice.value]},
        sources=(answer_source(answer, question),),
        allowed=allowed(view, on),
        names=names(view),
    )


def read(answer: FollowUp, judge: Judge, model: str) -> Iterator[Suggestion]:
    """Give the question, if it is one short question in the person's own words and everyday ones."""
    for item in answer.questions:
        text = item.question
        if text.count("?") != 1 or not text.endswith("?") or len(text.split()) > _MOST_WORDS:
            judge.drop(text, Why("shape", text, "It is not one short question."))
        elif new := _new_words(text, judge.request):
            told = f"It brings in something that nobody said: {', '.join(new)}."
            judge.drop(text, Why("new", ", ".join(new), told))
        elif _asks_again(text, judge.request):
            judge.drop(text, Why("again", text, "It asks what was asked already."))
        elif judge.passes(text, item.sources, claims=False):
            yield judge.offer(model, text, item.sources)


class _Words(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    words: frozenset[str]


@cache
def _everyday() -> frozenset[str]:
    file = package_file("suggesting", "tasks", "follow_up.yaml")
    return content.read_as(file, _Words, "The words of a suggested question").words


def _new_words(question: str, request: Request) -> list[str]:
    """Give the words of a question that are neither everyday words nor the person's own."""
    said = {
        _stem(word)
        for source in request.sources
        for word in _words(f"{source.words} {source.asked}")
    }
    return [
        word for word in _words(question) if word not in _everyday() and _stem(word) not in said
    ]


def _asks_again(question: str, request: Request) -> bool:
    """Tell whether a question is ours once more, and about nothing that was said."""
    told = {_stem(word) for word in _words(question)}
    ours = {_stem(word) for source in request.sources for word in _words(source.asked)}
    theirs = {_stem(word) for source in request.sources for word in _words(source.words)}
    return len(told - ours) <= 1 and not (theirs - ours) & told


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:['’][^\W_]+)?", text.casefold())


def _stem(word: str) -> str:
    stem: str = _stemmer().stemWord(word)
    return stem


@cache
def _stemmer() -> Any:
    import Stemmer  # it takes a moment, and only who asks a model waits for it

    return Stemmer.Stemmer("english")
