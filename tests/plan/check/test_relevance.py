"""An outcome and a hope go together by words, by themes, or by a road from one to the other."""

from __future__ import annotations

import pytest

from assistant.plan.check.relevance import unconnected


@pytest.mark.parametrize(
    ("outcome", "hope"),
    [
        ("Sam will open a bank account.", "To run my own barber chair."),  # money for a trade
        ("Sam will take the 36 bus to college.", "To be a chef."),  # travel for college
        ("Sam will bake a loaf.", "A job in a bakery."),
        ("Sam will ask a classmate to join him.", "I want someone to play with."),
        ("Sam will juggle oranges.", "To be myself."),  # a hope that is about anything
        ("Sam will wibble.", "To be a plumber."),  # about nothing that is known
    ],
)
def test_what_may_serve_a_hope_passes(outcome: str, hope: str) -> None:
    assert unconnected(outcome, hope) is None


@pytest.mark.parametrize(
    ("outcome", "hope"),
    [
        ("Sam will name 12 capital cities on a map.", "To make friends at Scouts."),
        ("Sam will play 8 violin scales.", "To travel on the Metro."),
        ("Sam will paint two portraits.", "To be a plumber."),
        ("Sam will do a forward roll in a small group.", "To read books to my little brother."),
    ],
)
def test_what_is_plainly_about_something_else_is_told(outcome: str, hope: str) -> None:
    found = unconnected(outcome, hope)
    assert found is not None
    assert "Nothing joins the two." in found.reason


def test_a_name_in_both_joins_nothing() -> None:
    assert unconnected("Alfie will play 8 violin scales.", "Alfie wants to travel by tram.")


def test_whom_somebody_wants_to_be_like_is_no_theme() -> None:
    assert unconnected("Sam will paint a portrait.", "To mend engines, like my sister.")
