"""The ways into the app and into an interview, which wait for nothing they can do without."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial

from assistant.cli.context import Context, has_terminal
from assistant.cli.reading import for_reading
from assistant.errors import OwnwordsError

VOICES = ("young_person", "parent", "practitioner")


def at_once(arguments: Sequence[str]) -> Callable[[], None] | None:
    """Give what the commonest command lines ask for; None for any other, which typer reads.

    typer needs a tenth of a second to be imported and to read a line, a third of what
    a person who opens the app would wait. With typer these lines do the same.
    """
    match arguments:
        case [] if "_OWNWORDS_COMPLETE" not in os.environ:
            return partial(home, Context(None, plain=False))
        case ["answer", record, "--voice", voice, *further] if voice in VOICES:
            name = further[1] if len(further) == 2 and further[0] == "--as" else None
            if record.startswith("-") or (further and name is None):
                return None
            return partial(answer, Context(None, plain=False), record, voice, name)
    return None


def home(given: Context) -> None:
    """Open the app on Home, or its menu in plain mode."""
    if given.plain:
        from assistant.plain.home import PlainHome

        PlainHome(given.prepared_if_possible()).run()
        return
    if not has_terminal():
        raise OwnwordsError(
            "The app needs a terminal, and this is none.",
            do="Use 'ownwords --plain', or 'ownwords --help' to see the commands.",
        )
    from assistant.ui.app import run_app

    run_app(lambda: given.workspace)


def answer(given: Context, record: str, voice: str, name: str | None) -> None:
    """Ask somebody their next question."""
    from assistant.record.entries import Voice

    workspace = for_reading(given, record)  # a Record that is not there is made nowhere
    person = workspace.person_or_join(record, Voice(voice), name)
    if given.plain or not has_terminal():
        from assistant.plain.interview import Plain

        Plain(workspace, workspace.sitting(record, person.id)).run()
        return
    from assistant.ui.app import run_app

    run_app(workspace, record=record, person=person.id)
