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
LEFT = {
    "my little sister was born {new years eve twenty fifteen}",
    "they said {woodlands} had no space",
}
"""What is known to be left: told here, and not hidden."""
TOO_MUCH = {"hope keeps me going", "he stays in bath water until it is cold"}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_what_names_somebody_goes_and_comes_back(sentence: str) -> None:
    text = re.sub(r"[{}]", "", sentence)
    done = Redactor().redact(text)
    for shift, found in enumerate(re.finditer(r"\{([^{}]*)\}", sentence)):
        start = found.start() - 2 * shift
        assert words_left(text, done, start, start + len(found[1])) == ""
    assert restore(done.text, done.replaced) == text


@pytest.mark.parametrize("sentence", sorted({*TOO} - LEFT - TOO_MUCH))
def test_of_what_was_written_later_what_names_somebody_goes_and_nothing_else(sentence: str) -> None:
    test_what_names_somebody_goes_and_comes_back(sentence)
    done = Redactor().redact(re.sub(r"[{}]", "", sentence))
    named = " ".join(re.findall(r"\{([^{}]*)\}", sentence))
    assert all(one.original.strip() in named for one in done.replaced)


def test_there_are_sixty_of_them() -> None:
    assert len(set(TOO)) == 60
    assert {*LEFT, *TOO_MUCH} <= set(TOO)
