"""A question about another nation is told so, and not answered with the rules of the person's own."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.knowledge.elsewhere import Elsewhere, elsewhere
from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.words import words
from assistant.record.nation import FOUR, Nation, in_words
from tests.knowledge.whose import speaks_of

_TODAY = date(2026, 11, 22)
_SCOTLAND, _WALES = (Nation.SCOTLAND,), (Nation.WALES,)


@pytest.mark.parametrize(
    ("question", "about"),
    [
        ("How do I appeal in Wales?", _WALES),
        ("beth yw'r cynllun yng Cymru", _WALES),
        ("does the Welsh code say so", _WALES),
        ("which plan has a pupil at a Cardiff school", _WALES),
        ("My son lives in Glasgow. Who can help us?", _SCOTLAND),
        ("is it so in Northern Ireland or Scotland", (*_SCOTLAND, Nation.NORTHERN_IRELAND)),
        ("what are the rules here in Scotland", _SCOTLAND),
    ],
)
def test_a_nation_or_a_well_known_place_of_it_is_what_a_question_is_about(
    question: str, about: tuple[Nation, ...]
) -> None:
    assert elsewhere(words(question), Nation.ENGLAND) == Elsewhere(Nation.ENGLAND, about)


@pytest.mark.parametrize(
    "question",
    [
        "We moved from Wales. Who reviews the plan?",
        "my cousin in Cardiff has an IDP, can I get one in Leeds",
        "is it the same as in Wales",
        "do we have that here or is it just Wales",
    ],
)
def test_a_nation_that_is_only_compared_with_or_left_is_named_beside(question: str) -> None:
    found = elsewhere(words(question), Nation.ENGLAND)
    assert (found.about, found.beside) == ((), _WALES)


@pytest.mark.parametrize(
    "question",
    [
        "can the review be in Welsh",
        "he needs help in English lessons",
        "What did the study from Cardiff University find?",
        "who writes the plan in England",
    ],
)
def test_a_language_a_lesson_a_study_or_the_own_nation_is_no_other(question: str) -> None:
    assert elsewhere(words(question), Nation.ENGLAND) == Elsewhere(Nation.ENGLAND)


@pytest.mark.parametrize("there", FOUR)
@pytest.mark.parametrize("here", FOUR)
def test_the_own_nations_rules_do_not_answer_for_another(
    shipped: Knowledge, here: Nation, there: Nation
) -> None:
    found = shipped.ask(f"How do I appeal in {in_words([there])}?", nation=here, on=_TODAY)
    told = f"You asked about {in_words([there])}, but the nation here is {in_words([here])}."
    assert (here is there) != " ".join(found.warnings[:1]).startswith(told)
    for quote in found.citations + found.nearest:
        assert quote.nation in (here, "uk")
        assert not speaks_of(quote.heading) or there in speaks_of(quote.heading)


def test_who_can_help_is_named_for_the_nation_that_was_asked_about(shipped: Knowledge) -> None:
    found = shipped.ask("My son lives in Glasgow. Who can help us?", nation="england", on=_TODAY)
    assert found.abstained
    assert found.warnings[0].endswith("For that, ask again with Scotland as the nation.")
    assert [one.nation for one in found.who_to_ask] == ["scotland", "england"]


def test_where_no_nation_is_given_the_one_in_the_question_counts(shipped: Knowledge) -> None:
    found = shipped.ask("How do I appeal in Wales?", nation=None, on=_TODAY)
    assert {quote.nation for quote in found.citations} <= {"wales", "uk"}
    assert found.citations[0].nation == "wales"
    assert found.warnings[0].startswith("You did not say which nation this is for. You named Wales")


def test_a_nation_named_beside_is_told_and_the_answer_stays(shipped: Knowledge) -> None:
    found = shipped.ask("We came from Wales. How do I appeal?", nation="england", on=_TODAY)
    assert found.warnings[0].startswith("You named Wales too. The nation here is England.")
    assert found.citations[0].nation == "england"
