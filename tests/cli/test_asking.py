"""What the command ``ask`` prints for people, and which dates and nations it takes."""

from __future__ import annotations

import pytest

from assistant.cli.guidance import read_date
from assistant.errors import OwnwordsError
from tests.cli.runner import Cli


@pytest.mark.parametrize(
    ("typed", "day"),
    [("2012", "2012-01-01"), ("2012-02", "2012-02-01"), (" 2012-02-03 ", "2012-02-03")],
)
def test_a_month_or_a_year_means_its_first_day(typed: str, day: str) -> None:
    found = read_date(typed)
    assert found is not None
    assert found.isoformat() == day


@pytest.mark.parametrize("typed", ["", "soon", "2012-13", "2012-02-30", "0000", "20120201", "12"])
def test_what_is_no_date_is_refused_with_the_ways_to_write_one(typed: str) -> None:
    with pytest.raises(OwnwordsError, match="or a month as 2026-11, or a year as 2026"):
        read_date(typed)


def test_an_answer_fits_80_columns_and_says_what_to_do_next(cli: Cli) -> None:
    shown = cli.ok("ask", "who writes the ehcp", "--nation", "England")
    assert max(map(len, shown.splitlines())) <= 80
    assert shown.rstrip().endswith("ownwords knowledge show ehc-plan-who-writes-england")


def test_a_nation_may_be_written_as_people_write_it(cli: Cli) -> None:
    found = cli.json("ask", "what is a personal learning plan", "--nation", "Northern Ireland")
    assert found["nation"] == "northern-ireland"


def test_of_another_nation_the_next_step_is_to_ask_for_that_one(cli: Cli) -> None:
    shown = cli.ok("ask", "How do I appeal in Wales?", "--nation", "england")
    assert "Take care: You asked about Wales, but the nation here is England." in shown
    assert shown.rstrip().endswith("--nation wales")


def test_each_quote_of_a_past_date_says_that_date(cli: Cli) -> None:
    shown = cli.ok(
        "ask", "how many targets should an IEP have", "--nation", "england", "--on", "2013"
    )
    assert "2009 · current on 1 January 2013)" in shown
    assert "· current)" not in shown


def test_without_an_answer_or_a_nation_the_next_step_is_another(cli: Cli) -> None:
    nothing = cli.ok("ask", "what is the capital of France", "--nation", "wales")
    assert nothing.rstrip().endswith("ownwords knowledge add FILE")
    assert cli.ok("ask", "what is an annual review").rstrip().endswith("--nation wales")


def test_after_words_about_harm_nothing_else_is_offered(cli: Cli) -> None:
    assert "What next?" not in cli.ok("ask", "my dad hits me", "--nation", "england")
