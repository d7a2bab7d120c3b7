"""Lines of a PDF page to paragraphs, and a sentence that runs over the page's end to one piece."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from assistant.knowledge.reading.blocks import bullet
from assistant.knowledge.reading.pdf_lines import SOFT_HYPHEN, Line

_ENDED = re.compile(r"[.!?:;][\"'”’)\]]*[⁰¹²³⁴⁵⁶⁷⁸⁹]*$")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*[⁰¹²³⁴⁵⁶⁷⁸⁹]*(?=\s+[\"'“‘(]?[A-Z0-9]|$)")
_SHORT_FORM = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|cf|vs|Mr|Mrs|Ms|Dr|St|No|para|paras|pp?|[A-Z])\.)$"
)
_LONGEST_ROW = 300
_MOST_LINES_OF_A_ROW, _MOST_LINES_OF_A_CELL = 16, 4
_NUMBERED = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,3})*[.)]|\d{1,3}(?:\.\d{1,3})+|\(?[a-z]\)|\(?[ivx]{1,5}[.)])\s+\S"
)
_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_BROKEN = re.compile(r"([^\W\d_]+)[-‐\xad]$")


@dataclass
class Paragraph:
    """Lines that belong together. ``text`` is one line of text."""

    page: int
    lines: list[Line]
    text: str = ""
    is_list_line: bool = False
    is_row: bool = False

    @property
    def size(self) -> float:
        """The size of its letters in points."""
        return self.lines[0].size

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(line.bold for line in self.lines)


@dataclass
class Hyphens:
    """Decides whether a hyphen at the end of a line is part of the word, by the document's own words."""

    words: Counter[str] = field(default_factory=Counter)

    def learn(self, lines: Iterable[Line]) -> None:
        """Count the words of the document."""
        for line in lines:
            self.words.update(word.lower().replace("‐", "-") for word in _WORD.findall(line.text))

    def join(self, before: str, after: str) -> str:
        """Put two lines together, with a space or without."""
        broken = _BROKEN.search(before)
        rest = _WORD.match(after)
        if broken is None or rest is None or not rest[0][0].islower():
            return f"{_hard(before)} {after}"
        first, second = broken[1].lower(), rest[0].lower()
        whole, parted = self.words[first + second], self.words[f"{first}-{second}"]
        soft = before.endswith(SOFT_HYPHEN)
        if whole > parted or (whole == parted and (soft or not self._are_words(first, second))):
            return before[:-1] + after
        return _hard(before) + after

    def _are_words(self, first: str, second: str) -> bool:
        """Say whether both halves are words of their own here, as in ``person-centred``."""
        return self.words[first] > 0 and self.words[second] > 1


def _hard(text: str) -> str:
    """Write a soft hyphen at the end as the hyphen that is seen there."""
    return f"{text[:-1]}-" if text.endswith(SOFT_HYPHEN) else text


def paragraphs_of(lines: Sequence[Line], hyphens: Hyphens) -> list[Paragraph]:
    """Put the lines of one page together to paragraphs, list lines and headings."""
    leading = _leading(lines)
    made: list[Paragraph] = []
    for line in lines:
        last = made[-1] if made else None
        if last is not None and _goes_on(last, line, lines, leading):
            last.lines.append(line)
        else:
            made.append(Paragraph(line.page, [line]))
    for paragraph in made:
        _write(paragraph, hyphens)
    return _rows(made)


def _rows(made: Sequence[Paragraph]) -> list[Paragraph]:
    """Put the cells of a row of a table on one line: what begins at one height, side by side."""
    found: list[Paragraph] = []
    first: Paragraph | None = None
    for one in made:
        if first is not None and _is_beside(found[-1], first, one):
            row = found[-1]
            found[-1] = Paragraph(
                row.page, row.lines + one.lines, f"{row.text} | {one.text}", is_row=True
            )
        else:
            first = one
            found.append(one)
    return found


def _is_beside(row: Paragraph, first: Paragraph, one: Paragraph) -> bool:
    """Say whether it is the next cell: to the right, and on one height or centred to it."""
    top, here = first.lines[0], one.lines[0]
    level = abs(here.y - top.y) < 0.45 * top.size
    short = len(row.lines) <= _MOST_LINES_OF_A_ROW and len(one.lines) <= _MOST_LINES_OF_A_CELL
    return (
        here.turn == top.turn
        and (level or (short and _middle_is_in(row, one)))
        and here.x0 > max(line.x1 for line in row.lines)
        and len(row.text) + len(one.text) <= _LONGEST_ROW
    )


