"""Cuts a document into Passages: pieces that can be quoted whole, 300 to 900 characters.

A Passage is a slice of the document's own text under one heading. It begins and
ends at the end of a sentence or bullet, never inside one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.knowledge.documents import Document
from assistant.knowledge.markdown import slug

LEAST = 300
MOST = 900

_PARAGRAPH, _BULLET, _SENTENCE = 0, 6, 15
"""How much it hurts to cut there, beside 10 for each further piece."""
_AFTER_LEAD_IN = 40
_TOO_SHORT = 60
_NO_SENTENCE = 3 * MOST

_BREAK = re.compile(
    r"(?P<paragraph>\n[ \t]*\n\s*)"
    r"|(?P<bullet>\n(?=[ \t]*(?:[-*]|\d+[.)])[ \t]))"
    r"|(?P<sentence>(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9£]))"
)
_NO_END = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|cf|vs|Mr|Mrs|Ms|Dr|St|No|Nos|Reg|Regs|para|paras|ss?|pp?|[A-Z])\.)$"
)
"""Abbreviations after which a capital does not begin a new sentence."""


@dataclass(frozen=True)
class Passage:
    """A citable piece of a document. ``id`` stays the same while heading and place do."""

    id: str
    document: str
    heading: str
    under: str | None
    text: str
    page: int | None = None


@dataclass(frozen=True)
class _Piece:
    """A sentence or bullet at ``start`` to ``end``; ``hurt`` is the cost of cutting before it."""

    start: int
    end: int
    hurt: int


def cut(document: Document) -> list[Passage]:
    """Cut every section of a document, in order. Under one heading passages are counted on."""
    counts: Counter[str] = Counter()
    passages = []
    for section in document.sections:
        place = slug(section.heading)
        for text in pack(section.text):
            counts[place] += 1
            passages.append(
                Passage(
                    id=f"{document.front.id}#{place}-{counts[place]}",
                    document=document.front.id,
                    heading=section.heading,
                    under=section.under,
                    text=text,
                    page=section.page,
                )
            )
    return passages


def pack(text: str) -> list[str]:
    """Cut the text under one heading into slices of 300 to 900 characters where it can be.

    Paragraphs are kept together before bullets, and bullets before sentences; a
    lead-in ("It must say:") stays with its list. A single sentence over 900
    characters stays whole, and so does a short section; what has no sentence end
    in 2,700 characters is no sentence but a table or a list, and is cut between words.
    """
    pieces = [part for piece in _pieces(text) for part in _no_longer(piece, text)]
    if len(text) <= MOST or len(pieces) < 2:
        return [text]
    return [text[start:end] for start, end in _best_groups(pieces)]


def _pieces(text: str) -> Iterator[_Piece]:
    start, hurt = 0, 0
    for match in _BREAK.finditer(text):
        if match["sentence"] is not None:
            closing = len(match[0]) - len(match[0].lstrip("\"'”’)"))
            end = match.start() + closing
            if _NO_END.search(text[start:end]):
                continue
        else:
            end = match.start()
        yield _Piece(start, end, hurt)
        start = match.end()
        hurt = _hurt(match, text[:end].rstrip())
    yield _Piece(start, len(text), hurt)


def _no_longer(piece: _Piece, text: str) -> Iterator[_Piece]:
    start, hurt = piece.start, piece.hurt
    while piece.end - piece.start > _NO_SENTENCE and piece.end - start > MOST:
        space = max(text.rfind(sign, start + 1, start + MOST) for sign in "\n ")
        end = space if space > start else start + MOST
        yield _Piece(start, end, hurt)
        start = end + (space > start)
        hurt = _SENTENCE
    yield _Piece(start, piece.end, hurt)


def _hurt(match: re.Match[str], before: str) -> int:
    if before.endswith(":"):
        return _AFTER_LEAD_IN
    if match["sentence"] is not None:
        return _SENTENCE
    return _BULLET if match["bullet"] is not None else _PARAGRAPH


def _best_groups(pieces: list[_Piece]) -> list[tuple[int, int]]:
    """Choose the cuts that hurt least, by looking at every way to end each group."""
    best: list[tuple[float, int]] = [(0.0, 0)]
    for last in range(1, len(pieces) + 1):
        best.append(min(_ways_to_end(pieces, last, best)))
    groups: list[tuple[int, int]] = []
    last = len(pieces)
    while last:
        first = best[last][1]
        groups.append((pieces[first].start, pieces[last - 1].end))
        last = first
    return groups[::-1]


def _ways_to_end(
    pieces: list[_Piece], last: int, best: list[tuple[float, int]]
) -> Iterator[tuple[float, int]]:
    """Give each way for a group to end before piece ``last``: what it costs, and where it begins."""
    for first in range(last - 1, -1, -1):
        length = pieces[last - 1].end - pieces[first].start
        if length > MOST and first < last - 1:
            return
        yield best[first][0] + _cost(pieces[first], length), first


def _cost(first: _Piece, length: int) -> float:
    short = _TOO_SHORT * (1 - length / LEAST) + 20 if length < LEAST else 0
    return 10 + first.hurt + short
