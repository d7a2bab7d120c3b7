from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.drafting.rules import draft
from assistant.flows.loader import load_flows
from assistant.knowledge.model import Citation, Status
from assistant.plan.format import find_format, load_formats
from assistant.plan.lines import line_id
from assistant.plan.model import Plan, Standing
from assistant.record.entries import (
    AnswerGiven,
    Audience,
    DifferenceMarked,
    Entry,
    LineDecided,
    Meaning,
    PersonJoined,
    RecordStarted,
    Voice,
    new_entry,
)
from assistant.record.folding import fold
from assistant.record.outcomes import OutcomeWritten
from assistant.record.view import View

FLOWS = load_flows()
IDS = [question.id for question in FLOWS.questions()]
FORMATS = load_formats(set(IDS))
FULL, PROFILE = find_format(FORMATS, "full-plan"), find_format(FORMATS, "one-page-profile")
ON = date(2026, 11, 22)
PEOPLE = {
    "jay": Voice.YOUNG_PERSON,
    "kerry": Voice.PARENT,
    "lee": Voice.PARENT,
    "sir": Voice.PRACTITIONER,
}


def citation(question: str) -> Citation:
    return Citation(
        passage=f"doc#{question}",
        document="doc",
        title="A document",
        publisher=None,
        published="2015",
        nation="england",
        status=Status.CURRENT,
        heading=question,
        page=None,
        quote=f"What it says of {question}.",
        score=1.0,
    )


def beside(question: str) -> Sequence[Citation]:
    return [citation(question)] if question in ("appreciate", "dream_job") else []


def started() -> list[Entry]:
    time = datetime(2026, 11, 21, tzinfo=UTC)
    entries = [new_entry("r", RecordStarted(name="Jay", age=16), person=None, time=time)]
    return entries + [
        new_entry("r", PersonJoined(name=name.capitalize(), voice=voice), person=name, time=time)
        for name, voice in PEOPLE.items()
    ]


def say(
    entries: list[Entry],
    person: str,
    question: str,
    words: str,
    meaning: Meaning = Meaning.ANSWER,
    audience: Audience = Audience.MY_PLAN,
) -> Entry:
    given_words = AnswerGiven(question=question, words=words, meaning=meaning)
    time = entries[0].time + timedelta(seconds=len(entries))
    entry = new_entry("r", given_words, person=person, audience=audience, time=time)
    entries.append(entry)
    return entry


def plan_of(entries: list[Entry], for_person: str | None = None) -> Plan:
    return draft(fold(entries), FLOWS, FULL, beside, for_person=for_person, on=ON)


def lines_of(plan: Plan, section: str) -> list[str]:
    return [line.text for one in plan.sections if one.id == section for line in one.lines]


def test_every_question_has_a_heading_in_the_full_plan() -> None:
    assert set(FULL.questions) == set(IDS)


def test_the_young_persons_words_lead_and_others_follow_with_their_names() -> None:
    entries = started()
    say(entries, "sir", "skills", "Counts stock.")
    say(entries, "kerry", "skills", "He mends toasters.")
    say(entries, "jay", "skills", "fixing bikes")
    section = next(one for one in plan_of(entries).sections if one.id == "skills")
    assert [(line.person, line.voice) for line in section.lines] == [
        ("Jay", Voice.YOUNG_PERSON),
        ("Kerry", Voice.PARENT),
        ("Sir", Voice.PRACTITIONER),
    ]
    assert all(line.verbatim and line.text == line.sources[0].quote for line in section.lines)


def test_leaving_a_question_is_a_gap_with_its_reason_and_no_line() -> None:
    entries = started()
    say(entries, "jay", "good_day", "dunno", Meaning.DONT_KNOW)
    say(entries, "kerry", "good_day", "Sunday at Nan's")
    plan = plan_of(entries)
    assert lines_of(plan, "important_to") == []  # the young person's own view only
    assert lines_of(plan, "others_notice") == ["Sunday at Nan's"]
    gap = {(one.question, one.voice): one for one in plan.gaps}
    assert gap["good_day", Voice.YOUNG_PERSON].reason is Meaning.DONT_KNOW
    assert ("good_day", Voice.PARENT) not in gap
    assert gap["good_day", Voice.PRACTITIONER].reason is None
    assert "dunno" not in plan.model_dump_json()


