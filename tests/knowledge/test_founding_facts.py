"""The five founding documents stand in our own words, whole, and with their mistakes put right.

The documents are read here with a small reader of this file's own, so that a mistake in the
knowledge code cannot hide a fact that is missing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
DOCUMENTS = {
    "000": "autism-vocational-article",
    "001": "iep-england-2009",
    "002": "internships-work-2025-26",
    "003": "iep-scotland-2018",
    "004": "iep-school-plans-england-2017",
}
FACTS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "founding_facts.yaml").read_text(encoding="utf-8")
)


@dataclass(frozen=True)
class Restatement:
    """A document's front matter, and its texts by heading."""

    front: dict[str, Any]
    texts: dict[str, str]

    @property
    def wrong(self) -> set[str]:
        """The headings that a caveat marks."""
        return {caveat["heading"] for caveat in self.front["caveats"]}


@cache
def read(seed: str) -> Restatement:
    whole = (ROOT / "guidance_docs" / f"{DOCUMENTS[seed]}.md").read_text(encoding="utf-8")
    _, front, body = whole.split("---\n", 2)
    _, *parts = re.split(r"^## (.+)$", body, flags=re.MULTILINE)
    texts = zip(parts[::2], parts[1::2], strict=True)
    flat = {heading: " ".join(text.split()) for heading, text in texts}
    return Restatement(yaml.safe_load(front), flat)


def headings_that_say(restatement: Restatement, expect: list[str]) -> set[str]:
    """The headings whose text matches every pattern: a fact must not be spread over passages."""
    return {
        heading
        for heading, text in restatement.texts.items()
        if all(re.search(pattern, text, re.IGNORECASE) for pattern in expect)
    }


def name_of(fact: dict[str, Any]) -> str:
    return f"{fact['seed']} {fact['fact']}"


EVERY_HEADING = [(seed, heading) for seed in DOCUMENTS for heading in read(seed).texts]


@pytest.mark.parametrize("fact", FACTS, ids=name_of)
def test_fact_stands_in_one_passage_and_is_marked_only_when_wrong(fact: dict[str, Any]) -> None:
    restatement = read(fact["seed"])
    found = headings_that_say(restatement, fact["expect"])
    assert found, "no passage says it"
    if fact.get("corrected", False):
        assert found & restatement.wrong, "put right, but no caveat marks the heading"
    else:
        assert found - restatement.wrong, "right, but only said where a caveat marks it as wrong"


def test_list_of_facts_is_whole() -> None:
    assert len(FACTS) >= 120
    assert {fact["seed"] for fact in FACTS} == set(DOCUMENTS)
    assert len({name_of(fact) for fact in FACTS}) == len(FACTS)
    assert all(fact.keys() <= {"seed", "fact", "expect", "corrected"} for fact in FACTS)


def test_every_caveat_is_tested_by_a_corrected_fact() -> None:
    for seed in DOCUMENTS:
        corrected = (fact for fact in FACTS if fact["seed"] == seed and fact.get("corrected"))
        restatement = read(seed)
        tested = set().union(*(headings_that_say(restatement, one["expect"]) for one in corrected))
        assert restatement.wrong <= tested


@pytest.mark.parametrize(("seed", "heading"), EVERY_HEADING)
def test_every_text_is_one_plain_passage(seed: str, heading: str) -> None:
    text = read(seed).texts[heading]
    assert 300 <= len(text) <= 900
    assert not re.search(r"\*\*|\]\(|https?://|\|", text)


@pytest.mark.parametrize(("seed", "heading"), EVERY_HEADING)
def test_every_text_names_its_nation(seed: str, heading: str) -> None:
    (nation,) = read(seed).front["nations"]
    assert nation.title() in read(seed).texts[heading]


def test_every_text_of_2009_says_so_and_the_document_has_ended() -> None:
    old = read("001")
    assert old.front["in_force_until"] == date(2014, 8, 31)
    assert (ROOT / "guidance_docs" / f"{old.front['superseded_by']}.md").is_file()
    for heading, text in old.texts.items():
        assert "2009" in text, heading


def test_the_least_reliable_document_is_ranked_as_opinion() -> None:
    assert read("000").front["kind"] == "opinion"
    assert all(read(seed).front["kind"] != "opinion" for seed in DOCUMENTS if seed != "000")


def test_each_document_names_the_file_it_restates() -> None:
    for seed in DOCUMENTS:
        assert re.fullmatch(rf"{seed}_[0-9a-f]{{16}}\.txt", read(seed).front["origin"])
