"""Reads what a test made, the real way: in a child process."""

from __future__ import annotations

from pathlib import Path

from assistant.knowledge.reading.limits import Limits
from assistant.knowledge.reading.model import ReadText, Refused
from assistant.knowledge.reading.parent import read_file

QUICK = Limits(seconds=30, seconds_without_progress=15)


def read(file: Path, content: bytes | str | None = None, limits: Limits = QUICK) -> ReadText:
    """Write ``content`` into the file, if there is any, and read it."""
    if content is not None:
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_file(file, limits, lambda done, total: None)


def refusal(file: Path, content: bytes | str | None = None, limits: Limits = QUICK) -> Refused:
    """Give the refusal of a file that must be refused."""
    try:
        found = read(file, content, limits)
    except Refused as refused:
        assert refused.reason.endswith(".") and refused.do.endswith(".")
        return refused
    raise AssertionError(f"was read: {found}")


def texts(found: ReadText) -> dict[str, str]:
    """Give the text under each heading; pages under one heading follow each other."""
    made: dict[str, str] = {}
    for section in found.sections:
        before = made.get(section.heading)
        made[section.heading] = section.text if before is None else f"{before}\n\n{section.text}"
    return made


def all_text(found: ReadText) -> str:
    """Give every word that came out."""
    parts = [found.title or ""]
    for section in found.sections:
        parts += [section.under or "", section.heading, section.text]
    return "\n".join(parts)
