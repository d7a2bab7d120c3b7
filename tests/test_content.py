from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from assistant.content import read_as, read_yaml
from assistant.errors import ContentError
from assistant.no_yaml import unquoted
from assistant.record.entries import Voice


class Pet(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str = Field(min_length=1)
    born: date | None = None
    legs: Annotated[int, Field(ge=0, le=100)] = 4
    tame: bool = True


class Home(BaseModel):
    model_config = ConfigDict(extra="forbid")

    street: str
    pets: dict[str, Pet | list[Pet]] = {}
    likes: dict[Voice, str] = {}
    code: Annotated[str, Field(pattern="^[a-z]+$", description="small letters")] = "a"
    doors: Annotated[tuple[Literal["front", "back"], ...], Field(min_length=1)] = ("front",)


def told(tmp_path: Path, text: str | bytes) -> list[str]:
    file = tmp_path / "home.yaml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(ContentError) as caught:
        read_as(file, Home, "The home")
    return [mistake.removeprefix("home.yaml: ") for mistake in caught.value.mistakes]


def test_a_sound_file_is_read(tmp_path: Path) -> None:
    file = tmp_path / "home.yaml"
    file.write_text("street: Elm Road\npets: {old: {name: Rex}, young: [{name: Ada}]}\n")
    home = read_as(file, Home, "The home")
    assert home.pets == {"old": Pet(name="Rex"), "young": [Pet(name="Ada")]}


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("{}", "street: missing. Write it."),
        ("- Elm Road", "the whole file: has the wrong shape. "
         "Write it with the keys street, pets, likes, code, doors."),
        ("street: 5", "street: is not text but 5. Put the words in quotation marks."),
        ("{street: a, stret: b}", "stret: unknown key. Did you mean 'street'?"),
        ("{street: a, 2: b}", "2: is a key that is not text. Put it in quotation marks, or delete it."),
        ("{street: a, code: B}", "code: 'B' does not fit. Write small letters."),
        ("{street: a, likes: {mum: tea}}", "likes.mum: 'mum' is not known. "
         "Use 'young_person', 'parent' or 'practitioner'."),
        ("{street: a, pets: {old: {name: ''}}}", "pets.old.name: empty. Write it."),
        ("{street: a, pets: {old: {nam: Rex, name: Rex}}}",
         "pets.old.nam: unknown key. Did you mean 'name'?"),
        ("street:", "street: empty. Write it. Words that begin with # need quotation marks."),
        ("street: yes", "street: is not text but True. Put the words in quotation marks."),
        ("street: {Elm: Road}", "street: is not text: a colon stands in it. "
         "Put the words in quotation marks."),
        ("{street: a, code: 2}", "code: 2 does not fit. Write small letters."),
        ("{street: a, trees: b}", "trees: unknown key. "
         "Known here are street, pets, likes, code, doors."),
        ("{street: a, doors: 'front, back'}",
         "doors: is not a list. Put it in square brackets: [front, back]."),
        ("{street: a, doors: 'Which one?'}",
         "doors: is not a list. Begin each part of it with '- '."),
        ("{street: a, doors: none}", "doors: is not a list. Write [] where there is none."),
        ("{street: a, doors: {front: 1}}",
         "doors: is not a list. Begin each part of it with '- '."),
        ("{street: a, doors: [Front]}", "doors[0]: 'Front' is not known. Did you mean 'front'?"),
        ("{street: a, doors: [side]}", "doors[0]: 'side' is not known. Use 'front' or 'back'."),
        ("{street: a, doors: []}", "doors: holds 0. Write 1 or more."),
        ("{street: a, pets: {old: [{name: Rex, born: soon}]}}",
         "pets.old[0].born: is not a date but 'soon'. Write it as in 2026-11-21."),
        ("{street: a, pets: {old: [{name: Rex, legs: many}]}}",
         "pets.old[0].legs: is not a whole number but 'many'. Write it in digits."),
        ("{street: a, pets: {old: [{name: Rex, legs: -1}]}}",
         "pets.old[0].legs: is too small. Write 0 or more."),
        ("{street: a, pets: {old: [{name: Rex, legs: 101}]}}",
         "pets.old[0].legs: is too large. Write 100 or less."),
        ("{street: a, pets: {old: [{name: Rex, tame: partly}]}}",
         "pets.old[0].tame: is not true or false but 'partly'. Write one of the two."),
    ],
)  # fmt: skip
def test_a_mistake_is_told_once_with_its_place_and_mend(
    tmp_path: Path, text: str, mistake: str
) -> None:
    assert told(tmp_path, text) == [f"{mistake} See line 1."]


