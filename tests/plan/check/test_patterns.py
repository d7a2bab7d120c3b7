"""Patterns are made of words and of lists; mistakes in the rules are told all at once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from assistant.errors import ContentError
from assistant.plan.check import patterns, rules
from assistant.plan.check.patterns import masked, to_pattern, without
from assistant.resources import package_file


def test_a_pattern_finds_whole_words_with_any_space_between() -> None:
    found = to_pattern(["as {how}"], {"how": "(?:needed|required)"})
    assert found.search("help as\n needed here")
    assert not found.search("has needed") and not found.search("as neededness")


def test_what_is_masked_keeps_every_other_place() -> None:
    assert masked("one two", [(0, 3)]) == "¦¦¦ two"
    assert without("one two one", to_pattern(["one"], {})) == "¦¦¦ two ¦¦¦"
    assert without("one", None) == "one"


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the rules that a test may spoil."""
    folder = tmp_path / "plan" / "check" / "rules"
    shutil.copytree(package_file("plan", "check", "rules"), folder)
    for module in (patterns, rules):
        monkeypatch.setattr(module, "package_file", lambda *parts: tmp_path.joinpath(*parts))
    monkeypatch.setattr(rules, "load_rules", rules.load_rules.__wrapped__)
    return folder


def test_all_mistakes_of_the_rules_are_told_with_their_place(copied: Path) -> None:
    for name, wrong in (("specific", "'{nowhere} help'"), ("achievable", "'(help'")):
        file = copied / f"{name}.yaml"
        rule = f"  - {{id: wrong, find: [{wrong}], reason: a, suggestion: b}}\n"
        file.write_text(file.read_text() + rule)
    with pytest.raises(ContentError) as caught:
        rules.load_rules()
    assert "specific.yaml: wrong: there is no list 'nowhere'" in str(caught.value)
    assert "achievable.yaml: wrong:" in str(caught.value)


def test_a_rule_that_looks_for_nothing_is_refused(copied: Path) -> None:
    file = copied / "specific.yaml"
    file.write_text(file.read_text() + "  - {id: empty, reason: a, suggestion: b}\n")
    with pytest.raises(ContentError, match="needs either 'find' or 'of'"):
        rules.load_rules()


def test_every_rule_has_a_source_and_a_name_of_its_own() -> None:
    found = rules.load_rules()
    assert set(found) == {
        "specific",
        "measurable",
        "achievable",
        "vague_wording",
        "is_provision",
        "is_aspiration",
    }
    for criterion, some in found.items():
        assert len({one.id for one in some}) == len(some)
        assert "source:" in package_file("plan", "check", "rules", f"{criterion}.yaml").read_text()
