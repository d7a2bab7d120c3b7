from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from assistant.flows.loader import load_flows
from assistant.flows.path import next_question, path, returning, state_of, still_to_ask
from assistant.flows.schema import Condition, Flow, Flows, Question, Section
from assistant.record.entries import Meaning, Voice
from tests.flows.records import Said, person, view_of

FLOWS = load_flows()
IDS = [question.id for question in FLOWS.questions()]

FURTHER = {
    question.id
    for flow in FLOWS.flows
    if flow.when_wanted
    for section in flow.sections
    for question in section.questions
}

voices = st.sampled_from(Voice)
meanings = st.sampled_from(Meaning)
ages = st.none() | st.integers(0, 30)
nations = st.sampled_from([None, "england", "scotland", "wales", "northern-ireland"])
conversations = st.lists(st.tuples(voices, st.sampled_from(IDS), meanings), max_size=12)
choices = st.none() | st.frozensets(st.sampled_from(IDS))


def ids(questions: tuple[Question, ...]) -> list[str]:
    return [question.id for question in questions]


def with_conditions(**conditions: Condition) -> Flows:
    """Give the shipped questions, some of them under another condition."""
    return Flows(tuple(_conditioned(flow, conditions) for flow in FLOWS.flows))


def _conditioned(flow: Flow, conditions: dict[str, Condition]) -> Flow:
    def conditioned(section: Section) -> Section:
        questions = (replace(one, when=conditions.get(one.id)) for one in section.questions)
        return replace(section, questions=tuple(questions))

    return replace(flow, sections=tuple(map(conditioned, flow.sections)))


@given(conversations, ages, nations, voices)
def test_path_depends_on_nothing_but_what_it_is_given(
    said: list[Said], age: int | None, nation: str | None, voice: Voice
) -> None:
    view, same = (view_of(said, age=age, nation=nation) for _ in range(2))
    before = repr(view)
    first = path(FLOWS, view, person(view, voice))
    assert path(FLOWS, view, person(view, voice)) == first
    assert path(FLOWS, same, person(same, voice)) == first
    assert repr(view) == before


@given(conversations, ages, voices, choices)
def test_path_keeps_the_order_of_the_flows_and_repeats_nothing(
    said: list[Said], age: int | None, voice: Voice, wanted: frozenset[str] | None
) -> None:
    view = view_of(said, age=age)
    places = [IDS.index(one) for one in ids(path(FLOWS, view, person(view, voice), wanted))]
    assert places == sorted(set(places))


@given(conversations, st.tuples(voices, st.sampled_from(IDS), meanings), ages, voices)
def test_an_answer_never_removes_a_question_that_was_answered(
    said: list[Said], further: Said, age: int | None, voice: Voice
) -> None:
    before, after = view_of(said, age=age), view_of([*said, further], age=age)
    own = {answer.question for answer in before.answers_of(person(before, voice).id)}
    assert own <= set(ids(path(FLOWS, before, person(before, voice))))
    assert own <= set(ids(path(FLOWS, after, person(after, voice))))


@given(conversations, ages, voices)
def test_nobody_elses_answers_change_my_path(
    said: list[Said], age: int | None, voice: Voice
) -> None:
    whole = view_of(said, age=age)
    mine = view_of([one for one in said if one[0] is voice], age=age)
    assert path(FLOWS, whole, person(whole, voice)) == path(FLOWS, mine, person(mine, voice))


@given(st.lists(meanings, min_size=len(IDS), max_size=len(IDS)), ages, voices, choices)
def test_the_questions_end_and_none_is_asked_twice(
    answers: list[Meaning], age: int | None, voice: Voice, wanted: frozenset[str] | None
) -> None:
    said: list[Said] = []
    view = view_of(said, age=age)
    while (question := next_question(FLOWS, view, person(view, voice), wanted)) is not None:
        assert question.id not in {earlier for _, earlier, _ in said}
        said.append((voice, question.id, answers[len(said)]))
        view = view_of(said, age=age)
    assert ids(path(FLOWS, view, person(view, voice), wanted)) == [asked for _, asked, _ in said]


@given(conversations, ages, voices, st.frozensets(st.sampled_from(IDS)))
def test_what_is_wanted_is_asked_and_nothing_else_but_what_was_answered(
    said: list[Said], age: int | None, voice: Voice, wanted: frozenset[str]
) -> None:
    view = view_of(said, age=age)
    me = person(view, voice)
    answered = {answer.question for answer in view.answers_of(me.id)}
    asked = set(ids(path(FLOWS, view, me, wanted)))
    assert answered <= asked <= answered | wanted
    all_of_it = path(FLOWS, view, me, frozenset(IDS))  # all to which a condition lets this person
    assert wanted & set(ids(all_of_it)) <= asked
    assert ids(still_to_ask(FLOWS, view, me, wanted)) == [
        one for one in IDS if one in asked - answered
    ]


