from __future__ import annotations

import pytest

from assistant.safeguarding.phrases import Item, parse


def test_a_phrase_is_read_item_by_item() -> None:
    phrase = parse("{someone} ..2 hits|kicks (up) go_home|.")
    assert phrase.items == (
        Item(frozenset({"{someone}"})),
        Item(frozenset({"hits", "kicks"}), gap=2),
        Item(frozenset({"up"}), may_miss=True),
        Item(frozenset({"go_home", "."})),
    )
    assert phrase.words() == {"hits", "kicks", "up", "go_home"}
    assert phrase.groups() == {"{someone}"}


def test_words_may_be_written_with_capitals_accents_and_apostrophes() -> None:
    assert parse("Don't mów").items == (Item(frozenset({"dont"})), Item(frozenset({"mow"})))


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        ("", "must be there"),
        (". (maybe) .", "must be there"),
        ("..2 hits", "begins or ends"),
        ("hits ..2", "begins or ends"),
        ("(he) hits", "begins or ends"),
        ("hits (me)", "begins or ends"),
        ("hits || me", "no word"),
        ("hits {Me}", "no word"),
        ("hits !", "no word"),
        ("one ..9 two ..9 three four", "24 is the most"),
    ],
)
def test_mistakes_are_told(written: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        parse(written)
