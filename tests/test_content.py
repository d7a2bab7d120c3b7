from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import pytest
from pydantic import BaseModel, ConfigDict, Field

from assistant.content import read_as, read_yaml
from assistant.errors import ContentError
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
         "Write it with the keys street, pets, likes, code."),
        ("street: 5", "street: is not text but 5. Put the words in quotation marks."),
        ("{street: a, stret: b}", "stret: unknown key. Did you mean 'street'?"),
        ("{street: a, 2: b}", "2: is a key that is not text. Put it in quotation marks, or delete it."),
        ("{street: a, code: B}", "code: 'B' does not fit. Write small letters."),
        ("{street: a, likes: {mum: tea}}", "likes.mum: 'mum' is not known. "
         "Use 'young_person', 'parent' or 'practitioner'."),
        ("{street: a, pets: {old: {name: ''}}}", "pets.old.name: empty. Write it."),
        ("{street: a, pets: {old: {nam: Rex, name: Rex}}}",
         "pets.old.nam: unknown key. Did you mean 'name'?"),
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
    assert told(tmp_path, text) == [mistake]


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    assert told(tmp_path, "pets: {old: {}, young: [{}]}") == [
        "street: missing. Write it.",
        "pets.old.name: missing. Write it.",
        "pets.young[0].name: missing. Write it.",
    ]


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("street: a\npets: {}\nstreet: b", "line 3: the key 'street' stands twice."),
        ("street: [a", "line 2: "),
        ("street: a\n\tpets: b", "line 2: "),
        ("street: 2026-13-40", "somewhere: "),
        (b"street: caf\xe9", "is not UTF-8 text. Save it as UTF-8."),
    ],
)
def test_what_is_no_yaml_is_told_with_its_line(
    tmp_path: Path, text: str | bytes, mistake: str
) -> None:
    (only,) = told(tmp_path, text)
    assert only.startswith(mistake)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"no\.yaml: cannot be read"):
        read_yaml(tmp_path / "no.yaml", "The home")
