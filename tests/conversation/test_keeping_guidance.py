"""An answer from guidance is kept once, by a person, and only while the guidance stands as it was read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.conversation.workspace import Workspace
from assistant.errors import OwnwordsError
from assistant.knowledge.model import Citation, Guidance
from assistant.knowledge.own import drop, keep
from assistant.record.entries import Voice
from assistant.record.suggestions import Task
from assistant.settings import Settings
from assistant.suggesting.suggestion import Request, Suggestion
from tests.conversation.test_suggestions import Table
from tests.knowledge.index.test_own_index import own

CLUB = "own-club#club-1"
QUESTION = "how many targets should an IEP have"
WORDS = "An IEP should have three or four targets."


@pytest.fixture
def table(settings: Settings, cache_dir: Path) -> Iterator[Table]:
    workspace = Workspace(replace(settings, cache_dir=cache_dir))
    yield Table(workspace)
    workspace.store.close()


def asked(table: Table) -> tuple[Guidance, Request]:
    found = table.workspace.ask(QUESTION, "england")
    return found, table.of(table.sir).answer(found)


def suggestion(request: Request, cited: Citation) -> Suggestion:
    return Suggestion(
        Task.ANSWER,
        request.about,
        "small",
        WORDS,
        (cited.passage,),
        stood=(request.stood[cited.passage],),
    )


def kept(table: Table) -> list[str]:
    plan = table.workspace.plan(table.record)
    return [line.text for part in plan.sections for line in part.lines if line.suggested_by]


def test_it_is_asked_of_the_passages_alone_and_knows_the_names_to_take_out(table: Table) -> None:
    found, request = asked(table)
    assert request.task is Task.ANSWER
    assert [one.id for one in request.sources] == [one.passage for one in found.citations]
    assert set(request.names) == {"Jay", "Mr Ali"}
    assert table.decided == []


def test_what_is_accepted_stands_in_the_plan_with_its_passage(table: Table) -> None:
    found, request = asked(table)
    table.of(table.sir).accept(suggestion(request, found.citations[0]), WORDS)
    (decided,) = table.decided
    assert (decided.task, decided.about, decided.words) == (Task.ANSWER, "", WORDS)
    assert decided.stood == (found.citations[0].stands_as,)
    plan = table.workspace.plan(table.record)
    (line,) = [one for part in plan.sections for one in part.lines if one.suggested_by]
    assert [one.quote for one in line.sources] == [found.citations[0].quote]
    assert found.citations[0].passage in [one.passage for one in plan.citations]


def test_it_is_accepted_once(table: Table) -> None:
    found, request = asked(table)
    one = suggestion(request, found.citations[0])
    table.of(table.sir).accept(one, WORDS)
    with pytest.raises(OwnwordsError, match="already accepted by Mr Ali"):
        table.of(table.jay).accept(one, "In other words.")
    assert kept(table) == [WORDS]


@pytest.mark.parametrize("stood", [(), ("current 00",)], ids=["not known", "other words"])
def test_what_has_changed_meanwhile_is_not_accepted(table: Table, stood: tuple[str, ...]) -> None:
    found, request = asked(table)
    one = replace(suggestion(request, found.citations[0]), stood=stood)
    with pytest.raises(OwnwordsError, match="has changed, or is not here"):
        table.of(table.sir).accept(one, WORDS)
    assert table.decided == []


def test_a_passage_that_is_not_here_is_not_accepted(table: Table) -> None:
    found, request = asked(table)
    one = replace(suggestion(request, found.citations[0]), sources=("gone#gone-1",))
    with pytest.raises(OwnwordsError, match="has changed, or is not here"):
        table.of(table.sir).accept(one, WORDS)


def test_where_no_guidance_is_prepared_the_plan_says_that_one_is_not_shown(
    table: Table, content_cache: Path
) -> None:
    found, request = asked(table)
    table.of(table.sir).accept(suggestion(request, found.citations[0]), WORDS)
    bare = Workspace(replace(table.workspace.settings, cache_dir=content_cache))
    sections = bare.plan(table.record).sections
    bare.store.close()
    assert [one for part in sections for one in part.lines] == []
    assert [part.gone for part in sections if part.id == "from_guidance"] == [1]


def test_a_document_that_another_window_changed_or_removed_is_noticed(table: Table) -> None:
    with_document(table.workspace, "Lunch club meets every Tuesday at twelve.")
    (cited,) = table.workspace.cited([CLUB], None)
    request = replace(asked(table)[1], stood={cited.passage: cited.stands_as})
    table.of(table.sir).accept(suggestion(request, cited), WORDS)
    assert kept(table) == [WORDS]
    with_document(table.workspace, "Lunch club is over.")
    assert kept(table) == []
    with pytest.raises(OwnwordsError, match="has changed, or is not here"):
        table.of(table.jay).accept(suggestion(request, cited), WORDS)
    with_document(table.workspace, "")
    assert table.workspace.cited([CLUB], None) == []


def with_document(open_window: Workspace, text: str) -> None:
    """Keep, change or remove a document as another process does, while the first window is open."""
    folder = open_window.library.own_dir
    assert folder is not None
    if text:
        keep(folder, own("own-club", text, "Club"))
    else:
        drop(folder, "own-club")
    Workspace(open_window.settings).build(lambda *_: None)


def test_guidance_that_stands_otherwise_makes_it_another_suggestion(table: Table) -> None:
    found, request = asked(table)
    one = suggestion(request, found.citations[0])
    assert replace(one, stood=("historic 00",)).made != one.made


def test_what_somebody_asked_is_kept_nowhere(table: Table) -> None:
    found, request = asked(table)
    table.of(table.sir).accept(suggestion(request, found.citations[0]), WORDS)
    assert QUESTION not in str(table.entries)


def test_it_can_be_refused_and_neither_question_nor_words_are_kept(table: Table) -> None:
    found, request = asked(table)
    table.of(table.sir).refuse(suggestion(request, found.citations[0]))
    (decided,) = table.decided
    assert (decided.about, decided.words) == ("", "")


def test_who_joined_later_may_ask_too(table: Table) -> None:
    kerry = table.workspace.join(table.record, "Kerry", Voice.PARENT, "mum").id
    found, _ = asked(table)
    request = table.of(kerry).answer(found)
    table.of(kerry).accept(suggestion(request, found.citations[0]), WORDS)
    assert kept(table) == [WORDS]
