"""Takes a guidance file apart: front matter, and sections under their headings, letter for letter.

LangChain's Markdown splitter was tried: it joins and strips lines, and a quote
must be the text of the document exactly. So this small one is ours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_HEADING = re.compile(r"^(#{1,6})[ \t]+(.+?)[ \t]*#*$", re.MULTILINE)
_FENCE = "---\n"


@dataclass(frozen=True)
class Section:
    """The text under one heading, or the part of it on one page.

    ``under`` is the heading above it, for a sub-heading; ``page`` is the number to cite,
    where the document has pages: as printed, or counted from 1.
    """

    heading: str
    under: str | None
    text: str
    page: int | None = None


def split_front_matter(text: str) -> tuple[str, str] | None:
    """Give the YAML between the two ``---`` lines and the Markdown after it; None if there is none."""
    text = text.replace("\r\n", "\n").removeprefix("\ufeff")
    if not text.startswith(_FENCE):
        return None
    yaml, found, body = text.removeprefix(_FENCE).partition(f"\n{_FENCE}")
    return (yaml, body) if found else None


def sections(body: str) -> list[Section]:
    """Cut Markdown at its headings; a heading with nothing under it is left out.

    Text above the first heading stands under the heading ``""``.
    """
    found: list[Section] = []
    heading, above, start = "", None, 0
    upper: str | None = None
    for match in [*_HEADING.finditer(body), None]:
        end = match.start() if match else len(body)
        text = body[start:end].strip("\n").rstrip()
        if text.strip():
            found.append(Section(heading, above, text))
        if match:
            heading, start = match[2], match.end()
            deep = len(match[1]) > 2
            above, upper = (upper, upper) if deep else (None, heading)
    return found


def headings(body: str) -> list[str]:
    """List every heading, in order, with or without text under it."""
    return [match[2] for match in _HEADING.finditer(body)]


def slug(text: str) -> str:
    """Make the part of an id that stands for a heading: lower case, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "text"
