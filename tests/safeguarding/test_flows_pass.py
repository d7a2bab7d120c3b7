"""What the app itself says must not stop an interview: people copy examples and repeat questions."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import yaml

from assistant.flows.loader import load_flows
from assistant.flows.schema import Question
from assistant.record.entries import Voice
from assistant.resources import package_file
from assistant.safeguarding.screen import screen


@pytest.mark.parametrize("voice", list(Voice))
def test_every_wording_that_ships_passes_in_its_own_voice(voice: Voice) -> None:
    wordings = list(_wordings(voice))
    assert len(wordings) > 100
    assert [words for words in wordings if screen(words, voice)] == []


@pytest.mark.parametrize("voice", list(Voice))
def test_ways_to_say_no_or_not_now_pass(voice: Voice) -> None:
    file = package_file("conversation", "phrases.yaml")
    meanings = yaml.safe_load(file.read_text(encoding="utf-8"))["meanings"]
    phrases = [phrase for group in meanings.values() for phrase in group]
    assert "prefer not to say" in phrases
    assert [phrase for phrase in phrases if screen(phrase, voice)] == []


def _wordings(voice: Voice) -> Iterator[str]:
    for flow in load_flows().flows:
        yield flow.title.for_voice(voice)
        yield flow.intro.for_voice(voice)
        for section in flow.sections:
            yield section.title.for_voice(voice)
            if section.intro:
                yield section.intro.for_voice(voice)
            for question in section.questions:
                yield from _of_question(question, voice)


def _of_question(question: Question, voice: Voice) -> Iterator[str]:
    for wordings in (
        question.title,
        question.ask,
        question.help,
        question.example,
        question.follow_up,
    ):
        yield wordings.for_voice(voice)
    yield from question.stuck.for_voice(voice)
