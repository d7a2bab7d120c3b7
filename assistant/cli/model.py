"""Commands for the language model: ``model check``, ``model sent`` and ``model evaluate``."""

from __future__ import annotations

import json as json_text
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.cli.context import Context, context, print_json, show_progress
from assistant.cli.plans import Overwrite
from assistant.cli.records import AsJson

if TYPE_CHECKING:
    from assistant.grounding.model import Embed
    from assistant.settings import Settings
    from assistant.suggesting.asks import Asks
    from assistant.suggesting.chat import Chat
    from assistant.suggesting.checking import Checked
    from assistant.suggesting.choice import Model
    from assistant.suggesting.evaluation.model import ModelEvaluation
    from assistant.suggesting.sent import Sent

model = typer.Typer(help="The language model that may suggest words, if you chose one.")

_REACH = {
    "here": "It runs on this machine. What is sent to it stays here.",
    "nearby": "It runs on another machine of this network. Before anything is sent, names are "
    "replaced, and somebody sees it and says yes.",
    "away": "It runs somewhere else. Before anything is sent, names are replaced, and somebody "
    "sees it and says yes.",
}
_TRUSTED = "It runs on another machine of this network, which your settings trust like this one."


def add_to(app: typer.Typer) -> None:
    """Add the group and its commands."""
    model.command("check")(check)
    model.command("sent")(sent)
    model.command("evaluate")(evaluate)
    app.add_typer(model, name="model")


def check(ctx: typer.Context) -> None:
    """Say where the language model runs and whether it answers. Nothing that people said is sent."""
    from assistant.record.words import inert
    from assistant.suggesting.checking import check as check_model
    from assistant.suggesting.choice import needed_model
    from assistant.suggesting.sent import SentLog

    settings = context(ctx).workspace.settings
    chosen = needed_model(settings)
    endpoint = chosen.endpoint
    print(inert(f"The language model is '{chosen.name}' at {endpoint.url}."))
    print(_TRUSTED if endpoint.trusted else _REACH[endpoint.reach], flush=True)
    for line in _found(check_model(chosen, SentLog(settings.data_dir)), chosen):
        print(inert(line))


def _found(found: Checked, model: Model) -> list[str]:
    lines = []
    if found.names is None:
        lines.append("Its server is there, and does not list its models.")
    elif model.name in found.names:
        lines.append("Its server has this model.")
    else:
        lines.append(f"Its server does not list it. It has: {', '.join(found.names) or 'none'}.")
    if found.seconds is not None:
        lines.append(f"It answered in {found.seconds:.1f} seconds, in the shape we asked for.")
    elif found.keeps_shape is False:
        lines.append(
            "It answers, but not in the shape we asked for. Many of its suggestions will be dropped."
        )
    return lines


def sent(ctx: typer.Context, json: AsJson = False) -> None:
    """Show all that was sent to a language model elsewhere: when, who said yes, and every word."""
    from assistant.record.words import inert
    from assistant.suggesting.sent import SentLog

    log = SentLog(context(ctx).workspace.settings.data_dir).read()
    if json:
        print_json(asdict(log))
        return
    for one in log.sent:
        print(inert(_told(one)))
    print(f"{len(log.sent)} sent away. {log.stayed} asked of a model on this machine.")
    if log.damaged:
        print(f"{log.damaged} lines of the list are damaged and cannot be read.")


def _told(one: Sent) -> str:
    time = one.time.replace("T", " ")
    head = f"{time}  to {one.host} (model {one.model}); yes said by {one.person or 'nobody'}"
    words = "\n\n".join(_words(one.body))
    indented = "\n".join(f"    {line}".rstrip() for line in words.splitlines())
    return f"{head}\n{indented}\n"


def _words(body: str) -> list[str]:
    """Give the words of a request; the request itself where it has another shape."""
    try:
        read: Any = json_text.loads(body)
        return [str(message["content"]) for message in read["messages"]]
    except (ValueError, TypeError, KeyError):
        return [body]


