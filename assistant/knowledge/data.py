"""Reads the small YAML files of this package; every mistake at once, with its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from assistant.errors import ContentError

_T = TypeVar("_T")


def read_yaml(file: Path, shape: TypeAdapter[_T]) -> _T:
    """Read a YAML file into its shape. Raises ContentError with every mistake."""
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return shape.validate_python(yaml.load(file.read_text(encoding="utf-8"), loader))
    except ValidationError as error:
        mistakes = [
            f"{file.name}: {'.'.join(str(part) for part in one['loc']) or 'the whole'}: {one['msg']}."
            for one in error.errors()
        ]
    except (yaml.YAMLError, UnicodeDecodeError, OSError) as error:
        mistakes = [f"{file.name}: {error}. Mend the file there."]
    raise ContentError(f"The file {file.name}", mistakes)


def read_list(file: Path, item: type[_T]) -> list[_T]:
    """Read a YAML file that is a list of one kind of thing. Raises ContentError."""
    return read_yaml(file, TypeAdapter(list[item]))  # type: ignore[valid-type]
