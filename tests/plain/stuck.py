"""Lines that are typed while a Record cannot be written to for some of the time."""

from __future__ import annotations

import io

from assistant.conversation.workspace import Workspace
from tests.store.refusing import refuse


def read_only(workspace: Workspace, *, yes: bool) -> None:
    refuse(workspace.store, yes=yes)


class Typed(io.StringIO):
    """Lines. Between ``/stuck`` and ``/free``, which nobody reads, the Record is read-only."""

    def __init__(self, workspace: Workspace, *lines: str, terminal: bool = False) -> None:
        """``terminal``: somebody sits there, and the lines are no pipe."""
        super().__init__("".join(f"{line}\n" for line in lines))
        self._workspace = workspace
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal

    def readline(self, size: int = -1) -> str:  # type: ignore[override]
        line = super().readline(size)
        while line in ("/stuck\n", "/free\n"):
            read_only(self._workspace, yes=line == "/stuck\n")
            line = super().readline(size)
        return line
