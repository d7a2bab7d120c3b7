"""Rules of wording that every shipped guidance passage keeps, so that it can be quoted alone."""

from __future__ import annotations

import re

import pytest

from assistant.knowledge.advice import who_to_ask
from assistant.knowledge.data import read_list
from assistant.knowledge.documents import Document, Kind, read_documents
from assistant.knowledge.glossary import Term
from assistant.knowledge.passages import Passage, cut
from assistant.resources import guidance_docs, package_file

NAMED = {
    "england": r"\bEngl",
    "scotland": r"\bScot",
    "wales": r"\bWales\b|\bWelsh\b",
    "northern-ireland": r"\bNorthern Ireland\b",
}


@pytest.fixture(scope="module")
def library() -> list[tuple[Document, Passage]]:
    return [
        (document, passage)
        for document in read_documents(guidance_docs())
        for passage in cut(document)
    ]


def test_a_passage_of_one_nation_names_it(library: list[tuple[Document, Passage]]) -> None:
    unnamed = [
        passage.id
        for document, passage in library
        if len(document.front.nations) == 1
        and (pattern := NAMED.get(str(document.front.nations[0])))
        and not re.search(pattern, passage.text)
    ]
    assert unnamed == []


def test_every_passage_of_a_proposal_says_that_it_is_not_law(
    library: list[tuple[Document, Passage]],
) -> None:
    proposals = [passage for document, passage in library if document.front.kind is Kind.PROPOSAL]
    assert proposals
    assert [passage.id for passage in proposals if "not law" not in passage.text] == []


def test_every_passage_is_long_enough_to_stand_alone(
    library: list[tuple[Document, Passage]],
) -> None:
    assert [passage.id for _, passage in library if not 300 <= len(passage.text) <= 900] == []


def test_every_nation_has_an_advice_service() -> None:
    assert sorted(service.nation for service in who_to_ask(None)) == sorted(NAMED)


def test_every_way_of_saying_a_glossary_term_stands_once() -> None:
    terms = read_list(package_file("knowledge", "glossary.yaml"), Term)
    ways = [way.casefold() for term in terms for way in (term.term, *term.also)]
    assert len(terms) >= 60
    assert sorted({way for way in ways if ways.count(way) > 1}) == []


def test_what_a_glossary_term_shares_is_a_way_of_saying_it() -> None:
    terms = read_list(package_file("knowledge", "glossary.yaml"), Term)
    shared = {(term, way) for term in terms for one in term.shared for way in one.ways}
    assert shared
    assert {way for term, way in shared if way not in (term.term, *term.also)} == set()


def test_all_documents_say_the_same_number_of_rounds_before_an_assessment() -> None:
    """Schools want three or four reviewed plans as evidence; another number in one would mislead."""
    for name in ("sen-support-england", "school-plans-provision-maps-england"):
        text = (guidance_docs() / f"{name}.md").read_text(encoding="utf-8").lower()
        assert "three or four rounds" in text
        assert "two or three" not in text
