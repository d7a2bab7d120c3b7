from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.conversation.phrases import load_phrases, plain_words, shipped_phrases
from assistant.conversation.turns import Action
from assistant.errors import ContentError
from assistant.record.entries import Meaning


@pytest.mark.parametrize(
    ("words", "means"),
    [
        ("dunno", Meaning.DONT_KNOW),
        ("Dunnoooo!!", Meaning.DONT_KNOW),
        ("idk", Meaning.DONT_KNOW),
        ("I don't know.", Meaning.DONT_KNOW),
        ("I don’t know", Meaning.DONT_KNOW),
        ("um, not sure really", Meaning.DONT_KNOW),
        ("nie wiem", Meaning.DONT_KNOW),
        ("skip", Meaning.SKIP),
        ("not reading all that", Meaning.SKIP),
        ("I'd rather not say", Meaning.RATHER_NOT_SAY),
        ("none of your business mate", Meaning.RATHER_NOT_SAY),
        ("ask me another day please", Meaning.ANOTHER_DAY),
        ("ask my mum", Meaning.ASK_SOMEONE),
        ("you would have to ask them", Meaning.ASK_SOMEONE),
        ("can i stop now", Action.STOP),
        ("Can I stop now please?", Action.STOP),
        ("dont put that", Action.TAKE_OUT),
        ("what do you mean", Action.HELP),
        ("im stuck", Action.STUCK),
        ("who will see this?", Action.WHO_READS),
        ("go back", Action.BACK),
    ],
)
def test_leaving_a_question_is_heard_in_peoples_own_words(
    words: str, means: Meaning | Action
) -> None:
    assert shipped_phrases().hear(words) is means


@pytest.mark.parametrize(
    "words",
    [
        "nothing",
        "I do not know what people like about me, you would have to ask them",
        "my bike. leave my bike",
        "people stop me in the street",
        "I skip lunch",
        "later I go to Nan's",
        "ask me before you touch my chair",
        "I help my mum",
        "back garden",
        "🎸",
        "",
    ],
)
def test_an_answer_is_never_taken_for_anything_else(words: str) -> None:
    assert shipped_phrases().hear(words) is None


@pytest.mark.parametrize(
    "words",
    ["Please, what is 'outcome'?", "what is an outcome", "Do I have to do this", "is it long?"],
)
def test_a_question_for_us_is_noticed(words: str) -> None:
    assert shipped_phrases().asks_us(words)


@pytest.mark.parametrize("words", ["I like what is on the shelf", "", "toast. then the dog."])
def test_telling_is_not_asking(words: str) -> None:
    assert not shipped_phrases().asks_us(words)


def test_a_wish_at_the_end_keeps_an_answer_for_only_me() -> None:
    assert shipped_phrases().for_only_me("I hate the blue bus. dont put that")
    assert not shipped_phrases().for_only_me("I put that on the shelf")


@given(st.text())
def test_comparing_never_fails_and_folding_twice_changes_nothing(text: str) -> None:
    assert plain_words(plain_words(text)) == plain_words(text)
    shipped_phrases().hear(text)


def test_no_phrase_means_two_things() -> None:
    phrases = shipped_phrases()
    assert phrases.heard[plain_words("private")] is Meaning.RATHER_NOT_SAY
    assert len(phrases.heard) > 150


def test_mistakes_in_the_file_are_listed_all_at_once(tmp_path: Path) -> None:
    file = tmp_path / "phrases.yaml"
    file.write_text("who: [mum]\nmeanings: {perhaps: [maybe]}\nextra: 1\n")
    with pytest.raises(ContentError) as told:
        load_phrases(file)
    assert len(told.value.mistakes) >= 3
    file.write_text("who: [mum\n")
    with pytest.raises(ContentError, match="line"):
        load_phrases(file)
