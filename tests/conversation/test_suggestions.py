"""What people may ask a model for, and what stands in the Record when they have decided."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from assistant.conversation.suggestions import Suggestions
from assistant.conversation.workspace import Workspace
from assistant.errors import CareNeeded, OwnwordsError
from assistant.record.entries import AnswerGiven, Audience, Entry, LineDecided, Voice, new_entry
from assistant.record.outcomes import OutcomeWritten
from assistant.record.suggestions import SuggestionDecided, Task
from assistant.suggesting.suggestion import Suggestion

WORDS = "I get the wobbles when the bus is rammed"


class Table:
    """A Record with Jay and Mr Ali, who sits at it."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.record = workspace.new_record("Jay", "england", 15)
        self.jay = workspace.person(self.record, Voice.YOUNG_PERSON).id
        self.sir = workspace.join(self.record, "Mr Ali", Voice.PRACTITIONER, "SENCO").id

    def says(self, person: str, question: str, words: str, *, private: bool = False) -> str:
        audience = Audience.ONLY_ME if private else Audience.MY_PLAN
        given = AnswerGiven(question=question, words=words)
        entry = new_entry(self.record, given, person=person, audience=audience)
        self.workspace.store.append([entry])
        return entry.id

    def of(self, person: str) -> Suggestions:
        return self.workspace.suggestions(self.record, person)

    @property
    def entries(self) -> list[Entry]:
        return self.workspace.store.entries(self.record)

    @property
    def decided(self) -> list[SuggestionDecided]:
        return [one.payload for one in self.entries if isinstance(one.payload, SuggestionDecided)]


@pytest.fixture
def table(workspace: Workspace) -> Iterator[Table]:
    yield Table(workspace)


def plainer(answer: str) -> Suggestion:
    return Suggestion(Task.PLAINER, answer, "small", "Full buses make me nervous.", (answer,))


def test_what_is_asked_holds_the_words_and_who_said_them(table: Table) -> None:
    answer = table.says(table.jay, "travel", WORDS)
    request = table.of(table.sir).plainer(answer)
    (source,) = request.sources
    assert (source.words, source.who, source.voice) == (WORDS, "Jay", Voice.YOUNG_PERSON)
    assert set(request.names) == {"Jay", "Mr Ali"}


def test_a_private_or_crossed_out_answer_is_shown_to_no_model_and_to_no_request(
    table: Table,
) -> None:
    private = table.says(table.jay, "health", "I hide at lunch", private=True)
    crossed = table.says(table.jay, "travel", WORDS)
    line = LineDecided(line=f"travel:{crossed}")
    table.workspace.store.append(
        [new_entry(table.record, line, person=table.jay, kind="line_crossed_out")]
    )
    for person in (table.jay, table.sir):
        for answer in (private, crossed):
            with pytest.raises(OwnwordsError, match="may not see"):
                table.of(person).plainer(answer)
            with pytest.raises(OwnwordsError, match="may not see"):
                table.of(person).follow_up(answer)
        with pytest.raises(OwnwordsError, match="Nobody has said anything"):
            table.of(person).outcomes()


def test_a_summary_needs_two_people(table: Table) -> None:
    table.says(table.jay, "travel", WORDS)
    assert table.of(table.sir).summable() == []
    with pytest.raises(OwnwordsError, match="Fewer than two"):
        table.of(table.sir).summary("travel")
    table.says(table.sir, "travel", "He walks.")
    assert table.of(table.sir).summable() == ["travel"]
    assert len(table.of(table.sir).summary("travel").sources) == 2


def test_asking_writes_nothing(table: Table) -> None:
    answer = table.says(table.jay, "travel", WORDS)
    before = table.entries
    table.of(table.sir).plainer(answer)
    table.of(table.sir).outcomes()
    assert table.entries == before


