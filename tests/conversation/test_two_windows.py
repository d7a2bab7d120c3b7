"""One person in two windows: nothing said is lost, and a follow-up is asked and answered once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import pytest

from assistant.conversation.sitting import Sitting
from assistant.conversation.state import AtQuestion
from assistant.conversation.turns import Asked, Choice, Opened, Said, Suggested, Turn
from assistant.conversation.workspace import Workspace
from assistant.record.entries import Audience, Entry, FollowUpAsked, Voice
from assistant.record.suggestions import Task
from assistant.record.view import Person
from assistant.settings import Settings
from assistant.store.sqlite import SqliteStore
from assistant.suggesting.suggestion import Suggestion
from tests.conversation.people import Table, has, pick, question, say, texts

LONG = "toast first and then the dog and me go round the block"
WORDS = "What do you like about the block?"


class Interrupted(Sitting):
    """A sitting in which something happens elsewhere between the look at the Record and the writing."""

    meanwhile: Callable[[], object] | None = None

    def refresh(self) -> None:
        super().refresh()
        happens, self.meanwhile = self.meanwhile, None
        if happens is not None:
            happens()


@pytest.fixture
def table(settings: Settings) -> Iterator[Table]:
    workspace = Workspace(replace(settings, model="small"))
    yield Table.laid(workspace)
    workspace.store.close()


@pytest.fixture
def other(table: Table) -> Iterator[Table]:
    """The same Record, opened by another process as it were: with a store of its own."""
    workspace = Workspace(table.workspace.settings)
    yield replace(table, workspace=workspace)
    workspace.store.close()


def asked_follow_up(turns: tuple[Turn, ...]) -> bool:
    return any(isinstance(turn, Asked) and turn.follow_up for turn in turns)


def follow_ups_written(table: Table) -> int:
    entries = SqliteStore(table.workspace.store.file).entries(table.record)
    return sum(isinstance(one.payload, FollowUpAsked) for one in entries)


def test_two_windows_that_answer_at_the_same_moment_ask_one_follow_up(
    table: Table, other: Table
) -> None:
    sat, there = table.sit("Jay"), other.sit("Jay")
    here = Interrupted(sat.store, sat.state)
    open_now = question(here)
    in_the_other: list[Turn] = []
    here.meanwhile = lambda: in_the_other.extend(there.take(Said("Bikes")))
    in_this = here.take(Said("Trains"))
    assert asked_follow_up(tuple(in_the_other))
    assert not asked_follow_up(in_this)
    assert [one.words for one in table.answers("Jay")] == ["Bikes", "Trains"]
    assert follow_ups_written(table) == 1
    assert question(here) != open_now
    say(there, "the mud and the jumps on Sunday")
    assert len(table.answers("Jay")) == 3


def test_who_sits_down_twice_at_one_moment_is_told_once_who_reads(
    table: Table, other: Table
) -> None:
    there = other.workspace.sitting(other.record, other.ids["Kerry"])
    sat = table.workspace.sitting(table.record, table.ids["Kerry"])
    here = Interrupted(sat.store, sat.state)
    here.meanwhile = lambda: there.take(Opened())
    here.take(Opened())
    kinds = [one.kind for one in table.workspace.store.entries(table.record)]
    assert kinds.count("told_who_reads") == 1


def test_a_page_that_tells_who_reads_tells_it_in_one_window_alone(
    table: Table, other: Table
) -> None:
    kerry = table.ids["Kerry"]
    sat = table.workspace.sitting(table.record, kerry)
    here = Interrupted(sat.store, sat.state)
    elsewhere: list[str] = []
    here.meanwhile = lambda: elsewhere.append(other.workspace.tell_who_reads(table.record, kerry))
    assert here.tell_who_reads() == ""
    assert "Who reads your answers" in elsewhere[0]
    assert table.workspace.tell_who_reads(table.record, kerry) == ""
    kinds = [one.kind for one in table.workspace.store.entries(table.record)]
    assert kinds.count("told_who_reads") == 1


@pytest.mark.parametrize(("voice", "name"), [(Voice.PARENT, "Newt"), (Voice.PRACTITIONER, None)])
def test_who_joins_in_two_windows_at_the_same_moment_joins_once(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, voice: Voice, name: str | None
) -> None:
    record = workspace.new_record("Jay", "england")
    other = Workspace(workspace.settings)
    write, elsewhere = workspace.store.append_unless_more, list[Person]()

    def written_late(entries: Sequence[Entry], seen: int) -> bool:
        if not elsewhere:
            elsewhere.append(other.person_or_join(record, voice, name))
        return write(entries, seen)

    monkeypatch.setattr(workspace.store, "append_unless_more", written_late)
    assert workspace.person_or_join(record, voice, name) == elsewhere[0]
    other.store.close()
    assert list(workspace.view(record).of_voice(voice)) == elsewhere


@pytest.fixture
def windows(table: Table, other: Table) -> tuple[Sitting, Sitting]:
    """Two windows in which Jay was put the same follow-up, which a model suggested in both."""
    here = table.sit("Jay")
    say(here, LONG)
    there = other.sit("Jay")
    for window in (here, there):
        window.take(Suggested(_suggestion(table)))
    for window in (here, there):
        assert asked_follow_up(pick(window, "ask"))
    return here, there


def _suggestion(table: Table) -> Suggestion:
    (last,) = [one for one in table.answers("Jay") if one.words == LONG]
    return Suggestion(Task.FOLLOW_UP, last.question, "small", WORDS, (last.id,))


def _said(table: Table) -> list[str]:
    return [one.words for one in table.answers("Jay")]


def test_what_is_said_to_one_follow_up_in_two_windows_is_all_kept(
    table: Table, windows: tuple[Sitting, Sitting]
) -> None:
    here, there = windows
    say(here, "the big tree")
    say(there, "no cars")
    assert _said(table) == [LONG, "the big tree", "no cars"]
    first = table.answers("Jay")[0]
    assert {one.follows for one in table.answers("Jay")[1:]} == {first.id}
    assert question(here) == question(there) != first.question


def test_the_same_words_in_both_windows_stand_once(
    table: Table, windows: tuple[Sitting, Sitting]
) -> None:
    for window in windows:
        say(window, "the big tree")
    assert _said(table) == [LONG, "the big tree"]
    row = next(one for one in table.workspace.records() if one.id == table.record)
    assert row.answers == 2


@pytest.mark.parametrize("private_in", [(0,), (1,), (0, 1)])
def test_words_that_were_private_in_one_window_stay_so_when_the_other_says_them_too(
    table: Table, windows: tuple[Sitting, Sitting], private_in: tuple[int, ...]
) -> None:
    for place, window in enumerate(windows):
        if place in private_in:
            say(window, "/private")
        turns = say(window, "my secret")
    assert "I have kept that for only you." in texts(turns)
    assert [(one.words, one.audience) for one in table.answers("Jay")] == [
        (LONG, Audience.MY_PLAN),
        ("my secret", Audience.ONLY_ME),
    ]


def test_leaving_in_both_windows_keeps_the_words_of_both_and_calls_nothing_an_answer(
    table: Table, windows: tuple[Sitting, Sitting]
) -> None:
    here, there = windows
    say(here, "dunno")
    turns = say(there, "/private", "no idea")
    assert "Your answer stays as it was." not in texts(turns)
    assert "What you said is enough." in texts(turns)
    assert _said(table) == [LONG, "dunno", "no idea"]
    assert [one.audience for one in table.answers("Jay")[1:]] == [
        Audience.MY_PLAN,
        Audience.ONLY_ME,
    ]
    assert there.state.declined == 1


@pytest.mark.parametrize("typed", ["/skip", "dunno", "/no"])
def test_leaving_a_follow_up_that_was_answered_in_the_other_window_changes_nothing(
    table: Table, windows: tuple[Sitting, Sitting], typed: str
) -> None:
    here, there = windows
    say(here, "the big tree")
    turns = say(there, typed)
    assert "Your answer stays as it was." in texts(turns)
    kept = [] if typed.startswith("/") else [typed]  # words of leaving are words too
    assert _said(table) == [LONG, "the big tree", *kept]
    assert sum(one.says_something for one in table.answers("Jay")) == 2
    assert there.state.declined == 0
    assert has(turns, Asked)


def test_a_follow_up_that_was_answered_is_asked_in_no_window_again(
    table: Table, other: Table
) -> None:
    here = table.sit("Jay")
    say(here, LONG)
    there = other.sit("Jay")
    made = _suggestion(table)
    assert has(there.take(Suggested(made)), Choice)
    here.take(Suggested(made))
    pick(here, "ask")
    say(here, "the big tree")
    before = len(table.workspace.store.entries(table.record))
    for turns in (pick(there, "ask"), there.take(Suggested(made))):
        assert "You have answered this question already." in texts(turns)
        assert WORDS not in texts(turns)
        assert isinstance(there.state.at, AtQuestion)
        assert not there.state.at.follow_up
    assert len(table.workspace.store.entries(table.record)) == before


def test_a_follow_up_that_was_left_may_be_asked_for_again(table: Table) -> None:
    here = table.sit("Jay")
    say(here, LONG)
    for _ in range(2):
        here.take(Suggested(_suggestion(table)))
        assert asked_follow_up(pick(here, "ask"))
        say(here, "dunno")
