"""Outcomes with their steps and provision, each tied to the Answers that it was made of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from assistant.record.entries import Voice
from assistant.record.outcomes import OutcomeWritten, Part, Provision
from assistant.record.suggestions import Task
from assistant.record.view import Answer, View
from assistant.suggesting.fences import Given
from assistant.suggesting.judging import Judge
from assistant.suggesting.shapes import OutcomeItem, Outcomes, StepItem
from assistant.suggesting.sources import (
    allowed,
    answer_source,
    given_answer,
    in_order,
    names,
    plain_name,
)
from assistant.suggesting.suggestion import Request, Suggestion

_ENOUGH_WORDS = 4


def request(
    view: View, answers: Sequence[Answer], asked: Callable[[Answer], str], on: date
) -> Request:
    """Ask for outcomes from these Answers. ``asked`` gives what one of them answers, in words."""
    return Request(
        task=Task.OUTCOMES,
        about="",
        data={
            "who": [Given("who", "name", plain_name(view.name))],
            "answers": [given_answer(one, asked(one)) for one in answers],
        },
        words={},
        sources=tuple(answer_source(one, asked(one)) for one in answers),
        allowed=allowed(view, on),
        names=names(view),
    )


def read(answer: Outcomes, judge: Judge, model: str) -> Iterator[Suggestion]:
    """Give each outcome that stands, with those of its steps and provision that do.

    How it is known, when it is reviewed and who agrees is for people to write.
    """
    for item in answer.outcomes:
        judge.reasons.clear()
        if not judge.passes(item.outcome, item.sources):
            continue
        steps = [one for one in item.steps if judge.passes(_said(one), one.sources)]
        provision = [one for one in item.provision if judge.passes(_said(one), one.sources)]
        cited = [*item.sources, *(id_ for one in (*steps, *provision) for id_ in one.sources)]
        hope = _hope(item, judge)
        written = OutcomeWritten(
            text=item.outcome,
            aspiration=hope,
            needs=tuple(one for one in _of_sources(item.sources, judge) if one != hope),
            steps=tuple(Part(what=_with(one), who=one.who) for one in steps),
            provision=tuple(
                Provision(what=one.text, who=one.who, how_often=one.how_often) for one in provision
            ),
        )
        yield judge.offer(model, item.outcome, cited, written)


def _said(one: StepItem) -> str:
    """Write a step or a provision as one text, so that who and how often are checked with it."""
    return ", ".join(part for part in (one.text, one.who, one.how_often) if part)


def _with(one: StepItem) -> str:
    return f"{one.text}, {one.how_often}" if one.how_often else one.text


def _of_sources(cited: Sequence[str], judge: Judge) -> tuple[str, ...]:
    return in_order(judge.request.sources, cited)


def _hope(item: OutcomeItem, judge: Judge) -> str:
    """Find the young person's Answer that holds the hope; else people choose it.

    A whole sentence of theirs, or at least four words of theirs in a row: less names no hope.
    """
    said = _plain(item.aspiration)
    for source in judge.request.sources:
        if source.voice is Voice.YOUNG_PERSON and source.id in item.sources:
            whole = {_plain(one) for one in re.split(r"[.!?\n]+", source.words)} - {""}
            in_a_row = (
                len(said.split()) >= _ENOUGH_WORDS and f" {said} " in f" {_plain(source.words)} "
            )
            if said in whole or in_a_row:
                return source.id
    return ""


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[\w'’]+", text.casefold()))
