"""Starts Python for a module of this package in a process of its own, which runs nobody else's code."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
"""Where the package ``assistant`` lies."""
_KEPT_OF_THE_ENVIRONMENT = ("PYTHONPATH", "PYTHONHOME", "LD_LIBRARY_PATH", "SYSTEMROOT")
_OPTIONS = ("-s", "-P", "-B", "-X", "utf8")
"""Python's options: no packages of the user, no current folder, no files written, UTF-8."""

FOLDER = _ROOT.anchor
"""Where such a process works: not where the person is, for files there are not ours to import."""


def command(module: str, *arguments: str) -> list[str]:
    """Give the command line for a module."""
    return [sys.executable, *_OPTIONS, "-m", module, *arguments]


def environment() -> dict[str, str]:
    """Give the environment for it: ``PYTHONPATH``, because this process imports from there, and no more."""
    kept = {name: os.environ[name] for name in _KEPT_OF_THE_ENVIRONMENT if name in os.environ}
    paths = [kept["PYTHONPATH"]] if kept.get("PYTHONPATH") else []
    if _ROOT.name != "site-packages":  # a checkout
        paths.append(str(_ROOT))
    return {**kept, "PYTHONPATH": os.pathsep.join(paths), "LC_ALL": "C"}
