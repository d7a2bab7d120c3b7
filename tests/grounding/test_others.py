"""What is told of another child stays with that child."""

from __future__ import annotations

import pytest

from assistant.grounding.check import faults
from assistant.grounding.ground import Ground
from assistant.grounding.model import Allowed, Source
from assistant.record.entries import Voice

ALLOWED = Allowed(("Maya",), (("Dee", "mum"), ("Kwame",), ("Macsen", "brother")))


def _is_another(text: str, words: str, voice: Voice) -> bool:
    who = "Maya" if voice is Voice.YOUNG_PERSON else "Dee"
    ground = Ground((Source("a1", words, who, voice),), ALLOWED)
    return "another" in {one.kind for one in faults(text, ground)}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She has an asthma pump with her.", "Kwame has the asthma pump. Maya paints."),
        ("Maya is terrified of dogs.", "Kwame's terrified of dogs so we meet at home."),
        ("She was bullied on the bus.", "Her brother Macsen went there, got bullied on the bus."),
    ],
)
def test_somebody_whom_the_task_names_is_another_child(text: str, words: str) -> None:
    assert _is_another(text, words, Voice.PARENT)


def test_he_in_the_young_persons_own_words_is_somebody_else() -> None:
    words = "i look after my lil brother. he cant walk. i can cook"
    assert _is_another("Maya cannot walk.", words, Voice.YOUNG_PERSON)
    assert not _is_another("Maya can cook.", words, Voice.YOUNG_PERSON)


@pytest.mark.parametrize(
    ("text", "words", "voice"),
    [
        ("Maya cannot walk far.", "Maya is tired. She cannot walk far.", Voice.PARENT),
        ("Maya plays the drums with Kwame.", "me and kwame play the drums", Voice.YOUNG_PERSON),
        ("Maya works at a table.", "Works when Kwame is at the same table.", Voice.PARENT),
        ("Maya uses a green pen.", "green pen. not in front of people", Voice.YOUNG_PERSON),
        ("Her brother was bullied.", "Her brother Macsen got bullied.", Voice.PARENT),
    ],
)
def test_what_is_told_of_both_or_of_the_young_person_is_no_doubt(
    text: str, words: str, voice: Voice
) -> None:
    assert not _is_another(text, words, voice)
