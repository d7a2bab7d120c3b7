"""Finds a title for a document that has none, where the name of its file says nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.knowledge.markdown import Section
from assistant.knowledge.reading.blocks import BEGINNING

FROM_FIRST_LINE = "Its title was taken from its first line, as the name of the file says nothing."
"""The note for a title that ``first_line`` gave."""
_MOST = 80
_PARTS = re.compile(r"[\W_]+")
_HEX = re.compile(r"(?=[^\W\d]*\d)[0-9a-f]+|[a-f]{8,}", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2}|[^\x00-\x7f]")
_GIVEN_BY_PROGRAMS = frozenset(("scan", "img", "image", "doc", "document", "file", "untitled"))
_DATA = re.compile(r":(?:\s|$)")
_PAGE = re.compile(r"Page \S+(?: of the file)?")


def says_nothing(name: str) -> bool:
    """Say whether a name is only numbers, signs and what a program calls every file."""
    return not any(map(_is_word, _PARTS.split(name)))


def _is_word(part: str) -> bool:
    if _HEX.fullmatch(part) or part.rstrip("0123456789").casefold() in _GIVEN_BY_PROGRAMS:
        return False
    return _WORD.search(part) is not None


def first_line(sections: Sequence[Section]) -> str:
    """Give the first heading of a document, or the beginning of its text where it has none before.

    A line with a colon ("You are here:", "Ref: 11144") is about the file: then the first heading.
    """
    line = sections[0].text.strip().split("\n", 1)[0].removeprefix("- ")
    named = [one.heading for one in sections if not _is_made_up(one.heading)]
    if named and (named[0] == sections[0].heading or _DATA.search(line)):
        return named[0]
    return line if len(line) <= _MOST else f"{line[:_MOST].rpartition(' ')[0] or line[:_MOST]}…"


def _is_made_up(heading: str) -> bool:
    return heading == BEGINNING or _PAGE.fullmatch(heading) is not None
