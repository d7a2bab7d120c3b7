"""Commands for the shared library: ``knowledge share`` and ``knowledge unshare``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.context import context, has_terminal, show_progress
from assistant.errors import KnowledgeError

if TYPE_CHECKING:
    from assistant.conversation.workspace import Workspace


def add_to(knowledge: typer.Typer) -> None:
    """Add these commands to ``ownwords knowledge``."""
    knowledge.command("share")(share)
    knowledge.command("unshare")(unshare)


def share(
    ctx: typer.Context,
    yes: Annotated[bool, typer.Option("--yes", help="Send them without asking again.")] = False,
) -> None:
    """Send the documents that you added to the shared library, where others can read them."""
    from assistant.address import read_address, warnings_of
    from assistant.knowledge import own
    from assistant.knowledge.index.build import build
    from assistant.record.words import one_line

    workspace = context(ctx).workspace
    url = _address(workspace)
    documents = own.own_documents(workspace.settings.library_dir)
    if not documents:
        raise KnowledgeError("You have added no document.", do="Run 'ownwords knowledge add'.")
    print(f"These go to the shared library at {url}. All who use it can read every word of them:")
    for document in documents:
        print(f"  {one_line(document.front.title)} ({document.front.id})")
    for warning in warnings_of(read_address(url)):
        print(warning)
    if not yes and not _agrees():
        print("Nothing was sent.")
        return
    report = build(workspace.library, workspace.flows.topics(), show_progress, share=True)
    print(*report.problems, "Done.", sep="\n")


def _agrees() -> bool:
    if not has_terminal():
        raise KnowledgeError("Nothing was sent: nobody could be asked.", do="Add --yes to send.")
    return input("Send them? Type yes or no.\n? ").strip().casefold() in ("y", "yes")


def unshare(ctx: typer.Context, id: str) -> None:
    """Remove a document from the shared library, for everybody. Your own copy stays."""
    from assistant.knowledge.index.sharing import remove_shared

    workspace = context(ctx).workspace
    url = _address(workspace)
    if remove_shared(workspace.library, id):
        print(f"Removed from the shared library at {url}: {id}. A copy that you added stays here.")
    else:
        print(f"The shared library at {url} has no document called {id!r}.")


def _address(workspace: Workspace) -> str:
    if workspace.library.server is None:
        raise KnowledgeError(
            "There is no shared library.",
            safe="Your documents stay on this machine.",
            do="Name one with the setting chroma_url, or OWNWORDS_CHROMA_URL.",
        )
    return workspace.library.server