@pytest.mark.parametrize(
    ("words", "edited"),
    [("Full buses make me nervous.", False), ("Full buses worry me.", True)],
)
def test_what_is_accepted_is_kept_with_who_did_and_whether_they_changed_it(
    table: Table, words: str, edited: bool
) -> None:
    answer = table.says(table.jay, "travel", WORDS)
    id_ = table.of(table.sir).accept(plainer(answer), words)
    (kept,) = table.decided
    assert (kept.words, kept.edited, kept.model, kept.sources) == (
        words,
        edited,
        "small",
        (answer,),
    )
    entry = next(one for one in table.entries if one.id == id_)
    assert (entry.person, entry.kind) == (table.sir, "suggestion_accepted")
    plan = table.workspace.plan(table.record, on=date(2026, 11, 22))
    lines = [line for part in plan.sections for line in part.lines]
    assert [(line.text, line.suggested_by) for line in lines] == [(WORDS, None), (words, "small")]


def test_what_is_refused_is_told_without_its_words(table: Table) -> None:
    answer = table.says(table.jay, "travel", WORDS)
    table.of(table.sir).refuse(plainer(answer))
    (kept,) = table.decided
    assert (kept.words, kept.about) == ("", answer)
    assert table.entries[-1].kind == "suggestion_refused"
    assert "Full buses" not in str(table.entries)


def test_a_suggested_outcome_is_proposed_by_the_person_and_marked(table: Table) -> None:
    answer = table.says(table.jay, "travel", WORDS)
    suggestion = Suggestion(Task.OUTCOMES, "", "small", "Jay takes the bus", (answer,))
    written = OutcomeWritten(text="Jay takes the 42 bus alone", aspiration=answer)
    id_ = table.of(table.sir).accept_outcome(suggestion, written)
    (outcome,) = table.workspace.view(table.record).outcomes
    assert (outcome.id, outcome.proposed_by) == (id_, table.sir)
    (kept,) = table.decided
    assert (kept.about, kept.edited, kept.words) == (id_, True, "Jay takes the 42 bus alone")
    (shown,) = table.workspace.plan(table.record, on=date(2026, 11, 22)).outcomes
    assert shown.suggested_by == "small"


def test_words_of_harm_are_not_kept_and_the_fixed_words_come(table: Table) -> None:
    answer = table.says(table.jay, "travel", WORDS)
    with pytest.raises(OwnwordsError):
        table.of(table.jay).accept(plainer(answer), "my dad hits me every night")
    assert "hits" not in str(table.entries)
    with pytest.raises(CareNeeded):
        table.of(table.jay).plainer(answer)


def test_nothing_is_accepted_in_no_words(table: Table) -> None:
    answer = table.says(table.jay, "travel", WORDS)
    with pytest.raises(OwnwordsError, match="Nothing was written"):
        table.of(table.sir).accept(plainer(answer), "  ")


def test_nothing_is_accepted_that_was_made_of_words_kept_private_since(table: Table) -> None:
    answer = table.says(table.jay, "travel", WORDS)
    table.workspace.share(table.record, table.jay, [answer], Audience.ONLY_ME)
    with pytest.raises(OwnwordsError, match="do not stand in the shared plan"):
        table.of(table.sir).accept(plainer(answer), "Full buses make me nervous.")
    assert table.decided == []


def test_nothing_is_accepted_that_was_made_of_nothing(table: Table) -> None:
    answer = table.says(table.jay, "travel", WORDS)
    groundless = Suggestion(Task.PLAINER, answer, "small", "Buses are full.", ())
    with pytest.raises(OwnwordsError, match="do not stand in the shared plan"):
        table.of(table.sir).accept(groundless, groundless.text)
    assert table.decided == []


def test_what_was_taken_out_meanwhile_is_told_before_anybody_writes_on_it(table: Table) -> None:
    answer = table.says(table.jay, "travel", WORDS)
    suggestion = Suggestion(Task.OUTCOMES, "", "small", "Jay takes the bus", (answer,))
    table.of(table.sir).check_stands(suggestion)
    table.workspace.share(table.record, table.jay, [answer], Audience.ONLY_ME)
    with pytest.raises(OwnwordsError, match="do not stand in the shared plan"):
        table.of(table.sir).check_stands(suggestion)
