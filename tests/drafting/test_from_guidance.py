"""Answers from guidance that somebody accepted stand in the whole plan while the guidance does."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from assistant.drafting.from_guidance import nothing_cited
from assistant.drafting.rules import draft
from assistant.exporting.easy_words import load_easy_read
from assistant.exporting.layout import lay_out
from assistant.exporting.markdown import to_markdown
from assistant.exporting.wording import load_wording
from assistant.knowledge.model import Citation, Status
from assistant.plan.format import find_format
from assistant.plan.model import Line, Plan, Standing
from assistant.record.entries import (
    Entry,
    LineDecided,
    PersonJoined,
    RecordStarted,
    Voice,
)
from assistant.record.folding import fold
from assistant.record.suggestions import SuggestionDecided, Task
from tests.drafting.test_suggested import FLOWS, FORMATS, entry

ON = date(2026, 11, 22)
WORDS = "An IEP should have three or four targets."
PASSAGE = Citation(
    passage="iep#targets-1",
    document="iep",
    title="Individual plans",
    publisher="A publisher",
    published="2009-01-01",
    nation="england",
    status=Status.HISTORIC,
    heading="Targets",
    page=None,
    quote="Three or four targets are enough.",
    score=1.0,
)


SAID = [
    entry(0, None, RecordStarted(name="Jay", nation="england")),
    entry(1, "jay", PersonJoined(name="Jay", voice=Voice.YOUNG_PERSON)),
    entry(2, "sir", PersonJoined(name="Mr Ali", voice=Voice.PRACTITIONER)),
    entry(
        3,
        "sir",
        SuggestionDecided(
            task=Task.ANSWER,
            about="how many targets",
            model="small",
            words=WORDS,
            sources=("iep#targets-1",),
            stood=(PASSAGE.stands_as,),
        ),
        "suggestion_accepted",
    ),
]


def here(*found: Citation) -> Plan:
    return plan(found)


def plan(
    found: Sequence[Citation], *more: Entry, form: str = "full-plan", reader: str | None = None
) -> Plan:
    return draft(
        fold([*SAID, *more]),
        FLOWS,
        find_format(FORMATS, form),
        lambda _question: (),
        for_person=reader,
        on=ON,
        cited=lambda ids: [one for one in found if one.passage in ids],
    )


def kept(made: Plan) -> list[Line]:
    return [line for part in made.sections for line in part.lines if line.suggested_by]


def test_it_stands_under_its_own_heading_on_its_passage_with_who_accepted_it() -> None:
    (line,) = kept(here(PASSAGE))
    assert (line.text, line.suggested_by, line.person) == (WORDS, "small", "Mr Ali")
    assert (line.verbatim, line.standing) == (False, Standing.PROPOSED)
    ((kind, id_, quote),) = [(one.kind, one.id, one.quote) for one in line.sources]
    assert (kind, id_, quote) == ("guidance", "iep#targets-1", PASSAGE.quote)


@pytest.mark.parametrize(
    "now",
    [
        (),
        (PASSAGE.model_copy(update={"quote": "Two targets are enough."}),),
        (PASSAGE.model_copy(update={"status": Status.CURRENT}),),
        (PASSAGE.model_copy(update={"passage": "iep#targets-2"}),),
    ],
    ids=["gone", "says something else", "stands otherwise", "another passage"],
)
def test_it_goes_when_the_guidance_changes(now: tuple[Citation, ...]) -> None:
    made = plan(now)
    assert kept(made) == []
    assert made.citations == []
    text = to_markdown(lay_out(made, {}, ON, load_wording()))
    assert "1 answer from guidance that somebody accepted is not shown." in text
    assert WORDS not in text


def test_it_stands_nowhere_without_guidance() -> None:
    made = draft(fold(SAID), FLOWS, find_format(FORMATS, "full-plan"), lambda _: (), on=ON)
    assert kept(made) == []
    assert nothing_cited(["iep#targets-1"]) == ()


def test_its_passage_is_listed_with_its_number_and_standing() -> None:
    text = to_markdown(lay_out(here(PASSAGE), {}, ON, load_wording()))
    line = next(one for one in text.splitlines() if WORDS in one)
    after = text[text.index(line) :]
    assert "From guidance [1], for England. Historic: it is no longer in force." in after
    assert "Three or four targets are enough." in after
    assert "no longer in force" in after


def test_an_easy_read_says_beside_it_that_it_does_not_hold_today() -> None:
    laid = lay_out(here(PASSAGE), {}, ON, load_wording(easy=True), load_easy_read())
    after = to_markdown(laid).split(WORDS)[1]
    assert "guidance [1], for England. This is an old rule. It does not hold today" in after


def test_who_accepted_it_may_cross_it_out_and_its_passage_goes_along() -> None:
    (line,) = kept(here(PASSAGE))
    crossed = entry(4, "sir", LineDecided(line=line.id), "line_crossed_out")
    made = plan([PASSAGE], crossed)
    assert [one.standing for one in kept(made)] == [Standing.CROSSED_OUT]
    assert made.citations == []
    assert kept(plan([PASSAGE], crossed, reader="jay")) == []


def test_somebody_else_may_see_it_differently_and_may_not_cross_it_out() -> None:
    (line,) = kept(here(PASSAGE))
    crossed = entry(4, "jay", LineDecided(line=line.id), "line_crossed_out")
    objected = entry(5, "jay", LineDecided(line=line.id), "line_objected")
    assert [one.standing for one in kept(plan([PASSAGE], crossed))] == [Standing.PROPOSED]
    (seen,) = kept(plan([PASSAGE], crossed, objected))
    assert (seen.standing, seen.objected_by) == (Standing.OBJECTED, ["jay"])


def test_what_was_crossed_out_is_not_missed_when_its_guidance_changes() -> None:
    (line,) = kept(here(PASSAGE))
    crossed = entry(4, "sir", LineDecided(line=line.id), "line_crossed_out")
    assert [one.gone for one in plan([], crossed).sections if one.id == "from_guidance"] == [0]
    assert "not shown" not in to_markdown(lay_out(plan([], crossed), {}, ON, load_wording()))


def test_other_formats_hold_none_and_look_nothing_up() -> None:
    for form in FORMATS:
        if form.id != "full-plan":
            made = draft(fold(SAID), FLOWS, form, lambda _: (), on=ON, cited=_looked_up)
            assert kept(made) == [], form.id


def _looked_up(ids: Sequence[str]) -> Sequence[Citation]:
    raise AssertionError(f"{ids} were looked up for nothing")
