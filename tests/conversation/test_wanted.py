"""Chosen Formats decide what is asked; nobody is asked anything twice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.conversation.state import Ended
from assistant.conversation.turns import Action, Asked, Did, Opened, Shown, WentTo
from assistant.conversation.wanted import load_in_formats, wanted
from assistant.conversation.workspace import Workspace
from assistant.errors import ContentError
from assistant.flows.loader import load_flows
from assistant.flows.path import path, still_to_ask
from assistant.plan.format import load_formats
from assistant.record.entries import (
    AnswerGiven,
    FormatChosen,
    Meaning,
    PersonJoined,
    RecordStarted,
    Voice,
    new_entry,
)
from assistant.record.folding import fold
from assistant.record.view import View
from assistant.resources import package_file
from tests.conversation.people import Table, question, say

FLOWS = load_flows()
IDS = [one.id for one in FLOWS.questions()]
FORMATS = {one.id: one for one in load_formats(set(IDS))}
IN_FORMATS = load_in_formats(FLOWS)
PEOPLE = {"jay": Voice.YOUNG_PERSON, "kerry": Voice.PARENT, "sir": Voice.PRACTITIONER}

some_formats = st.lists(st.sampled_from(sorted(FORMATS)), max_size=4)
answers = st.lists(
    st.tuples(st.sampled_from(sorted(PEOPLE)), st.sampled_from(IDS), st.sampled_from(Meaning)),
    max_size=15,
)


def view_of(said: list[tuple[str, str, Meaning]], *chosen: str) -> View:
    """Fold a Record in which these Answers were given, then these Formats chosen."""
    payloads = [
        (RecordStarted(name="Jay", age=16), None),
        *((PersonJoined(name=name, voice=voice), name) for name, voice in PEOPLE.items()),
        *((AnswerGiven(question=one, words="so", meaning=how), who) for who, one, how in said),
        *((FormatChosen(format=one), "sir") for one in chosen),
    ]
    start = datetime(2026, 11, 21, tzinfo=UTC)
    return fold(
        new_entry("r", payload, person=who, time=start + timedelta(minutes=at))
        for at, (payload, who) in enumerate(payloads)
    )


def has_a_place_for(formats: list[str], voice: Voice) -> set[str]:
    """Give what these Formats have a place for, from the Formats themselves."""
    sections = [part for one in formats for part in FORMATS[one].sections if voice in part.voices]
    return {asked for part in sections for asked in part.answers}


@settings(deadline=None)
@given(answers, some_formats, some_formats, st.sampled_from(sorted(PEOPLE)))
def test_a_further_format_asks_what_is_missing_and_nothing_twice(
    said: list[tuple[str, str, Meaning]], first: list[str], further: list[str], who: str
) -> None:
    view = view_of(said, *first, *further)
    me = view.person(who)
    answered = {answer.question for answer in view.answers_of(who)}
    asks = wanted(view.formats, me.voice, IN_FORMATS)
    asked = {one.id for one in still_to_ask(FLOWS, view, me, asks)}
    assert not asked & answered
    if asks is None:
        assert not first and not further
        return
    on_path = {one.id for one in path(FLOWS, view, me, frozenset(IDS))}
    missing = has_a_place_for([*first, *further], me.voice) - answered
    assert asked == missing & on_path


@settings(max_examples=30, deadline=None)
@given(
    some_formats.filter(bool),
    some_formats.filter(bool),
    st.lists(st.sampled_from(Meaning), min_size=len(IDS), max_size=len(IDS)),
    st.sampled_from(sorted(PEOPLE)),
)
def test_after_one_format_another_asks_only_what_the_first_has_no_place_for(
    first: list[str], further: list[str], meanings: list[Meaning], who: str
) -> None:
    said: list[tuple[str, str, Meaning]] = []
    view = view_of(said, *first)
    voice = PEOPLE[who]
    asks = wanted(view.formats, voice, IN_FORMATS)
    while left := still_to_ask(FLOWS, view, view.person(who), asks):
        said.append((who, left[0].id, meanings[len(said)]))
        view = view_of(said, *first)
    asked_already = {one for _, one, _ in said}
    view = view_of(said, *first, *further)
    asks = wanted(view.formats, voice, IN_FORMATS)
    asked = {one.id for one in still_to_ask(FLOWS, view, view.person(who), asks)}
    assert asked <= has_a_place_for(further, voice) - asked_already


def test_one_that_is_not_there_any_more_counts_as_not_chosen() -> None:
    assert wanted([], Voice.PARENT, IN_FORMATS) is None
    assert wanted(["of-long-ago"], Voice.PARENT, IN_FORMATS) is None
    both = wanted(["of-long-ago", "one-page-profile"], Voice.PARENT, IN_FORMATS)
    assert both == wanted(["one-page-profile"], Voice.PARENT, IN_FORMATS) != frozenset()


def test_a_heading_of_one_voice_asks_only_that_voice(tmp_path: Path) -> None:
    write(tmp_path / "small.yaml", "{id: views, title: Views, answers: [needs], voices: [parent]}")
    assert load_in_formats(FLOWS, folder=tmp_path) == {
        "small": {"young_person": [], "parent": ["needs"], "practitioner": []}
    }


def test_what_is_kept_is_the_same_and_follows_each_change(tmp_path: Path) -> None:
    formats, cache = tmp_path / "formats", tmp_path / "cache"
    formats.mkdir()
    for file in package_file("plan", "formats").glob("*.yaml"):
        (formats / file.name).write_bytes(file.read_bytes())
    assert load_in_formats(FLOWS, cache, formats) == IN_FORMATS
    assert load_in_formats(FLOWS, cache, formats) == IN_FORMATS
    write(formats / "small.yaml", "{id: views, title: Views, answers: [needs]}")
    assert load_in_formats(FLOWS, cache, formats)["small"]["young_person"] == ["needs"]
    write(formats / "small.yaml", "{id: views, title: Views, answers: [neds]}")
    with pytest.raises(ContentError, match="there is no question 'neds'"):
        load_in_formats(FLOWS, cache, formats)


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").mkdir()
    with pytest.raises(ContentError, match=r"small\.yaml"):
        load_in_formats(FLOWS, tmp_path / "cache", tmp_path)


def write(file: Path, section: str) -> None:
    file.write_text(
        "id: small\norder: 1\ntitle: Small\nnations: [uk]\naudience: All.\npurpose: A test.\n"
        f"standing: None.\nsource: Made up.\nsections: [{section}]\n",
        encoding="utf-8",
    )


# -- in an interview ---------------------------------------------------------------------------------


def choose(table: Table, name: str, *formats: str, wanted: bool = True) -> None:
    for one in formats:
        table.workspace.aims(table.record, table.ids[name]).choose(one, wanted=wanted)


def test_the_interview_its_count_its_map_and_its_review_show_one_path(workspace: Workspace) -> None:
    table = Table.laid(workspace)
    choose(table, "Mr Adeyemi", "one-page-profile")
    jay = workspace.sitting(table.record, table.ids["Jay"])
    asked = jay.take(Opened())[-1]
    assert isinstance(asked, Asked)
    assert (asked.number, asked.total) == (1, 6)
    assert [row.question.id for row in jay.state.rows()] == [one.id for one in jay.state.path]
    (shown,) = jay.take(Did(Action.MAP))
    assert isinstance(shown, Shown)
    assert len(shown.text.splitlines()) == 6


def test_a_format_chosen_meanwhile_adds_what_is_missing(workspace: Workspace) -> None:
    table = Table.laid(workspace)
    choose(table, "Mr Adeyemi", "one-page-profile")
    jay = table.sit("Jay")
    while not isinstance(jay.state.at, Ended):
        jay.take(Did(Action.DONT_KNOW))
    assert {answer.question for answer in table.answers("Jay")} == has_a_place_for(
        ["one-page-profile"], Voice.YOUNG_PERSON
    )
    choose(table, "Kerry", "vocational-profile")
    jay = table.sit("Jay")
    assert question(jay) == "dream_job"
    say(jay, "fixing bikes in the shop that rob has, all day long")
    assert question(jay) == "job_day"
    choose(table, "Kerry", "vocational-profile", wanted=False)
    jay = table.sit("Jay")
    assert isinstance(jay.state.at, Ended)
    assert [one.id for one in jay.state.path][-1] == "dream_job"  # what was said stays in sight


def test_what_only_a_plan_asks_can_be_opened_by_its_id(workspace: Workspace) -> None:
    table = Table.laid(workspace)
    jay = table.sit("Jay")
    assert "yes_no" not in [one.id for one in jay.state.path]
    jay.take(WentTo("yes_no"))
    say(jay, "i nod for yes and i shake my head for no, that is all of it")
    assert [one.id for one in jay.state.path][-1] == "yes_no"
    assert question(jay) == "good_day"


def test_where_a_plan_asks_nothing_of_somebody_a_question_still_has_a_number(
    workspace: Workspace,
) -> None:
    table = Table.laid(workspace)
    workspace.in_formats = {"table": {voice.value: [] for voice in Voice}}
    choose(table, "Mr Adeyemi", "table")
    kerry = table.sit("Kerry")
    assert isinstance(kerry.state.at, Ended)
    asked = kerry.take(WentTo("skills"))[-1]
    assert isinstance(asked, Asked)
    assert (asked.number, asked.total) == (1, 1)
