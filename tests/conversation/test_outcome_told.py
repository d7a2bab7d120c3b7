from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from assistant.content import read_yaml
from assistant.conversation.outcome_told import (
    OutcomeTold,
    agreed_by,
    areas_for,
    names_of,
    to_start_from,
    told,
)
from assistant.conversation.turns import Said, WentTo
from assistant.conversation.workspace import Workspace
from assistant.drafting.outcomes import outcomes
from assistant.errors import CareNeeded
from assistant.plan.lines import line_id
from assistant.record.entries import Voice
from assistant.record.outcomes import OutcomeWritten
from assistant.resources import package_file
from tests.store.refusing import refuse

from .people import Table

TEXT = "By May 2099 Jay will ride to college alone, four days of five."


def as_told(workspace: Workspace, table: Table, name: str = "Jay") -> list[OutcomeTold]:
    """The Outcomes as one person is told them now."""
    view = workspace.view(table.record)
    resolved = outcomes(view, table.ids[name], date(2026, 11, 21))
    return list(told(resolved, view, workspace.store.entries(table.record)))


def test_who_decided_about_an_earlier_wording_is_asked_again(workspace: Workspace) -> None:
    table = Table.laid(workspace)
    tutor = workspace.aims(table.record, table.ids["Mr Adeyemi"])
    outcome = tutor.propose(OutcomeWritten(text=TEXT))
    workspace.aims(table.record, table.ids["Jay"]).agree(outcome, outcome)
    (one,) = as_told(workspace, table)
    assert agreed_by(one, table.ids["Jay"])
    assert agreed_by(one, table.ids["Mr Adeyemi"])
    assert one.in_short() == ["Wrote it: Mr Adeyemi", "Agree: Jay", "Not said yet: Kerry"]
    tutor.edit(outcome, outcome, OutcomeWritten(text=f"{TEXT} Also in rain."))
    (one,) = as_told(workspace, table)
    assert not agreed_by(one, table.ids["Jay"])
    again = "Jay said what they think before the words were changed. Please ask them again."
    assert again in one.in_short()
    assert "Not said yet: Jay, Kerry" in one.in_short()


def test_who_decided_before_the_hope_was_said_in_other_words_is_asked_again(
    workspace: Workspace,
) -> None:
    table = Table.laid(workspace)
    jay = table.sit("Jay")
    for event in (WentTo("dream_job"), Said("I would like to grow plants in a park.")):
        jay.take(event)
    (hope,) = table.answers("Jay")
    written = OutcomeWritten(text=TEXT, aspiration=hope.id)
    outcome = workspace.aims(table.record, table.ids["Mr Adeyemi"]).propose(written)
    workspace.aims(table.record, table.ids["Kerry"]).agree(outcome, outcome)
    again = "Kerry said what they think before the words of the hope were changed."
    (before,) = as_told(workspace, table)
    for event in (WentTo("dream_job"), Said("I would like to grow the plants in our park.")):
        jay.take(event)
    (after,) = as_told(workspace, table)
    assert (
        "Hope behind it: “I would like to grow the plants in our park.” (Jay)" in after.in_short()
    )
    assert "Agree: Kerry" in after.in_short()
    told = [any(again in line for line in one.in_short()) for one in (before, after)]
    assert told == [False, True]


def test_people_who_share_a_name_are_told_apart(workspace: Workspace) -> None:
    record = workspace.new_record("Sam", "england", 16)
    son = workspace.view(record).people[0].id
    father = workspace.join(record, "Sam", Voice.PARENT).id
    table = Table(workspace, record, {"Sam": son})
    outcome = workspace.aims(record, son).propose(OutcomeWritten(text=TEXT))
    workspace.aims(record, father).object(outcome, outcome, "By bus.")
    (one,) = as_told(workspace, table, "Sam")
    assert "Sam (parent) would change: “By bus.”" in one.in_short()
    assert "Wrote it: Sam (young person)" in one.in_short()


def test_who_wrote_it_alone_is_not_everybody(workspace: Workspace) -> None:
    record = workspace.new_record("Jay", "england", 16)
    jay = workspace.view(record).people[0].id
    table = Table(workspace, record, {"Jay": jay})
    workspace.aims(record, jay).propose(OutcomeWritten(text=TEXT))
    (one,) = as_told(workspace, table)
    assert one.status == "nobody else has joined yet"
    assert one.in_short() == ["Wrote it: Jay"]


