"""The command ``ownwords`` itself: its global options and its commands."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from assistant import __version__
from assistant.cli import (
    check,
    doctor,
    evaluation,
    guidance,
    library,
    model,
    plans,
    records,
    redact,
    sessions,
    sharing,
    suggesting,
)
from assistant.cli.context import Context
from assistant.cli.opening import home

app = typer.Typer(
    name="ownwords",
    help="Make a plan together: a young person, a parent and a practitioner, each in their own words.",
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    add_completion=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
records.add_to(app)
plans.add_to(app)
check.add_to(app)
redact.add_to(app)
guidance.add_to(app)
library.add_to(guidance.knowledge)
sharing.add_to(guidance.knowledge)
evaluation.add_to(guidance.knowledge)
sessions.add_to(app)
suggesting.add_to(app)
model.add_to(app)
doctor.add_to(app)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"ownwords {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def _ownwords(
    ctx: typer.Context,
    data_dir: Annotated[
        Path | None,
        typer.Option(help="Keep all data in this folder.", envvar="OWNWORDS_DATA_DIR"),
    ] = None,
    plain: Annotated[
        bool, typer.Option("--plain", help="Line by line, for screen readers and pipes.")
    ] = False,
    _show_version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Open the app when no command is given."""
    ctx.obj = Context(data_dir, plain)
    if ctx.invoked_subcommand is not None:
        return
    home(ctx.obj)
