"""The command ``knowledge evaluate``: how well the guidance is found, on cases with known answers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.context import context, print_json, show_progress
from assistant.cli.records import AsJson


def add_to(knowledge: typer.Typer) -> None:
    """Add the command to the others about guidance."""
    knowledge.command("evaluate")(evaluate)


def evaluate(
    ctx: typer.Context,
    cases: Annotated[
        list[Path],
        typer.Argument(metavar="CASES...", help="YAML files of cases, or folders of them."),
    ],
    json: AsJson = False,
) -> None:
    """Ask every case, and say how many were answered rightly, and which were not."""
    from assistant.knowledge.evaluation.cases import read_cases
    from assistant.knowledge.evaluation.report import report
    from assistant.knowledge.evaluation.run import evaluate as measure

    wanted = read_cases(*cases)
    workspace = context(ctx).prepared()
    found = measure(workspace.knowledge, workspace.library, wanted, show_progress)
    if json:
        print_json(found.model_dump(mode="json"))
    else:
        print(report(found))
