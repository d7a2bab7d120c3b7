"""Whatever people say, hide and take back: every plan holds what its reader may read, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.conversation.workspace import Workspace
from assistant.drafting.rules import draft
from assistant.flows.loader import load_flows
from assistant.knowledge.model import Citation
from assistant.plan.format import Format, load_formats
from assistant.plan.model import Plan, Source
from assistant.record.entries import Audience, Entry, Meaning
from assistant.record.folding import fold
from assistant.settings import Settings

from .any_record import Made, records

FLOWS = load_flows()
ASKED = [one.id for one in FLOWS.questions()]
FORMATS = load_formats(set(ASKED))
ON = date(2026, 11, 22)


Beside = Callable[[str], Sequence[Citation]]


@pytest.fixture(scope="module")
def beside(tmp_path_factory: pytest.TempPathFactory, cache_dir: Path) -> Beside:
    """The real guidance for each question, looked up once."""
    data = tmp_path_factory.mktemp("data")
    workspace = Workspace(Settings(data_dir=data, cache_dir=cache_dir))
    return cache(lambda question: tuple(workspace.beside(question, "england", ON)))


def _draft(entries: list[Entry], form: Format, beside: Beside, reader: str | None) -> Plan:
    return draft(fold(entries), FLOWS, form, beside, for_person=reader, on=ON)


def _resolves(source: Source, made: Made, plan: Plan, reader: str | None) -> bool:
    """Tell whether a Source is what it says, letter for letter, and may be read."""
    if source.kind == "guidance":
        return (source.id, source.quote) in {(one.passage, one.quote) for one in plan.citations}
    if source.kind == "outcome":
        return made.wordings[source.id] == source.quote
    said = made.said[source.id]
    return (
        said.read_by(reader)
        and said.meaning is Meaning.ANSWER
        and (said.words, said.person, said.question)
        == (source.quote, source.person_id, source.question)
        and source.only_me is (said.audience is Audience.ONLY_ME)
    )


def _lines_resolve(made: Made, plan: Plan, reader: str | None) -> None:
    for line in (line for section in plan.sections for line in section.lines):
        assert line.sources
        assert all(_resolves(source, made, plan, reader) for source in line.sources), line
        if line.verbatim:
            (source,) = line.sources
            assert (line.text, line.person_id) == (source.quote, source.person_id)
        else:
            assert line.suggested_by
    for topic in plan.disagreements:
        assert len(topic.views) == len({view.source.id for view in topic.views}) > 1
        for view in topic.views:
            assert _resolves(view.source, made, plan, reader), view
            assert (view.text, view.person_id) == (view.source.quote, view.source.person_id)


def _nothing_is_lost(made: Made, form: Format, plan: Plan, reader: str | None) -> None:
    """Look for every Answer that may be read, under each heading that asks for it."""
    asked = {one.id: one for one in form.sections}
    for section in plan.sections:
        wants = asked[section.id]
        expected = {
            one.id
            for one in made.said.values()
            if one.read_by(reader)
            and one.meaning is Meaning.ANSWER
            and one.question in wants.answers
            and made.people[one.person] in wants.voices
        }
        assert {line.sources[0].id for line in section.lines if line.verbatim} == expected


def _outcomes_resolve(made: Made, plan: Plan, reader: str | None) -> None:
    known = {one.id for one in plan.outcomes}
    for section in plan.sections:
        assert known >= set(section.outcomes)
        assert {one.passage for one in plan.citations} >= set(section.guidance)
    for outcome in plan.outcomes:
        assert outcome.id in made.wordings
        hope = [outcome.aspiration] if outcome.aspiration else []
        assert outcome.sources[1:] == [*hope, *outcome.needs]
        assert all(_resolves(one, made, plan, reader) for one in outcome.sources), outcome
        assert outcome.text == outcome.sources[0].quote


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.id)
@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_every_plan_stands_on_what_its_reader_may_read_and_tells_nothing_else(
    form: Format, beside: Beside, data: st.DataObject
) -> None:
    made = data.draw(records(sorted({*form.questions, *ASKED[:2]})))
    for reader in (None, data.draw(st.sampled_from(sorted(made.people)))):
        plan = _draft(made.entries, form, beside, reader)
        _lines_resolve(made, plan, reader)
        _nothing_is_lost(made, form, plan, reader)
        _outcomes_resolve(made, plan, reader)
        told = plan.model_dump_json()
        assert [one for one in made.hidden_from(reader) if one in told] == []
        assert _draft(made.otherwise(reader), form, beside, reader) == plan
