from __future__ import annotations

from tests.exporting.builders import DEE, JAY, gap, laid_easy, laid_out, plan
from tests.exporting.plans import full_plan


def test_gaps_are_grouped_by_person_in_words() -> None:
    gaps = [*full_plan().gaps, gap("bad_day", JAY)]
    assert [(one.title, one.items) for one in laid_out(plan(gaps=gaps)).gaps] == [
        ("Jay", ("Nothing here yet: Travel; A bad day", 'Said "I don\'t know": A good day')),
        ("Practitioner", ("Nothing here yet: A good day",)),
    ]


def test_an_easy_read_says_each_gap_on_a_line() -> None:
    (jay,) = laid_easy(plan(gaps=[gap("bad_day", JAY), gap("travel", JAY)])).gaps
    assert jay.items == ("A bad day: nobody said anything yet", "Travel: nobody said anything yet")


def test_a_gap_of_several_people_does_not_say_that_nobody_has_joined() -> None:
    open_one = gap("travel", DEE).model_copy(update={"person": None, "person_id": None})
    laid = laid_out(plan(gaps=[open_one]))
    assert [one.title for one in laid.gaps] == ["Parent"]
    nobody = laid_out(plan(people=[JAY], gaps=[open_one]))
    assert [one.title for one in nobody.gaps] == ["Parent (nobody has joined yet)"]
