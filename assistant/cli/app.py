"""The command ``ownwords`` itself: global options, and one place where errors become words."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from assistant import __version__
from assistant.cli import doctor, guidance, plans, records, sessions
from assistant.cli.context import Context, has_terminal
from assistant.errors import OwnwordsError

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
guidance.add_to(app)
sessions.add_to(app)
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
    if plain:
        from assistant.plain.home import PlainHome

        PlainHome(ctx.obj.prepared_if_possible()).run()
        return
    if not has_terminal():
        raise OwnwordsError(
            "The app needs a terminal, and this is none.",
            do="Use 'ownwords --plain', or 'ownwords --help' to see the commands.",
        )
    from assistant.ui.app import run_app

    run_app(lambda: ctx.obj.workspace)


def main() -> None:
    """Run the command line. An error a person can mend is one message and exit status 1."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:  # wrong bytes become a mark, not a crash
            reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    except OwnwordsError as error:
        print(f"ownwords: {error}", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        print("\nStopped. Everything that was saved is safe.", file=sys.stderr)
        sys.exit(1)
    except BrokenPipeError:  # whoever read our output has gone, as in '| head'
        sys.stdout = None
        sys.exit(1)
