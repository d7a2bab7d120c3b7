"""A Record with three people, and models that say what a test scripts: for tests of the model writer."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from assistant.grounding.model import Embed
from assistant.record.entries import (
    AnswerGiven,
    Audience,
    Entry,
    PersonJoined,
    RecordStarted,
    Voice,
    new_entry,
)
from assistant.record.folding import fold
from assistant.record.payload import Payload
from assistant.record.view import Answer, View
from assistant.suggesting.chat import Chat
from assistant.suggesting.choice import Limits, Model
from assistant.suggesting.endpoint import Endpoint, Reach, read_endpoint
from assistant.suggesting.sent import SentLog
from assistant.suggesting.writer import ModelWriter
from tests.suggesting.servers import Act, StubServer, says

ON = date(2026, 11, 22)
_START = datetime(2026, 11, 22, tzinfo=UTC)
_PATIENT = Limits(seconds=30, quiet=20, pause=0)


def _entry(
    number: int, person: str | None, payload: Payload, audience: Audience = Audience.MY_PLAN
) -> Entry:
    time = _START + timedelta(minutes=number)
    return new_entry("rec", payload, person=person, id=f"e{number}", time=time, audience=audience)


def _said(number: int, person: str, question: str, words: str) -> Entry:
    return _entry(number, person, AnswerGiven(question=question, words=words))


ENTRIES = [
    _entry(0, None, RecordStarted(name="Jay", nation="england", age=15, year_group=10)),
    _entry(1, "jay", PersonJoined(name="Jay", voice=Voice.YOUNG_PERSON)),
    _entry(2, "kerry", PersonJoined(name="Kerry", voice=Voice.PARENT, role="mum")),
    _entry(3, "sir", PersonJoined(name="Mr Ali", voice=Voice.PRACTITIONER, role="SENCO")),
    _said(4, "jay", "dream_job", "I want to fix bikes at the shop on Mill Road"),
    _said(5, "kerry", "travel", "He does not like full buses. I drive him on Mondays."),
    _said(6, "jay", "travel", "I get nervous when the bus is full"),
    _said(7, "sir", "skills", "He changed two tyres with one prompt each time."),
    _entry(
        8,
        "jay",
        AnswerGiven(question="health", words="I hide in the toilets at lunch"),
        Audience.ONLY_ME,
    ),
]


def view() -> View:
    return fold(ENTRIES)


def answer(id_: str) -> Answer:
    return next(one for one in view().answers if one.id == id_)


def model(server: StubServer, *, away: bool = False) -> Model:
    """``away``: it counts as on another machine, so that names go and a yes is needed."""
    endpoint = read_endpoint(server.url)
    if away:
        endpoint = Endpoint(endpoint.url, endpoint.host, endpoint.port, Reach.AWAY)
    return Model("m", endpoint, _PATIENT)


def writer(server: StubServer, folder: Path, embed: Embed, *, away: bool = False) -> ModelWriter:
    return ModelWriter(Chat(model(server, away=away), SentLog(folder)), embed)


def gives(value: Any) -> Act:
    """A model that answers with this value as JSON."""
    return says(json.dumps(value))
