"""An Entry as it is written down: one JSON object, read again strictly.

Every field is checked on the way in, so that a damaged Record is told and never
half understood. A few lines of our own, because a person who opens the app waits
for this, and pydantic takes longer to import than all of it takes to run.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, asdict, fields
from datetime import datetime
from typing import Any, TypeVar

from assistant.record.entries import PAYLOADS, Audience, Entry, How, Meaning, Voice
from assistant.record.outcomes import Part, Provision, Term
from assistant.record.suggestions import Task

_T = TypeVar("_T")


def to_json(entry: Entry) -> str:
    """Write an Entry as JSON on one line."""
    return json.dumps(to_data(entry), ensure_ascii=False, separators=(",", ":"))


def to_data(entry: Entry) -> dict[str, Any]:
    """Give an Entry as what JSON knows."""
    data = {one.name: getattr(entry, one.name) for one in fields(entry)}
    time = entry.time.isoformat().replace("+00:00", "Z")
    return {**data, "time": time, "payload": asdict(entry.payload)}


def from_json(text: str) -> Entry:
    """Read an Entry that ``to_json`` wrote. Raises ValueError that says what is wrong."""
    return from_data(json.loads(text))


def from_data(data: object) -> Entry:
    """Read an Entry from what JSON gave. Raises ValueError that says what is wrong."""
    if not isinstance(data, dict):
        raise ValueError("an entry must be an object")
    kind = data.get("kind")
    payload = PAYLOADS.get(kind) if isinstance(kind, str) else None
    if payload is None:
        raise ValueError(f"unknown kind of entry: {kind!r}")
    return _read(Entry, {**data, "payload": _read(payload, data.get("payload"))})


def _read(shape: type[_T], data: object) -> _T:
    """Read each field as what its type is. No field may be missing and none may be unknown."""
    if not isinstance(data, dict):
        raise ValueError("a payload must be an object")
    known = {one.name: one for one in fields(shape)}  # type: ignore[arg-type]
    unknown = data.keys() - known.keys()
    if unknown:
        raise ValueError(f"extra: {', '.join(map(repr, unknown))}")
    missing = [name for name, one in known.items() if name not in data and one.default is MISSING]
    if missing:
        raise ValueError(f"missing: {', '.join(missing)}")
    return shape(**{name: _value(name, known[name].type, data[name]) for name in data})


def _value(name: str, type_name: Any, value: object) -> object:
    try:
        return READERS[type_name](value)
    except (ValueError, TypeError) as error:
        raise ValueError(f"{name}: {error}") from None


def _exactly(kind: type) -> Callable[[Any], object]:
    def read(value: Any) -> object:
        if type(value) is not kind:
            raise ValueError(f"{value!r} is not a {kind.__name__}")
        return value

    return read


def _or_none(read: Callable[[Any], object]) -> Callable[[Any], object]:
    return lambda value: None if value is None else read(value)


def _texts(value: Any) -> tuple[object, ...]:
    return tuple(map(_exactly(str), _exactly(list)(value)))  # type: ignore[call-overload]


def _each(shape: type) -> Callable[[Any], object]:
    return lambda value: tuple(_read(shape, one) for one in _exactly(list)(value))  # type: ignore[attr-defined]


_text, _number = _exactly(str), _exactly(int)

READERS: Mapping[str, Callable[[Any], object]] = {
    "str": _text,
    "str | None": _or_none(_text),
    "int": _number,
    "int | None": _or_none(_number),
    "bool": _exactly(bool),
    "tuple[str, ...]": _texts,
    "datetime": datetime.fromisoformat,
    "How": How,
    "Voice": Voice,
    "Audience": Audience,
    "Meaning": Meaning,
    "Term": Term,
    "Task": Task,
    "tuple[Part, ...]": _each(Part),
    "tuple[Provision, ...]": _each(Provision),
    "Payload": lambda payload: payload,
}
"""How a field is read, by its type as it stands in ``entries``."""
