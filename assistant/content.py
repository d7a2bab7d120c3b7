"""Reads content files: YAML that people who know the field write and change.

A mistake is told in plain words with its file, its place and its mend, and all
mistakes of a file at once. What is slow to import is imported where it is used.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from assistant.errors import ContentError

if TYPE_CHECKING:
    from pydantic import TypeAdapter
    from yaml import MappingNode

    from assistant.mistakes import Place

_T = TypeVar("_T")


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
        from assistant.no_yaml import why

        mistake = why(error, first_line)
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


def read_as(file: Path, shape: type[_T] | TypeAdapter[_T], what: str, context: object = None) -> _T:
    """Read a YAML file into its shape. Raises ContentError with all mistakes in it, and their lines.

    ``context`` is for the shape's own validators.
    """
    return in_shape(read_yaml(file, what), file, shape, what, context)


def in_shape(
    data: Any, file: Path, shape: type[_T] | TypeAdapter[_T], what: str, context: object = None
) -> _T:
    """Read what YAML gave for a file into its shape, as ``read_as`` does."""
    made: _T
    made, mistakes = _shaped(data, shape, context)
    if not mistakes:
        return made
    from assistant.no_yaml import lines_of

    line_of = lines_of(file.read_text("utf-8"))
    told = [f"{_told(place, said)} See line {line_of(place)}." for place, said in mistakes]
    raise ContentError(what, [f"{file.name}: {mistake}" for mistake in told])


def to_shape(data: Any, shape: type[_T] | TypeAdapter[_T], name: str, what: str) -> _T:
    """Read what YAML gave for the file ``name`` into its shape. Raises ContentError likewise."""
    made: _T
    made, mistakes = _shaped(data, shape, None)
    if mistakes:
        raise ContentError(what, [f"{name}: {_told(place, said)}" for place, said in mistakes])
    return made


def _shaped(
    data: Any, shape: type[_T] | TypeAdapter[_T], context: object
) -> tuple[Any, list[tuple[Place, str]]]:
    """Give the shape, or every mistake with its place."""
    from pydantic import TypeAdapter, ValidationError

    adapter = shape if isinstance(shape, TypeAdapter) else TypeAdapter(shape)
    try:
        return adapter.validate_python(data, context=context), []
    except ValidationError as error:
        from assistant.mistakes import mistakes_of

        return None, mistakes_of(error, adapter.json_schema(), data)


def _told(place: Place, said: str) -> str:
    return f"{place_of(place) or 'the whole file'}: {said}"


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