def test_only_me_stands_in_nobody_elses_plan() -> None:
    entries = started()
    say(entries, "jay", "money", "I have savings", audience=Audience.ONLY_ME)
    assert "savings" not in plan_of(entries).model_dump_json()
    assert "savings" not in plan_of(entries, "kerry").model_dump_json()
    assert lines_of(plan_of(entries, "jay"), "money") == ["I have savings"]


def test_views_that_differ_stand_side_by_side_and_the_same_words_do_not() -> None:
    entries = started()
    say(entries, "kerry", "dream_job", "Bricklaying.")
    say(entries, "jay", "dream_job", "bikes")
    say(entries, "jay", "travel", "I ride")
    say(entries, "kerry", "travel", "i  RIDE")
    say(entries, "jay", "skills", "bikes")
    say(entries, "kerry", "skills", "patient")
    (topic,) = plan_of(entries).disagreements
    assert topic.topic == "dream_job"
    assert [(view.person, view.text) for view in topic.views] == [
        ("Jay", "bikes"),
        ("Kerry", "Bricklaying."),
    ]
    marked = new_entry("r", DifferenceMarked(question="skills"), person="jay")
    topics = [one.topic for one in plan_of([*entries, marked]).disagreements]
    assert topics == ["dream_job", "skills"]


def test_a_view_that_was_crossed_out_stands_beside_no_other() -> None:
    entries = started()
    say(entries, "jay", "dream_job", "bikes")
    said = say(entries, "kerry", "dream_job", "Bricklaying.")
    assert plan_of(entries).disagreements
    crossed = LineDecided(line=line_id("aspirations", said.id))
    entries.append(new_entry("r", crossed, person="kerry", kind="line_crossed_out"))
    plan = plan_of(entries)
    assert plan.disagreements == []
    assert lines_of(plan, "aspirations") == ["bikes", "Bricklaying."], "it can be put back"


def test_what_a_format_leaves_out_of_the_outcomes_is_counted() -> None:
    entries = started()
    for area in ("employment", "health", "literacy", ""):
        aim = OutcomeWritten(text=f"By May, {area}.", area=area)
        entries.append(new_entry("r", aim, person="sir", kind="outcome_proposed"))
    work = draft(fold(entries), FLOWS, find_format(FORMATS, "vocational-profile"), beside, on=ON)
    assert {one.area for one in work.outcomes} == {"Work, training and higher education", None}
    assert work.elsewhere == 2
    assert plan_of(entries).elsewhere == 0
    assert draft(fold(entries), FLOWS, PROFILE, beside, on=ON).elsewhere == 0, "it has no table"


def test_two_parents_who_differ_both_stand() -> None:
    entries = started()
    say(entries, "kerry", "dream_job", "College first.")
    say(entries, "lee", "dream_job", "Work first.")
    (topic,) = plan_of(entries).disagreements
    assert [view.person for view in topic.views] == ["Kerry", "Lee"]


def test_a_decision_about_a_line_is_found_again_in_the_next_draft() -> None:
    entries = started()
    kept = say(entries, "kerry", "appreciate", "patient")
    crossed = say(entries, "sir", "appreciate", "tries hard")
    open_one = say(entries, "lee", "appreciate", "funny")
    for said, kind in ((kept, "line_kept"), (crossed, "line_crossed_out")):
        decided = LineDecided(line=line_id("appreciate", said.id))
        entries.append(new_entry("r", decided, person="jay", kind=kind))
    objected = LineDecided(line=line_id("appreciate", kept.id), words="not at home")
    plan = plan_of(entries)
    standings = {line.sources[0].id: line.standing for line in plan.sections[0].lines}
    assert standings == {
        kept.id: Standing.AGREED,
        crossed.id: Standing.CROSSED_OUT,
        open_one.id: Standing.PROPOSED,
    }
    entries.append(new_entry("r", objected, person="kerry", kind="line_objected"))
    standings = {line.sources[0].id: line.standing for line in plan_of(entries).sections[0].lines}
    assert standings[kept.id] is Standing.OBJECTED