def test_a_hope_for_only_me_is_marked_for_its_owner_and_no_sign_of_it_reaches_others(
    workspace: Workspace,
) -> None:
    table = Table.laid(workspace)
    jay = table.sit("Jay")
    for event in (WentTo("dream_job"), Said("/private"), Said("I want to fix bikes all day.")):
        jay.take(event)
    (hope,) = table.answers("Jay")
    workspace.aims(table.record, table.ids["Jay"]).propose(
        OutcomeWritten(text=TEXT, aspiration=hope.id, needs=(hope.id,))
    )
    workspace.aims(table.record, table.ids["Jay"]).propose(OutcomeWritten(text=TEXT))
    own, _ = as_told(workspace, table)
    marked = "“I want to fix bikes all day.” (Jay) (only you can read this)"
    assert [line for line in own.in_short() if marked in line] == own.in_short()[:2]
    for name in ("Kerry", "Mr Adeyemi"):
        private, never = as_told(workspace, table, name)
        assert private.whole() == never.whole()
        assert (private.in_short(), private.missing) == (never.in_short(), never.missing)


def test_people_who_share_name_and_role_are_numbered(workspace: Workspace) -> None:
    record = workspace.new_record("Jay", "england", 16)
    for _ in range(2):
        workspace.join(record, "Sam", Voice.PARENT)
    names = names_of(workspace.view(record).people)
    assert list(names.values()) == ["Jay", "Sam (parent 1)", "Sam (parent 2)"]


def test_words_that_were_crossed_out_are_nothing_to_start_from(workspace: Workspace) -> None:
    table = Table.laid(workspace)
    jay = table.sit("Jay")
    for event in (WentTo("dream_job"), Said("I would really like to fix bikes all day.")):
        jay.take(event)
    (answer,) = table.answers("Jay")
    assert [one.id for one in to_start_from(workspace.view(table.record), table.ids["Kerry"])] == [
        answer.id
    ]
    line = line_id("dream_job", answer.id)
    workspace.decide(table.record, table.ids["Jay"], line, "line_crossed_out")
    assert to_start_from(workspace.view(table.record), table.ids["Kerry"]) == ()


def test_only_what_may_be_read_can_be_started_from_and_the_young_person_leads(
    workspace: Workspace,
) -> None:
    table = Table.laid(workspace)
    kerry, jay = table.sit("Kerry"), table.sit("Jay")
    for event in (WentTo("dream_job"), Said("A proper trade, and a good master.")):
        kerry.take(event)
    for words in ("/private", "I would really like to fix bikes all day.", "/skip"):
        jay.take(WentTo("dream_job") if words == "/private" else Said(words))
        if words == "/private":
            jay.take(Said(words))
    view = workspace.view(table.record)
    assert [one.person.name for one in to_start_from(view, table.ids["Kerry"])] == ["Kerry"]
    assert [one.person.name for one in to_start_from(view, table.ids["Jay"])] == ["Jay", "Kerry"]


def test_areas_are_those_of_the_nation() -> None:
    england = {one.id for one in areas_for("england")}
    assert "employment" in england
    assert "medical" not in england
    assert england < {one.id for one in areas_for("scotland")}
    assert {one.id for one in areas_for(None)} >= {one.id for one in areas_for("scotland")}


def test_fixed_words_come_also_when_the_disk_fails(workspace: Workspace) -> None:
    table = Table.laid(workspace)
    aims = workspace.aims(table.record, table.ids["Jay"])
    refuse(workspace.store)
    with pytest.raises(CareNeeded, match="999"):
        aims.propose(OutcomeWritten(text="I go home later", home="he hits me at home"))


def _lines(found: Any, key: str = "") -> list[tuple[str, dict[str, str] | str]]:
    """Give every line of the file; one that has a wording for each Voice is one line."""
    if not isinstance(found, dict) or set(found) & {voice.value for voice in Voice}:
        return [(key, found)]
    return [line for part, below in found.items() for line in _lines(below, f"{key}.{part}")]


def test_every_line_has_a_wording_for_everybody_and_the_young_persons_has_no_contraction() -> None:
    lines = _lines(read_yaml(package_file("conversation", "outcomes.yaml"), "The lines"))
    for key, line in lines:
        if isinstance(line, dict):
            assert set(line) == {voice.value for voice in Voice}, key
        young = line["young_person"] if isinstance(line, dict) else line
        assert not any(end in young for end in ("n't", "'re", "'ll", "'ve", "It's")), key
    assert len(lines) > 60
