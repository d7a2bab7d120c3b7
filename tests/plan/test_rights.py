from __future__ import annotations

import pytest

from assistant.plan.rights import may_cross_out
from assistant.record.entries import Voice
from assistant.record.view import Person

JAY = Person("p1", "Sam", Voice.YOUNG_PERSON)
FATHER = Person("p2", "Sam", Voice.PARENT)


@pytest.mark.parametrize(
    ("person", "said_by", "questions", "may"),
    [
        (JAY, "p1", ["dream_job"], True),
        (JAY, "p2", ["appreciate"], True),
        (JAY, "p2", ["dream_job"], False),
        (JAY, "p2", ["appreciate", "dream_job"], False),
        (JAY, None, [], False),
        (FATHER, "p2", ["dream_job"], True),
        (FATHER, "p1", ["appreciate"], False),
        (FATHER, "p3", ["appreciate"], False),
        (FATHER, None, ["appreciate"], False),
    ],
)
def test_who_may_cross_out_what(
    person: Person, said_by: str | None, questions: list[str], may: bool
) -> None:
    assert may_cross_out(person, said_by=said_by, questions=questions) is may


def test_a_suggested_line_may_be_crossed_out_by_those_whose_words_it_was_made_of() -> None:
    accepted_by = "p3"
    for person in (JAY, FATHER):
        assert may_cross_out(person, said_by=accepted_by, questions=[], made_of=[person.id])
    assert not may_cross_out(FATHER, said_by=accepted_by, questions=[], made_of=[JAY.id])
