"""The same Suggestion accepted in two windows: it stands once, and the second is told by whom."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest

from assistant.conversation.suggestions import Suggestions
from assistant.conversation.workspace import Workspace
from assistant.errors import OwnwordsError
from assistant.record.entries import Audience
from assistant.record.outcomes import OutcomeWithdrawn, OutcomeWritten
from assistant.record.suggestions import Task
from assistant.suggesting.suggestion import Suggestion
from tests.conversation.test_suggestions import WORDS, Table, plainer

PLAINER = "Full buses make me nervous."
BUS = OutcomeWritten(text="Jay takes the bus")


@pytest.fixture
def table(workspace: Workspace) -> Iterator[Table]:
    yield Table(workspace)


@pytest.fixture
def answer(table: Table) -> str:
    return table.says(table.jay, "travel", WORDS)


@pytest.mark.parametrize("first", [PLAINER, "Full buses worry me."])
@pytest.mark.parametrize("second", [PLAINER, "I worry when the bus is full."])
def test_the_second_window_is_told_who_accepted_it(
    table: Table, answer: str, first: str, second: str
) -> None:
    table.of(table.sir).accept(plainer(answer), first)
    for person in (table.jay, table.sir):
        with pytest.raises(OwnwordsError, match="already accepted by Mr Ali"):
            table.of(person).accept(plainer(answer), second)
    assert [one.words for one in table.decided] == [first]


def test_other_words_or_another_line_are_another_suggestion(table: Table, answer: str) -> None:
    table.of(table.sir).accept(plainer(answer), PLAINER)
    other = table.says(table.sir, "travel", "He walks.")
    short = replace(plainer(answer), text="Buses are full.")
    table.of(table.jay).accept(short, short.text)
    table.of(table.jay).accept(plainer(other), PLAINER)
    assert len(table.decided) == 3


def test_the_same_words_of_another_suggestion_are_not_accepted_twice(
    table: Table, answer: str
) -> None:
    table.of(table.sir).accept(plainer(answer), PLAINER)
    other = replace(plainer(answer), text="Buses are full.")
    with pytest.raises(OwnwordsError, match="already accepted by Mr Ali"):
        table.of(table.jay).accept(other, PLAINER)


def test_what_was_crossed_out_may_be_accepted_again(table: Table, answer: str) -> None:
    id_ = table.of(table.sir).accept(plainer(answer), PLAINER)
    table.workspace.decide(table.record, table.jay, f"travel:{id_}", "line_crossed_out")
    table.of(table.jay).accept(plainer(answer), PLAINER)
    assert len(table.decided) == 2


def test_two_windows_at_the_very_same_moment_make_one_line(
    table: Table, answer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both have looked and found nothing before either writes."""
    both_looked = threading.Barrier(2, timeout=20)
    other = Workspace(table.workspace.settings)
    windows = [table.of(table.jay), other.suggestions(table.record, table.sir)]
    waits = {id(one): True for one in windows}

    def accept(window: Suggestions) -> None:
        make = window._entry

        def made_late(*given: object, **more: object) -> object:
            if waits.pop(id(window), False):
                both_looked.wait()
            return make(*given, **more)  # type: ignore[arg-type]

        monkeypatch.setattr(window, "_entry", made_late)
        try:
            window.accept(plainer(answer), PLAINER)
        except OwnwordsError as error:
            told.append(str(error))

    told: list[str] = []
    threads = [threading.Thread(target=accept, args=[one]) for one in windows]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    other.store.close()
    assert len(table.decided) == 1
    assert len(told) == 1
    assert "already accepted by" in told[0]


def test_words_kept_private_between_the_look_and_the_writing_stop_it(
    table: Table, answer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = table.of(table.sir)
    make = window._entry

    def made_late(*given: object, **more: object) -> object:
        monkeypatch.undo()
        made = make(*given, **more)  # type: ignore[arg-type]
        table.workspace.share(table.record, table.jay, [answer], Audience.ONLY_ME)
        return made

    monkeypatch.setattr(window, "_entry", made_late)
    with pytest.raises(OwnwordsError, match="do not stand in the shared plan"):
        window.accept(plainer(answer), PLAINER)
    assert table.decided == []


def test_an_outcome_that_nobody_changed_goes_with_its_sources(table: Table, answer: str) -> None:
    one = Suggestion(Task.OUTCOMES, "", "small", BUS.text, (answer,), outcome=BUS)
    sir = table.of(table.sir)
    sir.check_stands(one)
    table.workspace.share(table.record, table.jay, [answer], Audience.ONLY_ME)
    with pytest.raises(OwnwordsError, match="do not stand in the shared plan"):
        sir.accept_outcome(one, BUS)
    sir.accept_outcome(one, OutcomeWritten(text="By May I take the 42 bus alone"))
    assert len(table.workspace.view(table.record).outcomes) == 1


def test_an_outcome_is_proposed_once_and_what_somebody_wrote_is_theirs(
    table: Table, answer: str
) -> None:
    one = Suggestion(Task.OUTCOMES, "", "small", BUS.text, (answer,), outcome=BUS)
    jay, sir = table.of(table.jay), table.of(table.sir)
    id_ = sir.accept_outcome(one, BUS)
    for decide in (lambda: jay.check_stands(one), lambda: jay.accept_outcome(one, BUS)):
        with pytest.raises(OwnwordsError, match="already accepted by Mr Ali"):
            decide()
    assert [now.id for now in table.workspace.view(table.record).outcomes] == [id_]
    jay.check_stands(replace(one, text="Jay walks"))  # of another Suggestion nothing is known
    jay.accept_outcome(one, OutcomeWritten(text="By May I take the 42 bus alone"))
    assert len(table.workspace.view(table.record).outcomes) == 2
    for now in table.workspace.view(table.record).outcomes:
        table.workspace.aims(table.record, now.proposed_by).take_back(now.id)
    jay.check_stands(one)
    assert isinstance(table.entries[-1].payload, OutcomeWithdrawn)
