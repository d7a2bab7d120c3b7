"""An outcome and a hope go together, clash, or are asked about: nothing is praised unread."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.plan.check.about import about_outcome
from assistant.plan.check.relevance import relevance
from assistant.plan.check.themes import themes


@pytest.mark.parametrize(
    ("outcome", "hope"),
    [
        ("Sam will open a bank account.", "To run my own barber chair."),  # money for a trade
        ("Sam will bake a loaf.", "A job in a bakery."),
        ("Sam will ask a classmate to join him.", "I want someone to play with."),
        ("Sam will walk away when he is cross, 7 times in 10.", "I don't want to get excluded."),
        ("Sam will read 30 words on labels in the dairy.", "farm with taid"),
        ("Sam will mend a puncture.", "a job with bikes, not in a shop"),
        ("Plane, mark out and cut a mortise and tenon that passes at two attempts.", "Joiner"),
        ("Sam will have met up with one of the girls twice.", "i've got no mates"),
        ("Sam will count 20 components into bags.", "work at the Nissan plant"),
        ("Sam will sort the post by street names.", "postie"),
        ("Sam will bottle-feed a lamb.", "croft wi my granda"),
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
        ("Sam will swim 25 metres.", "take photos at weddings"),
        ("Sam will sit with his legs crossed for ten minutes.", "learn to swim properly"),
        (
            "Sam will bath a small dog at the grooming parlour.",
            "air hostess and see the world",
        ),  # no bath of his own
        ("Sam will say 20 phrases in Italian.", "Carpenter"),
        ("Sam will wear his school tie, four mornings running.", "learn to ride a horse"),
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
        ("Sam will walk 20 metres in his frame.", "I like my chair. Stop making me do walking"),
        ("Sam will read out his work to the class.", "pls stop making me talk in front of people"),
        ("Sam will have a haircut.", "grow my hair dead long, no more haircuts"),
        ("Sam will join two clubs with classmates.", "leave me be at break"),
        ("Sam will view a flat.", "I don't want to live on my own, I'd stay with mum"),
    ],
)
def test_what_the_hope_says_no_to_is_told_with_its_words(outcome: str, hope: str) -> None:
    found = relevance(outcome, hope)
    assert found.state == "against"
    assert found.reason.startswith("The hope says no to this, in the words: '")


@pytest.mark.parametrize(
    ("outcome", "hope"),
    [
        ("Sam will hand in his coursework on time.", "No more late coursework. Then photography."),
        ("Sam will ask a mate to play.", "I want the big boys to leave me alone"),
        ("Sam will tell an adult when he is cross.", "stop making me feel sad"),
    ],
)
def test_who_wants_less_trouble_refuses_nothing(outcome: str, hope: str) -> None:
    assert relevance(outcome, hope).state != "against"


@pytest.mark.parametrize("name", ["Fern", "Bill", "Daisy", "Art", "Rose"])
def test_who_will_do_it_is_no_theme(name: str) -> None:
    assert not about_outcome(f"By June 2027 {name} will wibble.", themes())


@pytest.mark.parametrize(
    "often",
    ["on 8 shifts out of 10", "four market days running", "in 3 English lessons out of 4"],
)
def test_how_often_something_is_done_is_no_theme(often: str) -> None:
    plain = about_outcome("Sam will knit a row.", themes())
    assert about_outcome(f"Sam will knit a row, {often}.", themes()) == plain


def test_a_road_that_is_no_road_to_this_hope_shields_nothing() -> None:
    """Lessons lead to many hopes, but not to every one."""
    outcome = "Sam will start work within a minute."
    assert relevance(outcome, "to be baptised at chapel").state == "apart"
    assert relevance(outcome, "To be a plumber.").state == "unsure"


def test_a_hint_of_the_hope_beside_something_plainer_is_asked_about() -> None:
    outcome = "Sam will use a spirit level to set out a row of slabs."
    assert relevance(outcome, "landscape gardener").state != "apart"


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
        ("Sam will hold the door for the person behind him.", "To be polite like Nan."),
        ("Sam will have 15 hours of teaching assistant support a week.", "To read Harry Potter."),
    ],
)
def test_what_is_not_sure_is_asked_and_nobody_accused(outcome: str, hope: str) -> None:
    found = relevance(outcome, hope)
    assert (found.state, found.reason) == ("unsure", "")
    assert "?" in found.suggestion


def test_one_word_of_everyday_life_is_asked_about_beside_any_hope() -> None:
    assert relevance("Sam will be showered by eight.", "be a flight attendant").state == "unsure"
