"""The command ``sample``: sessions for trainers."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.context import context, has_terminal
from assistant.cli.plans import tell_abroad


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("sample")(sample)


def sample(
    ctx: typer.Context,
    name: Annotated[
        str | None, typer.Argument(help="A sample's name, or a YAML file of your own.")
    ] = None,
    play: Annotated[bool, typer.Option("--play", help="Play it in the real app.")] = False,
    out: Annotated[
        Path | None, typer.Option(help="Write plan, record, transcript and papers to this folder.")
    ] = None,
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format", help="Write these as DOCX, PDF and HTML; without it, the two profiles."
        ),
    ] = None,
) -> None:
    """Walk the real conversation with a session script. Nothing of it stays among your records."""
    from assistant.conversation.sessions.rehearsal import rehearse, write_all
    from assistant.conversation.sessions.script import load_script, shipped_sessions

    workspace = context(ctx).workspace
    if name is None:
        for known, file in shipped_sessions().items():
            print(f"{known}: {load_script(str(file), _questions(ctx)).title}")
        print(
            "\nRun one with 'ownwords sample NAME --play' or 'ownwords sample NAME --out FOLDER'."
        )
        return
    script = load_script(name, _questions(ctx))
    context(ctx).prepared_if_possible()
    if play and has_terminal():
        from assistant.ui.app import run_player

        run_player(workspace, script)
        return
    with rehearse(workspace, script) as rehearsal:
        if out is None:
            print(rehearsal.transcript)
            return
        for file in write_all(rehearsal, out, formats or []):
            print(f"Written: {file}")
        nation = rehearsal.workspace.view(rehearsal.record).nation
        tell_abroad(workspace, formats or [], nation)
        for left in rehearsal.unsaid:
            print(f"Left over from the script: {left}", file=sys.stderr)


def _questions(ctx: typer.Context) -> set[str]:
    return {question.id for question in context(ctx).workspace.flows.questions()}
