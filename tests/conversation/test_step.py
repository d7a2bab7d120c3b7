from __future__ import annotations

import pytest

from assistant.conversation.sitting import Sitting
from assistant.conversation.state import AtQuestion, Ended
from assistant.conversation.turns import (
    Action,
    Asked,
    Care,
    Did,
    Finished,
    Heard,
    Opened,
    Shown,
    Sorry,
    Stopped,
    WentTo,
    Wondered,
)
from assistant.conversation.workspace import Workspace
from assistant.errors import OwnwordsError, StoreError
from assistant.plan.lines import line_id
from assistant.record.entries import Audience, Meaning, Voice
from assistant.record.written import to_json
from tests.conversation.people import Table, choice, has, pick, question, say, texts

LONG = "toast first and then the dog and me go round the block"


@pytest.fixture
def table(workspace: Workspace) -> Table:
    return Table.laid(workspace)


@pytest.fixture
def jay(table: Table) -> Sitting:
    return table.sit("Jay")


def test_the_person_is_told_who_reads_before_the_first_question(table: Table) -> None:
    sitting = table.workspace.sitting(table.record, table.ids["Jay"])
    turns = sitting.take(Opened())
    told = texts(turns[:-1])
    assert "Kerry and Mr Adeyemi" in told
    assert isinstance(turns[-1], Asked)
    assert turns[-1].number == 1
    again = table.sit("Jay").state.view
    assert table.ids["Jay"] in again.told_who_reads


def test_an_answer_is_kept_letter_for_letter_and_the_next_question_follows(
    table: Table, jay: Sitting
) -> None:
    first = question(jay)
    words = "  toast FIRST. then  the dog, Bo :)  and nobody rushing "
    turns = say(jay, words)
    assert has(turns, Heard)
    assert question(jay) != first
    (answer,) = table.answers("Jay")
    assert (answer.question, answer.words) == (first, words)


def test_each_wording_is_for_its_voice(table: Table) -> None:
    asked = {name: table.sit(name).state.asked(AtQuestion("good_day")).text for name in table.ids}
    assert len(set(asked.values())) == 3


def test_a_very_short_answer_gets_one_gentle_follow_up_and_never_a_second(
    table: Table, jay: Sitting
) -> None:
    turns = say(jay, "my bike")
    asked = turns[-1]
    assert isinstance(asked, Asked)
    assert asked.follow_up
    say(jay, "rob lets me fix them")
    said = table.answers("Jay")
    assert [answer.words for answer in said] == ["my bike", "rob lets me fix them"]
    assert said[1].follows == said[0].id
    jay.take(WentTo(said[0].question))
    turns = say(jay, "my bmx")
    assert not any(isinstance(turn, Asked) and turn.follow_up for turn in turns)
    assert "my bmx" in [answer.words for answer in table.answers("Jay")]


def test_after_two_follow_ups_left_in_a_row_no_more_are_asked(jay: Sitting) -> None:
    for _ in range(2):
        say(jay, "bike")
        assert isinstance(jay.state.at, AtQuestion)
        assert jay.state.at.follow_up
        jay.take(Did(Action.SKIP))
    say(jay, "bike")
    assert isinstance(jay.state.at, AtQuestion)
    assert not jay.state.at.follow_up


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ("dunno", Meaning.DONT_KNOW),
        ("/idk", Meaning.DONT_KNOW),
        ("skip", Meaning.SKIP),
        ("/skip", Meaning.SKIP),
        ("/dont_know", Meaning.DONT_KNOW),
        ("id rather not say", Meaning.RATHER_NOT_SAY),
        ("ask my mum", Meaning.ASK_SOMEONE),
        ("ask me another day", Meaning.ANOTHER_DAY),
    ],
)
def test_leaving_a_question_is_an_answer_too(
    table: Table, jay: Sitting, words: str, meaning: Meaning
) -> None:
    left = question(jay)
    say(jay, words)
    (answer,) = table.answers("Jay")
    assert (answer.question, answer.meaning) == (left, meaning)
    assert answer.words == ("" if words.startswith("/") else words)
    assert question(jay) != left


def test_nothing_typed_erases_nothing(table: Table, jay: Sitting) -> None:
    first = question(jay)
    assert has(say(jay, "   "), Sorry)
    assert table.answers("Jay") == []
    say(jay, LONG)
    jay.take(WentTo(first))
    say(jay, "")
    jay.take(WentTo(first))
    jay.take(Did(Action.SKIP))
    assert [answer.words for answer in table.answers("Jay")] == [LONG]


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


