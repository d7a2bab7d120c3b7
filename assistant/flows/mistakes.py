"""Says in plain words what is wrong in a content file, where, and how to mend it."""

from __future__ import annotations

import reprlib
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from assistant.flows.schema import Condition, Flow, Prompts, Question, Section, Wordings
from assistant.record.entries import Voice

_VOICES = {voice.value: voice.value.replace("_", " ") for voice in Voice}

# The model that is read at a key; every key that is not here and holds a mapping holds Wordings.
_MODELS: Mapping[str, type[BaseModel]] = {
    "sections": Section,
    "questions": Question,
    "stuck": Prompts,
    "when": Condition,
}


def of_yaml(error: yaml.YAMLError) -> str:
    """Say where YAML stopped reading: ``line 7: what it met. What to look at.``"""
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error)
    where = f"line {mark.line + 1}" if mark else "somewhere"
    return f"{where}: {problem}. Look at this line and the one above: quotes, colons, spaces."


def of_shape(error: ValidationError) -> list[str]:
    """Give one ``place: what is wrong. How to mend it.`` for each mistake in one file."""
    return [f"{place(one['loc']) or 'the file'}: {_said(one)}" for one in error.errors()]


def place(loc: Sequence[str | int]) -> str:
    """Write a place as people read it: ``sections[0].questions[2].ask.parent``."""
    text = ""
    for part in loc:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else str(part)
    return text


def _said(one: ErrorDetails) -> str:
    kind, loc, given = one["type"], one["loc"], reprlib.repr(one["input"])
    context: dict[str, Any] = one.get("ctx", {})
    match kind:
        case "missing":
            return f"missing. {_write(loc)}"
        case "string_too_short":
            return f"empty. {_write(loc)}"
        case "extra_forbidden":
            return f"unknown key. {_near(loc)}"
        case "string_type":
            return f"is not text but {given}. Put the words in quotation marks."
        case "string_pattern_mismatch":
            return f"{given} is not an id. Use small letters, digits and _, a letter first."
        case "enum" | "literal_error":
            return f"{given} is not known. Use {context['expected']}."
        case "too_short":
            return f"holds {context['actual_length']}. Write {context['min_length']} or more."
        case "too_long":
            return f"holds too many. Keep {context['max_length']} or fewer."
        case "model_type":
            return f"has the wrong shape. {_write(loc)}"
        case "tuple_type":
            return "is not a list. Begin each part of it with '- '."
        case "value_error":
            return f"{context['error']}. Mend or delete it."
    return f"{one['msg']}. Mend it."


def _write(loc: Sequence[str | int]) -> str:
    """Say what belongs at a place."""
    last = next((part for part in reversed(loc) if isinstance(part, str)), "")
    if last in _VOICES:
        return f"Write the {_VOICES[last]}'s wording."
    if last in ("id", "topic", "order"):
        return f"Write one {last}."
    model = _MODELS.get(last, Wordings) if last else Flow
    return f"Write it with the keys {', '.join(model.model_fields)}."


def _near(loc: Sequence[str | int]) -> str:
    """Name the known key that is nearest to an unknown one, or all that are known there."""
    above = next((part for part in reversed(loc[:-1]) if isinstance(part, str)), "")
    model = _MODELS.get(above, Wordings) if above else Flow
    known = list(model.model_fields)
    near = get_close_matches(str(loc[-1]), known, n=1)
    return f"Did you mean '{near[0]}'?" if near else f"Known here are {', '.join(known)}."