@pytest.mark.parametrize(
    ("written", "mend"),
    [
        ("hope", "Did you mean 'aspiration'?"),
        ("Outcomes", "Did you mean 'text'?"),
        ("help", "Did you mean 'provision'?"),
        ("review", "Did you mean 'review_on'?"),
        ("hom", "Did you mean 'home'?"),
        ("zebra", "Use 'aspiration', 'text', 'provision', 'review_on' or 'home'."),
    ],
)
def test_a_word_with_the_same_meaning_is_told_before_one_that_looks_alike(
    tmp_path: Path, written: str, mend: str
) -> None:
    file = tmp_path / "parts.yaml"
    file.write_text(f"[{written}]")
    parts = TypeAdapter(list[Literal["aspiration", "text", "provision", "review_on", "home"]])
    with pytest.raises(ContentError) as caught:
        read_as(file, parts, "The parts")
    assert caught.value.mistakes == [
        f"parts.yaml: [0]: '{written}' is not known. {mend} See line 1."
    ]


def test_a_word_is_not_taken_for_one_that_may_not_stand_there(tmp_path: Path) -> None:
    (only,) = told(tmp_path, "{street: a, doors: [hope]}")
    assert only == "doors[0]: 'hope' is not known. Use 'front' or 'back'. See line 1."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("- {part: a, title: When do we look again?}", [(1, "When do we look again?")]),
        ("a: b\nc: [d,\n  e? f, 'g?',\n  {h?: i}]", [(3, "e? f"), (4, "h?")]),
        ("a: [[b], c?]\nd: e?", [(1, "c?")]),
        ("a: Is it?\nb:\n  - is it?\n  - [c]\n  - so?", []),
        ("a: [\"b?\", 'c?', d]", []),
        ("a: {? b : c}", []),
    ],
)
def test_a_question_mark_in_brackets_needs_quotation_marks(
    text: str, found: list[tuple[int, str]]
) -> None:
    assert unquoted(text) == found


@given(
    st.recursive(
        st.text("ab?", min_size=1, max_size=4),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("ab"), inner, max_size=2)
        ),
        max_leaves=6,
    )
)
def test_words_are_told_exactly_where_another_reader_of_yaml_refuses_them(data: object) -> None:
    text = f"a: {_in_brackets(data)}\n"
    assert yaml.load(text, yaml.CSafeLoader) == {"a": data}
    try:
        yaml.load(text, yaml.SafeLoader)
        refused = False
    except yaml.YAMLError:
        refused = True
    assert bool(unquoted(text)) == refused


def _in_brackets(data: object) -> str:
    """Write YAML in brackets; words stand there without quotation marks unless they begin with '?'."""
    if isinstance(data, list):
        return f"[{', '.join(map(_in_brackets, data))}]"
    if isinstance(data, dict):
        return f"{{{', '.join(f'{key}: {_in_brackets(value)}' for key, value in data.items())}}}"
    return f'"{data}"' if str(data).startswith("?") else str(data)


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    assert told(tmp_path, "pets:\n  old: {}\n  young:\n    - {}\n") == [
        "street: missing. Write it. See line 1.",
        "pets.old.name: missing. Write it. See line 2.",
        "pets.young[0].name: missing. Write it. See line 4.",
    ]


def test_a_list_inside_itself_is_told(tmp_path: Path) -> None:
    (only,) = told(tmp_path, "street: &a [*a]")
    assert only.startswith("street: is not text but [[")


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("street: a\npets: {}\nstreet: b",
         "line 3: the key 'street' stands twice. Delete one of the two. Or '- ' is missing"),
        ("street: Elm: Road", "line 1: a colon stands among words"),
        ("street:\n  - a\n b", "line 3: "),
        ("street: 'Bell's", "line 1: is not in line with what stands above it, or a quotation mark"),
        ("pets: {}\nstreet: \"Elm\ncode: \"a\"",
         "line 3: is not in line with what stands above it, or a quotation mark is missing or is "
         "one too many. Look from line 1 on."),
        ("street: [a: b\npets: {}", "line 2: a bracket is not closed"),
        ("street: a\n\tpets: b", "line 2: a tab stands there. Write spaces in its place."),
        ("street: @a", "line 1: words begin with a mark that means something else"),
        ("street: 'a\npets: {}", "line 2: a quotation mark is not closed. Look from line 1 on."),
        ("street: - a", "line 1: a list begins beside its key"),
        ("street: >-\na\npets: {}", "line 3: words stand where a key should. Look from line 2 on."),
        ("street: &a b\npets: *b", "line 2: found undefined alias. Look there and one line above"),
        ("street: 2026-13-40", "somewhere: "),
        (b"street: caf\xe9", "is not UTF-8 text. Save it as UTF-8."),
    ],
)  # fmt: skip
def test_what_is_no_yaml_is_told_with_its_line(
    tmp_path: Path, text: str | bytes, mistake: str
) -> None:
    (only,) = told(tmp_path, text)
    assert only.startswith(mistake)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"no\.yaml: cannot be read"):
        read_yaml(tmp_path / "no.yaml", "The home")
