"""Puts headings, paragraphs and list lines together into sections. Every kind of file ends here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from assistant.knowledge.markdown import Section
from assistant.knowledge.reading.clean import one_line
from assistant.knowledge.reading.limits import Limits
from assistant.knowledge.reading.model import Refused

BEGINNING = "Beginning"
"""The heading of what stands before the first one in a document without a title."""
_LONGEST_HEADING = 200
_ROOM_OF_A_SECTION = 100
_BULLET = re.compile(r"(?:[•·▪▫◦‣⁃●○■□◆◇➢➤►✓✔∙-]|[–—*](?=\s))\s*(?=\S)")


class Look(StrEnum):
    """How a block stands on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LINE = "line"
    """A bullet or a row of a table: on its own line, close to the one before."""


@dataclass(frozen=True)
class Block:
    """A piece of a document in reading order.

    ``level`` counts from 1, for headings only; 0 is the document's own title, which stands
    above all and is not repeated over each section.
    """

    look: Look
    text: str
    level: int = 0
    page: int | None = None


def bullet(text: str) -> str | None:
    """Give a list line as ``- text`` when it begins with a bullet of any shape, else None."""
    found = _BULLET.match(text)
    return f"- {text[found.end() :]}" if found else None


def as_block(text: str, page: int | None = None) -> Block:
    """Make a paragraph, or a list line if it begins with a bullet."""
    item = bullet(text)
    return Block(Look.LINE if item else Look.PARAGRAPH, item or text, page=page)


@dataclass
class _Open:
    """The section that is being put together."""

    heading: str
    under: str | None
    page: int | None
    pieces: list[str] = field(default_factory=list)
    last: Look | None = None

    def add(self, block: Block) -> None:
        if self.pieces:
            after_lead_in = self.last is Look.LINE or self.pieces[-1].endswith(":")
            close = block.look is Look.LINE and after_lead_in
            self.pieces.append("\n" if close else "\n\n")
        self.pieces.append(block.text)
        self.last = block.look


@dataclass
class _Gathering:
    """What was found up to here. ``path`` holds the headings above, from the highest level."""

    top: str
    limits: Limits
    found: list[Section] = field(default_factory=list)
    path: list[tuple[int, str]] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)
    open: _Open | None = None
    room: int = 0

    def take(self, block: Block) -> None:
        if block.look is Look.HEADING:
            self.close()
            while self.path and self.path[-1][0] >= block.level:
                self.path.pop()
            self.path.append((block.level, block.text))
            self.unused.append(block.text)
            return
        if self.open is None or self.open.page != block.page:
            self.close()
            self.begin(block.page)
        assert self.open is not None
        self.open.add(block)

    def begin(self, page: int | None) -> None:
        heading = self.path[-1][1] if self.path else self.top
        under = self.path[-2][1] if len(self.path) > 1 and self.path[-2][0] else None
        self.open = _Open(heading, under, page)
        # A heading with nothing under it but another one is no heading of these words:
        # it stays as a line, so that nothing that was written is lost.
        for words in self.unused:
            if words not in (heading, under, self.top):
                self.open.add(Block(Look.LINE, words))
        self.unused.clear()

    def close(self) -> None:
        if self.open is None:
            return
        text = "".join(self.open.pieces)
        made = Section(self.open.heading, self.open.under, text, self.open.page)
        self.room += len(made.heading) + len(made.under or "") + len(made.text) + _ROOM_OF_A_SECTION
        check_room(self.room, self.limits)
        self.found.append(made)
        self.open = None


def check_room(characters: int, limits: Limits) -> None:
    """Raise Refused when so many characters are more than may come out of one file."""
    if characters > limits.characters:
        raise Refused(
            f"This file holds more than {limits.characters:,} characters of text.",
            "Split it into smaller files, and add only those that you need.",
        )


def gather(
    blocks: Iterable[Block], title: str | None, limits: Limits, page_of_rest: int | None = None
) -> tuple[Section, ...]:
    """Give the sections of these blocks, in order; no section has text of two pages.

    Text before the first heading stands under ``title``, or under "Beginning". Headings that
    end up above no text are kept as lines; those at the very end stand on ``page_of_rest``.
    Raises Refused when it is too much text.
    """
    doing = _Gathering(title or BEGINNING, limits)
    for block in blocks:
        doing.take(block)
    doing.close()
    if doing.unused and doing.found:
        last = doing.found[-1]
        rest = "\n".join([last.text, *doing.unused])
        doing.found[-1] = replace(last, text=rest)
    elif doing.unused:
        text = "\n".join(doing.unused)
        doing.found.append(Section(doing.top, None, text, page_of_rest))
    return tuple(doing.found)


def as_heading(text: str) -> str | None:
    """Give a heading's words on one line; None when there are none or it is too long for one."""
    words = one_line(text)
    return words if 0 < len(words) <= _LONGEST_HEADING and any(map(str.isalnum, words)) else None


def left_out(count: int, words: str, why: str) -> Sequence[str]:
    """Give the note that so many words were left out and why; none for no words."""
    if not count:
        return ()
    noun = words if count == 1 else f"{words}s"
    return (f"{count:,} {noun} {'was' if count == 1 else 'were'} left out: {why}.",)
