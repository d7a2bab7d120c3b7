"""The shapes of what a model may answer. Every item says which sources it stands on.

A model may always answer nothing: with an empty list, or with ``{"nothing": true}``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)


def _at_most(number: int) -> BeforeValidator:
    """Keep the first of a list: a model that writes more of them than it should is still read."""
    return BeforeValidator(lambda data: data[:number] if isinstance(data, list) else data)


Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400)]
MaybeWords = Annotated[str, StringConstraints(strip_whitespace=True, max_length=400)]
Ids = Annotated[
    list[Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]],
    _at_most(20),
    Field(min_length=1, description="the ids of the sources that say it"),
]


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Item(_Shape):
    """One thing that a model suggests. A subclass adds its words."""

    sources: Ids


class AnswerShape(_Shape):
    """What a model answers as a whole: one list of items, empty when it has nothing to say."""

    @model_validator(mode="before")
    @classmethod
    def _nothing(cls, data: Any) -> Any:
        if isinstance(data, dict) and data.get("nothing") is True and len(data) == 1:
            return {name: [] for name in cls.model_fields}
        return _without_echoes(data)

    @property
    def items(self) -> list[Item]:
        """The items, whatever their list is called."""
        return [one for name in type(self).model_fields for one in getattr(self, name)]


class FollowUpItem(Item):
    """One question to ask next."""

    question: Annotated[Words, Field(description="one short, gentle question")]


class FollowUp(AnswerShape):
    """What ``follow_up`` gives: one question or none."""

    questions: Annotated[list[FollowUpItem], _at_most(1)]


class StepItem(Item):
    """One small step on the way to an outcome, or one kind of help."""

    text: Annotated[Words, Field(description="what is done")]
    who: Annotated[MaybeWords, Field(description='who does it, or "" if no source says')]
    how_often: Annotated[MaybeWords, Field(description='how often, or "" if no source says')]


class OutcomeItem(Item):
    """One outcome with its steps and provision."""

    aspiration: Annotated[MaybeWords, Field(description='their hope, or "" if no source says')]
    outcome: Annotated[Words, Field(description="the difference that it makes for them")]
    steps: Annotated[list[StepItem], _at_most(5)]
    provision: Annotated[list[StepItem], _at_most(5)]


class Outcomes(AnswerShape):
    """What ``outcomes`` gives."""

    outcomes: Annotated[list[OutcomeItem], _at_most(3)]


class PlainerItem(Item):
    """One line in plainer words."""

    text: Annotated[Words, Field(description="one short sentence")]


class Plainer(AnswerShape):
    """What ``plainer`` gives: the line as short sentences, in their order."""

    lines: Annotated[list[PlainerItem], _at_most(12)]


class AnswerItem(Item):
    """One sentence of an answer to a question about guidance."""

    text: Annotated[Words, Field(description="one sentence of the answer")]


class Answered(AnswerShape):
    """What ``answer`` gives: sentences with the passages that they stand on."""

    sentences: Annotated[list[AnswerItem], _at_most(8)]


class SummaryItem(Item):
    """One thing that voices agree or differ on."""

    text: Annotated[Words, Field(description="one sentence that says who says what")]


class Summary(AnswerShape):
    """What ``summary`` gives."""

    agree: Annotated[list[SummaryItem], _at_most(8)]
    differ: Annotated[list[SummaryItem], _at_most(8)]


SHAPES: dict[str, type[AnswerShape]] = {
    "follow_up": FollowUp,
    "outcomes": Outcomes,
    "plainer": Plainer,
    "answer": Answered,
    "summary": Summary,
}
"""The shape that each prompt asks for, by the id of the prompt."""


def _without_echoes(data: Any) -> Any:
    """Leave out items in which a weak model wrote what we wrote to show it the shape."""
    if isinstance(data, list):
        return [_without_echoes(one) for one in data if not _is_echo(one)]
    if isinstance(data, dict):
        return {name: _without_echoes(one) for name, one in data.items()}
    return data


def _is_echo(item: Any) -> bool:
    texts = [one for one in item.values() if isinstance(one, str)] if isinstance(item, dict) else []
    return any(_beginning(text) in _shown_words() for text in texts)


@cache
def _shown_words() -> frozenset[str]:
    fields = [one for kind in Item.__subclasses__() for one in kind.model_fields.values()]
    return frozenset(_beginning(one.description) for one in fields if one.description)


def _beginning(text: str) -> str:
    return text.partition(",")[0].strip(" .<>").casefold()


def schema_of(shape: type[BaseModel], ids: Iterable[str] = ()) -> dict[str, Any]:
    """Give the JSON schema of a shape, as servers take it to hold a model to it.

    With ``ids``, an item can name no other sources.
    Only what all of them know is kept; lengths are checked here when the answer has come.
    """
    from langchain_core.utils.function_calling import convert_to_json_schema

    return _plain(convert_to_json_schema(shape, strict=True), sorted(ids))


_KNOWN = ("type", "required", "additionalProperties", "description")


def _plain(piece: dict[str, Any], ids: list[str]) -> dict[str, Any]:
    kept = {name: piece[name] for name in _KNOWN if name in piece}
    if piece["type"] == "object":
        kept.pop("description", None)  # it tells people who read the code
        inner = piece["properties"].items()
        kept["properties"] = {name: _plain(one, ids) for name, one in inner}
        if ids and "sources" in kept["properties"]:
            kept["properties"]["sources"]["items"]["enum"] = ids
    elif piece["type"] == "array":
        kept["items"] = _plain(piece["items"], ids)
    return kept


def in_words(shape: type[BaseModel]) -> str:
    """Write a shape as a person would show it: one JSON object that says what belongs where."""
    schema = shape.model_json_schema()
    return json.dumps(_shown(schema, schema), ensure_ascii=False)


def _shown(piece: dict[str, Any], schema: dict[str, Any]) -> Any:
    if "$ref" in piece:
        return _shown(schema["$defs"][piece["$ref"].rpartition("/")[2]], schema)
    if piece.get("type") == "object":
        return {name: _shown(one, schema) for name, one in piece["properties"].items()}
    if piece.get("type") == "array":
        inner = piece["items"]
        return [piece["description"] if inner.get("type") == "string" else _shown(inner, schema)]
    return piece.get("description", piece.get("title", ""))
