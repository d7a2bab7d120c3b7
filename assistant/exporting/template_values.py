"""What a school's Word template may show: names and their values, resolved as for every other file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.exporting.model import Laid, LaidGroup, LaidLine, LaidSection, LaidTable, Quoted
from assistant.exporting.wording import Wording
from assistant.record.day import date_in_words

TEXT = ""
"""Stands for a text in ``SHAPE``. A list holds the shape of what is in it."""

_QUOTED = {"words": TEXT, "said": TEXT}
_LINE = {"words": TEXT, "who": TEXT, "own": TEXT, "said": TEXT, "notes": [TEXT]}
_ROW = {"name": TEXT, "cells": [TEXT], "about": TEXT, "labelled": [{"label": TEXT, "text": TEXT}]}
_SECTION = {
    "id": TEXT,
    "title": TEXT,
    "note": TEXT,
    "facts": [{"label": TEXT, "text": TEXT}],
    "lines": [_LINE],
    "columns": [TEXT],
    "rows": [_ROW],
    "to_fill": [TEXT],
    "empty": TEXT,
}
_GROUP = {"title": TEXT, "text": TEXT, "points": [TEXT]}

Shape = Any
"""TEXT, a list of one Shape, or a mapping of names to Shapes."""


def shape_of(laid: Laid) -> Mapping[str, Shape]:
    """Give every name that a template may use. ``section`` holds the headings of this Format by id."""
    return {
        "title": TEXT,
        "name": TEXT,
        "date": TEXT,
        "notice": TEXT,
        "made_for": TEXT,
        "about": [TEXT],
        "sections": [_SECTION],
        "section": {section.id: _SECTION for section in laid.sections},
        "views": [{"topic": TEXT, "views": [_QUOTED]}],
        "elsewhere": TEXT,
        "clearer": [_GROUP],
        "gaps": [_GROUP],
        "guidance": [{"number": TEXT, "about": TEXT, "quote": TEXT}],
    }


def values_of(laid: Laid) -> dict[str, Any]:
    """Give the values of those names."""
    sections = {section.id: _section(section, laid) for section in laid.sections}
    shown = [sections[one.id] for one in laid.sections if not one.is_left_out]
    return {
        "title": laid.title,
        "name": laid.name,
        "date": date_in_words(laid.on),
        "notice": laid.notice,
        "made_for": laid.made_for,
        "about": list(laid.subtitle),
        "sections": shown,
        "section": sections,
        "views": [
            {
                "topic": topic.topic,
                "views": [_view(one, laid.wording) for one in topic.views],
            }
            for topic in laid.views
        ],
        "elsewhere": laid.elsewhere,
        "clearer": _groups(laid.clearer),
        "gaps": _groups(laid.gaps),
        "guidance": [
            {"number": one.number, "about": one.about, "quote": one.quote} for one in laid.citations
        ],
    }


def _groups(groups: Sequence[LaidGroup]) -> list[dict[str, Any]]:
    return [
        {"title": group.title, "text": group.text, "points": list(group.items)} for group in groups
    ]


def _section(section: LaidSection, laid: Laid) -> dict[str, Any]:
    return {
        "id": section.id,
        "title": section.title,
        "note": section.note,
        "facts": [{"label": label, "text": text} for label, text in section.facts],
        "lines": [_line(line, laid) for line in section.lines],
        "columns": list(section.table.columns) if section.table else [],
        "rows": _rows(section.table) if section.table else [],
        "to_fill": list(section.to_fill),
        "empty": laid.wording.empty if section.is_missing else "",
    }


def _line(line: LaidLine, laid: Laid) -> dict[str, Any]:
    only_me = laid.wording.only_me
    return {
        "words": _marked(line.words, laid.wording) if line.only_me else line.words,
        "who": laid.wording.joined.join((line.who, only_me)) if line.only_me else line.who,
        "own": "own" if line.own else "",
        "said": "; ".join(dict.fromkeys(source.attribution for source in line.sources)),
        "notes": list(line.notes),
    }


def _marked(words: str, wording: Wording) -> str:
    """Put behind private words that they are: a template may show nothing else of a line."""
    return f"{words} ({wording.only_me})"


def _view(view: Quoted, wording: Wording) -> dict[str, str]:
    """Give a view; what is said of private words ends in the mark that they are."""
    only_me = view.attribution.endswith(wording.joined + wording.only_me)
    words = _marked(view.words, wording) if only_me else view.words
    return {"words": words, "said": view.attribution}


def _rows(table: LaidTable) -> list[dict[str, Any]]:
    rows = []
    for row in table.rows:
        cells = ["\n".join(cell) for cell in row.cells]
        pairs = zip(table.columns, cells, strict=True)
        labelled = [{"label": label, "text": text} for label, text in pairs]
        rows.append({"name": row.name, "cells": cells, "about": row.about, "labelled": labelled})
    return rows
