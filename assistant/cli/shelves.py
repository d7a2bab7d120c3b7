"""What ``knowledge list`` and ``knowledge show`` print: documents that came along, and a person's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from assistant.cli.wrapping import line_width, wrapped
from assistant.knowledge import own
from assistant.knowledge.added import passages_of
from assistant.knowledge.catalogue import DocumentRow, DocumentShown, row_of
from assistant.knowledge.own_document import OwnDocument
from assistant.knowledge.status import day, document_words
from assistant.record.words import inert, one_line

if TYPE_CHECKING:
    from assistant.conversation.workspace import Workspace

NONE_YET = "You have added no documents. Add one: ownwords knowledge add FILE"


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class OwnFile(_Shape):
    """The file that one of your documents was read from. ``pages`` only where it has any."""

    id: str
    file: str
    pages: int | None
    added: date
    notes: list[str]


class DamagedDocument(_Shape):
    """One of your documents that cannot be read, and words for it."""

    id: str
    problem: str


class Shelves(_Shape):
    """What ``knowledge list --json`` prints. ``own_files`` are of the documents added here.

    ``warnings`` are sentences about what could not be looked at, as ``ask`` gives them.
    """

    documents: list[DocumentRow]
    own_files: list[OwnFile]
    damaged: list[DamagedDocument]
    warnings: list[str]


def look_through(workspace: Workspace) -> Shelves:
    """List all documents of a workspace that is prepared. Raises KnowledgeError."""
    own_dir = workspace.settings.library_dir
    rows = {row.id: row for row in workspace.knowledge.documents()}
    mine = own.kept(own_dir)
    titles = own.distinct_titles(mine)
    for document in mine:
        if document.front.id not in rows:  # it is kept, and the index could not take it in
            front = document.front.model_copy(update={"title": titles[document.front.id]})
            row = row_of(front, passages_of(document), date.today())
            rows[row.id] = row
    return Shelves(
        documents=list(rows.values()),
        own_files=[_own_file(document) for document in mine],
        damaged=[DamagedDocument(id=one.id, problem=one.words) for one in own.damaged(own_dir)],
        warnings=list(workspace.knowledge.lacks),
    )


def _own_file(document: OwnDocument) -> OwnFile:
    return OwnFile(
        id=document.front.id,
        file=document.source.path,
        pages=document.source.pages,
        added=document.added,
        notes=list(document.notes),
    )


def print_shelves(shelves: Shelves) -> None:
    """Print the documents that came along, those that were added, and what is damaged."""
    _print(_lines_of(shelves))


def _print(lines: Iterable[str]) -> None:
    width = line_width()
    for line in lines:
        print(wrapped(line, width))


def _lines_of(shelves: Shelves) -> Iterator[str]:
    mine = {file.id: file for file in shelves.own_files}
    shared = [row for row in shelves.documents if row.own and row.id not in mine]
    yield from map(inert, shelves.warnings)
    yield "Documents that came with Ownwords:"
    for row in shelves.documents:
        if not row.own:
            yield from _of_row(row)
    yield ""
    yield "Documents that you added:" if mine else NONE_YET
    for row in shelves.documents:
        if row.id in mine:
            yield from _of_row(row)
            yield f"    {size_words(mine[row.id].pages, row.passages)}, {_from(mine[row.id])}"
    if shared:
        yield "\nDocuments that others added on the shared server:"
    for row in shared:
        yield from _of_row(row)
    for damaged in shelves.damaged:
        yield f"\nDamaged: {inert(damaged.problem)}"


def _of_row(row: DocumentRow) -> Iterator[str]:
    yield row.id
    words = document_words(row.nations, row.published, row.status)
    yield f"    {one_line(row.title)} ({words})"


def size_words(pages: int | None, passages: int) -> str:
    """Say how long a document is: "3 pages, 10 passages"."""
    counts = [(passages, "passage"), *([(pages, "page")] if pages is not None else [])]
    return ", ".join(f"{n} {what}" if n == 1 else f"{n} {what}s" for n, what in reversed(counts))


def _from(file: OwnFile) -> str:
    return f"added {day(file.added)} from {one_line(file.file)}"


def print_document(shown: DocumentShown, own_dir: Path) -> None:
    """Print a document or a passage; of your own ones, also where it is from and what was left out."""
    _print(_lines_of_document(shown, own_dir))


def _lines_of_document(shown: DocumentShown, own_dir: Path) -> Iterator[str]:
    yield one_line(shown.title)
    if shown.own:
        words = document_words(shown.nations, shown.published, shown.status)
        yield f"({words}; publisher: {one_line(shown.publisher or 'not known')})"
        for document in own.kept(own_dir):
            if document.front.id == shown.id:
                yield _from(_own_file(document))
                yield from map(inert, document.notes)
    for passage in shown.passages:
        page = f", page {passage.page}" if passage.page else ""
        yield f"\n{passage.id}  {one_line(passage.heading)}{page}  ({passage.status.value})"
        yield inert(passage.text)
        for warning in passage.warnings:
            yield f"Take care: {inert(warning)}"
