"""Reads the prompts: Markdown files with every word that is sent to a language model.

Their front matter declares what is put in, from which kinds of source, and shows an
example. All of it is checked when they are read, and every mistake is told at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from assistant import content, resources
from assistant.errors import ContentError, PromptError
from assistant.knowledge.markdown import sections, split_front_matter
from assistant.suggesting.fences import Given, GivenKind, SourceKind
from assistant.suggesting.prompt import OURS, PLACE, Example, Placeholder, Prompt
from assistant.suggesting.shapes import SHAPES

__all__ = ["Prompt", "read_prompts", "shipped_prompts"]

_WHAT = "The prompts for language models"
_PARTS = ("Rules", "Task")

_Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
_Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_]*$")]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Place(_Strict):
    kind: Literal["data", "words", "date"]
    means: Annotated[_Words, Field(description="what is put in, in words")]
    one_of: list[_Words] = []


class _Piece(_Strict):
    id: _Words
    kind: GivenKind
    text: _Words
    about: str = ""


class _Example(_Strict):
    words: dict[_Name, _Words] = {}
    data: dict[_Name, list[_Piece]]
    answer: dict[str, Any]


class _Front(_Strict):
    id: _Name
    purpose: Annotated[_Words, Field(description="what it is for, in one sentence")]
    sources: Annotated[list[SourceKind], Field(min_length=1)]
    placeholders: Annotated[dict[_Name, _Place], Field(min_length=1)]
    example: _Example


@cache
def shipped_prompts() -> Mapping[str, Prompt]:
    """Give the prompts that come with Ownwords, by id. Raises ContentError."""
    return read_prompts(resources.prompts())


def read_prompts(folder: Path) -> dict[str, Prompt]:
    """Read every prompt in a folder. Raises ContentError with all mistakes of all files at once."""
    found: dict[str, Prompt] = {}
    mistakes: list[str] = []
    for file in sorted(folder.glob("*.md")):
        if file.name == "README.md":
            continue
        try:
            prompt = _read(file)
        except ContentError as error:
            mistakes += error.mistakes
        else:
            found[prompt.id] = prompt
    if not mistakes:
        missing = [id_ for id_ in SHAPES if id_ not in found]
        mistakes = [f"{id_}.md: missing. Put it back into {folder}." for id_ in missing]
    if mistakes:
        raise ContentError(_WHAT, mistakes)
    return found


def _read(file: Path) -> Prompt:
    try:
        split = split_front_matter(file.read_bytes().decode())
    except (OSError, UnicodeDecodeError):
        told = f"{file.name}: cannot be read. Save it as UTF-8 text, and allow reading."
        raise ContentError(_WHAT, [told]) from None
    if split is None:
        told = f"{file.name}: line 1: no front matter. Begin and end it with a --- line."
        raise ContentError(_WHAT, [told])
    data = content.parse_yaml(split[0], file.name, _WHAT, first_line=2)
    front = content.to_shape(data, _Front, file.name, _WHAT)
    parts = {one.heading: one.text.strip() for one in sections(split[1])}
    mistakes = [
        *_wrong_id(front, file),
        *_wrong_parts(parts),
        *_wrong_places(front, parts),
        *_unfenced(front, parts),
    ]
    if mistakes:
        raise ContentError(_WHAT, [f"{file.name}: {mistake}" for mistake in mistakes])
    return _with_example(front, parts, file.name)


def _with_example(front: _Front, parts: Mapping[str, str], name: str) -> Prompt:
    """Make the prompt and fill in its example: what is wrong with that is told like the rest."""
    where = f"{name}: example"
    shown = front.example
    answer = content.to_shape(shown.answer, SHAPES[front.id], f"{where}.answer", _WHAT)
    data = {key: [Given(**one.model_dump()) for one in some] for key, some in shown.data.items()}
    example = Example(shown.words, data, answer)
    prompt = Prompt(
        id=front.id,
        purpose=front.purpose,
        sources=tuple(front.sources),
        placeholders={
            place: Placeholder(one.kind, one.means, tuple(one.one_of))
            for place, one in front.placeholders.items()
        },
        rules=parts["Rules"],
        task=parts["Task"],
        example=example,
    )
    try:
        ids = prompt.fill(data, shown.words).ids
    except PromptError as error:
        raise ContentError(_WHAT, [f"{where}: {error.happened} Mend it there."]) from None
    unknown = sorted({id_ for item in answer.items for id_ in item.sources} - ids)
    if unknown:
        told = f"{where}.answer: stands on {', '.join(unknown)}, which the example does not give."
        raise ContentError(_WHAT, [f"{told} Name ids that stand in example.data."])
    return prompt


def _wrong_id(front: _Front, file: Path) -> list[str]:
    if front.id in SHAPES and front.id == file.stem:
        return []
    known = ", ".join(SHAPES)
    return [f"id: {front.id!r} does not fit. Write the file's name, which is one of {known}."]


def _wrong_parts(parts: Mapping[str, str]) -> list[str]:
    if tuple(parts) == _PARTS:
        return []
    return [
        f"the text: has the headings {', '.join(parts) or 'none'}. Write '# Rules' and '# Task'."
    ]


def _wrong_places(front: _Front, parts: Mapping[str, str]) -> list[str]:
    """Say which places are not declared, which are declared and used nowhere, and which may not be."""
    used = {name for text in parts.values() for name in PLACE.findall(text)}
    declared = set(front.placeholders)
    told = [
        f"placeholders.{name}: is filled in by us. Delete it here." for name in declared & set(OURS)
    ]
    told += [
        f"the text: {{{{{name}}}}} is not declared. {content.nearest(name, [*declared, *OURS])}"
        for name in sorted(used - declared - set(OURS))
    ]
    told += [
        f"placeholders.{name}: stands nowhere in the text. Write {{{{{name}}}}} there, or delete it."
        for name in sorted(declared - used)
    ]
    told += [f"the text: {{{{{name}}}}} is missing. Write it." for name in OURS if name not in used]
    return told


def _unfenced(front: _Front, parts: Mapping[str, str]) -> Iterator[str]:
    """Say where something that people wrote could stand outside a fence."""
    if tuple(parts) != _PARTS:
        return
    for name, place in front.placeholders.items():
        if place.kind == "data":
            alone = re.compile(rf"^\{{\{{\s*{name}\s*\}}\}}$", re.MULTILINE)
            used = sum(PLACE.findall(text).count(name) for text in parts.values())
            if used != len(alone.findall(parts["Task"])):
                yield (
                    f"the text: {{{{{name}}}}} is data. Write it under '# Task', alone on its line, "
                    "so that it stands in a fence."
                )
        elif place.kind == "words" and not place.one_of:
            yield (
                f"placeholders.{name}: says nowhere which words it may be. List them in 'one_of', "
                "or make it 'kind: data'."
            )
