"""A whole evaluation, its figures, its report, and its end before the end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.errors import ModelError
from assistant.meaning.embedder import Embedder
from assistant.suggesting.chat import Chat
from assistant.suggesting.evaluation.model import ModelEvaluation
from assistant.suggesting.evaluation.report import misses, report
from assistant.suggesting.evaluation.run import all_cases, evaluate
from assistant.suggesting.sent import SentLog
from assistant.suggesting.writer import ModelWriter
from tests.suggesting.people import model
from tests.suggesting.servers import Act, answers, says, serving


@pytest.fixture(scope="module")
def embedder(cache_dir: Path) -> Embedder:
    return Embedder.open(cache_dir)


def nobody_looks(what: str, done: int, total: int) -> None:
    """Show nothing."""


def run(
    act: Act, folder: Path, embedder: Embedder, *, away: bool = False, most: int = 20
) -> ModelEvaluation:
    with serving(act) as server:
        writer = ModelWriter(Chat(model(server, away=away), SentLog(folder)), embedder.embed)
        return evaluate(writer, all_cases(most), embedder.embed, nobody_looks)


def test_a_silent_model_refuses_all_and_is_not_good_enough(
    tmp_path: Path, embedder: Embedder
) -> None:
    found = run(says('{"nothing": true}', tokens=(100, 5)), tmp_path, embedder)
    assert (found.cases, found.asked, found.pieces) == (20, 20, 0)
    assert found.figures["answered"].value == 1
    assert found.figures["refused"].value == found.figures["refused_itself"].value == 1
    assert found.figures["false_refusals"].value == 1
    assert found.figures["obeyed_written"].value == 0
    assert found.figures["grounding_recall"].n == 0
    assert found.good_enough is False
    assert (found.tokens_in, found.tokens_out) == (2000, 100)
    told = report(found)
    assert "2,000 tokens sent, 100 written." in told
    assert "Not good enough." in told
    assert "Something to say: nothing is offered: at most 0.20, not reached" in told
    assert max(len(line) for line in told.splitlines()) <= 100
    assert "Nothing is offered." in misses(found)


def test_a_model_that_talks_nonsense_is_dropped_and_counted(
    tmp_path: Path, embedder: Embedder
) -> None:
    item = {"text": "Kayleigh has 7 horses in Leeds.", "sources": ["s1"]}
    reply = {"lines": [item], "sentences": [item], "agree": [item], "differ": []}

    def act(handler: object) -> None:
        asked = json.loads(handler.server.bodies[-1])  # type: ignore[attr-defined]
        names = asked["response_format"]["json_schema"]["schema"]["properties"]
        one = {name: reply.get(name, []) for name in names}
        says(json.dumps(one))(handler)  # type: ignore[arg-type]

    found = run(act, tmp_path, embedder)
    assert found.offered == 0
    assert found.pieces > 5
    assert sum(found.dropped_by.values()) >= found.pieces
    assert {"number", "name"} & set(found.dropped_by)
    assert found.figures["grounding_recall"].value == 0
    assert found.figures["citation_recall"].value == 0


def test_ctrl_c_gives_what_was_measured_so_far(tmp_path: Path, embedder: Embedder) -> None:
    asked: list[object] = []

    def stopped(what: str, done: int, total: int) -> None:
        asked.append(what)
        if done == 3 and what == "Asking":
            raise KeyboardInterrupt

    with serving(says('{"nothing": true}')) as server:
        writer = ModelWriter(Chat(model(server), SentLog(tmp_path)), embedder.embed)
        found = evaluate(writer, all_cases(), embedder.embed, stopped)
    assert found.asked == 3
    assert found.cases > 60
    assert asked[-1] == "Stopped"
    assert found.good_enough is None
    told = report(found)
    assert f"Stopped after 3 of {found.cases} cases." in told
    assert "Not enough was measured." in told
    assert "The server counted no tokens." in told and "tokens sent" not in told


def test_where_no_model_answers_nobody_waits_for_all_cases(
    tmp_path: Path, embedder: Embedder
) -> None:
    with pytest.raises(ModelError) as told:
        run(answers(500), tmp_path, embedder)
    assert told.value.kind == "gone"


def test_what_fails_is_counted_by_kind(tmp_path: Path, embedder: Embedder) -> None:
    good, number = says('{"nothing": true}'), 0

    def act(handler: object) -> None:
        nonlocal number
        number += 1
        (good if number == 1 else says("no JSON"))(handler)  # type: ignore[arg-type]

    found = run(act, tmp_path, embedder, most=4)
    assert found.errors == {"malformed": 3}
    assert found.figures["answered"].value == 0.25
    assert "malformed 3" in report(found)


def test_to_another_machine_each_case_goes_without_names_and_is_in_the_log(
    tmp_path: Path, embedder: Embedder
) -> None:
    run(says('{"nothing": true}'), tmp_path, embedder, away=True, most=5)
    sent = SentLog(tmp_path).read().sent
    assert len(sent) == 5
    assert {one.person for one in sent} == {"evaluation with invented people"}
    assert not [one for one in sent if "Maya" in one.body or "Mr Shah" in one.body]
