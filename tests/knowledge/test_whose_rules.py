"""No nation's rule may stand in a document that is given as holding in others too."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.knowledge.documents import read_documents
from assistant.knowledge.passages import cut
from assistant.record.nation import FOUR, Nation
from assistant.resources import guidance_docs
from tests.knowledge.whose import held_in, speaks_of, unfair_passages
from tests.knowledge.writing import write_document

JUSTIFIED = {
    "four-nations-plans-uk#are-ehc-plans-for-the-whole-uk-1": (
        "Says that an English plan is English only. That is true, and asked for, in all four."
    ),
    "autism-guidelines-nice-uk#ng170-and-ng140-are-not-about-autism-1": (
        "Corrects two numbers of guidelines. What a number stands for is the same everywhere."
    ),
}


def test_no_passage_for_several_nations_is_about_some_of_them() -> None:
    found = dict(unfair_passages(read_documents(guidance_docs())))
    assert {id_: why for id_, why in found.items() if id_ not in JUSTIFIED} == {}
    assert sorted(set(JUSTIFIED) - set(found)) == [], "no exception that is not needed any more"


def test_no_heading_of_one_nation_names_only_another() -> None:
    headings = {
        passage.id: speaks_of(passage.heading) - held_in(document)
        for document in read_documents(guidance_docs())
        if len(held_in(document)) == 1
        for passage in cut(document)
        if not speaks_of(passage.heading) & held_in(document)
    }
    assert {id_: others for id_, others in headings.items() if others} == {}


@pytest.mark.parametrize(
    ("nations", "body", "why"),
    [
        (["uk"], "## How do I appeal in England?\n\nAsk.", "heading names"),
        (["uk"], "## How do I appeal in Scotland, Wales and Northern Ireland?\n\nAsk.", "heading"),
        (["uk"], "## How do I appeal?\n\nThe council's letter about the EHC plan says.", "text"),
        (["uk"], "## Who helps?\n\nIn Wales it is SNAP Cymru. In Scotland it is Enquire.", "text"),
        (["england", "wales"], "## Capacity\n\nIn England people decide.", "text names"),
        (
            ["uk"],
            "## When?\n\nIn England in Year 9. In England also in Year 11. English councils begin. "
            "In Scotland, Wales and Northern Ireland it differs.",
            "mostly about",
        ),
    ],
)
def test_a_rule_of_one_nation_among_shared_ones_is_found(
    guidance: Path, nations: list[str], body: str, why: str
) -> None:
    write_document(guidance, "shared", body, nations=nations)
    ((_, found),) = unfair_passages(read_documents(guidance))
    assert why in found


@pytest.mark.parametrize(
    ("nations", "body"),
    [
        (["uk"], "## Who may read it?\n\nAsk before each part."),
        (["uk"], "## Names\n\nEngland: A. Scotland: B. Wales: C. Northern Ireland: D."),
        (["england", "wales"], "## Grant\n\nFor England and Wales, and not for Scotland."),
        (["england"], "## How do I appeal in England?\n\nIn England there is a tribunal."),
    ],
)
def test_what_holds_for_all_its_nations_is_let_be(
    guidance: Path, nations: list[str], body: str
) -> None:
    write_document(guidance, "shared", body, nations=nations)
    assert list(unfair_passages(read_documents(guidance))) == []


@pytest.mark.parametrize("nation", FOUR)
def test_every_nation_has_its_own_words_on_appeals_disagreement_and_help(nation: Nation) -> None:
    own = [
        passage
        for document in read_documents(guidance_docs())
        if document.front.nations == (nation,)
        for passage in cut(document)
    ]
    for about in ("How do I appeal in", "What if I disagree with the plan in", "Free advice in"):
        assert [one.id for one in own if about in one.heading], about
