"""What people ask in each nation is answered for that nation, or not at all."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.flows.loader import load_flows
from assistant.knowledge.documents import read_documents
from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.model import Citation
from assistant.record.nation import FOUR, Nation, in_words
from assistant.resources import guidance_docs
from tests.knowledge.test_whose_rules import JUSTIFIED
from tests.knowledge.whose import speaks_of, unfair_passages

_TODAY = date(2026, 11, 22)

ASKED = [
    "how do I appeal",
    "what if I disagree with the plan",
    "who writes the plan",
    "annual review",
    "what is an EHCP",
    "how do I get an EHC plan",
    "statement",
    "what replaced statements",
    "rights at 16",
    "who decides, me or my parents",
    "who can help my mum",
    "who gives free advice",
    "what is an IDP",
    "what is a co-ordinated support plan",
    "what is a personal learning plan",
    "how many targets should an IEP have",
    "is an IEP legal",
    "who is the SENCO",
    "what is the tribunal called",
    "what is mediation",
    "how often is the plan reviewed",
    "when does planning for leaving school start",
    "what happens if I lack capacity",
    "can I get a supported internship",
    "can I get Access to Work",
    "what does NICE say about work for autistic adults",
    "when should a vocational profile be started",
    "what does the Code of Practice say",
    "my child has no diagnosis, can they get help",
    "who is the safeguarding lead",
    "the council is late with our plan",
    "what is preparing for adulthood",
]
OWN_FIRST = [
    "how do I appeal",
    "what if I disagree with the plan",
    "who writes the plan",
    "annual review",
    "rights at 16",
    "who can help my mum",
]


def _is_anothers(quote: Citation, nation: Nation) -> bool:
    """Say whether a quote is of another nation, by its document, its heading or its words."""
    if quote.nation == nation:
        named = speaks_of(quote.heading)
        return bool(named) and nation not in named
    return quote.nation != "uk" or quote.passage in _UNFAIR


_UNFAIR = {id_ for id_, _ in unfair_passages(read_documents(guidance_docs()))} - set(JUSTIFIED)


@pytest.mark.parametrize("nation", FOUR)
@pytest.mark.parametrize("asked", ASKED)
def test_the_answer_is_of_the_asked_nation_or_says_whom_to_ask(
    shipped: Knowledge, asked: str, nation: Nation
) -> None:
    found = shipped.ask(asked, nation=nation, on=_TODAY)
    quotes = found.citations + found.nearest
    assert [one.passage for one in quotes if _is_anothers(one, nation)] == []
    if found.abstained:
        assert [one.nation for one in found.who_to_ask] == [nation]
    else:
        assert found.citations


@pytest.mark.parametrize("nation", FOUR)
@pytest.mark.parametrize("asked", OWN_FIRST)
def test_what_differs_in_each_nation_is_answered_by_its_own_guidance_first(
    shipped: Knowledge, asked: str, nation: Nation
) -> None:
    found = shipped.ask(asked, nation=nation, on=_TODAY)
    assert not found.abstained
    assert found.citations[0].nation == nation
    assert nation in speaks_of(found.citations[0].quote)
    assert in_words([nation]) in (found.answer or "")


@pytest.mark.parametrize("nation", [one for one in FOUR if one is not Nation.ENGLAND])
@pytest.mark.parametrize(
    "asked", ["what is an EHCP", "how do I get an EHC plan", "EHC plan review"]
)
def test_an_english_plan_asked_for_elsewhere_is_said_to_be_english(
    shipped: Knowledge, asked: str, nation: Nation
) -> None:
    found = shipped.ask(asked, nation=nation, on=_TODAY)
    assert any("belongs to England" in warning for warning in found.warnings)
    assert all(
        nation in speaks_of(quote.quote) or not speaks_of(quote.quote) for quote in found.citations
    )


@pytest.mark.parametrize("nation", FOUR)
def test_what_stands_beside_a_question_is_of_no_other_nation(
    shipped: Knowledge, nation: Nation
) -> None:
    quotes = [
        quote
        for question in load_flows().topics()
        for quote in shipped.beside(question, nation=nation, on=_TODAY)
    ]
    assert quotes
    assert [one.passage for one in quotes if _is_anothers(one, nation)] == []


def test_guidance_younger_than_the_date_of_use_says_so(shipped: Knowledge) -> None:
    early = shipped.ask("how do I appeal", nation="wales", on=date(2012, 5, 1))
    assert any("published later than 1 May 2012" in warning for warning in early.warnings)
    now = shipped.ask("how do I appeal", nation="wales", on=_TODAY)
    assert not any("published later" in warning for warning in now.warnings)
