"""The command ``doctor``: what is there, where it lies, and what is wrong."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from assistant import __version__
from assistant.cli.context import context, print_json
from assistant.cli.records import AsJson
from assistant.errors import OwnwordsError

if TYPE_CHECKING:
    from assistant.conversation.workspace import Workspace
    from assistant.knowledge.index.seen import SharedSeen


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("doctor")(doctor)


def doctor(ctx: typer.Context, json: AsJson = False) -> None:
    """Say what is installed, where data, cache and guidance lie, and what is wrong."""
    given = context(ctx)
    settings = given.workspace.settings
    count, ill = _own(settings.library_dir)
    shared, away = _shared(given.workspace)
    found = {
        "version": __version__,
        "python": platform.python_version(),
        "data": str(settings.data_dir),
        "cache": str(settings.cache_dir),
        "guidance": str(given.workspace.library.guidance_dir),
        "own_documents": count,
        "shared_library": None if shared is None else shared.model_dump(),
        "safe_adult": settings.safe_adult,
    }
    problems = _problems(given.workspace) + ill + away
    if json:
        print_json({**found, "problems": problems})
    else:
        for name, value in {**found, "shared_library": _words(shared)}.items():
            print(f"{name:15} {value if value is not None else 'not set'}")
        print("\n".join(problems) or "Nothing is wrong.")
    if problems:
        sys.exit(1)


def _problems(workspace: Workspace) -> list[str]:
    """Try each part, and say what a person would be told of it."""

    def care() -> object:
        from assistant.safeguarding.response import shipped_helplines, shipped_responses
        from assistant.safeguarding.screen import shipped_screen

        return shipped_screen(), shipped_responses(), shipped_helplines()

    def plans() -> None:
        workspace.records()
        workspace.store.try_saving()

    parts: list[Callable[[], object]] = [
        plans,
        lambda: workspace.formats,
        lambda: workspace.knowledge.documents(),
        care,
    ]
    found = []
    for part in parts:
        try:
            part()
        except OwnwordsError as error:
            found.append(str(error))
    return found


def _own(own_dir: Path) -> tuple[int | None, list[str]]:
    """Count a person's own documents, and say which of them are damaged."""
    from assistant.knowledge import own

    try:
        return len(own.ids(own_dir)), [one.words for one in own.damaged(own_dir)]
    except OwnwordsError as error:
        return None, [str(error)]


def _shared(workspace: Workspace) -> tuple[SharedSeen | None, list[str]]:
    """Say how the shared library is reached, and what is used meanwhile when it is not."""
    from assistant.knowledge.index.seen import shared_library

    try:
        return shared_library(workspace.library)
    except OwnwordsError as error:
        return None, [str(error)]


def _words(shared: SharedSeen | None) -> str | None:
    if shared is None:
        return None
    if not shared.answers:
        return f"{shared.url} cannot be used"
    return f"{shared.url} answers; documents: {shared.documents}"
