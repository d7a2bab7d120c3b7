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
from assistant.plan.model import Plan, Source, Standing
from assistant.plan.rights import APPRECIATE
from assistant.record.entries import Audience, Entry, Meaning, Voice
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


def _crossed_out_for(made: Made, plan: Plan, reader: str | None) -> set[str]:
    """Give the Answers in the plan for all that are crossed out, and not for this reader to put back."""
    lines = [line for section in plan.sections for line in section.lines if line.verbatim]
    crossed = {one.sources[0].id for one in lines if one.standing is Standing.CROSSED_OUT}
    young = reader is not None and made.people[reader] is Voice.YOUNG_PERSON
    return {
        id_
        for id_ in crossed
        if reader not in (None, made.said[id_].person)
        and not (young and made.said[id_].question == APPRECIATE)
    }


def _nothing_is_lost(
    made: Made, form: Format, plan: Plan, reader: str | None, crossed_out: set[str]
) -> None:
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
        found = {line.sources[0].id for line in section.lines if line.verbatim}
        assert found == expected - crossed_out


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
        crossed_out = _crossed_out_for(made, _draft(made.entries, form, beside, None), reader)
        _nothing_is_lost(made, form, plan, reader, crossed_out)
        _outcomes_resolve(made, plan, reader)
        told = plan.model_dump_json()
        assert [one for one in made.hidden_from(reader) if one in told] == []
        assert _draft(made.otherwise(reader), form, beside, reader) == plan
