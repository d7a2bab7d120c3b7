"""Sentences as families type them, of people and places that the Record does not know."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from assistant.redaction.redactor import Redactor
from assistant.redaction.restoring import restore
from tests.redaction.covering import words_left

SENTENCES: list[str] = yaml.safe_load(
    (Path(__file__).parent / "heard.yaml").read_text(encoding="utf-8")
)
TOO: list[str] = yaml.safe_load(
    (Path(__file__).parent / "heard_too.yaml").read_text(encoding="utf-8")
)
MET: list[str] = [
    sentence
    for name in ("met", "met_again")
    for sentence in yaml.safe_load(
        (Path(__file__).parent / f"{name}.yaml").read_text(encoding="utf-8")
    )
]
BESIDE_WHAT_STAYS = [
    "she is at {phoenix} now",
    "he is at {orchard} on mondays",
    "i was taught at {maritime} and i left",
    "i am settled at {willows} and i do hydro",
    "she is a pupil at {evergreen}, then at forest school",
    "he is at {treehouse} and goes to rebound therapy",
    "i was bullied at {thornhill} and at {lakeside}",
    "we take the train to {rugby}",
    "we moved to {rugby} in may",
    "{w.b.} goes to the w.c. with {t.j.}",
    "my school in {neath} is big",
    "she goes to college in {sandwich}",
    "i want to do a course in {rugby}",
    "she comes from {rugby} and likes rugby",
]
"""Names that are like words for where anybody may be."""


@pytest.mark.parametrize("sentence", SENTENCES)
def test_what_names_somebody_goes_and_comes_back(sentence: str) -> None:
    text = re.sub(r"[{}]", "", sentence)
    done = Redactor().redact(text)
    for shift, found in enumerate(re.finditer(r"\{([^{}]*)\}", sentence)):
        start = found.start() - 2 * shift
        assert words_left(text, done, start, start + len(found[1])) == ""
    assert restore(done.text, done.replaced) == text


@pytest.mark.parametrize("sentence", [*TOO, *MET])
def test_of_what_was_written_later_what_names_somebody_goes_and_nothing_else(sentence: str) -> None:
    test_what_names_somebody_goes_and_comes_back(sentence)
    done = Redactor().redact(re.sub(r"[{}]", "", sentence))
    named = " ".join(re.findall(r"\{([^{}]*)\}", sentence))
    assert all(one.original.strip() in named for one in done.replaced)


@pytest.mark.parametrize("sentence", BESIDE_WHAT_STAYS)
def test_a_name_goes_beside_a_place_that_everybody_has(sentence: str) -> None:
    test_of_what_was_written_later_what_names_somebody_goes_and_nothing_else(sentence)


def test_none_of_them_was_taken_away() -> None:
    assert len(set(TOO)) == 60
    assert len(set(MET)) == 80 + 3 * 30
