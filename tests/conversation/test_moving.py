"""Sitting down, going on and back, stopping, and coming back to the same question."""

from __future__ import annotations

from assistant.conversation.sitting import Sitting
from assistant.conversation.state import AtQuestion, Ended
from assistant.conversation.turns import (
    Action,
    Asked,
    Did,
    Finished,
    Opened,
    Sorry,
    Stopped,
    WentTo,
)
from assistant.conversation.workspace import Workspace
from assistant.record.entries import Voice
from tests.conversation.people import LONG, Table, has, question, say, texts


def test_the_person_is_told_who_reads_before_the_first_question(table: Table) -> None:
    sitting = table.workspace.sitting(table.record, table.ids["Jay"])
    turns = sitting.take(Opened())
    told = texts(turns[:-1])
    assert "Kerry and Mr Adeyemi" in told
    assert isinstance(turns[-1], Asked)
    assert turns[-1].number == 1
    again = table.sit("Jay").state.view
    assert table.ids["Jay"] in again.told_who_reads


def test_each_wording_is_for_its_voice(table: Table) -> None:
    asked = {name: table.sit(name).state.asked(AtQuestion("good_day")).text for name in table.ids}
    assert len(set(asked.values())) == 3


def test_going_back_keeps_answers_and_new_words_replace_old_ones(
    table: Table, jay: Sitting
) -> None:
    first = question(jay)
    say(jay, LONG)
    turns = say(jay, "go back")
    asked = turns[-1]
    assert isinstance(asked, Asked)
    assert (asked.question, asked.earlier) == (first, (LONG,))
    say(jay, LONG + " again")
    assert [answer.words for answer in table.answers("Jay")] == [LONG + " again"]


def test_going_back_from_a_question_that_is_off_the_path(jay: Sitting) -> None:
    jay.take(WentTo("job_day"))
    jay.take(Did(Action.BACK))
    assert question(jay) == jay.state.path[-1].id


def test_there_is_nothing_before_the_first_question(jay: Sitting) -> None:
    assert has(jay.take(Did(Action.BACK)), Sorry)


def test_can_i_stop_now_is_honoured_at_once_and_resumes_at_the_same_question(
    table: Table, jay: Sitting
) -> None:
    say(jay, LONG)
    open_question = question(jay)
    turns = say(jay, "can i stop now")
    assert has(turns, Stopped)
    assert not has(turns, Asked)
    assert isinstance(jay.state.at, Ended)
    assert question(table.sit("Jay")) == open_question


def test_each_person_resumes_where_they_were(table: Table, jay: Sitting) -> None:
    kerry = table.sit("Kerry")
    say(jay, LONG, LONG)
    say(kerry, LONG)
    path = [one.id for one in jay.state.path]
    assert question(table.sit("Jay")) == path[2]
    assert question(table.sit("Kerry")) == path[1]
    assert question(table.sit("Mr Adeyemi")) == path[0]


def test_a_question_put_off_comes_back_on_another_day_and_not_before(table: Table) -> None:
    sitting = table.sit("Kerry")
    say(sitting, "ask me another day")
    turns: tuple[object, ...] = ()
    while not isinstance(sitting.state.at, Ended):
        turns = sitting.take(Did(Action.SKIP))
    assert isinstance(turns[-1], Finished)
    assert "another day: 1." in turns[-1].text
    again = table.sit("Kerry")
    assert question(again) == again.state.path[0].id
    say(again, LONG)
    assert isinstance(again.state.at, Ended)


def test_when_somebody_joins_the_person_is_told_anew_who_reads(workspace: Workspace) -> None:
    record = workspace.new_record("Kai", "wales")
    (kai,) = workspace.view(record).people
    sitting = workspace.sitting(record, kai.id)
    sitting.take(Opened())
    say(sitting, LONG)
    workspace.join(record, "Dee", Voice.PARENT)
    turns = workspace.sitting(record, kai.id).take(Opened())
    assert "Who reads your answers: Dee." in texts(turns)
    turns = workspace.sitting(record, kai.id).take(Opened())
    assert "Who reads" not in texts(turns)