def test_private_words_are_for_that_person_only(table: Table, jay: Sitting) -> None:
    say(jay, "/private", LONG)
    say(jay, LONG)
    mine, shared = table.answers("Jay")
    assert (mine.audience, shared.audience) == (Audience.ONLY_ME, Audience.MY_PLAN)
    view = table.workspace.view(table.record)
    assert view.shared_with(table.ids["Kerry"]) == (shared,)
    assert set(view.shared_with(table.ids["Jay"])) == {mine, shared}


@pytest.mark.parametrize("way", ["back", "map"])
def test_changing_private_words_keeps_them_private(table: Table, jay: Sitting, way: str) -> None:
    first = question(jay)
    say(jay, "/private", LONG)
    jay.take(Did(Action.BACK) if way == "back" else WentTo(first))
    say(jay, LONG + " and more")
    (answer,) = table.answers("Jay")
    assert (answer.words, answer.audience) == (LONG + " and more", Audience.ONLY_ME)
    jay.take(WentTo(first))
    say(jay, "/private", LONG)
    (answer,) = table.answers("Jay")
    assert answer.audience is Audience.MY_PLAN


def test_how_a_question_was_left_can_be_private_too(table: Table, jay: Sitting) -> None:
    say(jay, "/private", "dunno", "dunno")
    assert [a.audience for a in table.answers("Jay")] == [Audience.ONLY_ME, Audience.MY_PLAN]


def test_a_follow_up_to_private_words_is_private(table: Table, jay: Sitting) -> None:
    say(jay, "/private", "my bike", "when it rains I go alone")
    assert {answer.audience for answer in table.answers("Jay")} == {Audience.ONLY_ME}


def test_an_answer_that_ends_with_dont_put_that_is_kept_for_only_me(
    table: Table, jay: Sitting
) -> None:
    say(jay, "I hate the blue bus and the driver. dont put that")
    (answer,) = table.answers("Jay")
    assert answer.audience is Audience.ONLY_ME


def test_dont_put_that_offers_to_take_out_what_was_said_before(table: Table, jay: Sitting) -> None:
    say(jay, LONG)
    here = question(jay)
    say(jay, "dont put that")
    assert choice(jay) == "take_out"
    pick(jay, "take")
    assert table.answers("Jay") == []
    assert question(jay) == here
    say(jay, LONG, "/takeout")
    pick(jay, "leave")
    assert [answer.words for answer in table.answers("Jay")] == [LONG]


def test_dont_put_that_with_nothing_said_leaves_the_question(table: Table, jay: Sitting) -> None:
    say(jay, "dont put that")
    (answer,) = table.answers("Jay")
    assert answer.meaning is Meaning.RATHER_NOT_SAY


def test_help_example_and_stuck_show_something_and_the_question_stays(jay: Sitting) -> None:
    first = question(jay)
    for action in (Action.HELP, Action.EXAMPLE, Action.STUCK, Action.WHO_READS, Action.MAP):
        (shown,) = jay.take(Did(action))
        assert isinstance(shown, Shown)
        assert len(shown.text) > 20
    assert question(jay) == first


def test_an_unknown_command_is_told_and_not_kept(table: Table, jay: Sitting) -> None:
    assert has(say(jay, "/skp"), Sorry)
    assert table.answers("Jay") == []


def test_a_question_for_us_is_answered_and_the_interview_goes_on_where_it_was(
    table: Table, jay: Sitting
) -> None:
    first = question(jay)
    say(jay, "please, what is outcome?")
    assert choice(jay) == "is_it_a_question"
    turns = pick(jay, "question")
    assert Wondered("please, what is outcome?") in turns
    assert question(jay) == first
    assert table.answers("Jay") == []


def test_words_with_a_question_mark_can_be_the_answer(table: Table, jay: Sitting) -> None:
    say(jay, "going where nobody says are you ok?")
    pick(jay, "answer")
    assert [answer.words for answer in table.answers("Jay")] == [
        "going where nobody says are you ok?"
    ]


def test_whoever_types_on_meant_that_it_was_the_answer(table: Table, jay: Sitting) -> None:
    say(jay, "is it when nobody is on my back?", LONG)
    assert [answer.words for answer in table.answers("Jay")] == [
        "is it when nobody is on my back?",
        LONG,
    ]


@pytest.mark.parametrize(
    ("reply", "kept"),
    [("yes", True), ("its my answer", True), ("no", False), ("a question", False)],
)
def test_a_choice_is_taken_in_words(table: Table, jay: Sitting, reply: str, kept: bool) -> None:
    first = question(jay)
    say(jay, "is it when nobody is on my back?", reply)
    assert bool(table.answers("Jay")) is kept
    assert (question(jay) != first) is kept


