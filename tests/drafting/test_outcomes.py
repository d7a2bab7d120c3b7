"""Outcomes in a Plan: the thread, who agrees, and nothing that may not be read."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from assistant.drafting.outcomes import outcomes, placed
from assistant.plan.format import FormatSection, OutcomeChoice, OutcomeColumn
from assistant.plan.lines import line_id
from assistant.plan.model import Outcome, Standing
from assistant.record.entries import (
    AnswerGiven,
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
from assistant.record.outcomes import OutcomeDecided, OutcomeWritten, Part, Provision, Term
from assistant.record.payload import Payload

ON = date(2026, 11, 22)
_TIME = datetime(2026, 11, 21, tzinfo=UTC)
WHOLE = OutcomeWritten(
    text="By July 2027 Jay will mend a puncture alone, three times in a row.",
    aspiration="hope",
    needs=("need",),
    area="employment",
    steps=(Part(what="Watch Rob", who="Jay", by="2027-01-31"),),
    provision=(
        Provision(
            what="Practice at the bench",
            how="with a mentor",
            who="Rob",
            how_much="45 minutes",
            how_often="twice a week",
            until="2027-07-01",
        ),
    ),
    known_by="Rob watches three in a row.",
    review_on="2027-04-01",
)


def _entry(place: int, person: str | None, payload: Payload, **more: object) -> Entry:
    time = _TIME + timedelta(minutes=place)
    return new_entry("r", payload, person=person, time=time, **more)  # type: ignore[arg-type]


def _record(
    written: OutcomeWritten = WHOLE, hope: Audience = Audience.MY_PLAN, *later: Entry
) -> list[Entry]:
    joined = {"jay": Voice.YOUNG_PERSON, "kerry": Voice.PARENT, "sir": Voice.PRACTITIONER}
    return [
        _entry(0, None, RecordStarted(name="Jay")),
        *(
            _entry(1, person, PersonJoined(name=person.capitalize(), voice=voice))
            for person, voice in joined.items()
        ),
        _entry(
            2, "jay", AnswerGiven(question="dream_job", words="bikes"), id="hope", audience=hope
        ),
        _entry(2, "sir", AnswerGiven(question="skills", words="no lists"), id="need"),
        _entry(3, "sir", written, kind="outcome_proposed", id="aim"),
        *later,
    ]


def _decided(place: int, person: str, *, agrees: bool, words: str = "") -> Entry:
    kind = "outcome_agreed" if agrees else "outcome_objected"
    decided = OutcomeDecided(outcome="aim", version="aim", words=words)
    return _entry(place, person, decided, kind=kind)


def _one(entries: list[Entry], reader: str | None = None) -> Outcome:
    (found,) = outcomes(fold(entries), reader, ON)
    return found


def test_the_thread_runs_from_their_words_to_the_review() -> None:
    found = _one(_record())
    assert found.broken == []
    assert found.aspiration
    assert (found.aspiration.quote, found.aspiration.person) == ("bikes", "Jay")
    assert [need.quote for need in found.needs] == ["no lists"]
    assert [(one.kind, one.id) for one in found.sources] == [
        ("outcome", "aim"),
        ("answer", "hope"),
        ("answer", "need"),
    ]
    assert found.area == "Work, training and higher education"
    assert found.provision[0].how_often == "twice a week"


def test_each_missing_link_is_listed_with_what_to_do() -> None:
    bare = replace(WHOLE, aspiration="", steps=(), provision=(), known_by="", review_on="")
    assert len(_one(_record(bare)).broken) == 4
    thin = replace(WHOLE, provision=(Provision(what="Help", who=" "),), review_on="2026-11-21")
    told = " ".join(_one(_record(thin)).broken)
    for word in ("who gives", "how often", "until when", "has passed"):
        assert word in told


_private = st.booleans()


@given(hope=_private, need=_private, crossed=_private)
def test_what_is_for_only_me_looks_to_others_as_if_it_was_never_chosen(
    hope: bool, need: bool, crossed: bool
) -> None:
    """Whatever is private, nobody else can tell it from an Outcome that nothing was chosen for."""
    entries = _record()
    kept = {"hope": hope, "need": need}
    entries = [
        replace(one, audience=Audience.ONLY_ME) if kept.get(one.id) else one for one in entries
    ]
    if crossed and hope:
        decided = LineDecided(line=line_id("aspirations", "hope"))
        entries.append(_entry(9, "jay", decided, kind="line_crossed_out"))
    chosen = {
        "aspiration": "" if hope else WHOLE.aspiration,
        "needs": () if need else WHOLE.needs,
    }
    never = _record(replace(WHOLE, **chosen))  # type: ignore[arg-type]
    for reader in (None, "kerry"):
        assert _one(entries, reader).model_dump_json() == _one(never, reader).model_dump_json()


def test_a_hope_for_only_me_is_shown_to_its_owner_with_what_others_read() -> None:
    found = _one(_record(WHOLE, Audience.ONLY_ME), "jay")
    assert found.aspiration
    assert (found.aspiration.quote, found.aspiration.only_me) == ("bikes", True)
    assert [one.only_me for one in found.needs] == [False]
    assert found.missing == ["aspiration_only_me"]
    assert "Only you can read the hope" in found.broken[0]
    assert _one(_record()).missing == []


def test_words_that_were_taken_back_leave_the_thread() -> None:
    gone = _entry(9, "jay", AnswerWithdrawn(answer="hope"))
    found = _one(_record(WHOLE, Audience.MY_PLAN, gone))
    assert found.aspiration is None
    assert "bikes" not in found.model_dump_json()


def _anew(
    place: int,
    words: str = "bikes, and fixing them",
    *,
    replaces: str = "hope",
    person: str = "jay",
    question: str = "dream_job",
    audience: Audience = Audience.MY_PLAN,
) -> Entry:
    payload = AnswerGiven(question=question, words=words, replaces=(replaces,))
    return _entry(place, person, payload, id=f"anew-{place}", audience=audience)


def test_the_hope_and_the_needs_are_the_words_as_they_were_said_anew() -> None:
    agreed = _decided(4, "jay", agrees=True)
    need = _anew(7, "none at all", replaces="need", person="sir", question="skills")
    later = [agreed, _anew(5), _anew(6, "bikes!", replaces="anew-5"), need]
    found = _one(_record(WHOLE, Audience.MY_PLAN, *later))
    assert found.aspiration
    assert (found.aspiration.id, found.aspiration.quote) == ("anew-6", "bikes!")
    assert [one.quote for one in found.needs] == ["none at all"]
    assert found.missing == []
    assert [(one.person, one.agrees, one.current) for one in found.views] == [("Jay", True, True)]
    twice = replace(WHOLE, needs=("hope", "anew-5"))
    assert [one.id for one in _one(_record(twice, Audience.MY_PLAN, _anew(5))).needs] == ["anew-5"]


def test_who_decided_before_the_hope_was_said_anew_is_told_and_nothing_of_a_private_hope() -> None:
    before, after = _decided(4, "jay", agrees=True), _decided(6, "kerry", agrees=False)
    found = _one(_record(WHOLE, Audience.MY_PLAN, before, _anew(5), after))
    assert [(one.person, one.before_hope) for one in found.views] == [
        ("Jay", True),
        ("Kerry", False),
    ]
    private = _record(WHOLE, Audience.MY_PLAN, before, _anew(5, audience=Audience.ONLY_ME))
    assert [one.before_hope for one in _one(private, "kerry").views] == [False]
    edited = replace(WHOLE, text="By May.", outcome="aim", replaces="aim")
    anew = _entry(7, "sir", edited, kind="outcome_edited")
    (view,) = _one(_record(WHOLE, Audience.MY_PLAN, before, _anew(5), anew)).views
    assert (view.current, view.before_hope) == (False, False), "the wording is newer than the hope"


def test_agreement_from_before_the_hope_was_said_anew_is_none_until_it_is_given_again() -> None:
    agreed = [_decided(4, who, agrees=True) for who in ("jay", "kerry")]
    assert _one(_record(WHOLE, Audience.MY_PLAN, *agreed)).status is Standing.AGREED
    anew = _record(WHOLE, Audience.MY_PLAN, *agreed, _anew(5))
    assert _one(anew).status is Standing.PROPOSED
    again = [_decided(6, who, agrees=True) for who in ("jay", "kerry")]
    assert _one([*anew, *again]).status is Standing.AGREED


def test_the_same_hope_said_once_more_is_the_same_hope() -> None:
    before = _decided(4, "kerry", agrees=True)
    same = _anew(5, "bikes")
    found = _one(_record(WHOLE, Audience.MY_PLAN, before, same))
    assert [one.before_hope for one in found.views] == [False]
    other = _anew(6, "boats", replaces="anew-5")
    found = _one(_record(WHOLE, Audience.MY_PLAN, before, same, other))
    assert [one.before_hope for one in found.views] == [True]


def test_who_may_read_the_hope_goes_by_the_newer_words() -> None:
    private = _anew(5, "uncle Dan", audience=Audience.ONLY_ME)
    entries = _record(WHOLE, Audience.MY_PLAN, private)
    never = _record(replace(WHOLE, aspiration=""))
    assert _one(entries, "kerry").model_dump_json() == _one(never, "kerry").model_dump_json()
    own = _one(entries, "jay")
    assert own.aspiration
    assert (own.aspiration.quote, own.aspiration.only_me) == ("uncle Dan", True)
    shared_now = _one(_record(WHOLE, Audience.ONLY_ME, _anew(5)), "kerry")
    assert shared_now.aspiration
    assert shared_now.aspiration.quote == "bikes, and fixing them"


def test_nothing_is_followed_that_its_person_did_not_say_instead() -> None:
    for later in (
        [_anew(5, person="kerry")],  # somebody else's words
        [_anew(5, question="skills")],  # an answer to another question
        [_anew(5), _entry(6, "jay", AnswerWithdrawn(answer="anew-5"))],
        [_entry(5, "jay", AnswerWithdrawn(answer="hope")), _anew(6)],
    ):
        found = _one(_record(WHOLE, Audience.MY_PLAN, *later))
        quoted = found.aspiration.quote if found.aspiration else None
        assert quoted == ("bikes" if later[0].person == "kerry" else None)


def test_a_hope_that_was_crossed_out_is_not_shown_and_the_link_counts_as_missing() -> None:
    crossed = _entry(
        9, "jay", LineDecided(line=line_id("aspirations", "hope")), kind="line_crossed_out"
    )
    need = _entry(9, "sir", LineDecided(line=line_id("needs", "need")), kind="line_crossed_out")
    for reader in (None, "jay"):
        found = _one(_record(WHOLE, Audience.MY_PLAN, crossed, need), reader)
        assert "crossed out" in found.broken[0]
        assert found.missing == ["aspiration_gone"]
        assert not {"bikes", "no lists"} & set(found.model_dump_json().split('"'))
    others = _entry(9, "kerry", crossed.payload, kind="line_crossed_out")
    assert _one(_record(WHOLE, Audience.MY_PLAN, others)).missing == [], (
        "it is not hers to cross out"
    )


def test_it_is_agreed_by_everybody_or_not_at_all() -> None:
    jay, kerry = _decided(4, "jay", agrees=True), _decided(5, "kerry", agrees=True)
    shared = Audience.MY_PLAN
    assert _one(_record(WHOLE, shared, jay)).status is Standing.PROPOSED
    assert _one(_record(WHOLE, shared, jay, kerry)).status is Standing.AGREED  # sir wrote it
    against = _decided(6, "kerry", agrees=False, words="college first")
    found = _one(_record(WHOLE, shared, jay, kerry, against))
    assert found.status is Standing.OBJECTED
    assert [(one.person, one.agrees, one.words) for one in found.views] == [
        ("Jay", True, ""),
        ("Kerry", False, "college first"),
    ]


def test_who_wrote_it_alone_is_not_everybody() -> None:
    alone = [entry for entry in _record() if entry.person not in ("jay", "kerry")]
    assert _one(alone).status is Standing.PROPOSED


def test_a_new_wording_has_to_be_agreed_anew() -> None:
    edited = replace(WHOLE, text="By May.", outcome="aim", replaces="aim")
    later = [
        _decided(4, "jay", agrees=True),
        _decided(5, "kerry", agrees=True),
        _entry(6, "sir", edited, kind="outcome_edited"),
    ]
    found = _one(_record(WHOLE, Audience.MY_PLAN, *later))
    assert found.status is Standing.PROPOSED
    assert {one.current for one in found.views} == {False}


def _heading(id: str, *areas: str, terms: tuple[Term, ...] = tuple(Term)) -> FormatSection:
    columns = (OutcomeColumn(part="text", title="Outcome"),)
    choice = OutcomeChoice(terms=terms, areas=areas, columns=columns)
    return FormatSection(id=id, title=id, outcomes=choice)


def test_a_heading_takes_the_outcomes_of_its_terms_and_areas() -> None:
    aimed = fold(_record()).outcomes
    for heading, expected in (
        (_heading("long", terms=(Term.LONG,)), ("aim",)),
        (_heading("short", terms=(Term.SHORT,)), ()),
        (_heading("work", "employment"), ("aim",)),
        (_heading("good_health", "health"), ()),
    ):
        assert placed([heading], aimed) == {heading.id: expected}


def test_an_outcome_without_an_area_is_neither_lost_nor_filed_where_nobody_put_it() -> None:
    aimed = fold(_record(replace(WHOLE, area=""))).outcomes
    short = _heading("short", "health", terms=(Term.SHORT,))
    work, health = _heading("work", "employment"), _heading("good_health", "health")
    assert placed([short, work, health], aimed) == {
        "short": (),
        "work": ("aim",),
        "good_health": (),
    }
    assert placed([work, _heading("all")], aimed) == {"work": (), "all": ("aim",)}


_people = st.sampled_from(["jay", "kerry", "sir", "stranger"])


@given(
    st.lists(st.tuples(_people, st.booleans()), max_size=8),
    st.sampled_from(list(Audience)),
    st.sampled_from([None, "jay", "kerry", "sir"]),
)
def test_every_source_of_an_outcome_is_somebodys_and_may_be_read(
    decided: list[tuple[str, bool]], hope: Audience, reader: str | None
) -> None:
    later = [_decided(4 + n, who, agrees=yes) for n, (who, yes) in enumerate(decided)]
    entries = _record(WHOLE, hope, *later)
    view = fold(entries)
    may_read = {one.id for one in view.shared_with(reader)}
    found = _one(entries, reader)
    for source in found.sources:
        assert source.id in ({"aim"} if source.kind == "outcome" else may_read)
    assert {one.person_id for one in found.views} <= {"jay", "kerry", "sir"}
