"""The cases that come with the code: each stands once, and the thresholds are fitted with these."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from assistant.knowledge.abstain import Signals, thresholds
from assistant.knowledge.evaluation.cases import Case, cases_hash, read_cases
from assistant.meaning.embedder import model_id
from assistant.record.entries import Voice
from assistant.resources import guidance_docs
from benchmarks.fit_abstention import FITTED, OF_BARE, REPORTED

_AGAIN = "Fit again: python -m benchmarks.fit_abstention CACHE_DIR"


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return read_cases(*FITTED, *REPORTED)


def test_no_question_is_asked_twice_even_in_both_parts(cases: list[Case]) -> None:
    asked = Counter((" ".join(re.findall(r"\w+", one.q.lower())), one.nation) for one in cases)
    assert [question for question, times in asked.items() if times > 1 and question[0]] == []


def test_cases_are_many_in_three_registers_and_four_nations(cases: list[Case]) -> None:
    inside = [one for one in cases if not one.abstain]
    assert len(inside) >= 200
    assert len(cases) - len(inside) >= 150
    by_voice = Counter(one.voice for one in inside)
    assert min(by_voice[voice] for voice in Voice) >= 50
    nations = {one.nation for one in inside}
    assert {"england", "scotland", "wales", "northern-ireland"} <= nations


def test_documents_that_cases_name_are_there(cases: list[Case]) -> None:
    named = {document for one in cases for document in one.documents}
    assert named
    assert [one for one in sorted(named) if not (guidance_docs() / f"{one}.md").is_file()] == []


def test_the_thresholds_are_fitted_with_this_model_and_these_cases() -> None:
    fitted = thresholds()
    assert fitted.model == model_id(), _AGAIN
    assert fitted.cases_hash == cases_hash(read_cases(*FITTED)), _AGAIN
    assert set(fitted.asked.weights) == set(Signals._fields), _AGAIN
    assert set(fitted.bare.weights) == set(OF_BARE), _AGAIN
