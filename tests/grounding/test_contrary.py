"""Things to which a text stands otherwise than its sources: liked or not, so or not so, no more."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.grounding.check import faults
from assistant.grounding.contrary import compared, told_by
from assistant.grounding.ground import Ground
from assistant.grounding.model import Allowed, Source
from assistant.grounding.stance import stances
from assistant.grounding.tone import Tone, asked_feeling, tone_of
from assistant.grounding.words import read
from assistant.record.entries import Voice

MAYA = frozenset({"maya"})
LIKED = ["likes", "loves", "enjoys", "wants", "hopes for", "is happy with", "looks forward to"]
NOT_LIKED = ["hates", "dislikes", "dreads", "is scared of", "is fed up with", "cannot stand"]
THINGS = ["swimming", "the noise", "assembly", "wet play", "long letters", "group work"]


def _contrast(text: str, words: str, asked: str = "") -> set[str]:
    source = Source("a1", words, "Maya", Voice.YOUNG_PERSON, asked=asked)
    told = told_by((source,), MAYA)
    return {one.contrast for one in compared(read(text), told, MAYA) if one.is_contrary}


@given(st.sampled_from(LIKED), st.sampled_from(NOT_LIKED), st.sampled_from(THINGS))
def test_a_liking_turned_round_is_found_both_ways(liked: str, not_liked: str, thing: str) -> None:
    good, bad = f"Maya {liked} {thing}.", f"Maya {not_liked} {thing}."
    assert _contrast(good, bad) == {"felt"}
    assert _contrast(bad, good) == {"felt"}


@given(st.data(), st.sampled_from(THINGS), st.booleans())
def test_the_same_feeling_in_other_words_is_no_doubt(
    data: st.DataObject, thing: str, pleased: bool
) -> None:
    ways = st.sampled_from(LIKED if pleased else [*NOT_LIKED, "does not like", "doesn't enjoy"])
    one, other = data.draw(ways), data.draw(ways)
    assert not _contrast(f"Maya {one} {thing}.", f"Maya {other} {thing}.")


@given(st.sampled_from(LIKED[:3] + NOT_LIKED[:3]))
def test_a_denial_turns_a_tone_and_a_second_turns_it_back(verb: str) -> None:
    once = tone_of(read(f"she {verb} swimming"))
    assert tone_of(read(f"it is not so that she {verb} swimming")).sign == -once.sign
    assert tone_of(read(f"it is not so that she never {verb} swimming")).sign == once.sign


@pytest.mark.parametrize(
    ("text", "words", "asked"),
    [
        (
            "Maya likes football and coding.",
            "i used to like football but not now. i like coding",
            "",
        ),
        ("Maya is happy to go on sleepover trips.", "im never going on that sleepover trip", ""),
        ("Maya is happy to use the swings.", "The swings frighten me.", ""),
        ("Maya is glad when people finish her words.", "dont finish my words for me", ""),
        ("Maya would like to live in halls.", "uni. but live at home. dont want halls", ""),
        (
            "Maya does not want people told about her epilepsy.",
            "yeah tell them",
            "Should people know about your epilepsy?",
        ),
        (
            "Maya finds both loud music and sudden noise too much.",
            "i am okay with music, loud music also",
            "",
        ),
        ("Maya likes the hall.", "tractors. not the hall its echoey", "What do you like?"),
    ],
)
def test_the_opposite_is_found_beyond_one_word(text: str, words: str, asked: str) -> None:
    assert "felt" in _contrast(text, words, asked)


def test_what_is_no_more_is_not_so_now() -> None:
    words = "used to do swimming but i packed it in"
    assert _contrast("Maya goes swimming.", words) == {"ended"}
    assert not _contrast("Maya used to go swimming.", words)


@pytest.mark.parametrize(
    ("text", "words", "asked"),
    [
        (
            "Maya wants to work with animals and not with computers.",
            "i wanna work with animals not computers",
            "",
        ),
        (
            "Maya sees her sister once a month.",
            "i want to see my sister more than once a month",
            "",
        ),
        (
            "She does not complain, so look at her face.",
            "She never complain, you must see her face",
            "",
        ),
        (
            "Maya likes it that the coach doesn't shout.",
            "best bit of my week. coach dont shout",
            "",
        ),
        ("Maya was frightened of the deep end.", "i was scared of the deep end before", ""),
        ("By ___, Maya will like swimming.", "i hate swimming", ""),
        (
            "Tell Maya before her seat is moved.",
            "they move my seat and dont tell me",
            "What is bad?",
        ),
        ("Maya does not mind the bus.", "the bus is fine", ""),
    ],
)
def test_what_only_looks_like_the_opposite_is_no_doubt(text: str, words: str, asked: str) -> None:
    assert "felt" not in _contrast(text, words, asked)


def test_advice_against_what_was_asked_for_is_found() -> None:
    assert _contrast("Touch her shoulder and wait.", "dont touch my shoulder") == {"bid"}
    assert not _contrast("Do not touch her shoulder.", "dont touch my shoulder")


def test_whose_feeling_it_is_counts() -> None:
    own = Source("a1", "dont want halls", "Maya", Voice.YOUNG_PERSON)
    mum = Source("a2", "I would love halls for her.", "Dee", Voice.PARENT, "mum")
    told = told_by((own, mum), MAYA)
    (found,) = [one for one in compared(read("Maya wants halls."), told, MAYA) if one.is_contrary]
    assert found.contrast == "felt"
    assert not [one for one in compared(read("Dee wants halls."), told, MAYA) if one.is_contrary]


def test_a_list_goes_with_what_stands_before_it() -> None:
    found = {
        word.plain: one.tone
        for one in stances(read("Maya hates jelly, paint and clay."), MAYA)
        for word in one.matter
    }
    assert set(found.values()) == {Tone(-1, felt=True)}
    assert set(found) == {"jelly", "paint", "clay"}


def test_what_is_denied_by_the_way_leaves_the_rest() -> None:
    found = {
        word.plain: one.tone.sign
        for one in stances(read("She would like trains, not buses."), MAYA)
        for word in one.matter
    }
    assert found["trains"] == 1
    assert found["buses"] == -1


@pytest.mark.parametrize(
    ("asked", "feeling"),
    [
        ("What do you like?", 1),
        ("What is hard?", -1),
        ("What do you like, and what not?", 0),
        ("What should staff stop doing?", -1),
        ("What helps?", 0),
        ("Who is there?", 0),
    ],
)
def test_a_question_lends_its_feeling(asked: str, feeling: int) -> None:
    assert asked_feeling(read(asked)) == feeling


def test_a_statement_that_a_source_confirms_is_not_turned() -> None:
    own = Source("a1", "i wanna work with animals not computers", "Maya", Voice.YOUNG_PERSON)
    dad = Source("a2", "Computers is safe job.", "Raj", Voice.PARENT, "dad")
    ground = Ground((own, dad), Allowed(("Maya",)))
    assert not faults("Maya does not want a job with computers.", ground)


@given(
    st.sampled_from(
        [("quiet", "loud"), ("hot", "cold"), ("clean", "dirty"), ("wet", "dry"), ("full", "empty")]
    ),
    st.booleans(),
    st.sampled_from([("likes", "i hate"), ("hates", "i like")]),
)
def test_a_pair_of_opposites_turns_a_feeling_round(
    pair: tuple[str, str], swap: bool, feelings: tuple[str, str]
) -> None:
    one, other = pair[::-1] if swap else pair
    ours, theirs = feelings
    text = f"Maya {ours} a {one} towel."
    assert _contrast(text, f"{theirs} a {one} towel") == {"felt"}
    assert not _contrast(text, f"{theirs} a {other} towel")
    assert _contrast(text, f"i {ours.rstrip('s')} a {other} towel") == {"felt"}
