"""Somebody tells of harm: the interview stops, the fixed words are shown, and no word is kept."""

from __future__ import annotations

import pytest

from assistant.conversation.sitting import Sitting
from assistant.conversation.state import AtQuestion
from assistant.conversation.turns import (
    Action,
    Care,
    Did,
    Heard,
    Opened,
    Shown,
    Sorry,
    WentTo,
)
from assistant.conversation.workspace import Workspace
from assistant.errors import OwnwordsError, StoreError
from assistant.record.entries import Audience
from assistant.record.written import to_json
from tests.conversation.people import LONG, Table, choice, has, pick, question, say, texts
from tests.store.refusing import refuse


def test_a_concern_stops_that_persons_interview_and_keeps_no_word(
    table: Table, jay: Sitting
) -> None:
    say(jay, LONG)
    told = "mums boyfriend grabs me when hes drunk. dont put that"
    turns = say(jay, told)
    assert has(turns, Care)
    assert not has(turns, Heard)
    assert choice(jay) == "after_care"
    stored = " ".join(to_json(e) for e in table.workspace.store.entries(table.record))
    for word in ("boyfriend", "grabs", "drunk", "dont put"):
        assert word not in stored
        assert all(
            word.encode() not in file.read_bytes()
            for file in table.workspace.settings.data_dir.iterdir()
        )
    last = table.workspace.store.entries(table.record)[-1]
    assert set(vars(last.payload)) == {"concern"}
    assert last.audience is Audience.ONLY_ME
    assert question(table.sit("Kerry")) == jay.state.path[0].id


def test_the_care_words_are_shown_also_when_nothing_can_be_saved(
    table: Table, jay: Sitting
) -> None:
    refuse(table.workspace.store)
    with pytest.raises(StoreError):
        say(jay, LONG)
    assert has(say(jay, "he hits me"), Care)


def test_coming_back_after_a_stop_shows_the_numbers_and_lets_them_choose(table: Table) -> None:
    jay = table.sit("Jay")
    say(jay, LONG, "he hits me")
    pick(jay, "stay")
    assert choice(jay) == "after_care"
    pick(jay, "stop")
    sitting = table.workspace.sitting(table.record, table.ids["Jay"])
    turns = sitting.take(Opened())
    care = turns[0]
    assert isinstance(care, Care)
    assert any("0800 1111" in line.contact for line in care.helplines)
    assert choice(sitting) == "coming_back"
    path = [one.id for one in sitting.state.path]
    pick(sitting, "leave")
    assert question(sitting) == path[2]
    turns = say(sitting, "can i stop now")
    assert "0800 1111" in texts(turns)
    assert "Everything you said" not in texts(turns)
    assert isinstance(table.sit("Jay").state.at, AtQuestion)


def test_until_they_choose_to_go_on_nothing_else_is_opened(table: Table) -> None:
    jay = table.sit("Jay")
    say(jay, "he hits me")
    for event in (WentTo("dream_job"), Did(Action.BACK), Did(Action.SKIP)):
        assert has(jay.take(event), Sorry)
        assert choice(jay) == "after_care"
    turns = pick(jay, "stop")
    assert "Everything you said" not in texts(turns)
    assert choice(table.sit("Jay")) == "coming_back"
    assert choice(table.sit("Jay")) == "coming_back"


def test_the_numbers_are_there_for_the_asking_and_nothing_is_written(
    table: Table, jay: Sitting
) -> None:
    before = len(table.workspace.store.entries(table.record))
    say(jay, "what is this?")
    for asked in ("/safe", "who can i talk to"):
        (shown,) = say(jay, asked)
        assert isinstance(shown, Shown)
        assert "0800 1111" in shown.text
    assert len(table.workspace.store.entries(table.record)) == before


def test_every_word_is_screened_wherever_it_is_typed(table: Table, jay: Sitting) -> None:
    say(jay, "is it ok?")
    assert has(say(jay, "he hits me"), Care)
    kerry = table.sit("Kerry")
    kerry.take(Did(Action.STOP))
    assert has(say(kerry, "his stepdad hits him"), Care)


@pytest.mark.parametrize("name", ["my dad hits me", "he hits me"])
def test_harm_told_where_a_name_is_asked_is_not_kept(workspace: Workspace, name: str) -> None:
    with pytest.raises(OwnwordsError, match="0800 1111"):
        workspace.new_record(name, "england")
    assert workspace.records() == []
