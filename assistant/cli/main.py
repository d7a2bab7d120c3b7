"""Where the program starts, and the one place where errors become words."""

from __future__ import annotations

import gc
import sys

from assistant.cli.opening import at_once
from assistant.errors import OwnwordsError


def main() -> None:
    """Run the command line. An error a person can mend is one message and exit status 1."""
    # Nothing that is made while starting can be thrown away yet: looking for it costs a tenth
    # of the time to the first question.
    gc.set_threshold(50_000)
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:  # wrong bytes become a mark, not a crash
            reconfigure(encoding="utf-8", errors="replace")
    try:
        (at_once(sys.argv[1:]) or _with_typer)()
    except OwnwordsError as error:
        print(f"ownwords: {error}", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        print("\nStopped. Everything that was saved is safe.", file=sys.stderr)
        sys.exit(1)
    except BrokenPipeError:  # whoever read our output has gone, as in '| head'
        sys.stdout = None
        sys.exit(1)


def _with_typer() -> None:
    from assistant.cli.app import app

    app()