@pytest.mark.parametrize(("reader", "seen"), [("jay", True), ("sir", True), ("kerry", False)])
def test_crossed_out_words_are_in_the_copy_of_who_may_put_them_back_alone(
    reader: str, seen: bool
) -> None:
    entries = started()
    said = say(entries, "sir", "appreciate", "tries hard")
    crossed = LineDecided(line=line_id("appreciate", said.id))
    entries.append(new_entry("r", crossed, person="jay", kind="line_crossed_out"))
    plan = draft(fold(entries), FLOWS, FULL, beside, for_person=reader, on=ON)
    assert ("tries hard" in plan.model_dump_json()) is seen
    assert "tries hard" in plan_of(entries).model_dump_json(), "the draft for all can be put back"


def test_guidance_stands_with_its_section_and_is_cited_once() -> None:
    twice = FULL.sections[0].model_copy(update={"id": "again"})
    form = FULL.model_copy(update={"sections": (FULL.sections[0], twice)})
    plan = draft(fold(started()), FLOWS, form, beside, on=ON)
    assert [section.guidance for section in plan.sections] == [["doc#appreciate"]] * 2
    assert [one.passage for one in plan.citations] == ["doc#appreciate"]


def test_a_heading_that_is_left_out_brings_no_guidance() -> None:
    empty = FULL.sections[0].model_copy(update={"may_be_empty": True})
    form = FULL.model_copy(update={"sections": (empty,)})
    entries = started()
    assert draft(fold(entries), FLOWS, form, beside, on=ON).citations == []
    said = say(entries, "jay", "appreciate", "I am funny")
    assert draft(fold(entries), FLOWS, form, beside, on=ON).sections[0].guidance
    crossed = LineDecided(line=line_id("appreciate", said.id))
    entries.append(new_entry("r", crossed, person="jay", kind="line_crossed_out"))
    assert draft(fold(entries), FLOWS, form, beside, on=ON).citations == []


def test_a_section_without_answers_finds_its_guidance_by_the_topics_it_names() -> None:
    section = FULL.sections[0].model_copy(update={"answers": (), "guidance": ("dream_job",)})
    form = FULL.model_copy(update={"sections": (section,)})
    assert draft(fold(started()), FLOWS, form, beside, on=ON).sections[0].guidance == [
        "doc#dream_job"
    ]


def test_what_was_decided_holds_wherever_the_words_stand() -> None:
    entries = started()
    said = say(entries, "kerry", "appreciate", "patient")
    decided = LineDecided(line=line_id("another_heading", said.id))
    entries.append(new_entry("r", decided, person="jay", kind="line_crossed_out"))
    assert plan_of(entries).sections[0].lines[0].standing is Standing.CROSSED_OUT


def test_what_somebody_decided_last_counts_under_whatever_heading_they_did() -> None:
    entries = started()
    said = say(entries, "kerry", "appreciate", "patient")
    decided = (
        ("appreciate", "line_kept", Standing.AGREED),
        ("another_heading", "line_crossed_out", Standing.CROSSED_OUT),
        ("appreciate", "line_kept", Standing.AGREED),
        ("another_heading", "line_objected", Standing.OBJECTED),
        ("appreciate", "line_kept", Standing.AGREED),
    )
    for heading, kind, standing in decided:
        payload = LineDecided(line=line_id(heading, said.id))
        time = entries[-1].time + timedelta(seconds=1)
        entries.append(new_entry("r", payload, person="jay", kind=kind, time=time))
        (line,) = plan_of(entries).sections[0].lines
        assert line.standing is standing, kind
        assert line.objected_by == (["jay"] if standing is Standing.OBJECTED else [])


def test_one_format_holds_its_own_headings_and_gaps_only() -> None:
    plan = draft(fold(started()), FLOWS, PROFILE, beside, on=ON)
    assert plan.format == "one-page-profile"
    assert [section.id for section in plan.sections] == ["appreciate", "important_to", "support"]
    assert {gap.question for gap in plan.gaps} <= {
        "appreciate", "important_to", "good_day", "what_helps", "what_does_not_help", "bad_day",
    }  # fmt: skip


