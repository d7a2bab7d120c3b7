"""What every command is given: the data folder and the mode asked for, and the workspace made from them."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import ContentError, KnowledgeError

if TYPE_CHECKING:
    import typer

    from assistant.conversation.workspace import Workspace


@dataclass
class Context:
    """The global options. What is slow to import is imported when a command asks for it."""

    data_dir: Path | None
    plain: bool

    @cached_property
    def workspace(self) -> Workspace:
        """The workspace of this command. Raises ContentError for wrong settings."""
        from assistant.conversation.workspace import Workspace
        from assistant.settings import load_settings

        return Workspace(load_settings(self.data_dir))

    def prepared(self) -> Workspace:
        """Give the workspace with its guidance ready, preparing it now if it never was.

        Raises KnowledgeError, ContentError when it cannot be.
        """
        self.workspace.prepare(show_progress)
        return self.workspace

    def prepared_if_possible(self) -> Workspace:
        """Give the workspace, with guidance or without: words and plans never wait for it."""
        try:
            return self.prepared()
        except (KnowledgeError, ContentError) as error:
            print(f"Going on without guidance. {error}", file=sys.stderr)
            return self.workspace


def show_progress(what: str, done: int, total: int) -> None:
    """Show the progress of long work on standard error: one line that fills up in a terminal."""
    bar = "#" * (20 * done // max(total, 1))
    if sys.stderr.isatty():
        end = "\n" if done >= total else "\r"
        print(f"{what} [{bar:<20}] {done}/{total}\033[K", end=end, file=sys.stderr, flush=True)
    elif done >= total:
        print(f"{what}: {done} of {total} done", file=sys.stderr, flush=True)


def context(ctx: typer.Context) -> Context:
    """Give the Context that the global options made."""
    found = ctx.find_object(Context)
    assert found is not None
    return found


def print_json(data: Any) -> None:
    """Print one JSON object and nothing else; what a terminal would obey is written as an escape."""
    import json

    from assistant.record.words import escape_unsafe

    print(escape_unsafe(json.dumps(data, ensure_ascii=False, indent=2)))


def has_terminal() -> bool:
    """Tell whether somebody sits at a terminal, so that they can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()
