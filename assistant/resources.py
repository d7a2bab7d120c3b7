"""Finds flows, prompts, guidance and templates, in a checkout and in a wheel.

In a checkout ``guidance_docs/`` and ``prompts/`` stand at the top, where people
who know the field look for them; a wheel carries them inside the package.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from assistant.errors import ContentError

_PACKAGE = Path(__file__).resolve().parent


def _top_folder(name: str) -> Path:
    in_wheel = _PACKAGE / "_shipped" / name
    return in_wheel if in_wheel.is_dir() else _PACKAGE.parent / name


def guidance_docs() -> Path:
    """Give the folder of the shipped guidance documents. It may be missing; the reader says so."""
    return _top_folder("guidance_docs")


def package_file(*parts: str) -> Path:
    """Give the path of a data file that lies beside the code, as in ``flows/content``."""
    return _PACKAGE.joinpath(*parts)


def read_yaml(file: Path, what: str) -> Any:
    """Read a YAML file. ``what`` names it in a message, as in 'The questions'.

    Raises ContentError with the line when it is missing, unreadable or not YAML.
    """
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C reader is ten times faster
    try:
        return yaml.load(file.read_bytes(), Loader=loader)
    except OSError as error:
        raise ContentError(what, [f"{file}: {error.strerror}. Put the file back."]) from None
    except (yaml.YAMLError, UnicodeDecodeError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f"line {mark.line + 1}" if mark else "somewhere"
        problem = getattr(error, "problem", None) or str(error)
        raise ContentError(
            what, [f"{file.name}: {line}: {problem}. Check the indents and the marks there."]
        ) from None
