"""Makes of a case what a model is asked, the same way as for real people and real guidance."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from assistant.knowledge.model import Citation
from assistant.record.entries import (
    AnswerGiven,
    Entry,
    PersonJoined,
    RecordStarted,
    Voice,
    new_entry,
)
from assistant.record.folding import fold
from assistant.record.payload import Payload
from assistant.record.suggestions import Task
from assistant.record.view import Answer, View
from assistant.suggesting.evaluation.cases import Case, Given
from assistant.suggesting.suggestion import Request
from assistant.suggesting.tasks import answer, follow_up, outcomes, plainer, summary

ON = date(2026, 11, 22)
"""The day on which all cases are asked, so that a deadline in them is the same on every run."""
_START = datetime(2026, 11, 22, tzinfo=UTC)


def request_of(case: Case) -> Request:
    """Give the request of a case. Its sources have the ids a1, a2 … or p1, p2 …"""
    if case.task is Task.ANSWER:
        citations = [_citation(number, one) for number, one in enumerate(case.passages, start=1)]
        return answer.request(case.question, citations, case.nation, ON)
    view = _view(case)
    said = [one for one in view.answers if one.id.startswith("a")]
    match case.task:
        case Task.FOLLOW_UP:
            return follow_up.request(view, said[-1], said[-1].asked, ON)
        case Task.OUTCOMES:
            return outcomes.request(view, said, _asked, ON)
        case Task.PLAINER:
            return plainer.request(view, said[0], said[0].asked, ON, case.style)
        case Task.SUMMARY:
            return summary.request(view, said, lambda one: one.asked, said[0].asked, ON)


def _asked(one: Answer) -> str:
    return one.asked


def _view(case: Case) -> View:
    return fold(list(_entries(case)))


def _entries(case: Case) -> Iterator[Entry]:
    young = next((one.name for one in case.people if one.voice is Voice.YOUNG_PERSON), "Nobody")
    yield _entry(0, "r0", None, RecordStarted(name=young, nation=case.nation))
    for number, one in enumerate(case.people, start=1):
        joined = PersonJoined(name=one.name, voice=one.voice, role=one.role)
        yield _entry(number, f"r{number}", one.name, joined)
    after = len(case.people) + 1
    for number, said in enumerate(case.answers, start=1):
        question = "asked" if case.task is Task.SUMMARY else f"asked-{number}"
        given = AnswerGiven(question=question, words=said.says, asked=said.asked)
        yield _entry(after + number, f"a{number}", said.who, given)


def _entry(minute: int, id_: str, person: str | None, payload: Payload) -> Entry:
    time = _START + timedelta(minutes=minute)
    return new_entry("evaluation", payload, person=person, id=id_, time=time)


def _citation(number: int, given: Given) -> Citation:
    return Citation(
        passage=f"p{number}",
        document=f"d{number}",
        title=given.title,
        publisher=None,
        published=None,
        nation=given.nation,
        status=given.status,
        heading=given.heading,
        page=None,
        quote=given.text,
        score=1.0,
    )
