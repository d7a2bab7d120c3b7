"""Each fault of a whole plan is found where it is, told in words, and found nowhere else."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.plan.check.copied import Other
from assistant.plan.check.outcome import look_at
from assistant.plan.check.whole import check_plan, check_words
from assistant.plan.model import Plan, Standing
from assistant.record.entries import Voice
from assistant.record.outcomes import Term
from tests.plan.check.plans import HOPE, NEED, help_given, line, outcome, plan, said, view


def faults(one: Plan, *others: Plan, names: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    found = check_plan(one, [other_of(made) for made in others], names)
    return [(fault.criterion, fault.where) for fault in found]


def other_of(made: Plan) -> Other:
    return Other(tuple(person.name for person in made.people), made.outcomes)


def test_a_plan_that_is_joined_up_has_no_finding() -> None:
    assert faults(plan(outcome())) == []


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"missing": ["no_aspiration"]}, "no_aspiration"),
        ({"missing": ["provision_without_how_much"]}, "provision_without_how_much"),
        ({"missing": ["provision_without_who"]}, "provision_without_who"),
        ({"provision": [help_given(how_often="regularly")]}, "vague_help"),
        ({"missing": ["no_review"]}, "no_review"),
        ({"missing": ["review_past"]}, "review_past"),
        ({"views": [], "status": Standing.PROPOSED}, "nobody_agreed"),
        ({"views": [view(agrees=False)], "status": Standing.OBJECTED}, "nobody_agreed"),
        ({"views": [view(current=False)]}, "changed_since"),
        ({"beside": ["e9"]}, "side_by_side"),
    ],
)
def test_a_fault_of_an_outcome(changes: dict[str, object], fault: str) -> None:
    assert faults(plan(outcome("o1"), outcome("o2", **changes))) == [(fault, "o2")]


def test_a_need_that_no_outcome_stands_on_is_told_once_with_its_words() -> None:
    alone = said("a-alone", "Nobody shows me twice.", "not_working", "Kerry")
    made = plan(outcome(), lines=(line(HOPE), line(alone), line(alone, Voice.PARENT)))
    (found,) = check_plan(made)
    assert (found.criterion, found.where) == ("need_without_outcome", "words")
    assert found.reason == "Kerry said: 'Nobody shows me twice.'. No outcome stands on it."


def test_a_need_whose_outcome_has_no_help_is_told() -> None:
    assert faults(plan(outcome(provision=[]))) == [("need_without_provision", "words")]


def test_words_that_were_crossed_out_are_neither_a_need_nor_a_voice() -> None:
    alone = said("a-alone", "Nobody shows me twice.", "not_working", "Kerry")
    crossed = {"standing": Standing.CROSSED_OUT}
    need = line(alone, Voice.PARENT).model_copy(update=crossed)
    assert faults(plan(outcome(), lines=(line(HOPE), need))) == []
    own = line(HOPE).model_copy(update=crossed)
    assert faults(plan(outcome(), lines=(own,))) == [("no_voice", "plan")]


def test_who_wrote_the_wording_agrees_with_it_as_in_its_standing() -> None:
    wrote = HOPE.model_copy(update={"kind": "outcome", "person": "Mr Shah", "person_id": "shah"})
    again = view(current=False, person="Shah")
    proposed = outcome(sources=[wrote, NEED], views=[again], status=Standing.PROPOSED)
    (found,) = check_plan(plan(proposed))
    assert found.criterion == "nobody_agreed"
    assert found.reason == "Besides Mr Shah, who wrote it, nobody has agreed with this outcome yet."
    alone = outcome(sources=[wrote, NEED], views=[], status=Standing.AGREED)
    assert faults(plan(alone)) == [], "everybody who joined wrote it"


def test_words_that_ask_for_nothing_need_no_outcome() -> None:
    likes = said("a-likes", "Chips.", "likes")
    assert faults(plan(outcome(), lines=(line(HOPE), line(likes)))) == []


def test_a_plan_without_the_young_person_is_told() -> None:
    assert faults(plan(outcome(), lines=(line(NEED, Voice.PARENT),))) == [("no_voice", "plan")]


def test_a_plan_without_an_outcome_is_not_called_good() -> None:
    made = plan(lines=(line(HOPE),))
    assert faults(made) == [("no_outcome", "plan")]
    assert check_plan(made, takes_outcomes=False) == ()


def test_more_than_four_short_targets_are_too_many_and_a_format_may_take_fewer() -> None:
    short = [outcome(f"o{number}", term=Term.SHORT) for number in range(5)]
    assert faults(plan(*short)) == [("too_many_targets", "plan")]
    assert faults(plan(*short[:4])) == []
    (found,) = check_plan(plan(*short[:4]), at_most=3)
    assert found.reason == "There are 4 short-term targets. More than 3 are hard to keep in mind."


def test_a_sentence_of_another_plan_is_found_also_with_name_and_pronouns_changed() -> None:
    theirs = "By July 2027 Mia will mend a puncture alone in the college workshop, 3 times in 4."
    other = plan(outcome(text=theirs, known_by="She draws it."), name="Mia")
    assert faults(plan(outcome()), other) == [("same_sentence", "o1")]
    his = outcome(known_by="Rob ticks his chart each time that he stops to look.")
    hers = plan(
        outcome(text="Mia sings.", known_by="Rob ticks her chart each time that she stops to look.")
    )
    assert faults(plan(his), hers) == [("same_sentence", "o1")]
    assert (
        faults(plan(outcome()), plan(outcome(text="Mia sings.", known_by="It rings."), name="Mia"))
        == []
    )


def test_the_name_of_another_child_is_found_and_not_that_of_somebody_in_the_plan() -> None:
    copied = outcome(home="Ask Mia's mum for the chart.")
    assert faults(plan(copied), names=("Mia", "Jay")) == [("other_name", "o1")]
    assert faults(plan(outcome(home="Jay asks.")), names=("Jay",)) == []
    assert faults(plan(outcome(home="A mosaic for Miami.")), names=("Mia",)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("By May 2027 Jay will hope for the best, twice.", False),
        ("Hope will mend a puncture alone by May 2027, twice.", True),
        ("Jay will use May's chart by July 2027, twice.", True),
    ],
)
def test_a_name_that_is_a_word_too_counts_only_where_somebody_is_spoken_of(
    text: str, found: bool
) -> None:
    made = faults(plan(outcome(text=text)), names=("May", "Hope"))
    assert made == ([("other_name", "o1")] if found else [])


def test_the_words_of_each_outcome_give_faults_and_questions_together() -> None:
    day = date(2026, 11, 21)
    hope = said("a-self", "To be myself.", "dream_job")
    text = "By the end of Year 9 Jay will swim regularly."
    unclear = outcome("o2", text=text, aspiration=hope)
    alone = outcome("o3", aspiration=None)
    found = check_words(plan(outcome(), unclear, alone), day, 8)
    assert list(found) == ["o1", "o2", "o3"]
    assert found["o2"] == look_at(text, hope.quote, day, 8)
    assert found["o2"].findings and found["o2"].unsure
    assert found["o3"] == look_at(alone.text, None, day, 8)


def test_the_same_plan_is_judged_the_same_way_twice() -> None:
    made = plan(
        outcome(missing=["no_aspiration", "no_review"], views=[], status=Standing.PROPOSED),
        outcome("o2", provision=[]),
    )
    others = (other_of(made),)
    first = check_plan(made, others, ("Mia",))
    assert first == check_plan(made, others, ("Mia",))
    assert all(one.reason and one.suggestion and "{" not in one.reason for one in first)
