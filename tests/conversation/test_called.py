"""Whom a name means: one person however it was typed, and nobody where two may be meant."""

from __future__ import annotations

import unicodedata

import pytest

from assistant.conversation.outcome_told import names_of
from assistant.conversation.workspace import Workspace
from assistant.errors import UnknownPerson
from assistant.record.entries import Voice

ONE, TWO = (unicodedata.normalize(form, "Zoë") for form in ("NFC", "NFD"))
"""The same name as two keyboards write it."""


@pytest.mark.parametrize(("first", "then"), [(ONE, TWO), (TWO, ONE), (TWO, ONE.upper())])
def test_a_name_is_the_same_however_its_letters_are_put_together(
    workspace: Workspace, first: str, then: str
) -> None:
    assert ONE != TWO
    record = workspace.new_record("Sam", "england")
    joined = workspace.person(record, Voice.PARENT, first)
    assert workspace.person(record, Voice.PARENT, f" {then} ") == joined
    assert workspace.person_or_join(record, Voice.PARENT, then) == joined
    assert [one.name for one in workspace.view(record).people] == ["Sam", first], "as it was typed"


def test_a_young_person_is_found_by_the_other_way_to_write_their_name(workspace: Workspace) -> None:
    record = workspace.new_record(TWO, "england")
    assert workspace.person(record, Voice.YOUNG_PERSON, ONE).name == TWO


def test_two_whose_names_read_alike_are_told_apart(workspace: Workspace) -> None:
    record = workspace.new_record("Sam", "england")
    both = [workspace.join(record, name, Voice.PARENT) for name in (ONE, TWO)]
    with pytest.raises(UnknownPerson, match="2 people") as told:
        workspace.person(record, Voice.PARENT, ONE)
    assert told.value.names == (f"{ONE} (parent 1)", f"{TWO} (parent 2)")
    found = [workspace.person(record, Voice.PARENT, name) for name in told.value.names]
    assert found == both
    named = names_of(workspace.view(record).people)
    assert [named[one.id] for one in both] == list(told.value.names)


def test_it_is_asked_where_somebody_has_the_name_that_a_plan_gives_to_another(
    workspace: Workspace,
) -> None:
    record = workspace.new_record("Sam", "england")
    people = [workspace.join(record, name, Voice.PARENT) for name in ("Dee", "Dee")]
    people.append(workspace.join(record, "dee (Parent 2)", Voice.PARENT))
    with pytest.raises(UnknownPerson, match=r"2 people who speak as a parent") as told:
        workspace.person(record, Voice.PARENT, "Dee (parent 2)")
    assert told.value.names == (people[1].id, people[2].id)
    assert f"Dee: {people[1].id}; dee (Parent 2): {people[2].id}." in told.value.do
    for one in people:
        assert workspace.person(record, Voice.PARENT, one.id) == one
    assert workspace.person(record, Voice.PARENT, "Dee (parent 1)") == people[0]
    assert len(workspace.view(record).people) == 4, "nobody joined"


def test_it_is_asked_where_a_role_reads_like_a_number_that_a_plan_gives(
    workspace: Workspace,
) -> None:
    record = workspace.new_record("Jay", "england")
    roles = ("SENCO", "SENCO", "SENCO 2")
    people = [workspace.join(record, "Sam", Voice.PRACTITIONER, role) for role in roles]
    with pytest.raises(UnknownPerson) as told:
        workspace.person(record, Voice.PRACTITIONER, "Sam (SENCO 2)")
    assert told.value.names == (people[1].id, people[2].id)


def test_a_name_with_brackets_that_no_plan_gives_to_another_is_a_name(workspace: Workspace) -> None:
    record = workspace.new_record("Jay", "england")
    aunt = workspace.person(record, Voice.PARENT, "Dee (aunt)")
    for _ in range(2):
        workspace.join(record, "Dee", Voice.PARENT)
    assert workspace.person(record, Voice.PARENT, "dee (aunt)") == aunt


def test_a_reader_is_found_in_either_form_of_a_name(workspace: Workspace) -> None:
    record = workspace.new_record("Zo\u00eb", "england")
    (zoe,) = workspace.view(record).people
    assert workspace.person_id(record, "zoe\u0308") == zoe.id
    assert workspace.person_id(record, "young_person") == zoe.id
    with pytest.raises(UnknownPerson, match="Nobody is called"):
        workspace.person_id(record, "Zoe")


@pytest.mark.parametrize("empty", ["", " ", "\t\n"])
@pytest.mark.parametrize("parents", [(), ("Dee",), ("Dee", "Sam"), ("Dee", "Dee")])
def test_an_empty_name_is_refused_and_nobody_joins(
    workspace: Workspace, parents: tuple[str, ...], empty: str
) -> None:
    record = workspace.new_record("Jay", "england")
    for name in parents:
        workspace.join(record, name, Voice.PARENT)
    for find in (workspace.person, workspace.person_or_join):
        with pytest.raises(UnknownPerson, match=r"^The name is empty\. Say who, with --as NAME"):
            find(record, Voice.PARENT, empty)
    assert len(workspace.view(record).people) == 1 + len(parents)
