"""Which Answer was said instead of another: for any Record, of one person and one question only."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from assistant.record.anew import said_anew
from assistant.record.entries import AnswerGiven, AnswerWithdrawn, Entry, new_entry
from assistant.record.payload import Payload

_START = datetime(2026, 11, 22, tzinfo=UTC)
_IDS = [f"a{place}" for place in range(6)]


def _entry(place: int, person: str, payload: Payload, id: str) -> Entry:
    return new_entry("r", payload, person=person, id=id, time=_START + timedelta(minutes=place))


_GIVEN = st.tuples(
    st.sampled_from(["jay", "kerry"]),
    st.sampled_from(["dream_job", "skills"]),
    st.lists(st.sampled_from(_IDS), max_size=2),
)


@given(
    st.lists(_GIVEN, max_size=6),
    st.lists(st.tuples(st.sampled_from(_IDS), st.sampled_from(["jay", "kerry"])), max_size=2),
)
def test_only_newer_words_of_the_same_person_to_the_same_question_are_followed(
    given_: list[tuple[str, str, list[str]]], taken_back: list[tuple[str, str]]
) -> None:
    said = {_IDS[place]: (person, question) for place, (person, question, _) in enumerate(given_)}
    entries = [
        _entry(
            place, person, AnswerGiven(question=asked, words="x", replaces=tuple(old)), _IDS[place]
        )
        for place, (person, asked, old) in enumerate(given_)
    ]
    entries += [
        _entry(9, person, AnswerWithdrawn(answer=answer), f"back-{place}")
        for place, (answer, person) in enumerate(taken_back)
    ]
    now = said_anew(entries, said)
    withdrawn = {one for one, person in taken_back if said.get(one, ("", ""))[0] == person}
    assert now("nowhere") == "nowhere"
    for answer in said:
        found = now(answer)
        assert said[found] == said[answer]
        assert answer not in withdrawn or found == answer


def test_a_chain_ends_at_the_newest_words() -> None:
    replaced = [("a0", ()), ("a1", ("a0",)), ("a2", ("a1",))]
    entries = [
        _entry(place, "jay", AnswerGiven(question="skills", words="x", replaces=old), id_)
        for place, (id_, old) in enumerate(replaced)
    ]
    now = said_anew(entries, {id_: ("jay", "skills") for id_, _ in replaced})
    assert [now(id_) for id_, _ in replaced] == ["a2"] * 3
