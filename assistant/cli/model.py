"""Commands for the language model: ``model check`` and ``model sent``."""

from __future__ import annotations

import json as json_text
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import typer

from assistant.cli.context import context, print_json
from assistant.cli.records import AsJson

if TYPE_CHECKING:
    from assistant.suggesting.checking import Checked
    from assistant.suggesting.choice import Model
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
