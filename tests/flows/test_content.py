"""The words of the shipped questions: who they are for, and what they never do."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from assistant.flows.checks import KNOWN_QUESTIONS
from assistant.flows.loader import load_flows
from assistant.flows.schema import Question
from assistant.record.entries import Voice

FLOWS = load_flows()
QUESTIONS = FLOWS.questions()
DETAILS = {
    question.id
    for flow in FLOWS.flows
    if flow.when_wanted
    for section in flow.sections
    for question in section.questions
}
EVERY = [
    pytest.param(question, voice, id=f"{question.id}-{voice}")
    for question in QUESTIONS
    for voice in Voice
]

# From GOV.UK's list of words to avoid ("Content design: words to avoid"), and words of the field
# that young people were not taught. A plain word stands for each of them.
HARD_WORDS = {
    *("advance", "agenda", "collaborate", "commit", "deliver", "deploy", "dialogue", "empower"),
    *("facilitate", "focus", "foster", "impact", "initiate", "key", "leverage", "liaise"),
    *("progress", "promote", "robust", "strengthen", "tackle", "transform", "utilise"),
    *("additional", "appropriate", "approximately", "assist", "commence", "obtain", "participate"),
    *("prior", "purchase", "regarding", "require", "sufficient", "aspiration", "barrier"),
    *("communication", "environment", "needs", "outcome", "preference", "profile", "provision"),
    *("sensory", "setting", "strategy", "target", "transition", "vocational", "adjustment"),
}


def told(question: Question, voice: Voice) -> list[str]:
    """Give every wording of a question that a person of this Voice may read."""
    single = (question.title, question.ask, question.help, question.example, question.follow_up)
    return [*(one.for_voice(voice) for one in single), *question.stuck.for_voice(voice)]


def asked(question: Question, voice: Voice) -> list[str]:
    return [
        question.ask.for_voice(voice),
        question.follow_up.for_voice(voice),
        *question.stuck.for_voice(voice),
    ]


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.?!:])\s+", text) if part]


def words(text: str) -> list[str]:
    return re.findall(r"[\w'’-]+", text)


def for_young_people() -> Iterator[str]:
    voice = Voice.YOUNG_PERSON
    for flow in FLOWS.flows:
        yield from (flow.title.for_voice(voice), flow.intro.for_voice(voice))
        yield from (section.title.for_voice(voice) for section in flow.sections)
        yield from (one.intro.for_voice(voice) for one in flow.sections if one.intro is not None)
    for question in QUESTIONS:
        yield from told(question, voice)


def reading_grade(texts: list[str]) -> float:
    """Give the Automated Readability Index: US school grade, where 4 is an age of nine to ten."""
    parts = [part for text in texts for part in sentences(text)]
    said = [word for part in parts for word in words(part)]
    return 4.71 * sum(map(len, said)) / len(said) + 0.5 * len(said) / len(parts) - 21.43


def test_the_questions_every_build_knows_in_the_order_they_are_asked() -> None:
    assert [question.id for question in QUESTIONS if question.id not in DETAILS] == [
        *("good_day", "bad_day", "important_to", "appreciate", "what_helps", "what_does_not_help"),
        *("dream_job", "job_day", "interests", "experience", "skills", "learning", "workplace"),
        *("sensory", "communication", "travel", "health", "work_support", "network", "money"),
        "first_step",
    ]
    assert set(KNOWN_QUESTIONS) == {question.id for question in QUESTIONS} - {"job_day", *DETAILS}
    assert len(KNOWN_QUESTIONS) == 20


def test_the_questions_that_only_a_chosen_plan_asks() -> None:
    assert {flow.id for flow in FLOWS.flows if flow.when_wanted} == {"plan_details"}
    last = FLOWS.flows[-1]
    assert {part.id: [question.id for question in part.questions] for part in last.sections} == {
        "now": [
            *("needs", "help_now", "working", "not_working", "change_wanted", "help_wanted"),
            *("assessments", "other_plans", "home_tasks", "languages"),
        ],
        "growing_up": ["next_step_learning", "independence", "friends", "healthy_life"],
        "review": ["progress", "meeting_people", "meeting_part"],
        "passport": [
            *("special_people", "how_i_tell", "yes_no", "likes", "dislikes", "eating"),
            *("equipment", "emergency"),
        ],
        "upset": ["signs", "triggers", "calming", "after_upset"],
        "job": ["job_fit", "job_not_fit", "coaching", "placement"],
    }


def test_papers_are_asked_of_parents_and_practitioners_alone() -> None:
    asked_of = {one.id: one.when.voices for one in QUESTIONS if one.when and one.when.voices}
    both = (Voice.PARENT, Voice.PRACTITIONER)
    assert asked_of == {"assessments": both, "other_plans": both}


def test_the_questions_whose_different_answers_stand_side_by_side() -> None:
    assert {question.id for question in QUESTIONS if question.compare} == {
        *("dream_job", "workplace", "communication", "travel", "work_support", "first_step"),
        *("needs", "change_wanted", "help_wanted", "next_step_learning", "independence"),
    }


def test_every_compared_question_says_that_different_views_are_shown() -> None:
    for question in (question for question in QUESTIONS if question.compare):
        assert "plan shows both" in question.help.young_person
        assert "plan shows both" in question.help.parent
        assert re.search(r"side by side|shown beside", question.help.practitioner)


@pytest.mark.parametrize("text", sorted(set(for_young_people())))
def test_young_people_read_short_sentences_of_plain_words(text: str) -> None:
    for sentence in sentences(text):
        assert len(words(sentence)) <= 15
    said = {word.lower() for word in words(text)}
    assert not {word for word in said if word in HARD_WORDS or word.rstrip("s") in HARD_WORDS}
    assert not re.search(r"\w['’](t|s|re|ve|ll|d|m)\b", text), "full words, no contractions"
    assert not re.search(r"\b[A-Z]{2,}\b", text), "no letters that stand for words"


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_a_nine_year_old_can_read_it(question: Question) -> None:
    assert reading_grade(told(question, Voice.YOUNG_PERSON)) <= 2
    assert reading_grade(told(question, Voice.PARENT)) <= 4


@pytest.mark.parametrize(("question", "voice"), EVERY)
def test_a_question_is_open_and_is_one_question(question: Question, voice: Voice) -> None:
    for text in asked(question, voice):
        assert text.count("?") <= 1
        assert not re.match(
            r"(am|are|is|was|were|do|does|did|have|has|had|can|could|will|would|should|may)\b",
            text.lower(),
        ), "nothing to say yes or no to"


@pytest.mark.parametrize(("question", "voice"), EVERY)
def test_a_title_is_a_label(question: Question, voice: Voice) -> None:
    assert 1 <= len(words(question.title.for_voice(voice))) <= 4


@pytest.mark.parametrize(("question", "voice"), EVERY)
def test_help_says_why(question: Question, voice: Voice) -> None:
    text = question.help.for_voice(voice)
    assert text.startswith("Why we ask: ")
    assert len(sentences(text)) >= 3


@pytest.mark.parametrize(("question", "voice"), EVERY)
def test_nothing_looks_into_harm(question: Question, voice: Voice) -> None:
    """A question may be answered with a disclosure; it must never dig for one."""
    for text in asked(question, voice):
        assert not re.search(
            r"\b(hurts?|hits?|abuse|harm|afraid|scared|frighten\w*|unsafe|secrets?|punish\w*)\b",
            text.lower(),
        )


def test_a_part_about_hard_times_says_that_it_may_be_left_out() -> None:
    hard_times = next(part for part in FLOWS.flows[-1].sections if part.id == "upset")
    assert hard_times.intro is not None
    assert "You can miss out this part." in hard_times.intro.young_person
    assert "You can skip this part." in hard_times.intro.parent
    for question in hard_times.questions:
        for voice in Voice:
            for text in asked(question, voice):
                assert not re.search(
                    r"\b(who (does|did|makes|made)|what happened|why)\b", text.lower()
                )


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_a_guidance_topic_is_a_search_of_five_to_fifteen_words(question: Question) -> None:
    assert 5 <= len(question.topic.split()) <= 15


def test_every_part_says_what_is_coming() -> None:
    """The first section of a flow follows the introduction of the flow; the others have their own."""
    for flow in FLOWS.flows:
        assert [section.intro is None for section in flow.sections] == [True] + [False] * (
            len(flow.sections) - 1
        )
        for section in flow.sections:
            assert {FLOWS.flow_of(one.id).id for one in section.questions} == {flow.id}
            assert {FLOWS.section_of(one.id).id for one in section.questions} == {section.id}


def test_no_two_questions_ask_the_same() -> None:
    for voice in Voice:
        wordings = [question.ask.for_voice(voice) for question in QUESTIONS]
        assert len(set(wordings)) == len(wordings)
        follow_ups_and_prompts = [asked(question, voice)[1:] for question in QUESTIONS]
        for one in follow_ups_and_prompts:
            assert len(set(one)) == len(one)
