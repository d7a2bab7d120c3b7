"""Commands for guidance: ask, and knowledge build."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.context import context, print_json, show_progress
from assistant.cli.records import AsJson
from assistant.errors import OwnwordsError

if TYPE_CHECKING:
    from assistant.knowledge.model import Guidance

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")

knowledge = typer.Typer(help="The guidance that may be cited.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.command("ask")(ask)
    app.add_typer(knowledge, name="knowledge")


def read_date(text: str | None) -> date | None:
    """Read a date; a month or a year alone means its first day. Raises OwnwordsError."""
    if text is None:
        return None
    parts = _DATE.fullmatch(text.strip())
    try:
        if parts is None:
            raise ValueError(text)
        year, month, day = (int(part or 1) for part in parts.groups())
        return date(year, month, day)
    except ValueError:
        raise OwnwordsError(
            f"{text!r} is not a date.",
            do="Write it as 2026-11-21, or a month as 2026-11, or a year as 2026.",
        ) from None


def ask(
    ctx: typer.Context,
    question: str,
    nation: Annotated[
        str | None, typer.Option(help="England, Scotland, Wales or Northern Ireland.")
    ] = None,
    on: Annotated[
        str | None,
        typer.Option(help="The date of use: a day, a month or a year. Today without it."),
    ] = None,
    suggest: Annotated[
        bool, typer.Option("--suggest", help="Let your language model put the quotes in short.")
    ] = False,
    json: AsJson = False,
) -> None:
    """Ask the guidance a question. It answers with exact quotes, or says that it has none."""
    from assistant.cli.wrapping import line_width, wrapped
    from assistant.conversation.asking import ask as look_up
    from assistant.conversation.spoken import guidance_text
    from assistant.knowledge.nations import to_nation

    if not question.strip():
        raise OwnwordsError("There is no question.", do='Put it in quotes: ownwords ask "...".')
    known = to_nation(nation)
    given = context(ctx)
    found = look_up(
        lambda: given.prepared().knowledge,
        question,
        known,
        read_date(on),
        given.workspace.settings.safe_adult,
    )
    if suggest:
        from assistant.cli.suggesting import in_short

        found = in_short(given, found)
    if json:
        print_json(found.model_dump(mode="json"))
    else:
        print(wrapped("\n\n".join([guidance_text(found), *next_step(found)]), line_width()))


def next_step(found: Guidance) -> list[str]:
    """Say in a line what can be done next; nothing beside the words about a Concern."""
    from assistant.knowledge.elsewhere import elsewhere
    from assistant.knowledge.nations import to_nation
    from assistant.knowledge.words import words

    if found.concern:
        return []
    others = elsewhere(words(found.question), to_nation(found.nation)).about
    if others:
        return [f"What next? Ask again and add this at the end:\n  --nation {others[0]}"]
    if found.abstained:
        return [
            "What next? Ask again in other words, or ask a service named above. "
            "If you have a document that says it, add it:\n  ownwords knowledge add FILE"
        ]
    if found.nation is None:
        return ["What next? Ask again and name your nation at the end:\n  --nation wales"]
    first = found.citations[0].document
    return [f"What next? To read all of the first document:\n  ownwords knowledge show {first}"]


@knowledge.command("build")
def build(ctx: typer.Context, json: AsJson = False) -> None:
    """Prepare the model and the index of the guidance. What is ready is left as it is."""
    report = context(ctx).workspace.build(show_progress)
    if json:
        print_json(report.model_dump(mode="json"))
        return
    print(
        f"{report.documents} documents, {report.passages} passages: "
        f"{report.embedded} embedded now, {report.unchanged} unchanged."
    )
    for line in (*report.warnings, *report.problems):
        print(line)