@given(conversations, ages, voices)
def test_with_no_plan_chosen_nothing_is_asked_that_only_a_plan_asks(
    said: list[Said], age: int | None, voice: Voice
) -> None:
    view = view_of(said, age=age)
    me = person(view, voice)
    answered = {answer.question for answer in view.answers_of(me.id)}
    assert set(ids(path(FLOWS, view, me))) & FURTHER == answered & FURTHER
    profiles = frozenset(IDS) - FURTHER
    assert set(ids(path(FLOWS, view, me))) == set(ids(path(FLOWS, view, me, profiles)))


@given(conversations, voices, choices)
def test_what_returns_was_put_off_and_has_no_words_since(
    said: list[Said], voice: Voice, wanted: frozenset[str] | None
) -> None:
    view = view_of(said)
    back = ids(returning(FLOWS, view, person(view, voice), wanted))
    for one in IDS:
        own = [meaning for who, question, meaning in said if (who, question) == (voice, one)]
        expected = bool(own) and own[-1] is Meaning.ANOTHER_DAY and Meaning.ANSWER not in own
        assert (one in back) is expected


def test_a_question_that_was_put_off_is_not_the_next_one() -> None:
    view = view_of([(Voice.YOUNG_PERSON, "good_day", Meaning.ANOTHER_DAY)])
    upcoming = next_question(FLOWS, view, person(view))
    assert upcoming is not None and upcoming.id == "bad_day"
    assert ids(returning(FLOWS, view, person(view))) == ["good_day"]


@pytest.mark.parametrize(
    ("meaning", "asked"),
    [(Meaning.ANSWER, True), (Meaning.SKIP, False), (Meaning.DONT_KNOW, False)],
)
def test_the_day_at_work_is_asked_after_a_job_was_named(meaning: Meaning, asked: bool) -> None:
    view = view_of([(Voice.PARENT, "dream_job", meaning)])
    assert ("job_day" in ids(path(FLOWS, view, person(view, Voice.PARENT)))) is asked
    assert "job_day" not in ids(path(FLOWS, view, person(view)))


@pytest.mark.parametrize(
    ("age", "voice", "asked"),
    [
        (13, Voice.YOUNG_PERSON, False),
        (14, Voice.YOUNG_PERSON, True),
        (None, Voice.YOUNG_PERSON, True),
        (8, Voice.PARENT, True),
        (8, Voice.PRACTITIONER, True),
    ],
)
def test_money_is_asked_of_young_people_from_fourteen(
    age: int | None, voice: Voice, asked: bool
) -> None:
    view = view_of(age=age)
    assert ("money" in ids(path(FLOWS, view, person(view, voice)))) is asked


def test_an_answer_keeps_its_question_when_the_condition_fails() -> None:
    view = view_of([(Voice.YOUNG_PERSON, "money", Meaning.SKIP)], age=12)
    assert "money" in ids(path(FLOWS, view, person(view)))


@pytest.mark.parametrize(("nation", "asked"), [("wales", True), ("scotland", False), (None, True)])
def test_a_nation_that_is_not_known_may_be_asked(nation: str | None, asked: bool) -> None:
    flows = with_conditions(health=Condition(nations=("england", "wales")))
    view = view_of(nation=nation)
    assert ("health" in ids(path(flows, view, person(view)))) is asked


def test_every_part_of_a_condition_must_hold() -> None:
    both = Condition(voices=(Voice.YOUNG_PERSON, Voice.PARENT), min_age=16, nations=("wales",))
    flows = with_conditions(travel=both)
    cases = [
        (Voice.YOUNG_PERSON, 16, "wales", True),
        (Voice.YOUNG_PERSON, 15, "wales", False),
        (Voice.YOUNG_PERSON, 16, "england", False),
        (Voice.PARENT, 15, "wales", True),
        (Voice.PRACTITIONER, 16, "wales", False),
    ]
    for voice, age, nation, asked in cases:
        view = view_of(age=age, nation=nation)
        assert ("travel" in ids(path(flows, view, person(view, voice)))) is asked


def test_words_count_before_a_skipped_follow_up() -> None:
    said: list[Said] = [
        (Voice.PARENT, "skills", Meaning.ANSWER),
        (Voice.PARENT, "skills", Meaning.SKIP),
    ]
    view = view_of(said)
    assert state_of(view.answers_of(person(view, Voice.PARENT).id, "skills")) == "answered"
    assert state_of(()) == "not_asked"


def test_a_further_file_of_questions_is_asked_in_its_order(tmp_path: Path) -> None:
    shipped = Path(__file__).parents[2] / "assistant" / "flows" / "content"
    for file in shipped.glob("*.yaml"):
        (tmp_path / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    extra = yaml.safe_load((tmp_path / "vocational_profile.yaml").read_text(encoding="utf-8"))
    section = extra["sections"][0] | {
        "id": "first",
        "questions": extra["sections"][0]["questions"][:1],
    }
    section["questions"][0]["id"] = "hello"
    extra |= {"id": "welcome", "order": 0, "sections": [section]}
    (tmp_path / "zz_welcome.yaml").write_text(yaml.safe_dump(extra), encoding="utf-8")
    view = view_of()
    assert ids(path(load_flows(tmp_path), view, person(view)))[:2] == ["hello", "good_day"]
