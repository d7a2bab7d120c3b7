"""An outcome and a hope go together, clash, or are asked about: nothing is praised unread."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.plan.check.relevance import relevance


@pytest.mark.parametrize(
    ("outcome", "hope"),
    [
        ("Sam will open a bank account.", "To run my own barber chair."),  # money for a trade
        ("Sam will bake a loaf.", "A job in a bakery."),
        ("Sam will ask a classmate to join him.", "I want someone to play with."),
        ("Sam will walk away when he is cross, 7 times in 10.", "I don't want to get excluded."),
        ("Sam will read 30 words on labels in the dairy.", "farm with taid"),
        ("Sam will mend a puncture.", "a job with bikes, not in a shop"),
    ],
)
def test_what_serves_a_hope_is_joined_with_it(outcome: str, hope: str) -> None:
    found = relevance(outcome, hope)
    assert (found.state, found.reason) == ("joined", "")
    assert found.by


@pytest.mark.parametrize(
    ("outcome", "hope"),
    [
        ("Sam will name 12 capital cities on a map.", "To make friends at Scouts."),
        ("Sam will play 8 violin scales.", "To travel on the Metro."),
        ("Sam will paint two portraits.", "To be a plumber."),
        ("Sam will do a forward roll in a small group.", "To read books to my little brother."),
        ("Sam will throw a clay pot on the wheel.", "To work on a farm with cows."),
        ("Sam will write a haiku.", "To be a goalkeeper."),  # the poem is the matter, not writing
    ],
)
def test_what_is_plainly_about_something_else_is_told(outcome: str, hope: str) -> None:
    found = relevance(outcome, hope)
    assert found.state == "apart"
    assert "Nothing joins the two." in found.reason


@pytest.mark.parametrize(
    ("outcome", "hope"),
    [
        ("Sam will lay 100 bricks in a day.", "anything except bricklaying. Dad does that"),
        ("Sam will sing a solo.", "dont make me sing. I'd rather do the lights"),
        ("Sam will finish a course at college.", "not college. I want to work outdoors"),
    ],
)
def test_what_the_hope_says_no_to_is_told_with_its_words(outcome: str, hope: str) -> None:
    found = relevance(outcome, hope)
    assert found.state == "against"
    assert found.reason.startswith("The hope says no to this, in the words: '")


def test_a_tool_of_a_trade_beside_something_plainer_is_no_conflict() -> None:
    outcome = "Jay will walk to the bench and come back by himself, on 8 of 10 workshop days."
    hope = "not bricklaying thats what THEY want. bikes. fixing them. rob at the shop lets me"
    assert relevance(outcome, hope).state == "unsure"
    against = relevance("Jay will do a bricklaying course.", hope)
    assert "'not bricklaying thats what THEY want'" in against.reason


@pytest.mark.parametrize(
    "hope",
    [
        "I want to see my dad again",
        "I want my mum to come back",
        "to live with my nan",
        "I want to go home",
        "I want my dog to come back",
    ],
)
def test_nobody_who_longs_for_somebody_is_told_that_nothing_leads_there(hope: str) -> None:
    for outcome in ("Sam will play 8 violin scales.", "Sam will take the 36 bus to town."):
        found = relevance(outcome, hope)
        assert (found.state, found.reason) == ("unsure", "")


@pytest.mark.parametrize(
    ("outcome", "hope"),
    [
        ("Sam will take the 36 bus to college.", "To be a chef."),
        ("Sam will say what he thinks to the teacher.", "To have a horse of my own."),
        ("Sam will pack his bag for the day.", "To be a plumber."),
    ],
)
def test_a_road_to_nearly_every_hope_is_asked_about_and_not_praised(
    outcome: str, hope: str
) -> None:
    assert relevance(outcome, hope).state == "unsure"


@pytest.mark.parametrize(
    ("outcome", "hope"),
    [
        ("Sam will juggle oranges.", "To be myself."),
        ("Sam will wibble.", "To be a plumber."),
        ("Sam will saw a plank.", "get a job"),  # it may be that job
    ],
)
def test_what_cannot_be_told_is_asked_with_the_hope_quoted(outcome: str, hope: str) -> None:
    found = relevance(outcome, hope)
    assert (found.state, found.reason) == ("unsure", "")
    assert hope.rstrip(".") in found.suggestion


def test_a_name_in_both_joins_nothing() -> None:
    assert relevance("Alfie will play 8 violin scales.", "Alfie wants to go by tram.").reason


def test_a_name_that_is_a_plant_is_no_theme() -> None:
    assert relevance("Fern will wibble.", "To be a plumber.").state == "unsure"


def test_whom_somebody_wants_to_be_like_is_no_theme() -> None:
    hope = "To mend engines, like my sister."
    assert relevance("Sam will paint a portrait.", hope).state == "apart"


@given(outcome=st.text(max_size=60), hope=st.text(min_size=1, max_size=60))
def test_any_two_texts_are_judged_and_a_fault_has_its_mend(outcome: str, hope: str) -> None:
    found = relevance(outcome, hope)
    assert bool(found.reason) == (found.state in ("apart", "against"))
    assert bool(found.suggestion) == (found.state != "joined")
    assert bool(found.by) == (found.state == "joined")


def test_a_hope_of_very_many_dots_is_judged_at_once() -> None:
    found = relevance("Sam will wibble.", "." * 200_000 + "x")
    assert found.state == "unsure"


@pytest.mark.parametrize(
    ("outcome", "hope"),
    [
        ("Sam will tidy his lego away within five minutes.", "To have less fights with mum."),
        ("Plane, mark out and cut a mortise and tenon that passes at two attempts.", "Joiner"),
        ("Sam will hold the door for the person behind him.", "To be polite like Nan."),
        ("Sam will have 15 hours of teaching assistant support a week.", "To read Harry Potter."),
    ],
)
def test_what_is_not_sure_is_asked_and_nobody_accused(outcome: str, hope: str) -> None:
    found = relevance(outcome, hope)
    assert (found.state, found.reason) == ("unsure", "")
    assert "?" in found.suggestion
