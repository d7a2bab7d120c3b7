"""One Entry of each kind, with every field said."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from assistant.record.entries import (
    PAYLOADS,
    AnswerGiven,
    AnswerShared,
    AnswerWithdrawn,
    Audience,
    DifferenceMarked,
    Entry,
    FollowUpAsked,
    FormatChosen,
    How,
    InterviewResumed,
    InterviewStopped,
    LineDecided,
    Meaning,
    PersonJoined,
    RecordStarted,
    SittingStopped,
    ToldWhoReads,
    Voice,
    new_entry,
)
from assistant.record.outcomes import (
    OutcomeDecided,
    OutcomeWithdrawn,
    OutcomeWritten,
    Part,
    Provision,
    Term,
)
from assistant.record.payload import Payload
from assistant.record.suggestions import SuggestionDecided, Task

_PAYLOADS: Mapping[type[Payload], Payload] = {
    type(payload): payload
    for payload in (
        RecordStarted(name="Jay", nation="wales", age=15, year_group=10),
        PersonJoined(name="Dee", voice=Voice.PARENT, role="mum"),
        ToldWhoReads(),
        AnswerGiven(
            question="good_day",
            words="Zażółć 🎸\n'quite' good",
            meaning=Meaning.ANSWER,
            replaces=("a", "b"),
            follows="c",
            asked="What happens on a good day?",
        ),
        AnswerWithdrawn(answer="a"),
        AnswerShared(answer="a"),
        FollowUpAsked(question="good_day"),
        DifferenceMarked(question="good_day", differs=False),
        LineDecided(line="a:b", words="not me"),
        FormatChosen(format="one-page-profile", wanted=False),
        SuggestionDecided(
            task=Task.SUMMARY,
            about="travel",
            model="small",
            words="Both speak of the bus.",
            edited=True,
            sources=("a", "b"),
        ),
        OutcomeWritten(
            text="By July I will mend a puncture alone.",
            outcome="a",
            replaces="b",
            aspiration="c",
            needs=("d", "e"),
            area="employment",
            term=Term.SHORT,
            steps=(Part(what="Watch Rob", who="Jay", by="2027-01-31"),),
            provision=(
                Provision(
                    what="Practice with a mentor",
                    how="at the bench",
                    who="Rob",
                    how_much="45 minutes",
                    how_often="twice a week",
                    until="2027-07-01",
                ),
            ),
            known_by="Rob watches three in a row",
            no_longer="Nobody looks over his shoulder",
            home="Mend his own bike",
            review_on="2027-04-01",
        ),
        OutcomeDecided(outcome="a", version="b", words="sooner"),
        OutcomeWithdrawn(outcome="a"),
        SittingStopped(words="tea now"),
        InterviewStopped(concern="neglect"),
        InterviewResumed(),
    )
}

AN_ENTRY_OF_EACH_KIND: Mapping[str, Entry] = {
    kind: new_entry(
        "rec",
        _PAYLOADS[payload],
        person="p1",
        typed_by="p2",
        kind=kind,
        how=How.AAC,
        audience=Audience.ONLY_ME,
        time=datetime(2026, 11, 21, 14, 2, 3, 4, tzinfo=UTC),
        id="019a",
    )
    for kind, payload in PAYLOADS.items()
}
