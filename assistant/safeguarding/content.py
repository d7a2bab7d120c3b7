"""Reads the data files of this package, and collects every mistake before it complains."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C one starts faster
Shape = TypeVar("Shape", bound=BaseModel)


def read(path: Path, shape: type[Shape], mistakes: list[str]) -> Shape | None:
    """Read one YAML file into ``shape``; add what is wrong to ``mistakes`` and give None."""
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    except OSError as error:
        mistakes.append(f"{path.name}: the file cannot be read ({error.strerror}). Put it back.")
        return None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        reason = " ".join(str(error).split())
        mistakes.append(f"{path.name}: this is not YAML: {reason}. Mend it there.")
        return None
    try:
        return shape.model_validate(data)
    except ValidationError as error:
        for mistake in error.errors():
            place = ".".join(str(part) for part in mistake["loc"]) or "the whole file"
            mistakes.append(f"{path.name}: {place}: {mistake['msg']}. Mend it there.")
        return None
