"""The ways into the app and into an interview, which wait for nothing they can do without."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from assistant.cli.at_record import at_record
from assistant.cli.context import Context, has_terminal
from assistant.errors import NotSaved, OwnwordsError, UnknownPerson

if TYPE_CHECKING:
    from assistant.plain.lines import Lines

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

        menu = PlainHome(given.prepared_if_possible(), sys.stdin, sys.stdout)
        menu.run()
        _tell_a_script(menu.lines)
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

    workspace = at_record(given, record)  # in a mistyped folder a new and empty store would be made
    try:
        person = workspace.person_or_join(record, Voice(voice), name)
    except UnknownPerson as error:
        raise _with_option(error) from None
    if given.plain or not has_terminal():
        from assistant.plain.interview import Plain

        interview = Plain(workspace, workspace.sitting(record, person.id))
        interview.run()
        _tell_a_script(interview.lines)
        return
    from assistant.ui.app import run_app

    run_app(workspace, record=record, person=person.id)


def _with_option(error: UnknownPerson) -> UnknownPerson:
    """Say how each who may be meant is named on a command line."""
    import shlex  # nobody else waits for it

    ways = " or ".join(f"--as {shlex.quote(name)}" for name in error.names)
    which = [f"Say which: {ways}."] if ways else []
    return UnknownPerson(error.happened, do=" ".join([*which, error.do]), names=error.names)


def _tell_a_script(lines: Lines) -> None:
    """Raise NotSaved where something was not saved and nobody sits there who read it."""
    if lines.unsaved and not has_terminal():
        raise NotSaved(
            "Not everything could be saved.",
            safe="Everything that was saved before is safe.",
            do="What could not be saved is told in the output. Type it again later.",
        )
