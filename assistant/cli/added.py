"""What ``knowledge add`` says at its end: what became of every file."""

from __future__ import annotations

from assistant.cli.shelves import size_words
from assistant.knowledge.adding import AddedDocument, AddReport
from assistant.knowledge.status import listed
from assistant.record.words import inert, one_line


def print_report(report: AddReport, *, stopped: bool) -> None:
    """Say what became of every file: what is there now, then what is not and why."""
    there = [*report.added, *report.replaced, *report.unchanged]
    for one in there:
        _print_added(one)
    for left in report.skipped:
        print(f"Left out: {one_line(left.file)}. {left.reason} {left.do}")
    for not_there in report.failed:
        print(f"Not added: {one_line(not_there.file)}\n    {not_there.reason} {not_there.do}")
    for problem in report.problems:
        print(f"The index: {inert(problem)}")
    if any(one.unknown for one in there):
        print("To say what is not known, add the file again, for example with --nation england.")
    if stopped:
        print("You stopped.", end=" ")
    print(_counted(report))
    if stopped and (report.added or report.replaced):
        print("It can be cited when the index is up to date: the next 'ownwords ask' sees to that.")


def _print_added(one: AddedDocument) -> None:
    said = f"{one.said[0].upper()}{one.said[1:]}"
    print(f"{said}: {one.title}\n    {one.id}, {size_words(one.pages, one.passages)}")
    if one.unknown:
        print(f"    Not known: {listed(one.unknown)}.")
    for note in one.notes:
        print(f"    {inert(note)}")


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
