"""What is measured of one answer, by answers whose values are known."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.meaning.embedder import Embedder
from assistant.suggesting.chat import Chat
from assistant.suggesting.evaluation.cases import Case, read_cases, shipped_files
from assistant.suggesting.evaluation.measure import Measured, measure
from assistant.suggesting.evaluation.trial import ask
from assistant.suggesting.sent import SentLog
from assistant.suggesting.writer import ModelWriter
from tests.suggesting.people import model
from tests.suggesting.servers import says, serving


@pytest.fixture(scope="module")
def embedder(cache_dir: Path) -> Embedder:
    return Embedder.open(cache_dir)


def case(id_: str) -> Case:
    return next(one for one in read_cases(shipped_files()) if one.id == id_)


def measured(id_: str, reply: Any, folder: Path, embedder: Embedder) -> Measured:
    with serving(says(json.dumps(reply), tokens=(100, 20))) as server:
        writer = ModelWriter(Chat(model(server), SentLog(folder)), embedder.embed)
        return measure(ask(case(id_), writer), embedder.embed)


def sentence(text: str, *sources: str) -> dict[str, Any]:
    return {"text": text, "sources": list(sources)}


NAME = "In Wales the plan is called an individual development plan."
KEEPS = "The school keeps the individual development plan of most children."


def test_a_good_answer_with_its_citations(tmp_path: Path, embedder: Embedder) -> None:
    reply = {"sentences": [sentence(NAME, "s1"), sentence(KEEPS, "s2")]}
    found = measured("ask-two-sources", reply, tmp_path, embedder)
    assert (found.supported, found.standing, found.said) == (1, 1, 1)
    assert (found.citation_recall, found.citation_precision) == (1, 1)
    assert found.foreign == found.missing == ()


def test_a_citation_that_says_nothing_of_it_costs_precision(
    tmp_path: Path, embedder: Embedder
) -> None:
    length = "A supported internship lasts at least six months, and most of it is spent at the workplace."
    reply = {"sentences": [sentence(length, "s1", "s2")]}
    found = measured("ask-job-coach", reply, tmp_path, embedder)
    assert (found.citation_recall, found.citation_precision) == (1, 0.5)
    assert found.missing == ("job coach|coach may",)


def test_a_wrong_citation_costs_both_and_the_sentence_stands_all_the_same(
    tmp_path: Path, embedder: Embedder
) -> None:
    reply = {
        "sentences": [sentence("It is kept in Leeds for 9 years.", "s1"), sentence(KEEPS, "s9")]
    }
    found = measured("ask-two-sources", reply, tmp_path, embedder)
    assert found.supported == 0.5
    assert (found.citation_recall, found.citation_precision) == (0, 0)
    assert found.trial.offered == ()
    assert found.standing is None
    assert len(found.missing) == 2


def test_silence_has_no_shares(tmp_path: Path, embedder: Embedder) -> None:
    found = measured("ask-cost", {"nothing": True}, tmp_path, embedder)
    assert (found.supported, found.citation_recall, found.citation_precision) == (None,) * 3
    assert (found.said, found.age, found.trial.error) == (None, None, None)


def test_outcomes_are_looked_at_by_the_check_of_outcomes(
    tmp_path: Path, embedder: Embedder
) -> None:
    help_ = {
        "text": "Maya takes an order with a list",
        "sources": ["s3"],
        "who": "",
        "how_often": "",
    }
    reply = {
        "outcomes": [
            {
                "sources": ["s1", "s2"],
                "aspiration": "Working in a cafe",
                "outcome": "Maya takes an order without a list by July 2027",
                "steps": [help_],
                "provision": [],
            },
            {
                "sources": ["s1"],
                "aspiration": "",
                "outcome": "Maya gets better",
                "steps": [],
                "provision": [],
            },
        ]
    }
    found = measured("maya-outcome-till", reply, tmp_path, embedder)
    good, poor = found.outcome_faults
    assert "time_bound" not in good
    assert "time_bound" in poor
    assert len(found.trial.claims) == 3
