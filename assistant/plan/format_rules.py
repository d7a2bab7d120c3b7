"""What a Format's file must keep to that one heading alone cannot show: its name, its place, its ids.

Looked at in what YAML gave, so that all mistakes are told at once, also beside a heading that has
the wrong shape.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import ValidationInfo

from assistant.no_yaml import unquoted
from assistant.plan.titles import is_contribution, passes_for_legal

FORMAT_ID = r"^[a-z][a-z0-9-]*$"
_NEARLY_YAML = (".yaml", ".yml", ".txt")


@dataclass(frozen=True)
class Names:
    """The ids that a Format may use."""

    questions: Collection[str]
    areas: Collection[str]


def question(id_: str, info: ValidationInfo) -> str:
    """Refuse the id of a question that there is not. ``info.context`` holds the Names, if any."""
    if isinstance(info.context, Names) and id_ not in info.context.questions:
        raise ValueError(
            f"there is no question {id_!r}. "
            f"{_mend(id_, info.context.questions, 'CONTRIBUTING.md lists them, under A format.')}"
        )
    return id_


def area(id_: str, info: ValidationInfo) -> str:
    """Refuse the id of an area of life that there is not."""
    if isinstance(info.context, Names) and id_ not in info.context.areas:
        known = info.context.areas
        listed = f"Known here are {', '.join(known)}."
        raise ValueError(f"there is no area {id_!r}. {_mend(id_, known, listed)}")
    return id_


def _mend(word: str, known: Collection[str], otherwise: str) -> str:
    near = get_close_matches(word.casefold().replace(" ", "_"), known, n=1)
    return f"Did you mean {near[0]!r}?" if near else otherwise


def misnamed(folder: Path) -> Iterator[str]:
    """Tell of Formats that would be passed over in silence, for how the file's name ends."""
    for file in sorted(folder.glob("*")):
        if file.suffix.lower() in _NEARLY_YAML and file.suffix != ".yaml":
            stem = file.name.partition(".")[0]
            yield f"{file.name}: a format's file ends in .yaml. Rename it to {stem}.yaml, or take it away."


def in_one_file(file: Path, read: Any) -> Iterator[str]:
    """Tell what is wrong in one file, from its id to its headings."""
    if not isinstance(read, Mapping):
        return
    name = file.name
    yield from _id(file, str(read.get("id", "")))
    yield from _unquoted(file)
    sections = read.get("sections")
    headings = sections if isinstance(sections, list) else []
    first: dict[str, int] = {}
    for number, heading in enumerate(headings):
        found = heading if isinstance(heading, Mapping) else {}
        place = f"{name}: sections[{number}]"
        own = str(found.get("id", number))
        if own in first:
            yield f"{place}.id: {own!r} is that of sections[{first[own]}]. Give one another id."
        first.setdefault(own, number)
        yield from _claims(f"{place}.title", str(found.get("title")), str(read.get("title")))


def _unquoted(file: Path) -> Iterator[str]:
    """Tell of words that only some readers of YAML take as they stand."""
    for line, words in unquoted(file.read_text("utf-8")):
        yield (
            f"{file.name}: line {line}: a question mark stands in brackets without quotation marks. "
            f'Write "{words}" with its quotation marks.'
        )


def _id(file: Path, id_: str) -> Iterator[str]:
    """Tell of an id that is not the file's name. One of other signs is told with its shape."""
    if id_ == file.stem or not re.fullmatch(FORMAT_ID, id_):
        return
    other = file.with_name(f"{id_}.yaml")
    rename = "" if other.exists() else f", or rename the file to {other.name}"
    yield f"{file.name}: id: {id_!r} is not the file's name. Write id: {file.stem}{rename}."


def _claims(place: str, heading: str, title: str) -> Iterator[str]:
    """A contribution may name the legal plan in its headings: its title says what it is."""
    legal = passes_for_legal(heading)
    if legal and not is_contribution(title):
        yield (
            f"{place}: names a legal plan ({legal!r}), which this is not. "
            "Use other words, or make 'Contribution to' part of the format's title."
        )


def in_one_place(read: Mapping[str, Any]) -> Iterator[str]:
    """Tell of files with the same ``order``. ``read`` is what YAML gave, by the file's name."""
    numbers = {name: one.get("order") for name, one in read.items() if isinstance(one, Mapping)}
    taken = {number for number in numbers.values() if isinstance(number, int)}
    first: dict[int, str] = {}
    for name, number in numbers.items():
        if not isinstance(number, int):
            continue
        if number in first:
            free = next(one for one in range(number, number + len(taken) + 1) if one not in taken)
            yield (
                f"{name}: order: {number} is that of {first[number]}. "
                f"Write another number, such as {free}."
            )
        first.setdefault(number, name)
