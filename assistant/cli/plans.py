"""Commands for plans: draft, export, template, formats, screen, schema."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from assistant.cli.at_record import at_record
from assistant.cli.context import Context, context, print_json
from assistant.cli.records import AsJson, VoiceName

if TYPE_CHECKING:
    from assistant.conversation.workspace import Workspace
    from assistant.plan.model import Plan

ExportAs = Literal["md", "txt", "docx", "pdf", "html", "json"]


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.command("draft")(draft)
    app.command("export")(export)
    app.command("template")(template)
    app.command("formats")(formats)
    app.command("screen")(screen)
    app.command("schema")(schema)


FormatOption = Annotated[str | None, typer.Option("--format", help="One of 'ownwords formats'.")]
ForOption = Annotated[str | None, typer.Option("--for", help="As this person may read it: a name.")]

Overwrite = Annotated[bool, typer.Option("--overwrite", help="Write over a file that is there.")]


def draft(
    ctx: typer.Context,
    record: str,
    format_id: FormatOption = None,
    for_person: ForOption = None,
    json: AsJson = False,
) -> None:
    """Write the draft plan: every line says whose words it stands on."""
    workspace, plan = _drafted(context(ctx), record, format_id, for_person)
    if json:
        print_json(plan.model_dump(mode="json"))
        return
    from assistant.exporting.files import export_bytes

    print(export_bytes(plan, workspace.labels(), "md", date.today()).decode())


def export(
    ctx: typer.Context,
    record: str,
    format_id: Annotated[str, typer.Option("--format", help="One of 'ownwords formats'.")],
    kind: Annotated[ExportAs, typer.Option("--as", help="md, txt, docx, pdf, html or json.")],
    out: Annotated[Path, typer.Option(help="The file to write.")],
    for_person: ForOption = None,
    easy_read: Annotated[
        bool, typer.Option("--easy-read", help="Short sentences, large type, a symbol a heading.")
    ] = False,
    own_template: Annotated[
        Path | None, typer.Option("--template", help="Your own Word file, to be filled in.")
    ] = None,
    overwrite: Overwrite = False,
) -> None:
    """Write the draft plan to a file."""
    from assistant.exporting.files import export as write

    workspace, plan = _drafted(context(ctx), record, format_id, for_person)
    write(
        plan,
        workspace.labels(),
        kind,
        out,
        overwrite=overwrite,
        easy_read=easy_read,
        template=own_template,
    )
    print(f"Written: {out}")


def _drafted(
    given: Context, record: str, format_id: str | None, for_person: str | None
) -> tuple[Workspace, Plan]:
    """Draft a plan that says so where its Format is made for another nation."""
    from assistant.plan.format import FULL

    at_record(given, record)
    workspace = given.prepared_if_possible()
    plan = workspace.plan(record, format_id, workspace.person_id(record, for_person))
    tell_abroad(workspace, [format_id or FULL], plan.nation)
    return workspace, plan


def tell_abroad(workspace: Workspace, formats: Sequence[str], nation: str | None) -> None:
    """Say on standard error which Formats are made for another nation than the Record is of."""
    from assistant.plan.abroad import abroad
    from assistant.plan.format import find_format

    for format_id in formats:
        form = find_format(workspace.formats, format_id)
        if said := abroad(form, nation):
            print(f"Please note, of “{form.title}”: {said}", file=sys.stderr)


def template(
    out: Annotated[Path, typer.Option(help="The Word file to write.")],
    overwrite: Overwrite = False,
) -> None:
    """Write an example of a Word template, to change to your own paper."""
    from assistant.exporting.example_template import example_template
    from assistant.exporting.files import check_place, write_file

    check_place(out, overwrite, "docx")
    write_file(out, example_template())
    print(f"Written: {out}")


def formats(ctx: typer.Context, json: AsJson = False) -> None:
    """List the ways to lay a plan out."""
    from assistant.record.nation import in_words

    found = context(ctx).workspace.formats
    if json:
        listed = [
            {**one.model_dump(mode="json"), "made_for": in_words(one.nations)} for one in found
        ]
        print_json({"formats": listed})
        return
    for one in found:
        print(f"{one.id}\n    {one.title}. {one.purpose}")
        print(f"    Made for {in_words(one.nations)}. {one.standing}")


def screen(
    ctx: typer.Context,
    text: str,
    voice: Annotated[VoiceName | None, typer.Option(help="Who says it.")] = None,
    json: AsJson = False,
) -> None:
    """Show what the safeguarding screen says of a text. Nothing is kept."""
    from assistant.conversation.spoken import helpline_text
    from assistant.record.entries import Voice
    from assistant.safeguarding.response import respond
    from assistant.safeguarding.screen import screen as look

    speaks = Voice(voice) if voice else None
    concern = look(text, speaks)
    response = None
    if concern is not None:
        adult = context(ctx).workspace.settings.safe_adult
        response = respond(concern, nation=None, age=None, voice=speaks, safe_adult=adult)
    if json:
        shown = {"concern": concern is not None, "kind": concern.kind if concern else None}
        print_json({**shown, "response": response.text if response else None})
        return
    if concern is None or response is None:
        print("Nothing in this text stops the interview.")
        return
    print(f"This stops the interview ({concern.kind}). The person reads:\n\n{response.text}\n")
    for line in response.helplines:
        print(helpline_text(line))


def schema() -> None:
    """Print the JSON schema of plan.json; its $defs hold those of the other --json answers."""
    from assistant.cli.shapes import json_schema

    print_json(json_schema())
