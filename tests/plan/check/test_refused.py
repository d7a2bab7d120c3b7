"""A hope refuses something only where it plainly says so; where that is in doubt, people are asked."""

from __future__ import annotations

import pytest

from assistant.plan.check.relevance import relevance

BAKES = "Sam will bake a loaf of bread."
BOARDS = "Sam will visit the railway and talk to a train driver."
BUS = "Sam will walk to school by himself, two mornings a week."
CAFE = "Sam will serve ten customers in the cafe."
CLUB = "Sam will join a club with two classmates."
COLLEGE = "Sam will finish a Level 1 course at college."
COOKS = "Sam will cook pasta in the kitchen."
DANCES = "Sam will dance a solo in the show."
DRAWS = "Sam will draw a portrait of a friend."
DRUMS = "Sam will play the drums in a band."
FARM = "Sam will feed the lambs on the farm."
FLAT = "Sam will view a flat."
FOOTBALL = "Sam will play football for a team."
FRIENDS = "Sam will eat his lunch with two friends."
HAIR = "Sam will do a week in a hairdressing salon."
MENDS = "Sam will help a mechanic to mend an engine."
RIDES = "Sam will ride a horse at a walk."
SINGS = "Sam will sing a solo at the concert."
SWIMS = "Sam will swim 25 metres."
TEAMWORK = "Sam will share a task with a partner in a group at work."


@pytest.mark.parametrize(
    ("outcome", "hope"),
    [
        (BOARDS, "Dad keeps telling me about trains and I want to drive one"),
        (SWIMS, "They make me swim with the team, it is the best bit"),
        (COOKS, "school is making me cook pasta and I love it"),
        (BAKES, "my gran always making me bread and I want to learn it"),
        (CAFE, "they keep sending me to the cafe and I love it there"),
        (BUS, "stop sending me in a taxi, I want to walk"),
        (TEAMWORK, "I rather do it alone at work"),
        (RIDES, "I never get to ride horses"),
        (COLLEGE, "why not college"),
        (DRUMS, "I would not mind playing drums"),
        (SINGS, "I hate it when people stop me singing"),
        (SINGS, "I hate how everybody stops me singing"),
        (COOKS, "I am not allowed to cook at home and I'd love to"),
        (DRUMS, "They never let me play the drums"),
        (DRUMS, "I never had a go on the drums"),
        (SWIMS, "I have never been swimming, I would like to try"),
        (RIDES, "I did not get to go horse riding with the others"),
        (COOKS, "Not sure, maybe a chef"),
        (FARM, "I don't want to leave the farm"),
        (DANCES, "don't make me stop dancing"),
        (FOOTBALL, "no way am I giving up football"),
        (FOOTBALL, "There is no football team for girls here"),
        (BAKES, "no one lets me bake"),
        (DRUMS, "don't take my drums away"),
        (SINGS, "I can not sing yet but I'm going to be a singer"),
        (COOKS, "I don't want help with cooking, I can do it"),
        (MENDS, "I'm not a mechanic yet"),
        (MENDS, "I am not a mechanic, I will be though"),
        (BAKES, "gran makes me bake every Sunday, my favourite day"),
        (DRAWS, "Mr Lee is always getting me to draw and it is brilliant"),
        (DANCES, "I hate not being able to dance"),
        (FOOTBALL, "I hate it when football is cancelled"),
        (RIDES, "fed up of waiting for my turn to ride a horse"),
        (FOOTBALL, "sick of watching my brother play football"),
        (FOOTBALL, "instead of watching football I want to play it"),
        (COLLEGE, "I don't mind going to college"),
        (SWIMS, "why don't I swim with the others"),
        (FRIENDS, "I sit on my own every lunch"),
        (CLUB, "I don't like being on my own"),
        (CLUB, "There are no clubs for kids like me"),
        (FRIENDS, "I don't want friends who are mean, I want nice friends"),
        (FOOTBALL, "I don't want to be late for football"),
        (SINGS, "they keep making us sing, the best thing in the week"),
        (DANCES, "never stop dancing"),
        (SWIMS, "I do not want to miss swimming"),
        (COOKS, "no help from adults when I cook"),
        (BAKES, "I'd never say no to baking"),
        (SWIMS, "can't stand it when they cancel swimming"),
        (SWIMS, "do not forget my swimming"),
        (FLAT, "I am not ready to leave home but I want my own flat one day"),
        (HAIR, "mum is making me do hair with her and it's great"),
        (FARM, "stop telling me I can't work on a farm"),
        (FARM, "not in town, on a farm"),
        (COOKS, "I don't want to eat what others cook"),
        (SWIMS, "stop making me get out of the pool"),
        (COOKS, "stop making me wash up when I could be cooking"),
        (FOOTBALL, "instead of PE we should do football"),
        (DRUMS, "Dad hates the drums, I don't"),
        (FOOTBALL, "no football on Fridays is rubbish"),
        (SWIMS, "I hated swimming but now I'm good"),
        (SWIMS, "I used to hate swimming"),
        (FOOTBALL, "my brother hates football"),
        (COOKS, "not a waiter a chef"),
    ],
)
def test_a_hope_for_something_never_refuses_it(outcome: str, hope: str) -> None:
    assert relevance(outcome, hope).state in ("joined", "unsure")


@pytest.mark.parametrize(
    ("outcome", "hope"),
    [
        ("Sam will do a bricklaying course.", "I do not want to do bricklaying"),
        (SWIMS, "stop making me swim, I hate it"),
        (FOOTBALL, "no football please"),
        (COOKS, "fed up of them making me cook"),
        (SINGS, "I hate singing, it makes me shake"),
        (COLLEGE, "don't make me go to college, I want a job with cars"),
        (RIDES, "I never want to ride a horse again"),
        (HAIR, "anything but hairdressing"),
        ("Sam will weed two beds in the garden.", "I'm not doing gardening. I want to paint"),
        (DRUMS, "no more drums and I want to read instead"),
        (CLUB, "I'd rather be by myself at break"),
        (CLUB, "I don't want any clubs"),
        (DANCES, "I hate it when they make me dance"),
        (FARM, "don't send me to the farm, it stinks"),
        (FLAT, "I do not want to move into a flat, I'd stay with mum"),
        ("Sam will muck out two stables.", "not animals, they scare me"),
        (SWIMS, "I don't like swimming, I want to be a chef"),
    ],
)
def test_what_a_hope_plainly_refuses_is_told(outcome: str, hope: str) -> None:
    assert relevance(outcome, hope).state == "against"


def test_who_wants_a_part_and_refuses_another_is_asked() -> None:
    hope = "don't make me eat in the hall. let me have lunch in the library"
    assert relevance("Sam will eat his lunch in the hall.", hope).state == "unsure"
