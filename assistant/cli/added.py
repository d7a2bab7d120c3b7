"""What ``knowledge add`` says at its end: what became of every file."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.cli.shelves import size_words
from assistant.cli.wrapping import line_width, wrapped
from assistant.knowledge.adding import AddedDocument, AddReport
from assistant.knowledge.status import listed
from assistant.record.words import inert, one_line

_INDENT = "    "


def print_report(report: AddReport, *, stopped: bool) -> None:
    """Say what became of every file: what is there now, then what is not and why."""
    width = line_width()
    for line in _lines(report, stopped):
        print(wrapped(line, width))


def _lines(report: AddReport, stopped: bool) -> Iterator[str]:
    there = [*report.added, *report.replaced, *report.unchanged]
    for one in there:
        yield from _of_added(one)
    for left in report.skipped:
        yield f"Left out: {one_line(left.file)}. {left.reason} {left.do}"
    for not_there in report.failed:
        yield f"Not added: {one_line(not_there.file)}"
        yield f"{_INDENT}{not_there.reason} {not_there.do}"
    for warning in report.warnings:
        yield inert(warning)
    for problem in report.problems:
        yield f"It cannot be found yet: {inert(problem)}"
    if any(one.unknown for one in there):
        yield "To say what is not known, add the file again, for example with --nation england."
    yield f"You stopped. {_counted(report)}" if stopped else _counted(report)
    if stopped and (report.added or report.replaced):
        yield "It can be cited when the index is up to date: the next 'ownwords ask' sees to that."


def _of_added(one: AddedDocument) -> Iterator[str]:
    yield f"{one.said[0].upper()}{one.said[1:]}: {one.title}"
    yield f"{_INDENT}{one.id}, {size_words(one.pages, one.passages)}"
    if one.unknown:
        yield f"{_INDENT}Not known: {listed(one.unknown)}."
    for note in one.notes:
        yield f"{_INDENT}{inert(note)}"


def _counted(report: AddReport) -> str:
    """Say in one line how many files it was, and that the good ones stay."""
    counts = {
        "added": len(report.added),
        "replaced": len(report.replaced),
        "unchanged": len(report.unchanged),
        "not added": len(report.failed),
    }
    said = [f"{number} {what}" for what, number in counts.items() if number]
    kept = " What was added is kept." if report.added or report.replaced else ""
    return f"{', '.join(said) or 'Nothing was added'}.{kept}"
