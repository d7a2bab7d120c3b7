"""What ``knowledge add`` says at its end: what became of every file."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.cli.shelves import size_words
from assistant.cli.wrapping import line_width, wrapped
from assistant.knowledge.added import AddedDocument, AddReport
from assistant.knowledge.status import listed
from assistant.record.words import inert, one_line

_INDENT = "    "
_OPTIONS = {
    "which nation it is for": "--nation england",
    "when it was published": "--published 2024",
    "whether it still holds": "--status current",
    "who published it": '--publisher "A council"',
}
"""How to say each thing that may be unknown."""


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
    missing = {what for one in there for what in one.unknown}
    if options := [option for what, option in _OPTIONS.items() if what in missing]:
        yield f"To say what is not known, add the file again, for example with {listed(options)}."
    yield f"You stopped. {_counted(report)}" if stopped else _counted(report)
    if stopped and (report.added or report.replaced):
        yield "It can be cited when the index is up to date: the next 'ownwords ask' sees to that."


def _of_added(one: AddedDocument) -> Iterator[str]:
    yield f"{one.said[0].upper()}{one.said[1:]}: {one.title}"
    yield f"{_INDENT}{one.id}, {size_words(one.pages, one.passages)}"
    if one.same_as is not None:
        yield (
            f"{_INDENT}{one_line(one.file)} has the same words as {one_line(one.same_as)}, "
            "which was added before: they are one document."
        )
    for change in one.changed:
        yield f"{_INDENT}{inert(change)}"
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
