from __future__ import annotations

import pytest

from assistant.record.entries import Voice
from assistant.record.view import Person
from assistant.ui.outcome_keys import of_no_use

KERRY = Person("k", "Kerry", Voice.PARENT, None)
SIR = Person("s", "Mr Ali", Voice.PRACTITIONER, None)


@pytest.mark.parametrize(
    ("proposed_by", "person", "undo", "useless"),
    [
        ((), SIR, False, {"read", "agree", "object", "edit", "take_back", "undo"}),
        (("s",), KERRY, False, {"edit", "take_back", "undo"}),
        (("s", "k"), KERRY, True, set()),
        (("k",), SIR, True, {"take_back"}),
        (("s",), SIR, False, {"undo"}),
        (("s",), None, False, {"edit", "take_back", "undo"}),
    ],
)
def test_only_keys_that_this_person_may_use_are_shown(
    proposed_by: tuple[str, ...], person: Person | None, undo: bool, useless: set[str]
) -> None:
    assert set(of_no_use(proposed_by, person, undo=undo)) == useless
