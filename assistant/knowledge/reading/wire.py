"""What the child says to the parent: one JSON object a line. The parent believes none of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from assistant.knowledge.markdown import Section
from assistant.knowledge.reading.clean import safe
from assistant.knowledge.reading.model import ReadText, Refused

_LONGEST_SENTENCE = 500
_LONGEST_TITLE = 300


@dataclass(frozen=True)
class Progress:
    """``done`` of ``total`` steps are behind; a step is a page, or a share of the file."""

    done: int
    total: int


@dataclass(frozen=True)
class End:
    """Nothing more comes."""

    title: str | None
    pages: int | None
    notes: tuple[str, ...]


def _line(of: str, value: Any) -> bytes:
    return json.dumps({of: value}, ensure_ascii=False).encode() + b"\n"


def progress_line(done: int, total: int) -> bytes:
    """Write that so many steps are done."""
    return _line("progress", [done, total])


def result_lines(read: ReadText) -> Iterator[bytes]:
    """Write what was read, one section a line, and the end."""
    for section in read.sections:
        yield _line("section", asdict(section))
    yield _line("end", {"title": read.title, "pages": read.pages, "notes": list(read.notes)})


def refused_line(refused: Refused) -> bytes:
    """Write that the file is refused."""
    return _line("refused", {"reason": refused.reason, "do": refused.do})


def parse_line(line: bytes) -> Progress | Section | End | Refused:
    """Read one line of the child. Raises ValueError for anything but the four things above.

    All words are made safe once more, and short ones kept short.
    """
    try:
        ((of, value),) = json.loads(line).items()
        match of:
            case "progress":
                done, total = value
                return Progress(_number(done), _number(total))
            case "section":
                return _section(**value)
            case "end":
                return _end(**value)
            case "refused":
                return Refused(
                    _words(value["reason"], _LONGEST_SENTENCE),
                    _words(value["do"], _LONGEST_SENTENCE),
                )
    except (AttributeError, KeyError, TypeError, RecursionError) as error:
        raise ValueError(str(error)) from None
    raise ValueError(of)


def _section(heading: Any, under: Any, text: Any, page: Any) -> Section:
    return Section(
        heading=_words(heading, _LONGEST_TITLE),
        under=None if under is None else _words(under, _LONGEST_TITLE),
        text=safe(_text(text)),
        page=None if page is None else _number(page),
    )


def _end(title: Any, pages: Any, notes: Any) -> End:
    return End(
        title=None if title is None else _words(title, _LONGEST_TITLE),
        pages=None if pages is None else _number(pages),
        notes=tuple(_words(note, _LONGEST_SENTENCE) for note in notes[:50]),
    )


def _words(value: Any, most: int) -> str:
    return " ".join(safe(_text(value)).split())[:most]


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value


def _number(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise TypeError("no number")
    return value
