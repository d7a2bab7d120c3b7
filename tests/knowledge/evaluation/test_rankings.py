"""The three searches are compared at one length, over the passages that may answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.knowledge.evaluation.listed import listed
from assistant.knowledge.evaluation.rankings import BY_MEANING, BY_WORDS, OWNWORDS, Rankings
from assistant.knowledge.knowledge import Knowledge
from assistant.meaning.embedder import Embedder
from tests.knowledge.evaluation.making import case

_QUESTION = "Who writes the plan, and how long does it take?"


@pytest.fixture(scope="module")
def rankings(cache_dir: Path, shipped: Knowledge) -> Rankings:
    return Rankings(shipped, cache_dir)


@pytest.mark.parametrize("nation", ["england", "wales"])
def test_each_gives_five_that_may_answer(
    rankings: Rankings, shipped: Knowledge, nation: str
) -> None:
    library = listed(shipped, None)
    allowed = {id_ for id_, one in library.items() if one.may_answer(nation)}
    asked = case(q=_QUESTION, nation=nation)
    found = rankings.of(asked, shipped.ask(_QUESTION, nation=nation), allowed)
    assert list(found) == [OWNWORDS, BY_WORDS, BY_MEANING]
    for ids in found.values():
        assert len(ids) == len(set(ids)) == 5
        assert set(ids) <= allowed


def test_ours_begins_with_what_was_given_even_when_that_is_nothing(
    rankings: Rankings, shipped: Knowledge
) -> None:
    library = listed(shipped, None)
    for question in ("what does NICE NG170 say about autism", "who won the football last night"):
        answer = shipped.ask(question, nation="england")
        shown = [one.passage for one in answer.citations or answer.nearest]
        ours = rankings.of(case(q=question), answer, set(library))[OWNWORDS]
        assert ours[: len(shown)] == shown


def test_meaning_alone_is_the_order_of_cosines_of_the_question_as_typed(
    rankings: Rankings, shipped: Knowledge, cache_dir: Path
) -> None:
    vector = Embedder.open(cache_dir).embed([_QUESTION])[0]
    snapshot = shipped._snapshot
    near = {
        one.id: float(row @ vector)
        for one, row in zip(snapshot.passages, snapshot.vectors, strict=True)
    }
    best = sorted(near, key=lambda id_: -near[id_])[:5]
    answer = shipped.ask(_QUESTION, nation=None)
    assert rankings.of(case(q=_QUESTION, nation=None), answer, set(near))[BY_MEANING] == best


def test_words_alone_finds_the_passage_that_has_the_rare_word(
    rankings: Rankings, shipped: Knowledge
) -> None:
    library = listed(shipped, None)
    answer = shipped.ask("Balshaw", nation="england")
    first, *_ = rankings.of(case(q="Balshaw"), answer, set(library))[BY_WORDS]
    assert "Balshaw" in library[first].text
