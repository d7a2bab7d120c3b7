"""Commands for guidance: ask, and knowledge build."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from assistant.cli.context import context, print_json, show_progress
from assistant.cli.records import AsJson
from assistant.errors import OwnwordsError

knowledge = typer.Typer(help="The guidance that may be cited.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.command("ask")(ask)
    app.add_typer(knowledge, name="knowledge")


def read_date(text: str | None) -> date | None:
    """Read a date, or a year alone, which means its first day. Raises OwnwordsError."""
    if text is None:
        return None
    try:
        return date(int(text), 1, 1) if text.isdigit() else date.fromisoformat(text)
    except ValueError:
        raise OwnwordsError(
            f"{text!r} is not a date.", do="Write it as 2026-11-21, or a year alone, as 2026."
        ) from None


def ask(
    ctx: typer.Context,
    question: str,
    nation: Annotated[
        str | None, typer.Option(help="england, scotland, wales or northern-ireland.")
    ] = None,
    on: Annotated[str | None, typer.Option(help="The date of use; today without it.")] = None,
    json: AsJson = False,
) -> None:
    """Ask the guidance a question. It answers with exact quotes, or says that it has none."""
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
    if json:
        print_json(found.model_dump(mode="json"))
    else:
        print(guidance_text(found))


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
    for problem in report.problems:
        print(problem)
