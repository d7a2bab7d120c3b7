"""Guidance in short, line by line: asked at a plan, accepted, and taken away again."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.grounding.model import Embed
from assistant.settings import Settings
from tests.plain.modelled import Models
from tests.plain.test_suggesting_plan import suggested_lines
from tests.suggesting.people import gives
from tests.suggesting.servers import silent

ASKED = "who writes the ehcp"
WORDS = "In England only the local authority (the council) can issue an EHC plan."
GIVEN = gives({"sentences": [{"text": WORDS, "sources": ["s1"]}]})


@pytest.fixture
def guided(tmp_path: Path, cache_dir: Path, embed: Embed) -> Models:
    return Models(Settings(tmp_path / "data", cache_dir, model="m"), embed)


def test_an_answer_is_kept_in_the_plan_and_taken_away_again(guided: Models) -> None:
    with guided.talking(GIVEN) as talk:
        shown = talk.home("w", "1", "3", ASKED, "2", "1", "", "q")
        assert shown.index("Then you decide whether it stands") < shown.index("suggested this (m):")
        assert "It was made of these words:" in shown
        assert "It stands in the plan now, under a heading of its own" in shown
        ((kind, kept),) = talk.decided
        assert (kind, kept.about, kept.words) == ("suggestion_accepted", "", WORDS)
        assert suggested_lines(talk.workspace, talk.record) == [WORDS]
        talk.home("w", "1", "4", "1", "", "q")
        assert "nothing here that you can take away" in talk.home("w", "1", "4", "", "q")


def test_what_has_to_be_known_stands_beside_it_and_accepting_twice_loses_nothing(
    guided: Models,
) -> None:
    words = "In 2009 in England an IEP was meant to have up to three or four targets."
    given = gives({"sentences": [{"text": words, "sources": ["s1"]}]})
    with guided.talking(given, given) as talk:
        typed = ("3", "how many targets should an IEP have", "2")
        shown = talk.home("w", "1", *typed, "1", "", "q")
        offered = " ".join(shown.split("suggested this (m):")[1].split())
        assert "Take care: “Individual Education Plans (IEPs) in England, 2009” is" in offered
        assert "It does not know who must do what. Read the passages" in offered
        shown = talk.home("w", "1", *typed, "1", "4", "", "q")
        assert "This was already accepted by Jay." in shown
        assert "Goodbye. Everything is saved." in shown
        shown = talk.home("w", "1", *typed, "2", "Other words.", "4", "", "q")
        assert "they are: “Other words.”" in shown
        assert "Goodbye. Not everything could be saved." in shown


@pytest.mark.parametrize("typed", [("3", ""), ("3", ASKED, "1"), ("3", "capital of France")])
def test_who_does_not_want_it_asks_no_model(guided: Models, typed: tuple[str, ...]) -> None:
    with guided.talking(silent) as talk:
        talk.home("w", "1", *typed, "", "q")
        assert talk.server.bodies == []
        assert talk.decided == []


def test_a_question_that_tells_of_harm_is_met_with_the_fixed_words(guided: Models) -> None:
    with guided.talking(silent) as talk:
        shown = talk.home("w", "1", "3", "he hits me at home", "", "q")
        assert "999" in shown
        assert "put this in short" not in shown
        assert talk.server.bodies == []
