"""Reads the small YAML files of this package."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter

from assistant import content

_T = TypeVar("_T")


def read_yaml(file: Path, shape: TypeAdapter[_T]) -> _T:
    """Read a YAML file into its shape. Raises ContentError with every mistake."""
    return content.read_as(file, shape, f"The file {file.name}")


def read_list(file: Path, item: type[_T]) -> list[_T]:
    """Read a YAML file that is a list of one kind of thing. Raises ContentError."""
    return read_yaml(file, TypeAdapter(list[item]))  # type: ignore[valid-type]
