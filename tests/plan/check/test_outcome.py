"""What the check finds in one outcome, in the field's own examples and for any text."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.plan.check.finding import Criterion
from assistant.plan.check.outcome import check_outcome, vague_words
from assistant.plan.check.reading import MOST
from assistant.plan.check.understood import is_read

ON = date(2026, 11, 21)
GOOD = "By July 2027 Sam will order his own lunch at the counter, with no help, on 4 days out of 5."
ORDER = get_args(Criterion)


def fails(text: str, aspiration: str | None = None, on: date = ON) -> list[str]:
    return list(dict.fromkeys(one.criterion for one in check_outcome(text, aspiration, on)))


def test_a_good_outcome_has_nothing_to_mend() -> None:
    assert fails(GOOD, "To go to the cafe with my friends.") == []


@pytest.mark.parametrize(
    ("text", "criteria"),
    [
        ("By July 2027 Sam will improve his social communication.", ["specific", "measurable"]),
        ("By July 2027 Sam will meet 8 of his 10 targets.", ["specific"]),
        ("By July 2027 Sam will line up sensibly by the lab door.", ["measurable"]),
        ("By July 2027 Sam will never leave his seat.", ["achievable"]),
        ("By July 2027 Sam will no longer be autistic.", ["specific", "measurable", "achievable"]),
        ("Sam will read a page aloud, 4 days in 5.", ["time_bound"]),
        (GOOD.replace("no help", "help as required"), ["vague_wording"]),
        ("Sam will have 3 hours of speech therapy a week until July 2027.", ["is_provision"]),
        ("All staff will use Makaton with Sam until July 2027.", ["is_provision"]),
        ("By September 2031 Sam will be living in his own flat in Derby.", ["is_aspiration"]),
        ("Sam will be happy one day.", ["specific", "measurable", "time_bound", "is_aspiration"]),
    ],
)
def test_each_fault_is_found_and_no_other(text: str, criteria: list[str]) -> None:
    assert fails(text) == criteria


@pytest.mark.parametrize(
    ("text", "criteria"),
    [
        ("To be settled and safe.", ["specific", "measurable", "time_bound", "is_aspiration"]),
        ("Self-esteem and confidence.", ["specific", "measurable", "time_bound"]),
        ("Sam copes with change.", ["specific", "measurable", "time_bound"]),
        ("A house by the sea.", ["time_bound", "is_aspiration"]),
        ("Professional dancer.", ["time_bound", "is_aspiration"]),
        ("Gentle reminders.", ["measurable", "time_bound", "is_provision"]),
    ],
)
def test_a_text_without_will_is_judged_like_one_with_it(text: str, criteria: list[str]) -> None:
    assert fails(text) == criteria


@pytest.mark.parametrize(
    ("text", "criteria"),
    [
        ("By July 2027 Sam will do suitable tasks, 3 days in 5.", ["specific", "vague_wording"]),
        ("By July 2027 Sam will do three activities a week.", ["specific"]),
        ("By July 2027 Sam will do three jobs from his list each Saturday at the farm.", []),
    ],
)
def test_a_count_of_nothing_named_is_not_specific(text: str, criteria: list[str]) -> None:
    assert fails(text) == criteria


@pytest.mark.parametrize(
    ("text", "criteria"),
    [
        ("By July 2027 Sam will answer questions in class.", ["measurable"]),
        ("By July 2027 Sam will put up his hand rather than shout out.", ["measurable"]),
        ("By July 2027 Sam will put up his hand rather than shout out, 4 times in 5.", []),
        ("By July 2027 Sam will hand in his options form.", []),
    ],
)
def test_a_habit_needs_a_count_and_a_single_event_does_not(text: str, criteria: list[str]) -> None:
    assert fails(text) == criteria


@pytest.mark.parametrize(("by", "criteria"), [("July 2029", []), ("July 2033", ["is_aspiration"])])
def test_what_is_more_than_five_years_away_is_a_hope(by: str, criteria: list[str]) -> None:
    assert fails(f"By {by} Sam will paint the harbour of Whitby.") == criteria


@pytest.mark.parametrize(("by", "criteria"), [("March 2027", ["achievable"]), ("March 2029", [])])
def test_a_great_leap_is_out_of_reach_only_where_it_is_soon(by: str, criteria: list[str]) -> None:
    text = f"By {by} Sam, who cannot ride yet, will cycle from Leeds to York."
    assert fails(text) == criteria


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Within 5 minutes Sam will put on his coat alone, 4 times out of 5.", "too short a time"),
        ("By 20 July 2127 Sam will walk to the shop alone, 4 times out of 5.", "too far away"),
    ],
)
def test_a_time_that_is_no_time_of_a_plan_is_told_as_such(text: str, words: str) -> None:
    (found,) = check_outcome(text, None, ON)
    assert found.criterion == "time_bound"
    assert words in found.reason


def test_a_key_worker_is_a_role_and_a_key_adult_is_not() -> None:
    text = "By July 2027 Sam will show his {who} his planner, on 4 days out of 5."
    assert fails(text.format(who="key worker")) == fails(text.format(who="keyworker")) == []
    assert fails(text.format(who="key adult")) == ["vague_wording"]


def test_an_age_in_short_is_a_time_too() -> None:
    assert fails("Sailor by the time he's 25.") == ["is_aspiration"]


@pytest.mark.parametrize(
    "text",
    [
        "By July 2027 Sam will take the regular 36 bus to college alone, twice a week.",
        "By July 2027 Sam will access the lift himself on 4 days out of 5.",
        "By July 2027 Sam will walk up to 20 metres with his frame, twice a day.",
        "By July 2027 Sam will pay with coins up to £2 at the tuck shop, five times.",
        "Sam has never been on a bus. By July 2027 he will ride the 36 with Dad, twice.",
        "By July 2027 Sam will play in a small group of four, taking two turns each.",
        "By July 2027 Sam will pass his food hygiene test, so that he can get a job.",
        "By July 2027 Sam will tell his key worker, Mrs Lane, one worry a week.",
    ],
)
def test_words_that_only_look_like_a_fault_are_left_alone(text: str) -> None:
    assert fails(text) == []


def test_a_reason_quotes_the_words_and_says_where_they_stand() -> None:
    text = "By July 2027 Sam will have “regular” help with Lego, twice a week."
    vague = next(one for one in check_outcome(text, None, ON) if one.criterion == "vague_wording")
    assert vague.reason == "'regular' does not say how often."
    assert vague.suggestion == "Say how many times a week."
    assert vague.where is not None
    assert text[slice(*vague.where)] == "regular"


def test_every_kind_of_vague_wording_is_told_once() -> None:
    text = "By July 2027 Sam will read two pages in a small group, with support as required, etc."
    found = [one for one in check_outcome(text, None, ON) if one.criterion == "vague_wording"]
    assert [text[slice(*one.where)] for one in found if one.where] == [
        "as required",
        "etc.",
        "small group",
    ]
    assert vague_words("up to two hours with a familiar adult") == [
        "up to two hours",
        "familiar adult",
    ]


def test_a_deadline_before_the_day_of_use_is_past() -> None:
    text = GOOD.replace("July 2027", "October 2026")
    (found,) = check_outcome(text, None, ON)
    assert (found.criterion, found.reason[:14]) == ("time_bound", "'October 2026'")
    assert fails(text, on=date(2026, 10, 31)) == []


def test_without_an_aspiration_relevant_is_not_judged() -> None:
    text = "By July 2027 Sam will play 8 violin scales from memory, twice."
    assert fails(text) == []
    assert fails(text, "To travel on the bus alone.") == ["relevant"]


@pytest.mark.parametrize(
    "text",
    [
        "20 minutes of precision teaching daily until July 2027.",
        "Sam will do 20 minutes of precision teaching daily until July 2027.",
        "Sam will follow the Toe by Toe programme for 15 minutes a day until July 2027.",
        "By July 2027 Sam's classroom will have a quiet corner.",
        "Instructions will be repeated twice until July 2027.",
        "A visual timetable on the wall by July 2027.",
    ],
)
def test_help_in_whatever_shape_is_told_as_help(text: str) -> None:
    assert "is_provision" in fails(text)


def test_what_help_is_used_for_is_no_help() -> None:
    assert (
        fails("By July 2027 Sam will use the quiet corner before he shouts, 7 times in 10.") == []
    )
    assert fails("By July 2027 Sam's homework will be handed in on time 9 weeks in 10.") == []


def test_a_day_that_is_in_no_calendar_is_told() -> None:
    (found,) = check_outcome(GOOD.replace("July", "31 June"), None, ON)
    assert found.reason == "There is no such day as '31 June 2027'."


def test_what_stands_behind_the_thousandth_character_is_not_read() -> None:
    long = f"{GOOD} {'He said so. ' * 90}"
    assert len(long) > MOST
    assert fails(long + "He will have access to support.") == []
    assert "vague_wording" in fails(f"{GOOD} He will have access to support.")


def test_an_empty_text_has_no_findings() -> None:
    assert check_outcome(" \n", "To run a cafe.", ON) == ()


def test_the_check_loads_no_model() -> None:
    code = (
        "import sys; from datetime import date\n"
        "from assistant.plan.check.outcome import check_outcome\n"
        f"check_outcome({GOOD!r}, 'A cafe', date(2026, 11, 21))\n"
        "print([m for m in ('torch', 'onnxruntime', 'chromadb', 'numpy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


_PIECES = re.split(
    r"\|",
    "By July 2027|Sam will|always|have access to|regular support|,|.|and|improve|a|the|(of)|4 out of 5"
    "|in March 2026|one day|31/13/2027|his|so that|TA's|!|e.g.|never|100%|¦|{words}|By 3/4/2025"
    "|“will be”|within|weeks",
)
_WORDS = st.lists(st.sampled_from(_PIECES), max_size=20).map(" ".join)
_TEXTS = st.one_of(_WORDS, st.text(max_size=80))


@given(text=_TEXTS, aspiration=st.one_of(st.none(), _TEXTS), on=st.dates())
def test_any_text_is_judged_the_same_way_twice_in_a_fixed_order(
    text: str, aspiration: str | None, on: date
) -> None:
    found = check_outcome(text, aspiration, on)
    assert found == check_outcome(text, aspiration, on)
    places = [ORDER.index(one.criterion) for one in found]
    assert places == sorted(places)
    for one in found:
        assert one.reason and one.suggestion and "{words}" not in one.reason
        assert one.where is None or 0 <= one.where[0] < one.where[1] <= len(text)


@given(text=_WORDS, months=st.integers(1, 60))
def test_a_good_deadline_never_adds_a_time_bound_finding(text: str, months: int) -> None:
    later = date(ON.year + (ON.month + months) // 12, (ON.month + months) % 12 + 1, 1)
    if "time_bound" in fails(text) or not is_read(text):  # of what is not read no time is judged
        return
    assert "time_bound" not in fails(f"{text}, by {later:%-d %B %Y}.")


@given(text=_WORDS)
def test_a_good_deadline_mends_what_has_none(text: str) -> None:
    if "31/13/2027" not in text:  # a day that no calendar has is told besides
        assert "time_bound" not in fails(f"By 20 July 2027: {text or 'Sam will swim.'}")


def test_the_last_day_of_term_is_no_day_that_something_began() -> None:
    assert fails("Sam will swim 20 lengths. We aim for the last day of term, 25 March 2027.") == []
