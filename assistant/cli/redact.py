"""The command redact: what of a text would leave the machine, and what would not."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.context import print_json
from assistant.cli.records import AsJson
from assistant.errors import OwnwordsError

if TYPE_CHECKING:
    from assistant.redaction.model import Redacted

_FROM_INPUT = "-"


def add_to(app: typer.Typer) -> None:
    """Add this command."""
    app.command("redact")(redact)


def redact(
    text: Annotated[str, typer.Argument(help="The text, in quotes; '-' reads standard input.")],
    names: Annotated[
        str, typer.Option(help="Names that are known, with commas between them.")
    ] = "",
    json: AsJson = False,
) -> None:
    """Show a text without names, places, dates of birth, numbers and addresses."""
    from assistant.redaction.redactor import Redactor

    given = sys.stdin.read().removesuffix("\n") if text == _FROM_INPUT else text
    if not given.strip():
        raise OwnwordsError("There is no text.", do='Put it in quotes: ownwords redact "...".')
    known = [name.strip() for name in names.split(",") if name.strip()]
    redacted = Redactor(known).redact(given)
    if json:
        from assistant.cli.shapes import RedactedText

        print_json(RedactedText.of(redacted).model_dump())
        return
    _tell(redacted)


def _tell(redacted: Redacted) -> None:
    """Print the text, then how many things of each kind were replaced."""
    from assistant.record.words import inert
    from assistant.redaction.told import counted

    print(inert(redacted.text))
    if not redacted.replaced:
        print("\nNothing was replaced. Read the text yourself before you send it.")
        return
    print("\nWhat was replaced:")
    for line in counted(redacted.replaced):
        print(f"  {line}")
    print("Read the text yourself before you send it: no program finds every name.")
