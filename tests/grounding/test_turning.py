"""Statements turned round, made surer, or given to somebody else; the facts alone, without vectors."""

from __future__ import annotations

import pytest

from assistant.grounding.check import faults
from assistant.grounding.ground import Ground
from assistant.grounding.model import Allowed, Source
from assistant.record.entries import Voice

ALLOWED = Allowed(("Maya",), (("Dee", "mum"),))


def _kinds(text: str, words: str, asked: str = "") -> set[str]:
    source = Source("a1", words, "Maya", Voice.YOUNG_PERSON, asked=asked)
    return {one.kind for one in faults(text, Ground((source,), ALLOWED))}


@pytest.mark.parametrize(
    ("text", "words", "asked"),
    [
        ("Maya likes crowded corridors.", "i hate crowded corridors", ""),
        ("Maya reads letters.", "i dont read letters", ""),
        ("Maya cannot swim a length.", "i can swim a length", ""),
        ("Maya prefers a loud room.", "i prefer a quiet room", ""),
        ("Maya finds long forms easy.", "long forms", "What do you find hard?"),
        (
            "Maya likes it when people hold doors.",
            "people holding doors like im old",
            "What is hard?",
        ),
        ("Maya would like to be a driver.", "planner or controller, not driver", ""),
        ("Maya does not want to stay for choir.", "a bus so i can stay for choir", ""),
    ],
)
def test_the_opposite_is_found(text: str, words: str, asked: str) -> None:
    assert "negation" in _kinds(text, words, asked)


@pytest.mark.parametrize(
    ("text", "words", "asked"),
    [
        ("Crowded corridors upset Maya.", "i dont like crowded corridors", ""),
        ("Maya prefers a quiet room.", "i cant stand a loud room", ""),
        ("Tell Maya before her seat is changed.", "when they change my seat", "What is a bad day?"),
        ("Let Maya finish her words.", "dont finish my words for me", ""),
        ("Maya does not have to pay.", "it is free", ""),
        ("It takes no longer than 20 weeks.", "it should take no more than 20 weeks", ""),
        ("Maya likes the corner by the books.", "the corner by the books not the middle", ""),
        ("By ___, Maya will read letters.", "i dont read letters", ""),
    ],
)
def test_the_same_in_other_words_is_not_the_opposite(text: str, words: str, asked: str) -> None:
    assert "negation" not in _kinds(text, words, asked)


def test_a_doubt_must_not_go() -> None:
    words = "maybe working in kennels. im not sure yet"
    assert "certainty" in _kinds("Maya will work in kennels.", words)
    assert "certainty" not in _kinds("Maya is interested in working in kennels.", words)


def test_a_wish_is_not_done_already() -> None:
    words = "i want to swim 50 metres"
    assert "certainty" in _kinds("Maya can already swim 50 metres.", words)
    assert "certainty" not in _kinds("By ___, Maya will swim 50 metres.", words)


def test_words_stay_with_who_said_them() -> None:
    said = Source("a1", "cafe. the one with the plants", "Maya", Voice.YOUNG_PERSON)
    hers = Source("a2", "I would like her to stay at college first.", "Dee", Voice.PARENT, "mum")
    ground = Ground((said, hers), ALLOWED)
    for right in ("Dee would like her to stay at college.", "Maya wants the cafe with plants."):
        assert not faults(right, ground)
    for wrong in ("Maya would like to stay at college.", "Mum wants the cafe with plants."):
        assert [one.kind for one in faults(wrong, ground)] == ["voice"]


def test_another_name_of_somebody_is_no_new_person() -> None:
    ground = Ground((Source("a1", "my mum drives me", "Maya", Voice.YOUNG_PERSON),), ALLOWED)
    assert not faults("Dee drives Maya.", ground)
    assert faults("Kath drives Maya.", ground)


def test_a_name_that_is_a_word_counts_as_a_name() -> None:
    ground = Ground((Source("a1", "i hope to cook", "Maya", Voice.YOUNG_PERSON),), ALLOWED)
    assert [one.kind for one in faults("Maya cooks with Hope.", ground)] == ["name"]
    assert not faults("Maya hopes to cook.", ground)


@pytest.mark.parametrize(
    ("text", "words", "wrong"),
    [
        ("Schools may tell parents of help.", "Schools must tell parents of help.", True),
        ("Families must send comments.", "Families may send comments.", True),
        ("Families can send comments.", "Families may send comments.", False),
        ("Schools have to tell parents.", "Schools must tell parents of help.", False),
        ("Families need not send comments.", "Families may send comments.", False),
        ("Families must send comments.", "Families do not have to send comments.", True),
    ],
)
def test_a_duty_stays_what_it_is(text: str, words: str, wrong: bool) -> None:
    ground = Ground((Source("p1", words, asked="Reviews: Comments"),), ALLOWED)
    assert ("duty" in {one.kind for one in faults(text, ground)}) is wrong


@pytest.mark.parametrize(
    ("text", "words", "wrong"),
    [
        ("Maya plays football.", "Maya cooks. Her brother plays football.", True),
        ("Maya cooks.", "Maya cooks. Her brother plays football.", False),
        ("Her brother plays football.", "Maya cooks. Her brother plays football.", False),
        ("Maya takes off her belt.", "Maya sits. The other lad takes his belt off.", True),
        ("Maya goes swimming.", "My friend takes me swimming.", False),
    ],
)
def test_what_is_told_of_another_child_stays_there(text: str, words: str, wrong: bool) -> None:
    ground = Ground((Source("a1", words, "Dee", Voice.PARENT, "mum"),), ALLOWED)
    assert ("another" in {one.kind for one in faults(text, ground)}) is wrong


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Maya comes at half past four.", "half four"),
        ("Maya works for 15 minutes.", "in bursts of a quarter of an hour"),
        ("It takes Maya 3 minutes.", "We get 12 minutes out of her instead of 3."),
        ("Maya rides on Saturday.", "stables sat. i muck out and ride"),
    ],
)
def test_the_same_fact_in_other_words_is_sure(text: str, words: str) -> None:
    source = Source("a1", words, "Maya", Voice.YOUNG_PERSON)
    assert not [one for one in faults(text, Ground((source,), ALLOWED)) if one.sure]


def test_a_small_number_in_a_word_is_a_doubt_and_another_is_sure() -> None:
    ground = Ground((Source("a1", "i like my rabbits", "Maya", Voice.YOUNG_PERSON),), ALLOWED)
    assert [one.sure for one in faults("Maya has two rabbits.", ground)] == [False]
    assert [one.sure for one in faults("Maya has nine rabbits.", ground)] == [True]
