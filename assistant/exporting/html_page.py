"""Writes a Plan as one HTML file: no script, nothing from a network, made to be read by everybody.

Real headings, tables with titles of columns and rows, a skip link, colours of high contrast
for light and dark, and a style for print.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path

from assistant.exporting.blocks import blocks
from assistant.exporting.easy_words import Symbol, symbol_file
from assistant.exporting.model import Cell, Laid
from assistant.exporting.page import OnePage, PageLine
from assistant.exporting.pieces import (
    Block,
    Bullets,
    Heading,
    Labelled,
    Quote,
    SideBySide,
    Table,
    Text,
)
from assistant.exporting.wording import Wording
from assistant.resources import package_file

_NOTHING_ELSE = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""What the page may load: its own style, and nothing else."""


def to_html(laid: Laid) -> str:
    """Write a laid-out Plan as a page."""
    head = _header(laid.title, laid.subtitle)
    body = [_block(block, laid.wording) for block in blocks(laid)]
    return _page(laid.title, head, body, laid.wording, "easy" if laid.easy else "plan")


def page_to_html(page: OnePage, wording: Wording) -> str:
    """Write a one-page profile as a page: the same lines as on the PDF's."""
    head = _header(page.name, ())
    body = [_block(Text(page.notice, stands_out=True), wording)] if page.notice else []
    for section in page.sections:
        inner = [f"<h2>{_text(section.title)}</h2>"]
        inner += [_block(block, wording) for block in section.above]
        if section.lines:
            inner.append(_list(map(_page_line, section.lines)))
        inner += [_paragraph(section.empty)] if section.empty else []
        inner += [_block(block, wording) for block in section.below]
        inner += [_paragraph(section.more)] if section.more else []
        body.append("<section>\n" + "\n".join(inner) + "\n</section>")
    body.append(_paragraph(f"{page.footer} {page.drafted}."))
    return _page(page.title, head, body, wording, "profile")


def _page(title: str, head: str, body: Iterable[str], wording: Wording, kind: str) -> str:
    style = package_file("exporting", "templates", "page.css").read_text(encoding="utf-8")
    lines = [
        "<!DOCTYPE html>",
        '<html lang="en-GB">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        f'<meta http-equiv="Content-Security-Policy" content="{_NOTHING_ELSE}">',
        f"<title>{escape(title)}</title>",
        f"<style>\n{style}</style>",
        "</head>",
        f'<body class="{kind}">',
        f'<a class="skip" href="#plan">{_text(wording.skip_link)}</a>',
        head,
        '<main id="plan" tabindex="-1">',
        *body,
        "</main>",
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"


def _header(title: str, subtitle: Iterable[str]) -> str:
    lines = _list(map(_text, subtitle))
    return f"<header>\n<h1>{_text(title)}</h1>\n{lines}</header>"


def _text(words: str) -> str:
    """Write words so that each letter, new line and space reads as it was typed."""
    return escape(words, quote=False).replace("\n", "<br>")


def _paragraph(words: str) -> str:
    return f'<p dir="auto">{_text(words)}</p>'


def _list(items: Iterable[str]) -> str:
    """Write a list of items that are HTML already, '' when there is none."""
    inner = "".join(f"<li>{item}</li>\n" for item in items)
    return f"<ul>\n{inner}</ul>\n" if inner else ""


def _page_line(line: PageLine) -> str:
    words = f"<strong>{_text(line.words)}</strong>" if line.own else _text(line.words)
    notes = "".join(f" ({_text(note)})" for note in line.notes)
    return f'<span dir="auto">{words}</span> – {_text(line.who)}{notes}'


def _block(block: Block, wording: Wording) -> str:
    match block:
        case Heading():
            return _heading(block)
        case Text():
            kind = "notice" if block.stands_out else "ends" if block.ends else ""
            marked = f' class="{kind}"' if kind else ""
            return f'<p dir="auto"{marked}>{_text(block.words)}</p>'
        case Quote():
            return _quote(block)
        case Bullets():
            return _list(map(_text, block.items))
        case SideBySide():
            heads = tuple(view.attribution for view in block.views)
            return _table(Table(heads, (tuple((view.words,) for view in block.views),)), wording)
        case Labelled():
            rows = "\n".join(
                f'<tr><th scope="row">{_text(label)}</th>{_cell(cell, wording)}</tr>'
                for label, cell in block.rows
            )
            return f'<table class="labelled">\n<tbody>\n{rows}\n</tbody>\n</table>'
        case Table():
            return _table(block, wording)


def _heading(heading: Heading) -> str:
    level = heading.level + 1
    symbol = _drawing(heading.symbol) if heading.symbol else ""
    return f"<h{level}>{symbol}<span>{_text(heading.text)}</span></h{level}>"


def _drawing(symbol: Symbol) -> str:
    """Put the drawing itself into the page, with its words for who cannot see it."""
    svg = " ".join(_read(symbol_file(symbol)).split())
    return svg.replace("<svg ", f'<svg role="img" aria-label="{escape(symbol.alt)}" ', 1)


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def _quote(quote: Quote) -> str:
    under = [part for part in (quote.attribution, *quote.notes) if part]
    caption = f"<figcaption>{'<br>'.join(map(_text, under))}</figcaption>" if under else ""
    return f"<figure><blockquote>{_paragraph(quote.words)}</blockquote>{caption}</figure>"


def _table(table: Table, wording: Wording) -> str:
    """Write a table. On a narrow screen its cells stand below each other, each under its title.

    A table that is shown so is none to some screen readers, but for the roles.
    """
    widths = "".join(f'<col style="width: {share:.0%}">' for share in table.shares)
    head = "".join(
        f'<th scope="col" role="columnheader">{_text(title)}</th>' for title in table.columns
    )
    body = "\n".join(
        f'<tr role="row">{_row(table.columns, row, wording)}</tr>' for row in table.rows
    )
    return (
        f'<table class="columns" role="table">\n<colgroup>{widths}</colgroup>\n'
        f'<thead role="rowgroup">\n<tr role="row">{head}</tr>\n</thead>\n'
        f'<tbody role="rowgroup">\n{body}\n</tbody>\n</table>'
    )


def _row(columns: Iterable[str], cells: Iterable[Cell], wording: Wording) -> str:
    return "".join(
        _cell(cell, wording, f' role="cell" data-title="{escape(title)}"')
        for title, cell in zip(columns, cells, strict=True)
    )


def _cell(cell: Cell, wording: Wording, about: str = "") -> str:
    """Write a cell; one that is filled in by hand says so to who cannot see that it is empty."""
    if not cell:
        unseen = f'<span class="unseen">{_text(wording.by_hand)}</span>'
        return f'<td class="by-hand"{about}>{unseen}</td>'
    return f"<td{about}>{''.join(map(_paragraph, cell))}</td>"
