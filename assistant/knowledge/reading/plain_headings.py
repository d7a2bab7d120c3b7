"""Guesses which lines of plain text are headings.

A line that only might be one is left as text: it can still be read and quoted, and a
wrong heading would stand over words that it does not belong to.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from assistant.knowledge.reading.blocks import bullet
from assistant.knowledge.reading.plain_lines import LONG, NUMBERED_ITEM, Line

_LONGEST_HEADING = 90
_MOST_WORDS, _MOST_WORDS_OF_A_QUESTION = 10, 14
_LEAST_WORDS_OF_A_SENTENCE = 4
_CLOSED = re.compile(r"(?<!\.\.)[.;,:!]['\"”’)]*$")
_SENTENCE = re.compile(r"(?<!\.)[.!?]['\"”’)]*$")
_GOES_ON = re.compile(r"\b(?:is|are|and|or|the|an?|of|to|for|with|that|by|in)$")
_ASKS = re.compile(r"(?:who|what|when|where|why|how|which)\b", re.IGNORECASE)
_BEGINS = re.compile(r"[\"'“‘(]?[A-Z0-9£]")
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[A-Z][.)])\s+(?=[A-Z])")
_NAMED_PART = re.compile(r"(?:chapter|part|section|annex|appendix|step)\s+[\dA-Z]", re.IGNORECASE)
_DATA = re.compile(r":\s+\S|https?://|www\.|\S@\S")
_WAY_ROUND = re.compile(
    r"(?:skip|jump|go|back) .*|(?:rate|share|print|save|follow) (?:this|page|us)\b.*"
    r"|menu|home|search|close|log in|sign in|you are here.*",
    re.IGNORECASE,
)
"""Lines of a web page that are no part of its text. Where they are, the first line is no title."""
TITLE_WITHIN = 4
"""Lines from the top in which the first heading is the title."""


def heading_places(lines: Sequence[Line]) -> frozenset[int]:
    """Give the places of the lines that are headings: short, open at the end, with text to follow."""
    links = _links(lines)
    times = Counter(line.text for place, line in enumerate(lines) if place not in links)
    found = {
        place
        for place, (line, following) in enumerate(pairwise(lines))
        if place not in links and _is_heading(line, following, once=times[line.text] == 1)
    }
    return frozenset(found | _title_above(lines, links, min(found, default=0)))


def _title_above(lines: Sequence[Line], links: frozenset[int], first: int) -> set[int]:
    """Give the place of a title over the first heading: only short lines between gaps are there."""
    over = range(first)
    stands_over = 0 < first < TITLE_WITHIN and not links.intersection(over)
    alone = (
        lines[place].alone
        and not lines[place].in_table
        and not _WAY_ROUND.fullmatch(lines[place].text)
        and _could_be(lines[place], between_gaps=True)
        for place in over
    )
    return {0} if stands_over and lines[first].alone and all(alone) else set()


def _links(lines: Sequence[Line]) -> frozenset[int]:
    """Give the places of links to parts further down: two or more in a row, each of which comes again."""
    last = {line.text.casefold(): place for place, line in enumerate(lines)}
    again = [
        place < last[line.text.casefold()] and _could_be(line) for place, line in enumerate(lines)
    ]
    in_a_row = [place for place, both in enumerate(pairwise(again)) if all(both)]
    return frozenset(place for first in in_a_row for place in (first, first + 1))


def _is_heading(line: Line, following: Line, *, once: bool) -> bool:
    """Say whether a line is one. Over a short sentence only ``once``: "Back to top" is none."""
    between_gaps = line.alone and following.alone
    if not _could_be(line, between_gaps=between_gaps):
        return False
    if line.in_table:
        return _is_cell_with_text(following)
    if following.in_table:
        return False
    if bullet(following.text) or following.text.endswith(":"):
        return True
    if _in_capitals(line.text):
        return not (_could_be(following) and _in_capitals(following.text))
    if _could_be(following):
        return False
    short = between_gaps and once and _is_sentence(following.text)
    return len(following.text) >= LONG or short


def _is_sentence(text: str) -> bool:
    enough = len(text.split()) >= _LEAST_WORDS_OF_A_SENTENCE
    return enough and _SENTENCE.search(text) is not None and _DATA.search(text) is None


def _is_cell_with_text(following: Line) -> bool:
    """Say whether the next cell of a table in a text file is the text that this one is about."""
    is_text = len(following.text) >= LONG or bullet(following.text) or following.text.endswith(":")
    return bool(is_text) and following.in_table and not following.alone


def _could_be(line: Line, *, between_gaps: bool = False) -> bool:
    """Say whether a line looks like a heading. Between empty lines "Who it is for" is one too."""
    text = line.text
    asks = between_gaps and _ASKS.match(text)
    return (
        len(text) <= _LONGEST_HEADING
        and len(text.split()) <= (_MOST_WORDS_OF_A_QUESTION if text[-1] == "?" else _MOST_WORDS)
        and _BEGINS.match(text) is not None
        and any(map(str.isalpha, text))
        and _CLOSED.search(text) is None
        and (bool(asks) or _GOES_ON.search(text) is None)
        and bullet(text) is None
        and (_DATA.search(text) is None or _NAMED_PART.match(text) is not None)
        and (NUMBERED_ITEM.match(text) is None or (line.alone and bool(_NUMBERED.match(text))))
    )


def _in_capitals(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 3 and all(map(str.isupper, letters))


def level(text: str) -> int:
    """Give a level: capitals and named parts above others, ``2.1`` below ``2``."""
    if _in_capitals(text) or _NAMED_PART.match(text):
        return 1
    number = _NUMBERED.match(text)
    return 2 + (number[0].strip(" .)").count(".") if number else 0)