def _middle_is_in(row: Paragraph, one: Paragraph) -> bool:
    """Say whether the middle of one of them is the middle of the other: cells that are centred."""
    middles = [
        (max(ys) + min(ys)) / 2
        for ys in ([line.y for line in row.lines], [line.y for line in one.lines])
    ]
    return abs(middles[0] - middles[1]) < 0.45 * one.size


def _leading(lines: Sequence[Line]) -> float:
    """Give the usual way from one line to the next, as a multiple of the size."""
    steps = [
        (one.y - other.y) / one.size
        for one, other in pairwise(lines)
        if one.turn == other.turn and 0.8 * one.size < one.y - other.y < 2.2 * one.size
    ]
    return median(steps) if steps else 1.3


def _goes_on(last: Paragraph, line: Line, lines: Sequence[Line], leading: float) -> bool:
    """Say whether a line belongs to the paragraph above it."""
    above, first = last.lines[-1], last.lines[0]
    step = above.y - line.y
    if line.turn != above.turn or abs(line.size - above.size) > 0.06 * above.size:
        return False
    if step < 0 and line.x0 > above.x0:  # at the top of the next column
        goes_on = not _ENDED.search(above.text) and line.text[0].islower() and not line.bold
        return goes_on and _room(above, lines) < 0.35  # else this is the next cell of a row
    if line.bold != above.bold or not 0.5 * line.size < step <= (leading * 1.2 + 0.05) * line.size:
        return False
    listed = _ENDED.search(above.text) or _NUMBERED.match(first.text)  # else "in room / 12. The"
    if bullet(line.text) or (listed and _NUMBERED.match(line.text)):
        return False
    if line.x0 > above.x1 or line.x1 < above.x0:  # beside, not below
        return False
    if line.bold:  # a heading is often broken where its maker liked
        return True
    if _ENDED.search(above.text):
        indented = len(last.lines) > 1 and line.x0 > above.x0 + 0.8 * line.size
        back_out = bool(bullet(first.text)) and line.x0 <= first.x0 + 1
        return _room(above, lines) < 0.2 and not indented and not back_out
    return line.text[0].islower() or _room(above, lines) < 0.35


def _room(line: Line, lines: Sequence[Line]) -> float:
    """Give the share of its column that a line leaves free at its end."""
    right = max(other.x1 for other in lines if abs(other.x0 - line.x0) < 60)
    return (right - line.x1) / max(right - line.x0, 1.0)


def _write(paragraph: Paragraph, hyphens: Hyphens) -> None:
    text = paragraph.lines[0].text
    for line in paragraph.lines[1:]:
        text = hyphens.join(text, line.text)
    text = _hard(text)
    item = bullet(text)
    paragraph.text = item or text
    paragraph.is_list_line = bool(item)


def complete_over_pages(
    pages: Sequence[list[Paragraph]], hyphens: Hyphens, body: float, is_heading: set[int]
) -> None:
    """Bring the end of a sentence back to the page where it begins, which is the page to cite.

    ``is_heading`` holds the ``id`` of each Paragraph that is a heading; what follows the
    sentence stays on its own page.
    """
    for page, following in pairwise(pages):
        last = next((one for one in reversed(page) if _is_body(one, body)), None)
        first = next((one for one in following if _is_body(one, body)), None)
        if last is None or first is None or {id(last), id(first)} & is_heading:
            continue
        if first is not following[0] or not _runs_over(last, first):
            continue
        end = _end_of_sentence(first.text)
        last.text = hyphens.join(last.text, first.text[:end].rstrip())
        first.text = first.text[end:].lstrip()
        if not first.text:
            following.remove(first)


def _is_body(paragraph: Paragraph, body: float) -> bool:
    return abs(paragraph.size - body) <= 0.08 * body and not paragraph.is_row


def _runs_over(last: Paragraph, first: Paragraph) -> bool:
    if first.is_list_line or _ENDED.search(last.text) or _NUMBERED.match(first.text):
        return False
    if first.text[0].islower():
        return True
    return not last.is_list_line and len(last.text) > 60 and len(last.lines) > 1


def _end_of_sentence(text: str) -> int:
    for found in _SENTENCE_END.finditer(text):
        if not _SHORT_FORM.search(text[: found.end()]):
            return found.end()
    return len(text)
