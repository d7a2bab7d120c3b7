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


@pytest.mark.parametrize("sentence", SENTENCES)
def test_what_names_somebody_goes_and_comes_back(sentence: str) -> None:
    text = re.sub(r"[{}]", "", sentence)
    done = Redactor().redact(text)
    for shift, found in enumerate(re.finditer(r"\{([^{}]*)\}", sentence)):
        start = found.start() - 2 * shift
        assert words_left(text, done, start, start + len(found[1])) == ""
    assert restore(done.text, done.replaced) == text
