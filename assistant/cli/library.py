"""Commands for the documents of the guidance: knowledge add, remove, list and show."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.context import context, has_terminal, print_json, show_progress
from assistant.cli.records import AsJson
from assistant.errors import ContentError, KnowledgeError

if TYPE_CHECKING:
    from assistant.conversation.workspace import Workspace
    from assistant.knowledge.own_document import OwnDocument


def add_to(knowledge: typer.Typer) -> None:
    """Add these commands to ``ownwords knowledge``."""
    knowledge.command("add")(add)
    knowledge.command("remove")(remove)
    knowledge.command("list")(list_documents)
    knowledge.command("show")(show)


def add(
    ctx: typer.Context,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help="Files and folders.")],
    nation: Annotated[
        list[str] | None,
        typer.Option(help="england, scotland, wales, northern-ireland or uk. May be repeated."),
    ] = None,
    published: Annotated[
        str | None, typer.Option(help="A year, a month (2015-09) or a day (2015-09-01).")
    ] = None,
    publisher: Annotated[str | None, typer.Option(help="Who published it.")] = None,
    title: Annotated[
        str | None, typer.Option(help="What it is called; without it, as the file says.")
    ] = None,
    in_force_until: Annotated[
        str | None, typer.Option(help="The last day on which it holds.")
    ] = None,
    status: Annotated[
        str | None, typer.Option(help="current, historic, proposed or unknown.")
    ] = None,
    json: AsJson = False,
) -> None:
    """Add your own documents: PDF, Word (.docx), web pages, Markdown and text.

    In a terminal you are asked what the options leave open. What nobody knows stays unknown.
    """
    from assistant.cli.added import print_report
    from assistant.cli.adding import add_files, options_told

    told = options_told(nation or [], published, publisher, title, in_force_until, status)
    report, stopped = add_files(
        context(ctx).workspace, paths, told, ask=has_terminal() and not json
    )
    if json:
        print_json(report.model_dump(mode="json"))
    else:
        print_report(report, stopped=stopped)
    if report.failed or report.problems or stopped:
        sys.exit(1)


def remove(ctx: typer.Context, id: str) -> None:
    """Remove a document that you added. The file it was read from is not touched."""
    from assistant.knowledge import own

    workspace = context(ctx).workspace
    own_dir = workspace.settings.library_dir
    removed = next((one for one in own.kept(own_dir) if one.front.id == id), None)
    if removed is None and id not in own.ids(own_dir):
        raise _not_yours(workspace, id)
    with own.alone(own_dir):
        own.drop(own_dir, id)
    _print_wrapped(_told_removed(id, removed))
    _print_wrapped(_build_without_it(workspace))


def _told_removed(id_: str, removed: OwnDocument | None) -> list[str]:
    """Say what was removed; None was damaged."""
    from assistant.record.words import inert

    if removed is None:
        return [f"Removed: {id_}, which was damaged."]
    return [
        f"Removed: {removed.front.title} ({id_}).",
        f"The file that it was read from was not touched: {inert(removed.source.path)}",
    ]


def _print_wrapped(lines: Iterable[str]) -> None:
    from assistant.cli.wrapping import line_width, wrapped

    for line in lines:
        print(wrapped(line, line_width()))


def _build_without_it(workspace: Workspace) -> list[str]:
    """Take the text out of the index too; give what is to be told of it. Raises KnowledgeError."""
    try:
        report = workspace.build(show_progress)
    except (KnowledgeError, ContentError) as error:
        raise KnowledgeError(
            f"The document is removed, but its text is still in the index. {error.happened}",
            safe=error.safe,
            do=f"{error.do} Then run 'ownwords knowledge build'.",
        ) from error
    return [*report.problems, *report.warnings]


def _not_yours(workspace: Workspace, id_: str) -> KnowledgeError:
    """Say why a document cannot be removed."""
    from assistant.content import nearest
    from assistant.knowledge import own
    from assistant.knowledge.documents import document_hashes

    if id_ in document_hashes(workspace.library.guidance_dir):
        return KnowledgeError(
            f"{id_} came with Ownwords and stays.",
            do="Only documents that you added can be removed.",
        )
    yours = own.ids(workspace.settings.library_dir)
    return KnowledgeError(
        f"You have added no document called {id_!r}.",
        do=nearest(id_, yours) if yours else "You have added none.",
    )


def list_documents(ctx: typer.Context, json: AsJson = False) -> None:
    """List the documents, with their nation, date and status: those that came along, and yours."""
    from assistant.cli.shelves import look_through, print_shelves

    shelves = look_through(context(ctx).prepared())
    if json:
        print_json(shelves.model_dump(mode="json"))
    else:
        print_shelves(shelves)


def show(ctx: typer.Context, id: str, json: AsJson = False) -> None:
    """Show a document or one passage, exactly as it is indexed."""
    from assistant.cli.shelves import print_document
    from assistant.cli.wrapping import line_width, wrapped
    from assistant.record.words import inert

    knowledge = context(ctx).prepared().knowledge
    try:
        shown = knowledge.show(id)
    finally:  # what could not be looked at may be why an id is not found
        for lacking in knowledge.lacks:
            print(wrapped(inert(lacking), line_width()), file=sys.stderr)
    if json:
        print_json(shown.model_dump(mode="json"))
    else:
        print_document(shown, context(ctx).workspace.settings.library_dir)
