from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.flows.loader import load_flows
from assistant.flows.path import next_question, path
from assistant.flows.review import review
from assistant.record.entries import Meaning, Voice
from tests.flows.records import Said, person, view_of

FLOWS = load_flows()
IDS = [question.id for question in FLOWS.questions()]
conversations = st.lists(
    st.tuples(st.sampled_from(Voice), st.sampled_from(IDS), st.sampled_from(Meaning)), max_size=12
)


def test_each_way_of_leaving_a_question_is_named() -> None:
    said: list[Said] = [
        (Voice.YOUNG_PERSON, "good_day", Meaning.ANSWER),
        (Voice.YOUNG_PERSON, "bad_day", Meaning.RATHER_NOT_SAY),
        (Voice.YOUNG_PERSON, "important_to", Meaning.SKIP),
        (Voice.YOUNG_PERSON, "appreciate", Meaning.ASK_SOMEONE),
        (Voice.YOUNG_PERSON, "what_helps", Meaning.DONT_KNOW),
        (Voice.YOUNG_PERSON, "what_does_not_help", Meaning.ANOTHER_DAY),
    ]
    view = view_of(said)
    rows = review(FLOWS, view, person(view))[:7]
    assert [row.state for row in rows] == [
        *("answered", "rather_not_say", "skipped", "ask_someone", "dont_know", "put_off"),
        "not_asked",
    ]
    assert [row.next for row in rows] == [False] * 6 + [True]
    assert [row.answers[0].words for row in rows[:6]] == ["as said"] * 6
    assert rows[0].section_title == "Your days"
    assert review(FLOWS, view, person(view, Voice.PARENT))[0].section_title == "Good and hard days"


@given(
    conversations,
    st.sampled_from(Voice),
    st.none() | st.frozensets(st.sampled_from(IDS), max_size=9),
)
def test_one_row_for_each_question_on_the_path_and_only_own_answers(
    said: list[Said], voice: Voice, wanted: frozenset[str] | None
) -> None:
    view = view_of(said)
    me = person(view, voice)
    rows = review(FLOWS, view, me, wanted)
    upcoming = next_question(FLOWS, view, me, wanted)
    assert tuple(row.question for row in rows) == path(FLOWS, view, me, wanted)
    assert [row.question for row in rows if row.next] == [upcoming] * (upcoming is not None)
    assert {answer.id for row in rows for answer in row.answers} == {
        answer.id for answer in view.answers_of(me.id)
    }
