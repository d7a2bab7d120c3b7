"""Puts headings, paragraphs and list lines together into sections. Every kind of file ends here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
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


@dataclass(frozen=True)
class _Bare:
    """A heading that no text was found under yet, with the headings above it."""

    words: str
    above: str | None
    under: str | None
    page: int | None


@dataclass
class _Gathering:
    """What was found up to here. ``path`` holds the headings above, from the highest level."""

    title: str | None
    limits: Limits
    found: list[Section] = field(default_factory=list)
    path: list[tuple[int, str]] = field(default_factory=list)
    bare: list[_Bare] = field(default_factory=list)
    kept_bare: set[int] = field(default_factory=set)
    open: _Open | None = None
    room: int = 0

    def take(self, block: Block) -> None:
        if block.look is Look.HEADING:
            self.close()
            while self.path and self.path[-1][0] >= block.level:
                self.path.pop()
            self.bare.append(_Bare(block.text, *self.place(), block.page))
            self.path.append((block.level, block.text))
            return
        if self.open is None or self.open.page != block.page:
            self.close()
            self.begin(block.page)
        assert self.open is not None
        self.open.add(block)

    def place(self) -> tuple[str | None, str | None]:
        """Give the heading that holds here and the one above it, which is not the title."""
        heading = self.path[-1][1] if self.path else self.title
        under = self.path[-2][1] if len(self.path) > 1 and self.path[-2][0] else None
        return heading, under

    def begin(self, page: int | None) -> None:
        heading, under = self.place()
        self.keep_bare(heading, under)
        self.open = _Open(heading or BEGINNING, under, page)

    def keep_bare(self, *said: str | None) -> None:
        """Keep headings that nothing but another one follows: each on its page, below those above it.

        Not those that are ``said`` beside the text that follows. In a document without a title
        one that has none above it stands under itself.
        """
        for one in self.bare:
            if one.words in (*said, self.title):
                continue
            section = Section(one.above or one.words, one.under, one.words, one.page)
            last = self.found[-1] if len(self.found) - 1 in self.kept_bare else None
            if last and replace(last, text=one.words) == section:
                self.found[-1] = replace(last, text=f"{last.text}\n{one.words}")
            else:
                self.kept_bare.add(len(self.found))
                self.found.append(section)
            self.make_room(section)
        self.bare.clear()

    def close(self) -> None:
        if self.open is None:
            return
        text = "".join(self.open.pieces)
        made = Section(self.open.heading, self.open.under, text, self.open.page)
        self.make_room(made)
        self.found.append(made)
        self.open = None

    def make_room(self, made: Section) -> None:
        self.room += len(made.heading) + len(made.under or "") + len(made.text) + _ROOM_OF_A_SECTION
        check_room(self.room, self.limits)

    def sections(self) -> Iterator[Section]:
        """Give what was found. A heading that comes again above text is not needed alone."""
        whole = [one for at, one in enumerate(self.found) if at not in self.kept_bare]
        used = {one.heading for one in whole} | {one.under for one in whole}
        for at, one in enumerate(self.found):
            if at not in self.kept_bare:
                yield one
            elif words := [words for words in one.text.split("\n") if words not in used]:
                yield replace(one, text="\n".join(words))


def check_room(characters: int, limits: Limits) -> None:
    """Raise Refused when so many characters are more than may come out of one file."""
    if characters > limits.characters:
        raise Refused(
            f"This file holds more than {limits.characters:,} characters of text.",
            "Split it into smaller files, and add only those that you need.",
        )


def gather(blocks: Iterable[Block], title: str | None, limits: Limits) -> tuple[Section, ...]:
    """Give the sections of these blocks, in order.

    No section has text of two pages or of two headings: a quote is cited by both. Text before
    the first heading stands under ``title``, or under "Beginning". A heading that ends up above
    no text is kept on its own page, unless the same words are a heading elsewhere.
    Raises Refused when it is too much text.
    """
    doing = _Gathering(title, limits)
    for block in blocks:
        doing.take(block)
    doing.close()
    doing.keep_bare()
    return tuple(doing.sections())


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
