"""The second look at offered words: figures, names and dates that no source has."""

from __future__ import annotations

import pytest

from assistant.suggesting.evaluation.foreign import foreign

SAID = [
    "Maya takes an order three times out of 4. Dee's dog is Bo.",
    "Miss Bell comes on Mondays, 9:30.",
]


@pytest.mark.parametrize(
    ("text", "strange"),
    [
        ("Maya takes an order 3 times out of four.", ()),
        ("Dee has a dog. Miss Bell comes on Monday.", ()),
        ("On Mondays Bell comes at 9:30.", ()),
        ("Maya takes five orders.", ("five",)),
        ("Maya takes twenty-five orders.", ("twenty", "five")),
        ("Maya takes 12 orders by 2027.", ("12", "2027")),
        ("Kayleigh and Maya take orders.", ("Kayleigh",)),
        ("Maya goes to Leeds in March.", ("Leeds", "March")),
        ("She comes on tuesday.", ("tuesday",)),
        ("Maya has ADHD.", ("ADHD",)),
        ("", ()),
    ],
)
def test_only_what_stands_in_a_source_is_known(text: str, strange: tuple[str, ...]) -> None:
    assert foreign(text, SAID) == strange
