"""What is said beside the place where something went wrong."""

from __future__ import annotations

from assistant.errors import NotSaved, StoreError
from assistant.ui.widgets.trouble import in_short


def test_only_where_words_stay_on_the_screen_it_says_that_they_are_there() -> None:
    told = in_short(NotSaved("This could not be saved.", safe="All else is.", do="Try again."))
    assert told.splitlines()[-1] == "Try again. Your words are still where you typed them."
    assert "your words" not in in_short(StoreError("It cannot be read.", do="Try again.")).lower()
