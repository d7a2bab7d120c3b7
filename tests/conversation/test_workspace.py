from __future__ import annotations

import pytest

from assistant.conversation.workspace import Workspace
from assistant.errors import UnknownPerson
from assistant.record.entries import Voice


def test_a_name_that_two_people_share_is_not_guessed(workspace: Workspace) -> None:
    record = workspace.new_record("John", "england")
    father = workspace.join(record, "John", Voice.PARENT)
    with pytest.raises(UnknownPerson, match=father.id):
        workspace.person_id(record, "john")
    assert workspace.person_id(record, "parent") == father.id
    assert workspace.person_id(record, father.id) == father.id
    with pytest.raises(UnknownPerson, match="Nobody"):
        workspace.person_id(record, "Mary")


def test_somebody_is_found_by_the_name_that_a_plan_writes(workspace: Workspace) -> None:
    record = workspace.new_record("Ola", "england")
    young = workspace.view(record).people[0].id
    tutors = [workspace.join(record, "Ola", Voice.PRACTITIONER).id for _ in range(2)]
    assert workspace.person_id(record, "Ola (young person)") == young
    assert [workspace.person_id(record, f"ola (practitioner {n}) ") for n in (1, 2)] == tutors
    with pytest.raises(UnknownPerson) as told:
        workspace.person_id(record, "practitioner")
    assert f"Ola (practitioner 2), practitioner: {tutors[1]}" in told.value.do


def test_of_two_who_share_a_name_and_a_voice_none_is_guessed_and_each_can_be_named(
    workspace: Workspace,
) -> None:
    record = workspace.new_record("Ola", "england")
    parents = [workspace.join(record, "Sam", Voice.PARENT).id for _ in range(2)]
    tutor = workspace.join(record, "Sam", Voice.PRACTITIONER, "SENCO").id
    with pytest.raises(
        UnknownPerson, match="2 people who speak as a parent are called sam"
    ) as told:
        workspace.person_or_join(record, Voice.PARENT, "sam")
    assert told.value.names == ("Sam (parent 1)", "Sam (parent 2)")
    names = ["Sam (parent 1)", "sam (parent 2)"]
    assert [workspace.person(record, Voice.PARENT, name).id for name in names] == parents
    assert workspace.person(record, Voice.PARENT, parents[1]).id == parents[1]
    for name in ("Sam", "Sam (SENCO)"):
        assert workspace.person(record, Voice.PRACTITIONER, name).id == tutor
    assert len(workspace.view(record).people) == 4, "nobody joined by any of these names"


def test_a_name_that_only_a_plan_could_give_is_a_slip_and_joins_nobody(
    workspace: Workspace,
) -> None:
    record = workspace.new_record("Ola", "england")
    for _ in range(2):
        workspace.join(record, "Sam", Voice.PARENT)
    for typed, voice, names in (
        ("Sam (parent 3)", Voice.PARENT, ("Sam (parent 1)", "Sam (parent 2)")),
        ("OLA (SENCO)", Voice.PRACTITIONER, ()),
    ):
        with pytest.raises(UnknownPerson) as told:
            workspace.person(record, voice, typed)
        assert told.value.names == names
    with pytest.raises(UnknownPerson, match=r"is called sam \(␛"):
        workspace.person(record, Voice.PARENT, "sam (\x1b[31m)")
    assert workspace.join(record, "Sam (dad)", Voice.PARENT).id == (
        workspace.person(record, Voice.PARENT, "sam (dad)").id
    )


def test_one_record_that_cannot_be_read_does_not_hide_the_others(workspace: Workspace) -> None:
    good = workspace.new_record("Maya", "england")
    bad = workspace.new_record("Jay", "england")
    workspace.store._db.execute("UPDATE entries SET entry = '{}' WHERE record = ?", (bad,))
    rows = {row.id: row for row in workspace.records()}
    assert rows[good].name == "Maya"
    assert not rows[good].problem
    assert "cannot read" in rows[bad].problem
