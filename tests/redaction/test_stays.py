"""What a plan is about must stay: needs, ways of working, interests, languages, everyday words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from assistant.redaction.redactor import Redactor

FOLDER = Path(__file__).parent
SENTENCES: list[str] = yaml.safe_load((FOLDER / "stays.yaml").read_text(encoding="utf-8"))
MET: list[str] = [
    sentence
    for name in ("met_stays", "met_again_stays")
    for sentence in yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("sentence", [*SENTENCES, *MET])
def test_what_a_plan_is_about_stays(sentence: str) -> None:
    assert Redactor().redact(sentence).text == sentence


def test_there_are_enough_words_to_mean_something() -> None:
    assert len(set(re.findall(r"\w+", " ".join(SENTENCES).casefold()))) > 400


@pytest.mark.parametrize(
    ("known", "sentence"),
    [
        ("Hope", "I hope he will come. My hope is to work. we hope for rain"),
        ("Mark", "please mark my work. They mark the register."),
        ("Will Young", "mum will help. I will go. will you come? it will rain. young people"),
        ("May", "In May we meet. i may go. You may ask. since may 2026"),
        ("Rose", "a rose bush, the rose garden, the prices"),
        ("Art", "the art room, an art lesson"),
        ("Summer", "in summer, this summer, summer holidays"),
        ("Bill", "the bill was high. bills are paid"),
        ("Grace", "a grace period"),
        ("Jack Reading", "Harry Potter reads well"),
        ("Ellie Lamb", "i like lamb and chips. we saw a lamb"),
        ("Jo Summers", "i like hot summers. summers are long"),
        ("Faith", "i have faith in the team"),
    ],
)
def test_everyday_words_stay_beside_a_known_name_that_is_also_a_word(
    known: str, sentence: str
) -> None:
    assert Redactor([known]).redact(sentence).text == sentence
