"""What everybody at a Record may be shown of its Entries: no trace of what is private."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from assistant.conversation.shown import for_everybody
from assistant.flows.loader import load_flows
from assistant.plan.lines import line_id
from assistant.record.entries import (
    AnswerGiven,
    AnswerShared,
    AnswerWithdrawn,
    Audience,
    Entry,
    FollowUpAsked,
    LineDecided,
    Meaning,
    PersonJoined,
    RecordStarted,
    Voice,
    new_entry,
)
from assistant.record.outcomes import OutcomeWithdrawn, OutcomeWritten
from assistant.record.payload import Payload
from assistant.record.suggestions import SuggestionDecided, Task
from assistant.record.written import to_json

FLOWS = load_flows()
_TIME = datetime(2026, 11, 21, tzinfo=UTC)


def _entries(*several: tuple[str, str | None, Payload, str | None, Audience]) -> list[Entry]:
    return [
        new_entry(
            "r",
            payload,
            person=person,
            id=id_,
            kind=kind,
            audience=audience,
            time=_TIME + timedelta(minutes=place),
        )
        for place, (id_, person, payload, kind, audience) in enumerate(several)
    ]


def _record(hope: Audience, later: tuple[Payload, Audience] | None = None) -> list[Entry]:
    """Jay says something; all that can be done with it is done, by him and by others."""
    open_ = Audience.MY_PLAN
    aim = OutcomeWritten(text="By May.", aspiration="hope", needs=("hope", "need"))
    return _entries(
        ("start", None, RecordStarted(name="Jay"), None, open_),
        ("joins", "jay", PersonJoined(name="Jay", voice=Voice.YOUNG_PERSON), None, open_),
        ("mum", "kerry", PersonJoined(name="Kerry", voice=Voice.PARENT), None, open_),
        ("hope", "jay", AnswerGiven(question="dream_job", words="bikes"), None, hope),
        ("more", "jay", FollowUpAsked(question="dream_job"), None, open_),
        ("need", "jay", AnswerGiven(question="skills", words="spokes"), None, open_),
        ("aim", "kerry", aim, "outcome_proposed", open_),
        ("line", "jay", LineDecided(line=line_id("a", "hope")), "line_kept", open_),
        *([("later", "jay", later[0], None, later[1])] if later else []),
        ("anew", "jay", AnswerGiven(question="dream_job", words="cars", replaces=("hope",)), None, open_),
    )  # fmt: skip


def _told(entries: list[Entry]) -> str:
    return "\n".join(map(to_json, for_everybody(entries, FLOWS)))


def test_what_is_private_leaves_no_trace() -> None:
    told = _told(_record(Audience.ONLY_ME))
    for trace in ('"hope"', "bikes", "a:hope", "follow_up_asked", "only_me"):
        assert trace not in told
    for kept in ("spokes", "By May.", '"need"', "cars"):
        assert kept in told


def test_what_is_shared_is_shown_with_all_that_was_done_with_it() -> None:
    entries = _record(Audience.MY_PLAN)
    assert for_everybody(entries, FLOWS) == entries


def test_what_was_shared_once_and_is_private_now_leaves_no_trace_either() -> None:
    shared = _record(Audience.MY_PLAN, (AnswerShared(answer="hope"), Audience.ONLY_ME))
    assert '"hope"' not in _told(shared)
    withdrawn = _record(Audience.ONLY_ME, (AnswerWithdrawn(answer="hope"), Audience.MY_PLAN))
    assert '"hope"' not in _told(withdrawn)
    back = _record(Audience.ONLY_ME, (AnswerShared(answer="hope"), Audience.MY_PLAN))
    assert "bikes" in _told(back)


def test_words_that_were_taken_back_are_not_shown_and_the_taking_back_is() -> None:
    told = _told(_record(Audience.MY_PLAN, (AnswerWithdrawn(answer="hope"), Audience.MY_PLAN)))
    assert "bikes" not in told
    assert "answer_withdrawn" in told


def test_an_outcome_that_was_taken_back_is_not_shown() -> None:
    back = new_entry(
        "r", OutcomeWithdrawn(outcome="aim"), person="kerry", time=_TIME + timedelta(days=1)
    )
    told = _told([*_record(Audience.MY_PLAN), back])
    assert "By May." not in told
    assert "outcome_withdrawn" in told


_PLACES = st.lists(st.integers(0, 5), max_size=3)
_SAID = st.tuples(st.sampled_from(["jay", "kerry"]), st.booleans(), _PLACES)


@given(said=st.lists(_SAID, max_size=6), hope=st.integers(0, 5), needs=_PLACES)
def test_no_id_of_a_private_answer_is_ever_shown(
    said: list[tuple[str, bool, list[int]]], hope: int, needs: list[int]
) -> None:
    ids = [f"answer-{place}" for place in range(6)]
    entries = _record(Audience.MY_PLAN)
    for place, (person, private, replaces) in enumerate(said):
        payload = AnswerGiven(
            question=f"q{place}",
            words=f"said {place}",
            replaces=tuple(ids[one] for one in replaces),
        )
        audience = Audience.ONLY_ME if private else Audience.MY_PLAN
        time = _TIME + timedelta(hours=1, minutes=place)
        entries.append(
            new_entry("r", payload, person=person, id=ids[place], audience=audience, time=time)
        )
    aim = OutcomeWritten(text="Aim", aspiration=ids[hope], needs=tuple(ids[one] for one in needs))
    entries.append(new_entry("r", aim, person="kerry", kind="outcome_proposed"))
    told = _told(entries)
    for place, (_, private, _) in enumerate(said):
        assert (f"said {place}" in told) is not private
        assert not (private and ids[place] in told)


def test_what_a_model_made_of_words_goes_when_they_are_taken_back_or_kept_private() -> None:
    made = SuggestionDecided(
        task=Task.PLAINER, about="hope", model="small", words="Bikes.", sources=("hope",)
    )
    accepted = new_entry(
        "r",
        made,
        person="kerry",
        id="made",
        kind="suggestion_accepted",
        time=_TIME + timedelta(hours=1),
    )
    shown = [one.id for one in for_everybody([*_record(Audience.MY_PLAN), accepted], FLOWS)]
    assert "made" in shown
    for later in (
        (AnswerWithdrawn(answer="hope"), Audience.MY_PLAN),
        (AnswerShared(answer="hope"), Audience.ONLY_ME),
    ):
        entries = [*_record(Audience.MY_PLAN, later), accepted]
        assert "made" not in [one.id for one in for_everybody(entries, FLOWS)]


def test_an_empty_question_may_have_been_skipped_or_kept_private() -> None:
    """Whether Jay skipped, kept something private or was not asked: others read the same."""

    def told(meaning: Meaning | None, audience: Audience = Audience.MY_PLAN) -> str:
        first = AnswerGiven(
            question="dream_job", words="", meaning=meaning or Meaning.SKIP, asked="What job?"
        )
        later = AnswerGiven(
            question="dream_job", words="now I know", replaces=("first",) if meaning else ()
        )
        everything = _entries(
            ("start", None, RecordStarted(name="Jay"), None, Audience.MY_PLAN),
            ("joins", "jay", PersonJoined(name="Jay", voice=Voice.YOUNG_PERSON), None, Audience.MY_PLAN),
            ("first", "jay", first, None, audience),
            ("on", "jay", AnswerGiven(question="skills", words="spokes"), None, Audience.MY_PLAN),
            ("later", "jay", later, None, Audience.MY_PLAN),
        )  # fmt: skip
        return _told([one for one in everything if meaning or one.id != "first"])

    assert told(Meaning.SKIP) == told(None) == told(Meaning.ANSWER, Audience.ONLY_ME)
    assert told(Meaning.DONT_KNOW) != told(None), "what people say they do not know is told"


def test_a_question_that_is_asked_after_private_words_is_not_told() -> None:
    open_ = Audience.MY_PLAN
    hanging = AnswerGiven(question="job_day", words="dunno", meaning=Meaning.DONT_KNOW)

    def told(hope: Audience) -> str:
        return _told(
            _entries(
                ("start", None, RecordStarted(name="Jay"), None, open_),
                ("joins", "jay", PersonJoined(name="Jay", voice=Voice.YOUNG_PERSON), None, open_),
                ("hope", "jay", AnswerGiven(question="dream_job", words="bikes"), None, hope),
                ("day", "jay", hanging, None, open_),
            )
        )

    assert "job_day" in told(open_)
    assert "job_day" not in told(Audience.ONLY_ME)


def test_words_that_were_said_anew_in_private_leave_no_trace_either() -> None:
    """No plan shows them any more: in the list alone they would tell that newer ones are private."""
    again = AnswerGiven(question="dream_job", words="uncle Dan", replaces=("anew",))
    later = _TIME + timedelta(hours=1)

    def told(audience: Audience) -> str:
        private = new_entry("r", again, person="jay", id="last", audience=audience, time=later)
        return _told([*_record(Audience.MY_PLAN), private])

    for trace in ("bikes", "cars", '"hope"', '"anew"', "uncle Dan"):
        assert trace in told(Audience.MY_PLAN)
        assert trace not in told(Audience.ONLY_ME)
    assert "spokes" in told(Audience.ONLY_ME)
