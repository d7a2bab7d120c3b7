"""What somebody keeps for only themself changes nothing in anybody else's copy of any Format."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from assistant.drafting.rules import draft
from assistant.flows.loader import load_flows
from assistant.plan.format import load_formats
from assistant.plan.lines import line_id
from assistant.record.entries import (
    AnswerGiven,
    Audience,
    LineDecided,
    PersonJoined,
    RecordStarted,
    Voice,
    new_entry,
)
from assistant.record.folding import fold
from assistant.record.outcomes import OutcomeWritten
from assistant.record.payload import Payload
from assistant.record.view import View

FLOWS = load_flows()
FORMATS = load_formats({question.id for question in FLOWS.questions()})
SECRET = "fixing bikes with uncle Dan"
_START = datetime(2026, 11, 20, tzinfo=UTC)


def _view(*, private: bool) -> View:
    """Jay keeps his hope private and makes it the hope of an Outcome; or he said nothing at all."""
    shared, only_me = Audience.MY_PLAN, Audience.ONLY_ME
    named = ("hope",) if private else ()
    aim = OutcomeWritten(
        text="By July 2027 Jay will mend a puncture alone.",
        aspiration="hope" if private else "",
        needs=(*named, "need"),
    )
    said: list[tuple[str, str | None, Payload, str | None, Audience]] = [
        ("start", None, RecordStarted(name="Jay", age=16), None, shared),
        ("1", "jay", PersonJoined(name="Jay", voice=Voice.YOUNG_PERSON), None, shared),
        ("2", "kerry", PersonJoined(name="Kerry", voice=Voice.PARENT), None, shared),
        ("hope", "jay", AnswerGiven(question="dream_job", words=SECRET), None, only_me),
        ("keep", "jay", LineDecided(line=line_id("dream_job", "hope")), "line_agreed", shared),
        ("need", "kerry", AnswerGiven(question="dream_job", words="a trade"), None, shared),
        ("aim", "kerry", aim, "outcome_proposed", shared),
    ]
    entries = [
        new_entry(
            "r", payload, person=who, id=id_, kind=kind, audience=audience,
            time=_START + timedelta(minutes=place),
        )
        for place, (id_, who, payload, kind, audience) in enumerate(said)
    ]  # fmt: skip
    return fold(one for one in entries if private or one.id not in ("hope", "keep"))


def _copy(view: View, form: str, reader: str | None) -> str:
    (one,) = [found for found in FORMATS if found.id == form]
    plan = draft(view, FLOWS, one, lambda _: [], for_person=reader, on=date(2026, 11, 22))
    return plan.model_dump_json()


def test_no_format_tells_others_that_something_is_kept_private() -> None:
    private, never = _view(private=True), _view(private=False)
    for form in (one.id for one in FORMATS):
        for reader in (None, "kerry"):
            assert _copy(private, form, reader) == _copy(never, form, reader), form


def test_the_owners_copy_marks_every_place_where_private_words_stand() -> None:
    shown = 0
    for form in (one.id for one in FORMATS):
        copy = _copy(_view(private=True), form, "jay")
        sources = copy.count(f'"quote":"{SECRET}"')
        assert copy.count('"only_me":true') == sources
        shown += sources
    assert shown