def test_a_crossing_out_counts_only_from_those_who_may() -> None:
    entries = started()
    jays = say(entries, "jay", "appreciate", "I am funny")
    kerrys = say(entries, "kerry", "appreciate", "patient")
    job = say(entries, "kerry", "skills", "mends toasters")
    tried = {
        ("jay", jays.id): Standing.CROSSED_OUT,
        ("jay", kerrys.id): Standing.CROSSED_OUT,
        ("kerry", kerrys.id): Standing.CROSSED_OUT,
        ("kerry", jays.id): Standing.PROPOSED,
        ("lee", kerrys.id): Standing.PROPOSED,
        ("sir", jays.id): Standing.PROPOSED,
        ("nobody", jays.id): Standing.PROPOSED,
        ("jay", job.id): Standing.PROPOSED,
        ("kerry", job.id): Standing.CROSSED_OUT,
    }
    for (person, said), expected in tried.items():
        section = "skills" if said == job.id else "appreciate"
        decided = LineDecided(line=line_id(section, said))
        crossed = new_entry("r", decided, person=person, kind="line_crossed_out")
        found = {
            line.sources[0].id: line.standing
            for one in plan_of([*entries, crossed]).sections
            for line in one.lines
        }
        assert found[said] is expected, (person, said)


def test_two_people_of_one_name_have_their_own_ids_everywhere() -> None:
    entries = started()
    son = PersonJoined(name="Lee", voice=Voice.PRACTITIONER)
    entries.append(new_entry("r", son, person="lee2", time=entries[0].time))
    say(entries, "lee", "dream_job", "College first.")
    say(entries, "lee2", "dream_job", "Work first.")
    plan = plan_of(entries)
    by_words = {
        line.text: (line.person, line.person_id, line.sources[0].person_id)
        for one in plan.sections
        for line in one.lines
    }
    assert by_words == {
        "College first.": ("Lee", "lee", "lee"),
        "Work first.": ("Lee", "lee2", "lee2"),
    }
    (topic,) = plan.disagreements
    assert {view.person_id for view in topic.views} == {"lee", "lee2"}
    assert {gap.person_id for gap in plan.gaps} == {"jay", None}


_said = st.tuples(
    st.sampled_from(list(PEOPLE)),
    st.sampled_from(IDS),
    st.text(min_size=1, max_size=30),
    st.sampled_from(list(Meaning)),
    st.sampled_from(list(Audience)),
)


@given(st.lists(_said, max_size=25), st.sampled_from([None, *PEOPLE]))
def test_nothing_is_invented_and_nothing_shared_is_left_out(
    said: list[tuple[str, str, str, Meaning, Audience]], reader: str | None
) -> None:
    entries = started()
    for one in said:
        say(entries, *one)
    view: View = fold(entries)
    plan = plan_of(entries, reader)
    may_read = {a.id: a for a in view.shared_with(reader) if a.says_something}
    drafted = [line for section in plan.sections for line in section.lines]
    assert {line.sources[0].id for line in drafted} == set(may_read)
    for line in drafted:
        (source,) = line.sources
        assert line.text == source.quote == may_read[source.id].words
        assert line.person == may_read[source.id].person.name
        assert line.person_id == source.person_id == may_read[source.id].person.id
    for topic in plan.disagreements:
        assert {view.source.id for view in topic.views} == {
            answer.id for answer in may_read.values() if answer.question == topic.topic
        }
    spoken = {(a.person.voice, a.question) for a in may_read.values()}
    assert not spoken & {(gap.voice, gap.question) for gap in plan.gaps}


def test_a_title_keeps_letters_that_stand_for_words() -> None:
    titles = {"SEN support": "Jay: SEN support", "My plan": "Jay: my plan"}
    for title, expected in titles.items():
        form = FULL.model_copy(update={"title": title})
        assert draft(fold(started()), FLOWS, form, beside, on=ON).title == expected
