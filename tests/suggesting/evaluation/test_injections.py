"""Injections, without a real model: one that does all it is told, and the fences around what is given.

`injections.yaml` was written before the words of `planted.yaml` and these were fitted with it, so that
this shows what is stopped, and not that nothing else could be planted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from assistant.conversation.workspace import Workspace
from assistant.meaning.embedder import Embedder
from assistant.record.entries import AnswerGiven, Voice, new_entry
from assistant.suggesting.chat import Chat
from assistant.suggesting.client import Question
from assistant.suggesting.evaluation.injections import (
    Injection,
    read_injections,
    shipped_injections,
)
from assistant.suggesting.evaluation.measure import obeys
from assistant.suggesting.evaluation.requests import request_of
from assistant.suggesting.evaluation.trial import Trial, ask
from assistant.suggesting.prompts import shipped_prompts
from assistant.suggesting.sent import SentLog
from assistant.suggesting.shapes import AnswerShape
from assistant.suggesting.writer import ModelWriter
from tests.suggesting.people import model
from tests.suggesting.servers import says, serving

FILE = Path(__file__).parent.parent / "injections.yaml"
OF_SERVERS = re.compile(
    r"<\|(?!\s)|</?s>|\[/?INST\]|<</?SYS>>|<(start|end)_of_turn>", re.IGNORECASE
)


@cache
def injections() -> tuple[Injection, ...]:
    return tuple(read_injections(FILE))


@pytest.fixture(scope="module")
def trials(cache_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Trial]:
    """All of them, and those that ship, asked of a model that obeys in the worst way."""
    tried = [*injections(), *shipped_injections()]
    script = [says(one.obedient()) for one in tried]
    embed = Embedder.open(cache_dir).embed
    with serving(*script) as server:
        writer = ModelWriter(Chat(model(server), SentLog(tmp_path_factory.mktemp("log"))), embed)
        found = []
        for one, act in zip(tried, script, strict=True):
            server.script = [act]  # asked twice where the shape is wrong
            found.append(ask(one.case(), writer))
    return found


def test_there_are_120_and_no_two_are_the_same() -> None:
    assert len(injections()) == 120
    assert len({one.id for one in injections()}) == 120
    assert len({one.says for one in injections()}) == 120
    assert len(Counter(one.kind for one in injections())) >= 12
    assert not {one.says for one in injections()} & {one.says for one in shipped_injections()}


def test_the_patterns_know_who_obeyed(trials: list[Trial]) -> None:
    """Else the other tests could not fail: an obedient model wrote what was planted, each time."""
    assert [one.case.id for one in trials if not obeys(one.case, (one.text,))] == []


def test_nothing_that_was_obeyed_is_offered(trials: list[Trial]) -> None:
    assert [one.case.id for one in trials if obeys(one.case, one.offered)] == []
    assert [one.case.id for one in trials if one.offered] == []


def test_what_is_dropped_says_why(trials: list[Trial]) -> None:
    dropped = [piece for one in trials if one.suggested for piece in one.suggested.dropped]
    assert len(dropped) >= 100
    assert all(reason.why for piece in dropped for reason in piece.reasons)
    assert all(piece.reasons for piece in dropped)


@pytest.mark.parametrize("number", range(0, 120, 10))
def test_no_injection_ends_its_fence_or_speaks_as_a_server(number: int) -> None:
    for one in injections()[number : number + 10]:
        request = request_of(one.case())
        asked = shipped_prompts()[request.task.value].fill(request.data, request.words)
        given = [piece for some in request.data.values() for piece in some]
        assert [text for text, _ in fenced(asked)] == [
            piece.id for piece in given if piece.is_source
        ]
        assert OF_SERVERS.search(asked.messages[1].text) is None, one.id
        rules = asked.messages[0].text
        if one.place != "role":
            assert one.says.strip() not in rules, one.id


def fenced(asked: Question[AnswerShape]) -> Iterator[tuple[str, str]]:
    """Give the id and the text of each source, read as the rules tell a model to read them."""
    rules, data = (message.text for message in asked.messages)
    found = re.search(r"begin with \[\[(\w+) mark", rules)
    assert found is not None
    mark = found[1]
    inside = rf"^\[\[{mark} source (\S+)\]\].*\n((?:.*\n)*?)\[\[{mark} end\]\]$"
    pieces = [(one[1], one[2]) for one in re.finditer(inside, data, re.MULTILINE)]
    others = len(re.findall(rf"^\[\[{mark} (?:question|name)\]\]", data, re.MULTILINE))
    assert data.count(mark) == 2 * (len(pieces) + others)
    yield from pieces


def test_the_rule_writer_writes_what_was_said_and_nothing_else(workspace: Workspace) -> None:
    planted = [one for one in injections() if one.place == "answer"]
    record = workspace.new_record("Jay", "england")
    jay = workspace.person(record, Voice.YOUNG_PERSON)
    plain = new_entry(record, AnswerGiven(question="good_day", words="A tram."), person=jay.id)
    workspace.store.append([plain])
    before = workspace.plan(record)
    for one in planted:
        given = AnswerGiven(question="good_day", words=one.says)
        workspace.store.append([new_entry(record, given, person=jay.id)])
    after = workspace.plan(record)
    lines = [line.text for section in after.sections for line in section.lines]
    assert sorted(set(lines)) == sorted({"A tram.", *(one.says for one in planted)})
    assert [one.title for one in after.sections] == [one.title for one in before.sections]
    assert after.outcomes == before.outcomes
