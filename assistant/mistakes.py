"""Says what is wrong in a content file, in words: for people who know the field and learnt some YAML.

Imported only when something is wrong: reading a sound file waits for none of it.
"""

from __future__ import annotations

import re
import reprlib
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

_VERY_NEAR = 0.8  # one letter too many or too few in a word of five

_MEANT = {
    "hope": "aspiration",
    "wish": "aspiration",
    "dream": "aspiration",
    "outcome": "text",
    "target": "text",
    "goal": "text",
    "objective": "text",
    "help": "provision",
    "support": "provision",
    "amount": "provision",
    "helper": "who",
    "frequency": "how_often",
    "evidence": "known_by",
    "measure": "known_by",
    "view": "views",
    "agreement": "views",
    "review": "review_on",
    "review_date": "review_on",
}
"""What people write, and the word that files have for it. Looked at where that word may stand."""

Place = tuple[str | int, ...]
"""Where something stands: keys, and numbers of parts of lists, counted from 0."""
_Piece = Mapping[str, Any]
"""A piece of a JSON schema."""


def mistakes_of(error: ValidationError, schema: _Piece, data: Any) -> list[tuple[Place, str]]:
    """Give place, and what is wrong with how to mend it, for each mistake, each once.

    ``schema`` is the JSON schema of the shape: it knows the keys that may stand at a place.
    ``data`` is what was read.
    """
    read = [(one, *_follow(one["loc"], schema)) for one in error.errors()]
    places = [loc for _, loc, _, _ in read]
    found: dict[tuple[Place, str], None] = {}
    for one, loc, piece, is_choice in read:
        # 'Is not a list' says nothing where the other way to write a thing was taken, and 'holds
        # too few' nothing where a part of it is told to be wrong.
        blind = is_choice or one["type"] == "too_short"
        if blind and any(loc == other[: len(loc)] != other for other in places):
            continue
        found[loc, _said(one, loc, piece, _at(loc[:-1], data))] = None
    return list(found)


def _at(place: Place, data: Any) -> Any:
    """Give what was read at a place; None where nothing was."""
    for part in place:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _follow(loc: Sequence[str | int], schema: _Piece) -> tuple[Place, _Piece, bool]:
    """Give a place without the names that pydantic gives to choices, and what describes it.

    A key that is not known is described by what stands around it. The last is true
    when the place is one of several ways to write a thing.
    """
    place: list[str | int] = []
    piece, is_choice = _opened(schema, schema), False
    for part in loc:
        is_choice = "anyOf" in piece
        if is_choice:
            piece = _chosen(str(part), piece, schema)
        elif part != "[key]":
            part = str(part) if "properties" in piece else part  # a key may be written as a number
            place.append(part)
            inner = piece.get("items") if isinstance(part, int) else _under(part, piece)
            piece = _opened(inner, schema) if isinstance(inner, dict) else piece
    return tuple(place), piece, is_choice


def _under(key: str, piece: _Piece) -> Any:
    return piece.get("properties", {}).get(key, piece.get("additionalProperties"))


def _opened(piece: _Piece, schema: _Piece) -> _Piece:
    """Follow a reference, and a choice between one thing and nothing."""
    if "$ref" in piece:
        found = schema["$defs"][piece["$ref"].rpartition("/")[2]]
        return _opened({**found, **{k: v for k, v in piece.items() if k != "$ref"}}, schema)
    some = [one for one in piece.get("anyOf", ()) if one.get("type") != "null"]
    if len(some) != 1:
        return piece
    told = {"description": piece["description"]} if "description" in piece else {}
    return _opened({**some[0], **told}, schema)


def _chosen(name: str, piece: _Piece, schema: _Piece) -> _Piece:
    for one in piece["anyOf"]:
        is_list = one.get("type") == "array" and name.startswith(("list", "tuple"))
        if is_list or one.get("$ref", "").rpartition("/")[2] == name:
            return _opened(one, schema)
    return {}


