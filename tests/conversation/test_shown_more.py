"""For tests/conversation/test_shown.py: what was said about private or withdrawn words goes with them."""

import pytest

from assistant.record.entries import (
    AnswerGiven,
    AnswerShared,
    AnswerWithdrawn,
    Audience,
    LineDecided,
    PersonJoined,
    RecordStarted,
    Voice,
)
from assistant.record.outcomes import OutcomeWithdrawn, OutcomeWritten
from assistant.record.suggestions import SuggestionDecided, Task
from tests.conversation.test_shown import _entries, _told

_OPEN, _ONLY_ME = Audience.MY_PLAN, Audience.ONLY_ME


@pytest.mark.parametrize(
    "later",
    [(AnswerShared(answer="hope"), _ONLY_ME), (AnswerWithdrawn(answer="hope"), _OPEN)],
    ids=["private", "taken back"],
)
def test_what_was_said_or_asked_about_words_goes_with_them(later) -> None:  # type: ignore[no-untyped-def]
    plainer = SuggestionDecided(
        task=Task.PLAINER, about="hope", model="m", words="bicycles", sources=("hope",)
    )
    aim = SuggestionDecided(task=Task.OUTCOMES, about="aim", model="m", words="By May, wheels.")
    told = _told(
        _entries(
            ("start", None, RecordStarted(name="Jay"), None, _OPEN),
            ("joins", "jay", PersonJoined(name="Jay", voice=Voice.YOUNG_PERSON), None, _OPEN),
            ("sir", "sir", PersonJoined(name="Ali", voice=Voice.PRACTITIONER), None, _OPEN),
            ("hope", "jay", AnswerGiven(question="dream_job", words="bikes"), None, _OPEN),
            ("more", "jay", AnswerGiven(question="dream_job", words="spokes", follows="hope",
                asked="You said bikes. Which?"), None, _OPEN),
            ("plain", "sir", plainer, "suggestion_accepted", _OPEN),
            ("o1", "sir", LineDecided(line="a:hope", words="no bikes"), "line_objected", _OPEN),
            ("o2", "sir", LineDecided(line="a:plain", words="no bikes"), "line_objected", _OPEN),
            ("aim", "sir", OutcomeWritten(text="By May, wheels."), "outcome_proposed", _OPEN),
            ("mark", "sir", aim, "suggestion_accepted", _OPEN),
            ("back", "sir", OutcomeWithdrawn(outcome="aim"), None, _OPEN),
            ("later", "jay", later[0], None, later[1]),
        )
    )  # fmt: skip
    for trace in ("bikes", "bicycles", "wheels", '"a:hope"', '"a:plain"'):
        assert trace not in told
    assert "spokes" in told
