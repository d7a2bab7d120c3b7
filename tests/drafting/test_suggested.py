"""Words that a model suggested and a person accepted stand after people's own, never in place of them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from assistant.drafting.rules import draft
from assistant.flows.loader import load_flows
from assistant.plan.format import find_format, load_formats
from assistant.plan.model import Line, Plan, Standing
from assistant.record.entries import (
    AnswerGiven,
    AnswerShared,
    AnswerWithdrawn,
    Audience,
    Entry,
    LineDecided,
    PersonJoined,
    RecordStarted,
    Voice,
    new_entry,
)
from assistant.record.folding import fold
from assistant.record.payload import Payload
from assistant.record.suggestions import SuggestionDecided, Task

FLOWS = load_flows()
FORMATS = load_formats({question.id for question in FLOWS.questions()})
START = datetime(2026, 11, 22, tzinfo=UTC)
WORDS = "I get the wobbles when the bus is rammed"


def entry(number: int, person: str | None, payload: Payload, kind: str | None = None) -> Entry:
    time = START + timedelta(minutes=number)
    return new_entry("rec", payload, person=person, kind=kind, id=f"e{number}", time=time)


SAID = [
    entry(0, None, RecordStarted(name="Jay", nation="england")),
    entry(1, "jay", PersonJoined(name="Jay", voice=Voice.YOUNG_PERSON)),
    entry(2, "kerry", PersonJoined(name="Kerry", voice=Voice.PARENT)),
    entry(3, "sir", PersonJoined(name="Mr Ali", voice=Voice.PRACTITIONER)),
    entry(4, "jay", AnswerGiven(question="travel", words=WORDS)),
    entry(5, "kerry", AnswerGiven(question="travel", words="He does not like full buses.")),
    entry(
        6,
        "sir",
        SuggestionDecided(
            task=Task.PLAINER,
            about="e4",
            model="small",
            words="Full buses make me nervous.",
            sources=("e4",),
        ),
        "suggestion_accepted",
    ),
    entry(
        7,
        "sir",
        SuggestionDecided(
            task=Task.SUMMARY,
            about="travel",
            model="small",
            words="Jay and Kerry both speak of full buses.",
            sources=("e4", "e5"),
        ),
        "suggestion_accepted",
    ),
]


def plan(*more: Entry, form: str = "full-plan", for_person: str | None = None) -> Plan:
    return draft(
        fold([*SAID, *more]),
        FLOWS,
        find_format(FORMATS, form),
        lambda _question: (),
        for_person=for_person,
        on=date(2026, 11, 22),
    )


def lines(made: Plan, section: str) -> list[Line]:
    return next(one.lines for one in made.sections if one.id == section)


def suggested(made: Plan) -> list[str]:
    return [line.text for part in made.sections for line in part.lines if line.suggested_by]


def test_a_plainer_wording_stands_after_the_words_it_was_made_of() -> None:
    first, plainer, other = lines(plan(), "travel")
    assert (first.text, first.verbatim, first.suggested_by) == (WORDS, True, None)
    assert (plainer.text, plainer.verbatim, plainer.suggested_by) == (
        "Full buses make me nervous.",
        False,
        "small",
    )
    assert [source.id for source in plainer.sources] == ["e4"]
    assert (plainer.person, plainer.standing) == ("Mr Ali", Standing.PROPOSED)
    assert other.person == "Kerry"


def test_a_summary_stands_under_its_own_heading_with_all_it_was_made_of() -> None:
    (summary,) = lines(plan(), "summary")
    assert summary.text == "Jay and Kerry both speak of full buses."
    assert [source.person for source in summary.sources] == ["Jay", "Kerry"]


@pytest.mark.parametrize(
    "gone",
    [
        entry(9, "jay", AnswerWithdrawn(answer="e4")),
        entry(9, "jay", AnswerGiven(question="travel", words="bus is ok now", replaces=("e4",))),
        entry(9, "jay", AnswerShared(answer="e4"), None),
        entry(9, "jay", LineDecided(line="travel:e4"), "line_crossed_out"),
    ],
    ids=["taken back", "changed", "kept private", "crossed out"],
)
def test_what_it_was_made_of_takes_it_along(gone: Entry) -> None:
    if isinstance(gone.payload, AnswerShared):
        gone = new_entry(
            "rec", gone.payload, person="jay", id="e9", time=gone.time, audience=Audience.ONLY_ME
        )
    assert suggested(plan(gone)) == []
    assert "wobbles" not in str(suggested(plan(gone, for_person="kerry")))


def test_what_somebody_added_stays_theirs_alone() -> None:
    private = entry(9, "jay", AnswerShared(answer="e4"))
    private = new_entry(
        "rec", private.payload, person="jay", id="e9", time=private.time, audience=Audience.ONLY_ME
    )
    assert suggested(plan(private, for_person="jay")) == [
        "Full buses make me nervous.",
        "Jay and Kerry both speak of full buses.",
    ]


@pytest.mark.parametrize(
    ("person", "standing"),
    [("jay", Standing.CROSSED_OUT), ("sir", Standing.CROSSED_OUT), ("kerry", Standing.PROPOSED)],
)
def test_who_said_the_words_or_accepted_the_suggestion_may_cross_it_out(
    person: str, standing: Standing
) -> None:
    crossed_out = entry(9, person, LineDecided(line="travel:e6"), "line_crossed_out")
    _, plainer, _ = lines(plan(crossed_out), "travel")
    assert plainer.standing is standing


def test_a_suggestion_without_sources_stands_nowhere() -> None:
    made_up = SuggestionDecided(task=Task.SUMMARY, about="travel", model="small", words="Invented.")
    assert "Invented." not in suggested(plan(entry(9, "sir", made_up, "suggestion_accepted")))


def test_one_page_has_no_room_for_the_same_in_two_wordings() -> None:
    good_day = entry(8, "jay", AnswerGiven(question="good_day", words="toast first"))
    plainer = SuggestionDecided(
        task=Task.PLAINER, about="e8", model="small", words="I eat toast.", sources=("e8",)
    )
    accepted = entry(9, "jay", plainer, "suggestion_accepted")
    assert suggested(plan(good_day, accepted, form="one-page-profile")) == []
    assert "I eat toast." in suggested(plan(good_day, accepted))