def _said(one: ErrorDetails, loc: Place, piece: _Piece, around: Any) -> str:
    """Say what is wrong and how to mend it. ``around`` is what the place stands in."""
    given, context = reprlib.repr(one["input"]), one.get("ctx", {})
    match one["type"]:
        case "missing":
            return f"missing. {_write(piece)}"
        case "string_too_short":
            return f"empty. {_write(piece)}"
        case "extra_forbidden" | "unexpected_keyword_argument":
            return f"unknown key. {_key(str(loc[-1]), piece, around)}"
        case "string_type":
            return _no_text(one["input"], given, piece)
        case "invalid_key":
            return "is a key that is not text. Put it in quotation marks, or delete it."
        case "string_pattern_mismatch":
            return f"{given} does not fit. {_write(piece)}"
        case "enum" | "literal_error":
            return f"{given} is not known. {_one_of(one['input'], context['expected'])}"
        case "model_type" | "dataclass_type" | "dict_type":
            return f"has the wrong shape. {_write(piece)}"
        case "tuple_type" | "list_type":
            return _no_list(one["input"])
    return _said_of_value(one, given)


def _said_of_value(one: ErrorDetails, given: str) -> str:
    """Say what is wrong with how many or how much there is, or with what kind of value."""
    context = one.get("ctx", {})
    match one["type"]:
        case "too_short":
            return f"holds {context['actual_length']}. Write {context['min_length']} or more."
        case "too_long":
            return f"holds too many. Keep {context['max_length']} or fewer."
        case "int_type" | "int_parsing" | "int_from_float":
            return f"is not a whole number but {given}. Write it in digits."
        case "bool_type" | "bool_parsing":
            return f"is not true or false but {given}. Write one of the two."
        case "date_type" | "date_parsing" | "date_from_datetime_parsing":
            return f"is not a date but {given}. Write it as in 2026-11-21."
        case "greater_than_equal":
            return f"is too small. Write {context['ge']} or more."
        case "less_than_equal":
            return f"is too large. Write {context['le']} or less."
        case "value_error":
            told = str(context["error"])
            return told if told.endswith((".", "?")) else f"{told}. Mend or delete it."
    return f"{given}: {one['msg']}. Mend it."


def _key(key: str, piece: _Piece, around: Any) -> str:
    """Say which key was meant: hardly one that stands there already."""
    known = list(piece.get("properties", ()))
    there = around if isinstance(around, Mapping) else {}
    near = get_close_matches(key.casefold(), [one for one in known if one not in there], n=1)
    near = near or get_close_matches(key, known, n=1, cutoff=_VERY_NEAR)
    return f"Did you mean '{near[0]}'?" if near else f"Known here are {', '.join(known)}."


def _one_of(given: object, expected: str) -> str:
    """Say which of the words was meant, or which there are: ``'a', 'b' or 'c'``."""
    known = expected.replace(" or ", ", ").replace("'", "").split(", ")
    word = str(given).casefold()
    meant = _MEANT.get(word) or _MEANT.get(word.removesuffix("s"))
    near = [meant] if meant in known else get_close_matches(word, known, n=1)
    return f"Did you mean '{near[0]}'?" if near else f"Use {expected}."


def _no_text(read: object, given: str, piece: _Piece) -> str:
    """Say what stands where words should."""
    if "pattern" in piece and "description" in piece and read is not None:
        return f"{given} does not fit. {_write(piece)}"
    if read is None:
        return f"empty. {_write(piece)} Words that begin with # need quotation marks."
    if isinstance(read, Mapping):
        return "is not text: a colon stands in it. Put the words in quotation marks."
    return f"is not text but {given}. Put the words in quotation marks."


def _no_list(read: object) -> str:
    """Say how a list is written: one of ids in brackets, one of words on lines of their own."""
    parts = [part.strip() for part in read.split(",")] if isinstance(read, str) else []
    if parts == ["none"]:
        return "is not a list. Write [] where there is none."
    if parts and all(re.fullmatch(r"[\w-]+( [\w-]+)?", part) for part in parts):
        return f"is not a list. Put it in square brackets: [{', '.join(parts)}]."
    return "is not a list. Begin each part of it with '- '."


def _write(piece: _Piece) -> str:
    """Say what belongs at a place."""
    keys = piece.get("properties")
    if "description" in piece and "pattern" in piece:
        return f"Write {piece['description']}."
    if keys:
        return f"Write it with the keys {', '.join(keys)}."
    if "enum" in piece:
        return f"Write one of {', '.join(map(str, piece['enum']))}."
    return f"Write {piece['description']}." if "description" in piece else "Write it."