OtherModel = Annotated[
    str | None,
    typer.Option("--model", metavar="M", help="Another model than that of the settings."),
]
MostCases = Annotated[
    int | None, typer.Option(min=1, metavar="N", help="Ask only so many cases, of all kinds.")
]
Agreed = Annotated[
    bool, typer.Option("--send", help="Agree that the invented cases go to another machine.")
]
RecordFile = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Write down what was asked and answered.")
]
ReplayFile = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Measure a recording. No model is asked.")
]


def evaluate(
    ctx: typer.Context,
    name: OtherModel = None,
    cases: MostCases = None,
    send: Agreed = False,
    record: RecordFile = None,
    overwrite: Overwrite = False,
    replay: ReplayFile = None,
    json: AsJson = False,
) -> None:
    """Measure how good a language model is here, on invented cases. Ctrl+C gives what there is."""
    from assistant.suggesting.evaluation.report import misses, report

    others = (name, cases, send, record, overwrite)
    if replay is not None and any(one not in (None, False) for one in others):
        raise typer.BadParameter("A recording is measured as it is: give --replay alone.")
    if overwrite and record is None:
        raise typer.BadParameter("Only a recording is written over: give --record too.")
    if replay is not None:
        found = _of_recording(context(ctx), replay)
    else:
        found = _of_model(context(ctx), name, cases, send, record, overwrite)
    if json:
        print_json(found.model_dump(mode="json"))
    else:
        print(f"{misses(found)}\n\n{report(found)}")


def _of_model(
    given: Context,
    name: str | None,
    cases: int | None,
    send: bool,
    record: Path | None,
    overwrite: bool,
) -> ModelEvaluation:
    """Ask the model, and write down what came where ``record`` names a file. Raises OwnwordsError."""
    from assistant.suggesting.evaluation.recorded import Recorder
    from assistant.suggesting.evaluation.run import all_cases
    from assistant.suggesting.evaluation.run import evaluate as measure
    from assistant.suggesting.writer import ModelWriter

    settings = given.workspace.settings
    chat: Asks = _chat(replace(settings, model=name or settings.model), send)
    embed = _embed(given)
    wanted = all_cases(cases)
    if record is not None:
        chat = Recorder(chat, record, len(wanted), overwrite=overwrite)
    return measure(ModelWriter(chat, embed), wanted, embed, show_progress)


def _embed(given: Context) -> Embed:
    from assistant.meaning.embedder import Embedder

    return Embedder.open(given.prepared().settings.cache_dir).embed


def _chat(settings: Settings, send: bool) -> Chat:
    """Give what asks the model. Raises ModelError where it is elsewhere and nobody agreed to send."""
    from assistant.errors import ModelError
    from assistant.suggesting.chat import Chat
    from assistant.suggesting.choice import needed_model
    from assistant.suggesting.sent import SentLog

    chosen = needed_model(settings)
    if chosen.endpoint.needs_yes and not send:
        raise ModelError(
            "not_agreed",
            f"The cases would be sent to {chosen.endpoint.host}. Nothing was sent.",
            do="All people in them are invented. Add --send if you agree. It may cost money.",
        )
    return Chat(chosen, SentLog(settings.data_dir))


def _of_recording(given: Context, file: Path) -> ModelEvaluation:
    """Measure what was recorded, with the check as it is now. Raises OwnwordsError."""
    from datetime import date

    from assistant.suggesting.evaluation.recorded import Replayed, read_recording
    from assistant.suggesting.evaluation.run import all_cases
    from assistant.suggesting.evaluation.run import evaluate as measure
    from assistant.suggesting.writer import ModelWriter

    found = read_recording(file)
    embed = _embed(given)
    return measure(
        ModelWriter(Replayed(found), embed),
        all_cases(found.cases)[: len(found.exchanges)],
        embed,
        show_progress,
        on=date.fromisoformat(found.on),
        of=found.cases,
    )
