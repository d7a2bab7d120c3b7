"""Finds flows, prompts, guidance and templates, in a checkout and in a wheel.

In a checkout ``guidance_docs/`` and ``prompts/`` stand at the top, where people
who know the field look for them; a wheel carries them inside the package.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _top_folder(name: str) -> Path:
    in_wheel = _PACKAGE / "_shipped" / name
    return in_wheel if in_wheel.is_dir() else _PACKAGE.parent / name


def guidance_docs() -> Path:
    """Give the folder of the shipped guidance documents. It may be missing; the reader says so."""
    return _top_folder("guidance_docs")


def prompts() -> Path:
    """Give the folder of the words that are sent to a language model."""
    return _top_folder("prompts")


def package_file(*parts: str) -> Path:
    """Give the path of a data file that lies beside the code, as in ``flows/content``."""
    return _PACKAGE.joinpath(*parts)
