"""For commands at a Record that is there: a mistyped folder is told, and nothing is made in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.cli.context import Context
from assistant.errors import OwnwordsError

if TYPE_CHECKING:
    from assistant.conversation.workspace import Workspace


def at_record(given: Context, record: str) -> Workspace:
    """Give the workspace of a command that reads ``record``, or adds to it.

    Raises OwnwordsError where no Records are; whether this one is there is not looked at.
    """
    settings = given.workspace.settings
    if settings.database.is_file():
        return given.workspace
    folder = settings.data_dir
    why = (
        f"the folder {folder} holds no plans" if folder.is_dir() else f"there is no folder {folder}"
    )
    raise OwnwordsError(
        f"There is no plan record called {record!r}: {why}.",
        safe="Nothing was made there.",
        do="Check --data-dir and OWNWORDS_DATA_DIR, or start a plan with 'ownwords new'.",
    )
