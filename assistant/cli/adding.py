"""What ``knowledge add`` does: finds the files, asks about them, and reads one after the other."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from assistant.cli.asking_about import ask_about
from assistant.cli.context import show_progress
from assistant.errors import ContentError, KnowledgeError
from assistant.knowledge import own
from assistant.knowledge.added import AddedDocument, AddReport, Done
from assistant.knowledge.adding import Adding
from assistant.knowledge.given import Looked, NotAdded, as_text, find_files, look, not_added
from assistant.knowledge.reading.limits import Limits
from assistant.knowledge.reading.model import Refused
from assistant.knowledge.told import (
    Told,
    contradiction,
    read_last_day,
    read_name,
    read_nations,
    read_published,
    read_status,
)
from assistant.record.words import one_line

if TYPE_CHECKING:
    from assistant.conversation.workspace import Workspace
    from assistant.settings import Settings

_COLUMNS = 44
"""What the bar and its numbers leave of 80 columns."""


def options_told(
    nations: Sequence[str],
    published: str | None,
    publisher: str | None,
    title: str | None,
    in_force_until: str | None,
    status: str | None,
) -> Told:
    """Read the options. Raises KnowledgeError for what cannot be read or be true together."""
    told = Told(
        nations=read_nations(nations),
        published=None if published is None else read_published(published, date.today()),
        publisher=None if publisher is None else read_name(publisher, "publisher"),
        title=None if title is None else read_name(title, "title"),
        in_force_until=None if in_force_until is None else read_last_day(in_force_until),
        status=None if status is None else read_status(status),
    )
    wrong = contradiction(told.published, told.in_force_until, told.status, date.today())
    if wrong is not None:
        raise KnowledgeError(wrong, do="Nothing was added. Say the right date or status.")
    return told


def limits_of(settings: Settings) -> Limits:
    """Give the limits for reading one file."""
    return Limits(
        seconds=settings.reading_seconds,
        memory_mb=settings.reading_memory_mb,
        file_mb=settings.reading_file_mb,
        pages=settings.reading_pages,
    )


@dataclass
class _Outcome:
    """What became of the files so far."""

    done: dict[Done, list[AddedDocument]] = field(default_factory=lambda: defaultdict(list))
    failed: list[NotAdded] = field(default_factory=list)
    skipped: list[NotAdded] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def report(self) -> AddReport:
        return AddReport(
            added=self.done["added"],
            replaced=self.done["replaced"],
            unchanged=self.done["unchanged"],
            failed=self.failed,
            skipped=self.skipped,
            problems=self.problems,
            warnings=list(dict.fromkeys(self.warnings)),
        )

    def has(self, file: Path) -> bool:
        """Say whether it is told already what became of a file."""
        name = as_text(file)
        told = {one.file for one in self.failed}
        return name in told.union(one.file for done in self.done.values() for one in done)


def add_files(
    workspace: Workspace, paths: Sequence[Path], told: Told, *, ask: bool
) -> tuple[AddReport, bool]:
    """Add files, and bring the index up to date. Also say whether somebody stopped it with Ctrl+C.

    Raises KnowledgeError when nothing can be kept at all, and for a title that is
    meant for several files. What was added before something went wrong stays.
    """
    settings = workspace.settings
    limits = limits_of(settings)
    outcome = _Outcome()
    looked = _look_at(paths, limits, outcome)
    if told.title is not None and len(looked) > 1:
        raise KnowledgeError(
            f"There are {len(looked)} files, and a title is for one.",
            do="Nothing was added. Leave --title out, or give one file.",
        )
    adding = Adding(settings.library_dir, limits, date.today())
    if looked:
        own.check_room(settings.library_dir)
    try:
        tolds = ask_about(adding, looked, told) if ask else {one.file: told for one in looked}
        for place, one in enumerate(looked, 1):
            counted = f"{place} of {len(looked)}: " if len(looked) > 1 else ""
            _add(adding, one, tolds[one.file], counted, outcome)
        _index(workspace, outcome)
    except (KeyboardInterrupt, EOFError):
        _take_in(adding, looked, outcome)
        return outcome.report(), True
    outcome.warnings += adding.same_titles(
        one.id for done in ("added", "replaced") for one in outcome.done[done]
    )
    return outcome.report(), False


def _take_in(adding: Adding, looked: Sequence[Looked], outcome: _Outcome) -> None:
    """Tell also of a file that was kept in the moment when somebody stopped."""
    for one in looked:
        kept = None if outcome.has(one.file) else adding.kept_of(one.file)
        if kept is not None:
            outcome.done[kept[0]].append(kept[1])


def _look_at(paths: Sequence[Path], limits: Limits, outcome: _Outcome) -> list[Looked]:
    """Find the files that can be read at all; note why the others cannot."""
    found = find_files(paths)
    outcome.failed += found.failed
    outcome.skipped += found.skipped
    looked = []
    for file in found.files:
        try:
            looked.append(look(file, limits))
        except Refused as refused:
            outcome.failed.append(not_added(file, refused))
    return looked


def _add(adding: Adding, looked: Looked, told: Told, place: str, outcome: _Outcome) -> None:
    try:
        with _bar(place + one_line(looked.file.name)) as progress:
            done, added = adding.add(looked, told, progress)
    except Refused as refused:
        outcome.failed.append(not_added(looked.file, refused))
    except KnowledgeError as error:
        reason = f"{error.happened} {error.safe}".strip()
        outcome.failed.append(not_added(looked.file, Refused(reason, error.do)))
    else:
        outcome.done[done].append(added)


@contextmanager
def _bar(name: str) -> Iterator[Callable[[int, int], None]]:
    """Show how far the reading of a file is; it fills up when all went well, and goes when not."""
    what = fitted(f"Reading {name}", _COLUMNS)
    last = 1

    def progress(done: int, total: int) -> None:
        nonlocal last
        last = max(total, 1)
        if done < last:
            show_progress(what, done, last)

    try:
        yield progress
    except BaseException:
        if sys.stderr.isatty():
            print("\r\033[K", end="", file=sys.stderr, flush=True)
        raise
    show_progress(what, last, last)


def fitted(text: str, columns: int) -> str:
    """Cut a line to so many columns of a terminal; some letters take two. The end shows that it was cut."""
    width, cut = 0, ""
    for letter in text:
        width += 2 if east_asian_width(letter) in "WF" else 1
        if width > columns:
            return f"{cut[:-2]}…"
        cut += letter
    return cut


def _index(workspace: Workspace, outcome: _Outcome) -> None:
    """Bring the index up to date; what cannot be indexed is kept, and said."""
    try:
        if outcome.done["added"] or outcome.done["replaced"]:
            report = workspace.build(show_progress)
            outcome.warnings += [*report.problems, *report.warnings]
        elif outcome.done["unchanged"]:
            workspace.prepare(show_progress)
    except (KnowledgeError, ContentError) as error:
        outcome.problems.append(str(error))
