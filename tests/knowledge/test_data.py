from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import TypeAdapter

from assistant.errors import ContentError, KnowledgeError
from assistant.knowledge.abstain import Signals, thresholds
from assistant.knowledge.advice import who_to_ask
from assistant.knowledge.data import read_list, read_yaml
from assistant.knowledge.everyday import everyday
from assistant.knowledge.glossary import Glossary, Term, read_glossary
from assistant.knowledge.nation_names import nation_names
from assistant.knowledge.nations import to_nation
from assistant.knowledge.not_covered import not_covered
from assistant.knowledge.words import words
from assistant.record.nation import FOUR, Nation


def test_each_nation_has_one_to_ask_and_without_a_nation_all_four_are_named() -> None:
    for nation in FOUR:
        assert [service.nation for service in who_to_ask(nation)] == [nation]
    assert [service.nation for service in who_to_ask(None)] == list(FOUR)


def test_the_shipped_lists_are_sound() -> None:
    assert len(not_covered()) == len(set(not_covered())) > 30
    assert not set(everyday().spellings) & set(everyday().spellings.values())
    assert not set(everyday().same_as) & set(everyday().same_as.values())
    assert set(thresholds().asked.weights) == set(Signals._fields)
    assert set(thresholds().bare.weights) < set(Signals._fields)
    for typed in (*everyday().spellings, *everyday().same_as):
        assert words(typed) == [typed]


def test_the_longest_way_to_say_a_term_counts() -> None:
    plan = Term(term="plan", means="a plan")
    support = Term(term="CSP", means="a Scottish plan", also=("co-ordinated support plan",))
    glossary = Glossary([plan, support])
    assert [one.term for one in glossary.found_in(words("my coordinated support plan"))] == [
        support
    ]
    both = glossary.found_in(words("Is a plan a CSP?"))
    assert [(one.term, one.said) for one in both] == [(plan, "plan"), (support, "CSP")]
    assert Glossary([]).found_in(["plan"]) == []


def test_the_shipped_glossary_knows_what_people_type() -> None:
    found = read_glossary().found_in(words("is my ehcp like an idp"))
    assert [one.term.term for one in found] == ["EHC plan", "IDP"]


def test_mistakes_in_a_list_are_told_at_once(tmp_path: Path) -> None:
    file = tmp_path / "terms.yaml"
    file.write_text("- {term: A}\n- {term: B, means: b, color: red}\n")
    with pytest.raises(ContentError) as told:
        read_list(file, Term)
    assert told.value.mistakes == [
        "terms.yaml: [0].means: missing. Write it. See line 1.",
        "terms.yaml: [1].color: unknown key. Known here are term, means, also, nation, "
        "note, formerly, mistaken_for, shared. See line 2.",
    ]
    file.write_text("- [unclosed")
    with pytest.raises(ContentError, match=r"terms\.yaml: line "):
        read_yaml(file, TypeAdapter(list[Term]))


def test_a_nation_is_one_of_four_or_none() -> None:
    assert to_nation("wales") is Nation.WALES
    assert to_nation(None) is None
    for wrong in ("uk", "France", "", "england, wales"):
        with pytest.raises(KnowledgeError, match="england, scotland, wales") as told:
            to_nation(wrong)
        assert "one at a time" in str(told.value)


@pytest.mark.parametrize("typed", ["NI", "N. Ireland", "northern Ireland", "Northern-Ireland"])
def test_a_nation_may_be_written_short(typed: str) -> None:
    assert to_nation(typed) is Nation.NORTHERN_IRELAND
    assert to_nation("Cymru") is Nation.WALES


def test_no_place_is_of_two_nations() -> None:
    places = [place for one in nation_names().nations.values() for place in one.places]
    assert sorted(set(places)) == sorted(places)
    assert set(nation_names().nations) == set(FOUR)
