"""Patterns are made of words and of lists; mistakes in the rules are told all at once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from assistant.errors import ContentError
from assistant.plan.check import patterns, rules, themes
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
    for module in (patterns, rules, themes):
        monkeypatch.setattr(module, "package_file", lambda *parts: tmp_path.joinpath(*parts))
    for module, name in LOADERS:
        monkeypatch.setattr(module, name, getattr(module, name).__wrapped__)
    monkeypatch.setattr(rules, "read_lists", patterns.read_lists)
    monkeypatch.setattr(themes, "read_lists", patterns.read_lists)
    return folder


LOADERS = [
    (patterns, "read_lists"),
    (rules, "load_rules"),
    (rules, "load_facts"),
    (themes, "load"),
    (themes, "themes"),
]


@pytest.mark.parametrize(
    ("name", "before", "after", "told"),
    [
        ("specific", "criterion: specific", "criterion: relevant", "specific.yaml: criterion: "),
        ("specific", "id: bare_event", "id: bare_score", "the id 'bare_score' stands twice"),
        ("is_aspiration", "    event: true\n", "", "no rule has 'event: true'"),
        ("specific", "    tells: true", "    tell: true", "tell"),
        ("facts", "  ratio:", "  ratios:", "ratios"),
        ("facts", "'\\d+/\\d+',", "'(\\d+/\\d+',", "facts.yaml: ratio:"),
        ("facts", "source: >-", "sauce: >-", "source"),
        ("lists", "{role}'", "{rolle}'", "lists.yaml: lists.adult: there is no list 'rolle'"),
        ("themes", "    any_job: true\n", "", "'any_job: true' stands at 0 themes"),
        ("themes", "serves: [maths,", "serves: [mathss,", "there is no theme 'mathss'"),
        ("themes", "(?P<what>", "(", "needs a group"),
        ("more_words", "  animals: >-", "  animal: >-", "words.animal: there is no such theme"),
    ],
)
def test_a_mistake_in_the_data_is_told_when_it_is_read(
    copied: Path, name: str, before: str, after: str, told: str
) -> None:
    file = copied / f"{name}.yaml"
    assert before in file.read_text()
    file.write_text(file.read_text().replace(before, after))
    with pytest.raises(ContentError) as caught:
        rules.load_rules(), rules.load_facts(), themes.themes()
    assert told in str(caught.value)


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
