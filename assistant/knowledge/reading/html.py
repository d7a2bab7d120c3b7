"""Reads a web page that was saved as a file. Nothing in it is run, and nothing is fetched.

lxml's parser is used in its target form: libxml2 mends the tags as a browser does, and hands
over one tag after the other, so that a page of a hundred thousand nested boxes needs no tree
and no deep call. (BeautifulSoup builds a tree in Python; html.parser leaves tags unclosed.)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import BinaryIO

from assistant.knowledge.reading.blocks import (
    Block,
    Look,
    as_block,
    as_heading,
    check_room,
    gather,
    left_out,
)
from assistant.knowledge.reading.clean import one_line
from assistant.knowledge.reading.decoding import read_text
from assistant.knowledge.reading.html_hidden import Hiding
from assistant.knowledge.reading.limits import Limits
from assistant.knowledge.reading.model import ReadText

_WITHOUT_TEXT = """
    script style template noscript nav svg iframe object embed audio video canvas select
    datalist button textarea dialog head
"""
_NOT_TEXT = frozenset(_WITHOUT_TEXT.split())
"""What has no text to read in it, or only the way around a site."""
_WITHIN_A_LINE = """
    a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark math meter
    output progress q rp rt ruby s samp small span strike strong sub sup time tt u var wbr img
    input map area
"""
_INLINE = frozenset(_WITHIN_A_LINE.split())
_CELLS = frozenset(["td", "th"])
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_ENCODINGS = {"utf-8": "utf-8", "utf8": "utf-8", "iso-8859-15": "iso-8859-15"} | dict.fromkeys(
    ["windows-1252", "iso-8859-1", "latin1", "us-ascii", "ascii"], "cp1252"
)
"""What a page may say its letters are. Browsers, too, read Latin-1 as Windows-1252."""
_CHUNK = 1 << 16


def read(opened: BinaryIO, limits: Limits, progress: Callable[[int, int], None]) -> ReadText:
    """Read an open web page."""
    from lxml import etree

    said = _CHARSET.search(opened.read(4096))
    opened.seek(0)
    text, notes = read_text(
        opened, limits, _ENCODINGS.get(said[1].decode().lower()) if said else None
    )
    page = _Page(limits)
    parser = etree.HTMLParser(target=page, encoding="utf-8", no_network=True, remove_pis=True)
    steps = len(text) // _CHUNK + 2
    for step in range(steps - 1):
        parser.feed(text[step * _CHUNK : (step + 1) * _CHUNK].encode())
        progress(step + 1, steps)
    parser.close()
    title = page.title or _only_top_heading(page.blocks)
    notes += left_out(page.hidden_words, "word", "the page hides them")
    return ReadText(title, gather(page.blocks, title, limits), None, tuple(notes))


def _only_top_heading(blocks: Sequence[Block]) -> str | None:
    found = [block.text for block in blocks if block.look is Look.HEADING and block.level == 1]
    return found[0] if len(found) == 1 else None


class _Page:
    """What the parser tells, one tag after the other, turned into blocks."""

    def __init__(self, limits: Limits) -> None:
        self.blocks: list[Block] = []
        self.hidden_words = 0
        self.title: str | None = None
        self._limits = limits
        self._hiding = Hiding()
        self._depth = 0
        self._skipped_from: tuple[int, str] | None = None
        self._said: list[str] = []
        self._room = 0
        self._cells: list[list[str]] = []  # of each open row
        self._lists: list[int | None] = []  # the next number of each open list, None for bullets
        self._mark: str | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._hiding.enter(tag, attributes)
        if self._skipped_from is not None:
            return
        if tag == "br":
            self._said.append("\n")
        elif tag not in _INLINE and tag not in ("title", "html", "body"):
            self._flush()
            self._open(tag, attributes)
        if tag in _NOT_TEXT and tag != "head":
            self._skipped_from = (self._depth, tag)

    def _open(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "tr":
            self._cells.append([])
        elif tag in ("ul", "ol", "menu"):
            first = attributes.get("start", "1")
            self._lists.append((int(first) if first.isdecimal() else 1) if tag == "ol" else None)
        elif tag == "li":
            number = self._lists[-1] if self._lists else None
            self._mark = "- " if number is None else f"{number}. "
            if number is not None:
                self._lists[-1] = number + 1

    def end(self, tag: str) -> None:
        if self._skipped_from == (self._depth, tag):
            if tag == "style":
                self._hiding.add_rules("".join(self._said))
            self._said.clear()
            self._skipped_from = None
        elif self._skipped_from is None:
            self._close(tag)
        self._hiding.leave()
        self._depth -= 1

    def _close(self, tag: str) -> None:
        if tag == "title":
            self.title = self.title or as_heading("".join(self._said))
            self._said.clear()
        elif tag in _HEADINGS:
            self._flush(level=_HEADINGS[tag])
        elif tag in _CELLS and self._cells:
            self._flush()
        elif tag == "tr" and self._cells:
            self._flush()
            self._add_row(self._cells.pop())
        elif tag not in _INLINE and tag != "br":
            self._flush()
            if tag in ("ul", "ol", "menu") and self._lists:
                self._lists.pop()
            if tag == "li":
                self._mark = None

    def data(self, text: str) -> None:
        if self._skipped_from is not None:
            if self._skipped_from[1] == "style":
                self._said.append(text)
        elif self._hiding.hides:
            self.hidden_words += len(text.split())
        else:
            self._room += len(text)
            check_room(self._room, self._limits)
            self._said.append(text.replace("\n", " "))

    def _flush(self, level: int = 0) -> None:
        """End the paragraph, cell, list line or heading that is being said."""
        lines = [one_line(line) for line in "".join(self._said).split("\n")]
        self._said.clear()
        text = "\n".join(filter(None, lines))
        if not text:
            return
        heading = as_heading(text) if level else None
        if heading and not self._cells:
            self.blocks.append(Block(Look.HEADING, heading, level=level))
        elif self._cells:
            self._cells[-1].append(self._marked(text))
        elif self._mark:
            self.blocks.append(Block(Look.LINE, self._marked(text)))
        else:
            self.blocks.append(as_block(text))

    def _marked(self, text: str) -> str:
        marked, self._mark = (self._mark or "") + text, None
        return marked

    def _add_row(self, cells: list[str]) -> None:
        """Write a row in one line, or what is long in it below each other."""
        if self._cells:  # a table in a cell
            self._cells[-1].extend(cells)
            return
        if sum(map(len, cells)) > 300 or any("\n" in cell or cell[:2] == "- " for cell in cells):
            self.blocks.extend(as_block(cell) for cell in cells)
        elif cells:
            self.blocks.append(Block(Look.LINE, " | ".join(cells)))

    def close(self) -> None:
        self._flush()
