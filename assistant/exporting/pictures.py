"""Turns the drawings of Easy Read to PNG, which Word files need."""

from __future__ import annotations

from functools import cache
from typing import Any

from assistant.exporting.easy_words import Symbol, symbol_file

_PAGE = "#set page(width: 64pt, height: 64pt, margin: 0pt, fill: none)\n#image({name}, width: 64pt)"
_PIXELS_AN_INCH = 216.0  # 192 pixels a side: sharp in print at the size of a heading


@cache
def png_of(symbol: Symbol) -> bytes:
    """Draw a symbol. A few hundredths of a second each, once."""
    import typst

    file = symbol_file(symbol)
    page = _PAGE.format(name=f'"{file.name}"').encode()
    compiler: Any = typst.Compiler(input=page, root=str(file.parent))
    return bytes(compiler.compile(format="png", ppi=_PIXELS_AN_INCH))
