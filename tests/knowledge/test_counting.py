from __future__ import annotations

from datetime import date

import pytest

from assistant.knowledge.counting import asks_for_figures, gives_figures
from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.words import words

_TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    "question",
    [
        "how many pupils have EHC plans",
        "number of young people in Wales with an IDP",
        "What percentage of autistic adults have a job?",
        "how many disabled young people have a job",
        "how many of the children in Kent have got a plan",
        "what share of families get a personal budget",
        "how many homeless teenagers have a plan",
    ],
)
def test_a_question_for_how_many_people_have_something(question: str) -> None:
    assert asks_for_figures(words(question))


@pytest.mark.parametrize(
    "question",
    [
        "how many targets should an IEP have",
        "how many people come to the review",
        "how many outcomes does a child's plan need",
        "what do people with an EHC plan get",
        "how many targets should children have",
        "how many weeks does my child have to wait for a plan",
        "how many people have to be at the review meeting",
        "how many reviews does a child with a plan get",
        "how many times a year do parents get a meeting",
        "how many hours of help do pupils have",
        "how many targets children have to have",
        "how many people can my child have with her at the meeting",
        "how many adults should a pupil have with them",
        "how many people have got to sign the plan",
        "how many people get to see my plan",
        "how many people work with a child who has a plan",
        "how many people have a copy of my plan",
        "how many days do councils have to answer families",
        "number of weeks a council has to finish a child's plan",
        "how many schools can I ask to have a look at",
    ],
)
def test_other_questions_are_not_for_statistics(question: str) -> None:
    assert not asks_for_figures(words(question))


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("It helped 4,500 young adults.", True),
        ("About 5 % had paid work.", True),
        ("In 2014 the law for people from 0 to 25 changed.", False),
    ],
)
def test_figures_are_thousands_and_shares_and_not_years(text: str, figures: bool) -> None:
    assert gives_figures(text) == figures


@pytest.mark.parametrize(
    "question",
    [
        "how many pupils have EHC plans",
        "how many families have a co-ordinated support plan",
        "who pays for my taxi to college",
        "disability living allowance",
        "can i wear headphones in my gcse",
        "Element 2 notional SEN budget per pupil",
        "SIMS import of provision data",
    ],
)
def test_what_is_only_near_to_the_guidance_is_not_answered(
    shipped: Knowledge, question: str
) -> None:
    found = shipped.ask(question, nation="england", on=_TODAY)
    assert found.abstained
    assert found.who_to_ask


def test_figures_that_are_here_are_still_given(shipped: Knowledge) -> None:
    question = "how many young people got a supported internship"
    found = shipped.ask(question, nation="england", on=_TODAY)
    assert any(gives_figures(quote.quote) for quote in found.citations[:3])