def test_a_short_reply_that_is_not_known_is_asked_again_and_nothing_is_lost(
    table: Table, jay: Sitting
) -> None:
    assert has(say(jay, "is it when nobody is on my back?", "purple"), Sorry)
    assert choice(jay) == "is_it_a_question"
    say(jay, "1")
    pick(jay, "answer")
    assert len(table.answers("Jay")) == 1


def test_opening_another_question_keeps_words_that_wait(table: Table, jay: Sitting) -> None:
    say(jay, "is it when nobody is on my back?")
    jay.take(WentTo("dream_job"))
    assert question(jay) == "dream_job"
    assert [answer.words for answer in table.answers("Jay")] == ["is it when nobody is on my back?"]


def test_can_i_stop_now_is_heard_at_every_choice(table: Table, jay: Sitting) -> None:
    say(jay, LONG, "/takeout")
    assert has(say(jay, "can i stop now"), Stopped)
    assert [answer.words for answer in table.answers("Jay")] == [LONG]


def test_stopping_while_asked_whether_it_is_an_answer_loses_nothing(
    table: Table, jay: Sitting
) -> None:
    say(jay, "is it when nobody is on my back?")
    assert has(jay.take(Did(Action.STOP)), Stopped)
    assert len(table.answers("Jay")) == 1


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


def test_the_young_person_keeps_or_crosses_out_what_others_appreciate(table: Table) -> None:
    for name in ("Kerry", "Mr Adeyemi"):
        sitting = table.sit(name)
        sitting.take(WentTo("appreciate"))
        say(sitting, f"what {name} appreciates about him and why")
    jay = table.sit("Jay")
    while isinstance(jay.state.at, AtQuestion):
        jay.take(Did(Action.SKIP))
    assert choice(jay) == "appreciation"
    pick(jay, "keep")
    pick(jay, "cross_out")
    assert isinstance(jay.state.at, Ended)
    kinds = [decision.kind for decision in table.workspace.view(table.record).line_decisions]
    assert kinds == ["line_kept", "line_crossed_out"]
    assert isinstance(table.sit("Jay").state.at, Ended)


def test_words_that_their_writer_crossed_out_are_not_put_to_the_young_person(table: Table) -> None:
    kerry = table.sit("Kerry")
    kerry.take(WentTo("appreciate"))
    say(kerry, "he always carries my bags, every single time")
    (answer,) = table.answers("Kerry")
    line = line_id("appreciate", answer.id)
    table.workspace.decide(table.record, table.ids["Kerry"], line, "line_crossed_out")
    jay = table.sit("Jay")
    while isinstance(jay.state.at, AtQuestion):
        jay.take(Did(Action.SKIP))
    assert isinstance(jay.state.at, Ended)


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
    table.workspace.store._db.execute("PRAGMA query_only=ON")
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


def test_a_very_long_answer_is_kept_whole_and_one_beyond_the_limit_is_told(
    table: Table, jay: Sitting
) -> None:
    megabyte = "toast and the dog. " * 55_189
    turns = say(jay, megabyte)
    assert f"{len(megabyte):,}" in texts(turns)
    assert table.answers("Jay")[0].words == megabyte
    turns = say(jay, "x" * 5_000_001)
    assert has(turns, Sorry)
    assert len(table.answers("Jay")) == 1


def test_escape_codes_are_kept_as_they_were_typed(table: Table, jay: Sitting) -> None:
    words = "red \x1b[31m bus \x1b]0;title\x07 and the 36"
    say(jay, words)
    assert table.answers("Jay")[0].words == words


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


def test_what_is_said_in_two_windows_at_once_is_all_kept(table: Table, jay: Sitting) -> None:
    other = table.sit("Jay")
    say(jay, LONG)
    say(other, "no, it is when I ride out to the reservoir")
    assert {answer.words for answer in table.answers("Jay")} == {
        LONG,
        "no, it is when I ride out to the reservoir",
    }


def test_a_lone_question_mark_asks_for_help_and_a_slash_may_have_words(
    table: Table, jay: Sitting
) -> None:
    assert has(say(jay, "?"), Shown)
    say(jay, "/skip it")
    (answer,) = table.answers("Jay")
    assert answer.meaning is Meaning.SKIP


@pytest.mark.parametrize("name", ["my dad hits me", "he hits me"])
def test_harm_told_where_a_name_is_asked_is_not_kept(workspace: Workspace, name: str) -> None:
    with pytest.raises(OwnwordsError, match="0800 1111"):
        workspace.new_record(name, "england")
    assert workspace.records() == []
