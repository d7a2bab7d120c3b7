"""What a model made of placeholders becomes names again."""

from __future__ import annotations

import pytest

from assistant.redaction.model import Kind, Replaced
from assistant.redaction.restoring import restore

SENT = (
    Replaced(Kind.PERSON, "[PERSON_1]", "maya"),
    Replaced(Kind.PERSON, "[PERSON_1]", "Maya"),
    Replaced(Kind.PERSON, "[PERSON_1]", "Maya"),
    Replaced(Kind.SCHOOL, "[SCHOOL_1]", "Oakfield School"),
    Replaced(Kind.PERSON, "[PERSON_12]", "Kai"),
)


@pytest.mark.parametrize(
    ("answer", "restored"),
    [
        ("[PERSON_1] likes it.", "Maya likes it."),
        ("[PERSON_1]'s plan, [PERSON_1’s] plan", "Maya's plan, Maya’s plan"),
        ("[person_1] and [Person 12]", "Maya and Kai"),
        ("PERSON_1 is at school_1", "Maya is at Oakfield School"),
        ("[PERSON-1], [ PERSON_12 ]", "Maya, Kai"),
        ("[PERSON_9] is nobody", "[PERSON_9] is nobody"),
        ("a person 1 to 1, MYPERSON_1", "a person 1 to 1, MYPERSON_1"),
    ],
)
def test_names_come_back_however_the_placeholder_is_written(answer: str, restored: str) -> None:
    assert restore(answer, SENT) == restored


def test_where_all_stand_as_sent_each_comes_back_as_it_was_written() -> None:
    assert restore("[PERSON_1], [PERSON_1], [PERSON_1]", SENT) == "maya, Maya, Maya"


def test_what_comes_back_is_not_read_again() -> None:
    sent = (
        Replaced(Kind.TYPED, "[TYPED_1]", "[PERSON_1]"),
        Replaced(Kind.PERSON, "[PERSON_1]", "Maya"),
    )
    assert restore("[TYPED_1] [PERSON_1]", sent) == "[PERSON_1] Maya"
