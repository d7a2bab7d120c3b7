"""The rows of the first screen. Pure: a Record in, words out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

if TYPE_CHECKING:
    from assistant.conversation.workspace import RecordRow


def row_text(row: RecordRow) -> Content:
    """Show a Record: its name, its nation, how much was said and who takes part."""
    from assistant.record.words import one_line
    from assistant.ui.words import day_words, nation_words

    names = ", ".join(one_line(person.name) for person in row.people)
    said = "1 answer" if row.answers == 1 else f"{row.answers} answers"
    return Content.assemble(
        (one_line(row.name), "bold"),
        f" · {nation_words(row.nation)} · {said} · {day_words(row.changed)}\n  With: {names}",
    )


def bar(what: str, done: int, total: int) -> str:
    """Show how far the preparing of the guidance has come."""
    width = 20
    full = round(width * done / total) if total else 0
    return f"Preparing the guidance (once): {what} [{'#' * full}{'.' * (width - full)}] {done} of {total}"
