"""The assistant's own lines, read from ``says.yaml``: one wording for all, or one for each Voice."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from assistant.errors import ContentError
from assistant.kept import kept
from assistant.record.entries import Voice
from assistant.resources import package_file


class Says:
    """Looks up lines by a dotted key, as in ``left.skip``."""

    def __init__(self, lines: dict[str, Any]) -> None:
        """``lines`` as read from the file."""
        self._lines = lines

    def line(self, key: str, voice: Voice | None = None, **fill: object) -> str:
        """Give one line with its gaps filled. Raises KeyError for a key that is not in the file.

        What people said is filled in last and is never itself read as a pattern.
        """
        found: Any = self._lines
        for part in key.split("."):
            found = found[part]
        if isinstance(found, dict):
            found = found[voice.value if voice else "young_person"]
        # in one go: what looks like a gap in somebody's words stays as it is
        return re.sub(r"\{(\w+)\}", lambda gap: str(fill.get(gap[1], gap[0])), str(found))

    def one_of(self, key: str, fallback: str, turn: int) -> str:
        """Give one of several lines, in turn, so that the same one does not come twice running."""
        lines = self._lines[key.split(".")[0]]
        several = lines.get(key.split(".")[1]) or lines[fallback]
        return str(several[turn % len(several)])


def load_says(cache_dir: Path | None = None, file: Path | None = None) -> Says:
    """Read the lines, those that ship if no ``file`` is given. Raises ContentError.

    With a ``cache_dir`` they are read as YAML again only when the file has changed.
    """
    file = file or package_file("conversation", "says.yaml")
    if cache_dir is None:
        return Says(_read(file))
    try:
        return Says(kept(cache_dir, "says", [file, Path(__file__)], lambda: _read(file)))
    except OSError:  # it is told with its file by those who read
        return Says(_read(file))


def _read(file: Path) -> dict[str, Any]:
    from assistant.content import read_yaml  # not wanted where the lines were kept

    lines = read_yaml(file, "The assistant's lines")
    if not isinstance(lines, dict):
        raise ContentError("The assistant's lines", [f"{file.name}: it must be a list of keys."])
    return lines
