"""Finds the answer of a model in what it wrote: models like to talk around what was asked for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

S = TypeVar("S", bound=BaseModel)
_TRIES = 50


def read_answer(text: str, shape: type[S]) -> S | None:
    """Give the first JSON object in the text that has the shape; None when there is none.

    What is cut off is not mended: half an answer is none.
    """
    for found in _objects(_without_thinking(text)):
        try:
            return shape.model_validate(found)
        except (ValidationError, RecursionError):
            continue
    return None


def _without_thinking(text: str) -> str:
    """Leave out what a thinking model says to itself before it answers."""
    return text.rpartition("</think>")[2] or text


def _objects(text: str) -> Iterator[dict[str, Any]]:
    """Give each object that begins at a ``{`` and is whole, outermost first."""
    decoder = json.JSONDecoder(parse_constant=_no_number)
    start, tries = text.find("{"), 0
    while start != -1 and tries < _TRIES:
        tries += 1
        try:
            found, end = decoder.raw_decode(text, start)
        except (ValueError, RecursionError):
            end = start + 1
        else:
            yield found
        start = text.find("{", end)


def _no_number(name: str) -> Any:
    raise ValueError(f"{name} is no JSON")
