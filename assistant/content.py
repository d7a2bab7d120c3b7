"""Reads content files: YAML that people who know the field write and change.

A mistake is told in plain words with its file, its place and its mend, and all
mistakes of a file at once. What is slow to import is imported where it is used.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from assistant.errors import ContentError

if TYPE_CHECKING:
    from pydantic import TypeAdapter, ValidationError
    from pydantic_core import ErrorDetails
    from yaml import MappingNode

_T = TypeVar("_T")
_Piece = Mapping[str, Any]
"""A piece of a JSON schema."""


def read_yaml(file: Path, what: str) -> Any:
    """Read a YAML file. ``what`` names it in a message, as in 'The questions'.

    Raises ContentError with the line when it is missing, unreadable, not YAML, or
    has a key twice: YAML would keep the last and lose words in silence.
    """
    try:
        text = file.read_bytes()
    except OSError as error:
        mistake = f"{file.name}: cannot be read ({error.strerror}). Put it back, or allow reading."
        raise ContentError(what, [mistake]) from None
    return parse_yaml(text, file.name, what)


def parse_yaml(text: str | bytes, name: str, what: str, first_line: int = 1) -> Any:
    """Read YAML that begins at ``first_line`` of the file ``name``. Raises ContentError as above."""
    import yaml

    try:
        return yaml.load(text.decode() if isinstance(text, bytes) else text, Loader=_loader())
    except UnicodeDecodeError:
        mistake = "is not UTF-8 text. Save it as UTF-8."
    except (yaml.YAMLError, ValueError) as error:  # ValueError: a date that is none
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + first_line}" if mark else "somewhere"
        problem = getattr(error, "problem", None) or " ".join(str(error).split())
        mistake = f"{where}: {problem}. Look there and one line above: quotes, colons, spaces."
    raise ContentError(what, [f"{name}: {mistake}"])


@cache
def _loader() -> Any:
    import yaml

    fast: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one in C: ten times faster

    class OneOfEachKey(fast):  # type: ignore[misc]
        """Refuses a key that stands twice."""

        def construct_mapping(self, node: MappingNode, deep: bool = False) -> dict[Hashable, Any]:
            seen = set()
            for key, _ in node.value:
                if isinstance(key, yaml.ScalarNode) and key.value in seen:
                    raise yaml.MarkedYAMLError(
                        problem=f"the key '{key.value}' stands twice", problem_mark=key.start_mark
                    )
                if isinstance(key, yaml.ScalarNode):
                    seen.add(key.value)
            made: dict[Hashable, Any] = super().construct_mapping(node, deep)
            return made

    return OneOfEachKey


def read_as(file: Path, shape: type[_T] | TypeAdapter[_T], what: str) -> _T:
    """Read a YAML file into its shape. Raises ContentError with all mistakes in it."""
    return to_shape(read_yaml(file, what), shape, file.name, what)


def to_shape(data: Any, shape: type[_T] | TypeAdapter[_T], name: str, what: str) -> _T:
    """Read what YAML gave for the file ``name`` into its shape. Raises ContentError likewise."""
    from pydantic import TypeAdapter, ValidationError

    adapter = shape if isinstance(shape, TypeAdapter) else TypeAdapter(shape)
    try:
        return adapter.validate_python(data)
    except ValidationError as error:
        mistakes = mistakes_of(error, adapter.json_schema())
    raise ContentError(what, [f"{name}: {mistake}" for mistake in mistakes])


def mistakes_of(error: ValidationError, schema: _Piece) -> list[str]:
    """Give ``place: what is wrong. How to mend it.`` for each mistake, each once.

    ``schema`` is the JSON schema of the shape; it knows the keys that may stand at a place.
    """
    read = [(one, *_follow(one["loc"], schema)) for one in error.errors()]
    places = [loc for _, loc, _, _ in read]
    found: dict[str, None] = {}
    for one, loc, piece, is_choice in read:
        # 'Is not a list' says nothing where the other way to write a thing was taken.
        if is_choice and any(loc == other[: len(loc)] != other for other in places):
            continue
        found[f"{place_of(loc) or 'the whole file'}: {_said(one, loc, piece)}"] = None
    return list(found)


def place_of(loc: Sequence[str | int]) -> str:
    """Write a place as people read it: ``sections[0].questions[2].ask.parent``."""
    text = ""
    for part in loc:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def nearest(word: str, known: Sequence[str]) -> str:
    """Say which known word was meant, or which there are."""
    from difflib import get_close_matches

    near = get_close_matches(word, known, n=1)
    return f"Did you mean '{near[0]}'?" if near else f"Known here are {', '.join(known)}."


def _follow(loc: Sequence[str | int], schema: _Piece) -> tuple[tuple[str | int, ...], _Piece, bool]:
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
    return _opened(some[0], schema) if len(some) == 1 else piece


def _chosen(name: str, piece: _Piece, schema: _Piece) -> _Piece:
    for one in piece["anyOf"]:
        is_list = one.get("type") == "array" and name.startswith(("list", "tuple"))
        if is_list or one.get("$ref", "").rpartition("/")[2] == name:
            return _opened(one, schema)
    return {}


def _said(one: ErrorDetails, loc: Sequence[str | int], piece: _Piece) -> str:
    """Say what is wrong and how to mend it."""
    import reprlib

    given, context = reprlib.repr(one["input"]), one.get("ctx", {})
    match one["type"]:
        case "missing":
            return f"missing. {_write(piece)}"
        case "string_too_short":
            return f"empty. {_write(piece)}"
        case "extra_forbidden" | "unexpected_keyword_argument":
            return f"unknown key. {nearest(str(loc[-1]), list(piece.get('properties', ())))}"
        case "string_type":
            return f"is not text but {given}. Put the words in quotation marks."
        case "invalid_key":
            return "is a key that is not text. Put it in quotation marks, or delete it."
        case "string_pattern_mismatch":
            return f"{given} does not fit. {_write(piece)}"
        case "enum" | "literal_error":
            return f"{given} is not known. Use {context['expected']}."
        case "too_short":
            return f"holds {context['actual_length']}. Write {context['min_length']} or more."
        case "too_long":
            return f"holds too many. Keep {context['max_length']} or fewer."
        case "model_type" | "dataclass_type" | "dict_type":
            return f"has the wrong shape. {_write(piece)}"
        case "tuple_type" | "list_type":
            return "is not a list. Begin each part of it with '- '."
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
            return f"{context['error']}. Mend or delete it."
    return f"{given}: {one['msg']}. Mend it."


def _write(piece: _Piece) -> str:
    """Say what belongs at a place."""
    keys = piece.get("properties")
    if keys:
        return f"Write it with the keys {', '.join(keys)}."
    if "enum" in piece:
        return f"Write one of {', '.join(map(str, piece['enum']))}."
    return f"Write {piece['description']}." if "description" in piece else "Write it."
