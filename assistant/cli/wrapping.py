"""Text in lines that fit the terminal: words are never cut, and an address stays whole."""

from __future__ import annotations

import re
import shutil
import sys
import textwrap

_NARROWEST, _WIDEST, _USUAL = 40, 100, 80
_LEAD = re.compile(r"\s*(?:- )?")


def line_width() -> int:
    """Give how wide lines may be: as the terminal is, within reason; 80 for a file or a pipe."""
    if not sys.stdout.isatty():
        return _USUAL
    return min(max(shutil.get_terminal_size().columns, _NARROWEST), _WIDEST)


def wrapped(text: str, width: int) -> str:
    """Break each line of a text at spaces; what hangs under a list's line stays indented as that is."""
    return "\n".join(_line(line, width) for line in text.split("\n"))


def _line(line: str, width: int) -> str:
    lead = _LEAD.match(line)
    return textwrap.fill(
        line,
        width,
        subsequent_indent=" " * (lead.end() if lead else 0),
        break_long_words=False,
        break_on_hyphens=False,
        replace_whitespace=False,
        drop_whitespace=True,
    )
