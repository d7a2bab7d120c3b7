"""Commands for Records: new, records, show, answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from assistant.cli import opening
from assistant.cli.at_record import at_record
from assistant.cli.context import Context, context, print_json
from assistant.errors import OwnwordsError

if TYPE_CHECKING:
    from assistant.conversation.rows import RecordRow

VoiceName = Literal["young_person", "parent", "practitioner"]
"""The Voices by name: importing them costs more time than printing the version may take."""
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.command("new")(new)
    app.command("records")(records)
    app.command("show")(show)
    app.command("answer")(answer)


def new(
    ctx: typer.Context,
    name: Annotated[str, typer.Option(help="The young person's first name or nickname.")],
    nation: Annotated[
        str | None, typer.Option(help="england, scotland, wales or northern-ireland.")
    ] = None,
    age: Annotated[int | None, typer.Option(min=0, max=30, help="Age in years.")] = None,
    year_group: Annotated[int | None, typer.Option(min=0, max=15, help="School year.")] = None,
) -> None:
    """Start a plan record for a young person. Prints its id."""
    from assistant.knowledge.nations import to_nation

    if not name.strip():
        raise OwnwordsError(
            "A plan needs a name.", do="Give a first name or a nickname with --name."
        )
    known = to_nation(nation)
    print(context(ctx).workspace.new_record(name.strip(), known, age, year_group))


def records(ctx: typer.Context, json: AsJson = False) -> None:
    """List the plan records."""
    from assistant.record.words import one_line

    given = context(ctx)
    rows = _rows(given)
    if json:
        listed = [
            {
                "id": row.id,
                "name": row.name,
                "nation": row.nation,
                "people": [{"name": p.name, "voice": p.voice, "role": p.role} for p in row.people],
                "answers": row.answers,
                "changed": row.changed.isoformat(),
                "problem": row.problem or None,
            }
            for row in rows
        ]
        print_json({"records": listed})
        return
    if not rows:
        print(f"No plans yet in {given.workspace.settings.data_dir}.")
        print("Start one with 'ownwords new --name NAME --nation NATION', or see one made with")
        print("'ownwords sample tomek'.")
    for row in rows:
        people = ", ".join(one_line(person.name) for person in row.people)
        changed = row.changed.astimezone().strftime("%d %B %Y, %H:%M")
        print(f"{row.id}  {one_line(row.name)}  {row.nation or 'nation not known'}  ({people})")
        count = "1 answer" if row.answers == 1 else f"{row.answers} answers"
        print(f"          {row.problem or f'{count}, changed {changed}'}")


def _rows(given: Context) -> list[RecordRow]:
    """Read the Records. Raises OwnwordsError where a folder was named that is not there.

    Where none are, nothing is made: the folder may be a mistyped one.
    """
    settings = given.workspace.settings
    if settings.database.is_file():
        return given.workspace.records()
    if given.data_dir is not None and not settings.data_dir.is_dir():
        raise OwnwordsError(
            f"There is no folder {settings.data_dir}, so no plans are in it.",
            safe="Nothing was made there.",
            do="Check --data-dir and OWNWORDS_DATA_DIR, or start a plan there with 'ownwords new'.",
        )
    return []


def show(ctx: typer.Context, record: str, json: AsJson = False) -> None:
    """Show all that was said and decided, oldest first; what is for one person only is left out."""
    from assistant.cli.told_entries import entry_lines
    from assistant.conversation.outcome_told import names_of
    from assistant.conversation.shown import for_everybody
    from assistant.record.folding import fold
    from assistant.record.written import to_data

    entries = at_record(context(ctx), record).store.entries(record)
    shared = for_everybody(entries, context(ctx).workspace.flows)
    if json:
        print_json({"record": record, "entries": [to_data(e) for e in shared]})
        return
    for line in entry_lines(shared, names_of(fold(entries).people)):
        print(line)


def answer(
    ctx: typer.Context,
    record: str,
    voice: Annotated[VoiceName, typer.Option(help="Who speaks.")],
    as_name: Annotated[str | None, typer.Option("--as", help="The person's name.")] = None,
) -> None:
    """Go straight to the next unanswered question of one person."""
    opening.answer(context(ctx), record, voice, as_name)
