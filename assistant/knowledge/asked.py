"""How people ask for what a guidance document says, as data: ``asked/<id>.yaml`` beside it.

Nobody types a heading. A parent writes "school says she is fine but she cries every
night"; the small model that compares meanings finds the passage by such sentences.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints, TypeAdapter

from assistant import content
from assistant.errors import ContentError

_WHAT = "The ways people ask"
_Phrase = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
_SHAPE = TypeAdapter(dict[str, Annotated[tuple[_Phrase, ...], Field(min_length=1)]])


def asked_bytes(document: Path) -> bytes:
    """Give the file of phrases of a document as it is, or nothing where it has none."""
    file = _file(document)
    return file.read_bytes() if file.is_file() else b""


def read_asked(
    document: Path, headings: Sequence[str], mistakes: list[str]
) -> Mapping[str, tuple[str, ...]]:
    """Read the phrases by heading; what is wrong is added to ``mistakes``, with place and mend."""
    file = _file(document)
    if not file.is_file():
        return {}
    try:
        asked = content.read_as(file, _SHAPE, _WHAT)
    except ContentError as error:
        mistakes += error.mistakes
        return {}
    mistakes += [
        f"asked/{file.name}: there is no heading {heading!r} in {document.name}. Copy it exactly."
        for heading in asked
        if heading not in headings
    ]
    return asked


def _file(document: Path) -> Path:
    return document.parent / "asked" / f"{document.stem}.yaml"
