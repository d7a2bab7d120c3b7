"""Commands for the shared library: ``knowledge share`` and ``knowledge unshare``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.context import context, has_terminal, show_progress
from assistant.errors import KnowledgeError

if TYPE_CHECKING:
    from assistant.address import Address
    from assistant.conversation.workspace import Workspace
    from assistant.knowledge.documents import Document


def add_to(knowledge: typer.Typer) -> None:
    """Add these commands to ``ownwords knowledge``."""
    knowledge.command("share")(share)
    knowledge.command("unshare")(unshare)


def share(
    ctx: typer.Context,
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="ID", help="Only these; without any, all.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Send them without asking again.")] = False,
) -> None:
    """Send the documents that you added to the shared library, where others can read them."""
    from assistant.address import warnings_of
    from assistant.knowledge.index.build import build
    from assistant.knowledge.index.sharing import listed
    from assistant.record.words import one_line

    workspace = context(ctx).workspace
    address = _address(workspace)
    documents = _chosen(workspace, ids or [])
    agreed = listed(documents)
    print(
        f"These go to the shared library at {one_line(address.url)}. "
        "All who use it can read every word of them:"
    )
    for document in documents:
        print(f"  {one_line(document.front.title)} ({document.front.id})")
    warned = warnings_of(address)
    for line in warned:
        print(line)
    if not yes and not _agrees():
        print("Nothing was sent.")
        return
    report = build(workspace.library, workspace.flows.topics(), show_progress, share=agreed)
    for line in (*report.problems, *(one for one in report.warnings if one not in warned)):
        print(line)
    missed = len(agreed) - report.sent
    print(f"{report.sent} sent, {missed} not sent.")
    if missed:
        sys.exit(1)


def _chosen(workspace: Workspace, ids: list[str]) -> list[Document]:
    """Give the documents that are named, or all. Raises KnowledgeError for one that is not there."""
    from assistant.content import nearest
    from assistant.knowledge import own

    documents = {one.front.id: one for one in own.own_documents(workspace.settings.library_dir)}
    if not documents:
        raise KnowledgeError("You have added no document.", do="Run 'ownwords knowledge add'.")
    for id_ in ids:
        if id_ not in documents:
            raise KnowledgeError(
                f"You have added no document called {id_!r}.", do=nearest(id_, list(documents))
            )
    return [documents[id_] for id_ in dict.fromkeys(ids or documents)]


def _agrees() -> bool:
    if not has_terminal():
        raise KnowledgeError("Nothing was sent: nobody could be asked.", do="Add --yes to send.")
    return input("Send them? Type yes or no.\n? ").strip().casefold() in ("y", "yes")


def unshare(ctx: typer.Context, id: str) -> None:
    """Remove a document from the shared library, for everybody. Your own copy stays."""
    from assistant.knowledge.index.sharing import remove_shared
    from assistant.record.words import one_line

    workspace = context(ctx).workspace
    url = one_line(_address(workspace).url)
    if remove_shared(workspace.library, id):
        print(f"Removed from the shared library at {url}: {id}. A copy that you added stays here.")
    else:
        print(f"The shared library at {url} has no document called {id!r}.")


def _address(workspace: Workspace) -> Address:
    from assistant.address import read_address

    if workspace.library.server is None:
        raise KnowledgeError(
            "There is no shared library.",
            safe="Your documents stay on this machine.",
            do="Name one with the setting chroma_url, or OWNWORDS_CHROMA_URL.",
        )
    return read_address(workspace.library.server)
