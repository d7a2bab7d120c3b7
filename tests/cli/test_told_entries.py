"""What ``show`` says of each Entry: what was decided, about which words, and in whose."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from assistant.cli.told_entries import entry_lines
from assistant.conversation.shown import for_everybody
from assistant.flows.loader import load_flows
from assistant.plan.lines import line_id
from assistant.record.entries import (
    AnswerGiven,
    AnswerShared,
    AnswerWithdrawn,
    Audience,
    DifferenceMarked,
    FollowUpAsked,
    FormatChosen,
    LineDecided,
    PersonJoined,
    RecordStarted,
    Voice,
    new_entry,
)
from assistant.record.outcomes import OutcomeDecided, OutcomeWithdrawn, OutcomeWritten
from assistant.record.payload import Payload
from assistant.record.suggestions import SuggestionDecided, Task

_START = datetime(2026, 11, 21, 12, tzinfo=UTC)
_NAMES = {"jay": "Jay", "kerry": "Kerry (parent)"}


def _told(*several: tuple[str, Payload, str | None], private: bool = False) -> list[str]:
    """Give what ``show`` prints of these after Jay's and Kerry's words, without the time."""
    audience = Audience.ONLY_ME if private else Audience.MY_PLAN
    entries = [
        new_entry("r", RecordStarted(name="Jay"), person=None, time=_START),
        new_entry(
            "r", PersonJoined(name="Jay", voice=Voice.YOUNG_PERSON), person="jay", time=_START
        ),
        new_entry("r", PersonJoined(name="Kerry", voice=Voice.PARENT), person="kerry", time=_START),
        new_entry(
            "r",
            AnswerGiven(question="dream_job", words="bikes\nand wheels"),
            person="jay",
            id="hope",
            audience=audience,
            time=_START,
        ),
    ]
    for place, (id_, payload, kind) in enumerate(several, 1):
        time = _START + timedelta(minutes=place)
        person = id_.partition("-")[0]
        entries.append(new_entry("r", payload, person=person, id=id_, kind=kind, time=time))
    shown = for_everybody(entries, load_flows())
    return [line.split("  ", 1)[1] for line in entry_lines(shown, _NAMES)]


def test_what_was_decided_is_told_with_what_it_is_about() -> None:
    aim = OutcomeWritten(text="By May Jay will ride alone.", aspiration="hope")
    edited = OutcomeWritten(text="By June.", outcome="kerry-aim", replaces="kerry-aim")
    objected = OutcomeDecided(outcome="kerry-aim", version="kerry-aim", words="not\nin rain")
    told = _told(
        ("kerry-line", LineDecided(line=line_id("job", "hope"), words="college first"), "line_objected"),
        ("jay-kept", LineDecided(line=line_id("job", "hope")), "line_kept"),
        ("kerry-aim", aim, "outcome_proposed"),
        ("jay-no", objected, "outcome_objected"),
        ("kerry-edit", edited, "outcome_edited"),
        ("jay-yes", OutcomeDecided(outcome="kerry-aim", version="kerry-edit"), "outcome_agreed"),
        ("kerry-again", OutcomeWithdrawn(outcome="kerry-aim", withdrawn=False), None),
        ("jay-more", FollowUpAsked(question="dream_job"), None),
        ("kerry-differ", DifferenceMarked(question="travel", differs=False), None),
        ("jay-share", AnswerShared(answer="hope"), None),
        ("jay-form", FormatChosen(format="iep-england"), None),
        ("jay-model", SuggestionDecided(task=Task.PLAINER, about="hope", model="small",
            words="Bicycles.", sources=("hope",)), "suggestion_accepted"),
        ("kerry-plain", LineDecided(line=line_id("job", "jay-model")), "line_agreed"),
    )  # fmt: skip
    words = "dream_job: “bikes and wheels”"
    assert told[3:] == [
        "Jay  answer given  dream_job: bikes and wheels",
        f"Kerry (parent)  line objected  {words}  in their words: “college first”",
        f"Jay  line kept  {words}",
        "Kerry (parent)  outcome proposed  “By May Jay will ride alone.”",
        "Jay  outcome objected  “By May Jay will ride alone.”  in their words: “not in rain”",
        "Kerry (parent)  outcome edited  “By June.”",
        "Jay  outcome agreed  “By June.”",
        "Kerry (parent)  outcome withdrawn  brought again “By May Jay will ride alone.”",
        "Jay  follow up asked  dream_job",
        "Kerry (parent)  difference marked  travel (taken back)",
        f"Jay  answer shared  {words}",
        "Jay  format chosen  iep-england",
        "Jay  suggestion accepted  plainer, by small: Bicycles.",
        "Kerry (parent)  line agreed  “Bicycles.”",
    ]


@pytest.mark.parametrize(
    ("more", "says"),
    [((), "the words"), (("kerry-said",), "some of the words")],
    ids=["all", "some"],
)
def test_an_outcome_says_that_a_model_made_it_when_its_words_were_taken_back(
    more: tuple[str, ...], says: str
) -> None:
    aim = OutcomeWritten(text="Jay rides alone.", aspiration="hope")
    made = SuggestionDecided(
        task=Task.OUTCOMES,
        about="kerry-aim",
        model="small",
        words=aim.text,
        sources=("hope", *more),
    )
    told = _told(
        ("kerry-said", AnswerGiven(question="travel", words="He rides."), None),
        ("kerry-aim", aim, "outcome_proposed"),
        ("kerry-made", made, "suggestion_accepted"),
        ("jay-back", AnswerWithdrawn(answer="hope"), None),
    )
    assert (
        "Kerry (parent)  suggestion accepted  outcomes, by small: Jay rides alone.  "
        f"({says} that it was made of were taken back)"
    ) in told


def test_an_outcome_made_of_private_words_says_that_a_model_made_it_and_no_more() -> None:
    aim = OutcomeWritten(text="Jay rides alone.")
    made = SuggestionDecided(
        task=Task.OUTCOMES, about="kerry-aim", model="small", words=aim.text, sources=("hope",)
    )
    told = _told(
        ("kerry-aim", aim, "outcome_proposed"),
        ("kerry-made", made, "suggestion_accepted"),
        private=True,
    )
    assert told[-1] == "Kerry (parent)  suggestion accepted  outcomes, by small: Jay rides alone."


def test_nothing_is_quoted_that_is_not_shown_itself() -> None:
    aim = OutcomeWritten(text="By May Jay will ride alone.")
    told = _told(
        ("kerry-line", LineDecided(line=line_id("job", "hope"), words="no bikes"), "line_objected"),
        ("kerry-aim", aim, "outcome_proposed"),
        ("kerry-back", OutcomeWithdrawn(outcome="kerry-aim"), None),
        private=True,
    )
    assert told[3:] == ["Kerry (parent)  outcome withdrawn"]
