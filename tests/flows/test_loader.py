from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant import resources
from assistant.content import place_of
from assistant.errors import ContentError
from assistant.flows.loader import load_flows

CONTENT = resources.package_file("flows", "content")
ONE_PAGE, VOCATIONAL = "one_page_profile.yaml", "vocational_profile.yaml"
DETAILS = "plan_details.yaml"
OPTIONAL = {"order", "when_wanted", "intro", "compare", "when"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (ONE_PAGE, VOCATIONAL, DETAILS):
        (tmp_path / name).write_text((CONTENT / name).read_text(encoding="utf-8"), encoding="utf-8")
    return tmp_path


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def found_in(folder: Path) -> list[str]:
    with pytest.raises(ContentError) as caught:
        load_flows(folder)
    return caught.value.mistakes


def test_the_shipped_questions_have_no_mistakes(folder: Path) -> None:
    assert load_flows(folder) == load_flows()


def test_kept_questions_are_the_same_and_follow_each_change(folder: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first, kept = load_flows(folder, cache), load_flows(folder, cache)
    assert first == kept == load_flows(folder)
    assert hash(kept) == hash(first)
    change(folder / ONE_PAGE, '"What happens on a good day for you?"', '"What is a good day?"')
    assert load_flows(folder, cache).questions()[0].ask.young_person == "What is a good day?"
    change(folder / ONE_PAGE, "id: good_day", "id: Good day")
    with pytest.raises(ContentError, match="is not an id"):
        load_flows(folder, cache)


def test_all_mistakes_of_all_files_are_told_at_once(folder: Path) -> None:
    change(
        folder / ONE_PAGE, '          parent: "What happens on a good day for your child?"\n', ""
    )
    change(folder / ONE_PAGE, "        stuck:", "        stuk:")
    change(folder / VOCATIONAL, '"How do you get to places?"', '""')
    change(folder / VOCATIONAL, "answered: dream_job", "answered: dream_jop")
    assert found_in(folder) == [
        f"{ONE_PAGE}: sections[0].questions[0].ask.parent: missing. Write it.",
        f"{ONE_PAGE}: sections[0].questions[0].stuck: missing. "
        "Write it with the keys young_person, parent, practitioner.",
        f"{ONE_PAGE}: sections[0].questions[0].stuk: unknown key. Did you mean 'stuck'?",
        f"{VOCATIONAL}: sections[3].questions[0].ask.young_person: empty. Write it.",
        f"{VOCATIONAL}: sections[0].questions[1].when.answered: there is no question 'dream_jop'. "
        "Name one that is asked before.",
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "mistake"),
    [
        (
            VOCATIONAL,
            '"How do you get to places?"',
            '"How do you get to places? Who goes with you?"',
            "sections[3].questions[0].ask.young_person: asks more than one question. "
            "Keep one, and move the others to stuck.",
        ),
        (
            VOCATIONAL,
            "- id: interests",
            "- id: good_day",
            "sections[0].questions[2]: the question id 'good_day' stands already in "
            f"{ONE_PAGE} at sections[0].questions[0]. Give one of them another id.",
        ),
        (
            VOCATIONAL,
            "answered: dream_job",
            "answered: first_step",
            "sections[0].questions[1].when.answered: 'first_step' is not asked before. "
            "Move one of the two questions.",
        ),
        (
            VOCATIONAL,
            "answered: dream_job",
            "answered: job_day",
            "sections[0].questions[1].when.answered: 'job_day' is not asked before. "
            "Move one of the two questions.",
        ),
        (
            VOCATIONAL,
            "min_age: 14",
            "{}",
            "sections[4].questions[1].when: a condition needs voices, min_age, nations or "
            "answered. Mend or delete it.",
        ),
        (
            VOCATIONAL,
            "min_age: 14",
            "{min_age: 14, voices: [parent]}",
            "sections[4].questions[1].when: min_age does nothing where the young person is not "
            "asked. Mend or delete it.",
        ),
        (
            VOCATIONAL,
            "min_age: 14",
            "voices: [mother]",
            "sections[4].questions[1].when.voices[0]: 'mother' is not known. "
            "Use 'young_person', 'parent' or 'practitioner'.",
        ),
        (
            VOCATIONAL,
            "min_age: 14",
            "nations: [uk]",
            "sections[4].questions[1].when.nations[0]: 'uk' is not known. "
            "Use 'england', 'scotland', 'wales' or 'northern-ireland'.",
        ),
        (
            ONE_PAGE,
            'young_person: "A good day"',
            "young_person: no",
            "sections[0].questions[0].title.young_person: is not text but False. "
            "Put the words in quotation marks.",
        ),
        (
            ONE_PAGE,
            "id: one_page_profile",
            "id: One page",
            "id: 'One page' is not an id. Use small letters, digits and _, a letter first.",
        ),
        (
            ONE_PAGE,
            "order: 1",
            "colour: red",
            "colour: unknown key. Known here are id, order, when_wanted, title, intro, sections.",
        ),
        (
            DETAILS,
            "order: 3\nwhen_wanted: true",
            "order: 3\nwhen_wanted: sometimes",
            "when_wanted: is not true or false but 'sometimes'. Write one of the two.",
        ),
    ],
)
def test_a_mistake_has_file_place_and_mend(
    folder: Path, file: str, old: str, new: str, mistake: str
) -> None:
    change(folder / file, old, new)
    assert f"{file}: {mistake}" in found_in(folder)


def test_every_known_question_must_be_there(folder: Path) -> None:
    change(folder / VOCATIONAL, "- id: network", "- id: neighbours")
    assert found_in(folder) == [
        "all files: there is no question 'network'. Write it: plans and scripts need it."
    ]


@pytest.mark.parametrize(
    ("prompts", "mistake"),
    [
        (["Who?"], "holds 1. Write 2 or more."),
        (["Who?", "Where?", "What?", "When?", "How?"], "holds too many. Keep 4 or fewer."),
        ("Who?", "is not a list. Begin each part of it with '- '."),
    ],
)
def test_prompts_are_a_short_list(folder: Path, prompts: object, mistake: str) -> None:
    raw = yaml.safe_load((folder / ONE_PAGE).read_text(encoding="utf-8"))
    raw["sections"][0]["questions"][0]["stuck"]["parent"] = prompts
    (folder / ONE_PAGE).write_text(yaml.safe_dump(raw), encoding="utf-8")
    assert found_in(folder) == [f"{ONE_PAGE}: sections[0].questions[0].stuck.parent: {mistake}"]


def test_a_file_that_yaml_cannot_read_is_told_with_its_line(folder: Path) -> None:
    change(folder / ONE_PAGE, 'young_person: "About you"', 'young_person: "About you')
    change(folder / VOCATIONAL, "compare: true", "compare: maybe")
    yaml_mistake, shape_mistake = found_in(folder)
    assert yaml_mistake.startswith(f"{ONE_PAGE}: line ")
    assert shape_mistake.startswith(f"{VOCATIONAL}: sections[0].questions[0].compare: ")


def test_a_key_that_stands_twice_is_told_and_no_words_are_lost(folder: Path) -> None:
    change(folder / ONE_PAGE, '  parent: "About your child"', '  young_person: "About me"')
    lines = (folder / ONE_PAGE).read_text(encoding="utf-8").splitlines()
    line = lines.index('  young_person: "About me"') + 1
    assert found_in(folder)[0].startswith(
        f"{ONE_PAGE}: line {line}: the key 'young_person' stands twice."
    )


@pytest.mark.parametrize(
    ("content", "mistake"),
    [
        (b"", "is empty. Write a flow in it, or delete the file."),
        (b"title: caf\xe9", "is not UTF-8 text. Save it as UTF-8."),
        (
            b"- only a list",
            "the whole file: has the wrong shape. "
            "Write it with the keys id, order, when_wanted, title, intro, sections.",
        ),
        (b"? [a, b]\n: c", "line 1: found unhashable key."),
    ],
)
def test_a_file_that_is_no_flow_is_told(folder: Path, content: bytes, mistake: str) -> None:
    (folder / "further.yaml").write_bytes(content)
    assert found_in(folder)[0].startswith(f"further.yaml: {mistake}")


def test_a_folder_without_files_is_told(tmp_path: Path) -> None:
    assert found_in(tmp_path) == [f"{tmp_path}: there is no .yaml file. Put one there."]


RAW: dict[str, Any] = {
    name: yaml.load((CONTENT / name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    for name in (ONE_PAGE, VOCATIONAL)
}


def _keys(value: Any, loc: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Give the way to every key, at every depth."""
    steps = value.items() if isinstance(value, dict) else enumerate(value)
    for step, inner in steps:
        if isinstance(step, str):
            yield (*loc, step)
        if isinstance(inner, dict | list):
            yield from _keys(inner, (*loc, step))


def _changed(value: Any, loc: tuple[str | int, ...], new: Any) -> Any:
    """Copy a tree of mappings and lists, putting ``new`` at ``loc``."""
    if not loc:
        return new
    step, *further = loc
    steps = value.items() if isinstance(value, dict) else enumerate(value)
    copied = {
        key: _changed(inner, tuple(further), new) if key == step else inner for key, inner in steps
    }
    return copied if isinstance(value, dict) else list(copied.values())


def _without(value: Any, loc: tuple[str | int, ...]) -> Any:
    """Copy a tree of mappings and lists, leaving out what stands at ``loc``."""
    step, *further = loc
    steps = value.items() if isinstance(value, dict) else enumerate(value)
    kept = {
        key: _without(inner, tuple(further)) if further and key == step else inner
        for key, inner in steps
        if further or key != step
    }
    return kept if isinstance(value, dict) else list(kept.values())


REQUIRED = [
    (name, loc)
    for name, raw in RAW.items()
    for loc in _keys(raw)
    if not OPTIONAL & {loc[-1]} and "when" not in loc
]


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(REQUIRED))
def test_whatever_is_missing_is_told_with_its_place(
    tmp_path_factory: pytest.TempPathFactory, gone: tuple[str, tuple[str | int, ...]]
) -> None:
    name, loc = gone
    folder = tmp_path_factory.mktemp("flows")
    for file, raw in RAW.items():
        changed = _without(raw, loc) if file == name else raw
        (folder / file).write_text(yaml.dump(changed, Dumper=yaml.CSafeDumper), encoding="utf-8")
    assert any(
        one.startswith(f"{name}: {place_of(loc)}: missing. Write ") for one in found_in(folder)
    )


JUNK: list[Any] = [
    None,
    True,
    3,
    "",
    "words",
    [],
    ["words"],
    [[]],
    {},
    {"id": []},
    {"parent": {}},
    {2: "two"},
]
ANYWHERE = [(name, loc) for name, raw in RAW.items() for loc in ((), *_keys(raw))]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(ANYWHERE), st.sampled_from(JUNK))
def test_whatever_stands_in_a_file_it_loads_or_its_mistakes_are_told(
    tmp_path_factory: pytest.TempPathFactory, at: tuple[str, tuple[str | int, ...]], junk: Any
) -> None:
    name, loc = at
    folder = tmp_path_factory.mktemp("flows")
    for file, raw in RAW.items():
        changed = _changed(raw, loc, junk) if file == name else raw
        (folder / file).write_text(yaml.dump(changed, Dumper=yaml.CSafeDumper), encoding="utf-8")
    try:
        load_flows(folder)
    except ContentError as error:
        assert any(one.startswith((f"{name}: ", "all files: ")) for one in error.mistakes)
        assert all(len(one) < 300 for one in error.mistakes)
