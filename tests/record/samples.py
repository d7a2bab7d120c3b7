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
    How,
    InterviewResumed,
    InterviewStopped,
    LineDecided,
    Meaning,
    Payload,
    PersonJoined,
    RecordStarted,
    SittingStopped,
    ToldWhoReads,
    Voice,
    new_entry,
)

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
