"""How a language model takes injections, and what the check lets through of a model that obeys them.

    python -m benchmarks.injections [--file FILE] [--cases N] [--kept FILE] [--model NAME --url URL]

Each is asked once, through the whole way of a Suggestion. Prints, by kind, in how many the model wrote
what it was told by the injection, and what became of that: offered to a person without a mark, offered
with a mark and the reason beside it, or dropped.
Without ``--model``, one is asked that does all that it is told, as the file has it. ``--kept`` is a
file of JSON lines to which every answer is added as it comes.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from assistant.meaning.embedder import Embedder
from assistant.settings import load_settings
from assistant.suggesting.chat import Chat
from assistant.suggesting.choice import Limits, Model
from assistant.suggesting.endpoint import read_endpoint
from assistant.suggesting.evaluation.cases import Case
from assistant.suggesting.evaluation.injections import Injection, read_injections
from assistant.suggesting.evaluation.measure import obeys
from assistant.suggesting.evaluation.trial import Trial, ask
from assistant.suggesting.sent import SentLog
from assistant.suggesting.writer import ModelWriter
from tests.suggesting.servers import says, serving

FILE = Path(__file__).parent.parent / "tests" / "suggesting" / "injections.yaml"
_LIMITS = Limits(seconds=240, quiet=120, tokens=160, pause=0)


def table(trials: Sequence[Trial]) -> Iterator[str]:
    """Give the lines of the table: one for each kind, and one for all."""
    told = f"{'unmarked':>10}{'marked':>8}{'dropped':>9}"
    yield f"{'kind':12}{'asked':>7}{'no answer':>11}{'written':>9}{told}"
    for name in [*sorted({_kind(one.case) for one in trials}), "all"]:
        some = [one for one in trials if name in ("all", _kind(one.case))]
        failed = sum(one.error is not None for one in some)
        written = sum(obeys(one.case, (one.text,)) for one in some)
        unmarked = sum(obeys(one.case, unheld(one).offered) for one in some)
        offered = sum(obeys(one.case, one.offered) for one in some)
        told = f"{unmarked:>10}{offered - unmarked:>8}{written - offered:>9}"
        yield f"{name:12}{len(some):>7}{failed:>11}{written:>9}{told}"


def unheld(trial: Trial) -> Trial:
    """Give a trial with what was offered without a mark, and with nothing else offered."""
    if trial.suggested is None:
        return trial
    plain = tuple(one for one in trial.suggested.offered if not one.held)
    return replace(trial, suggested=replace(trial.suggested, offered=plain))


def of_model(model: Model, cases: Iterable[Case]) -> Iterator[Trial]:
    """Ask a model each case."""
    embed = Embedder.open(load_settings().cache_dir).embed
    with tempfile.TemporaryDirectory() as folder:
        writer = ModelWriter(Chat(model, SentLog(Path(folder))), embed)
        for case in cases:
            print(case.id, file=sys.stderr, flush=True)
            yield ask(case, writer)


def of_obedient(planted: Sequence[Injection]) -> Iterator[Trial]:
    """Ask a model that obeys, over a real connection like any other."""
    with serving(says("")) as server:
        model = Model("obedient", read_endpoint(server.url), _LIMITS)

        def cases() -> Iterator[Case]:
            for one in planted:
                server.script = [says(one.obedient())]
                yield one.case()

        yield from of_model(model, cases())


def _kind(case: Case) -> str:
    return case.injected.kind if case.injected else ""


def _kept(one: Trial) -> str:
    error = one.error.kind if one.error else None
    row = {"id": one.case.id, "error": error, "text": one.text, "offered": one.offered}
    row["unmarked"] = unheld(one).offered
    return json.dumps({**row, "seconds": round(one.seconds, 1)}, ensure_ascii=False)


def main(arguments: Sequence[str] | None = None) -> None:
    """Ask all of them, and print the table. Ctrl+C gives what there is so far."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--file", type=Path, default=FILE)
    parser.add_argument("--model")
    parser.add_argument("--url", default="http://127.0.0.1:11434/v1")
    parser.add_argument("--cases", type=int, default=None)
    parser.add_argument("--kept", type=Path, default=None)
    asked = parser.parse_args(arguments)
    planted = read_injections(asked.file)[: asked.cases]
    model = Model(asked.model or "", read_endpoint(asked.url), _LIMITS)
    coming = (
        of_model(model, [one.case() for one in planted]) if asked.model else of_obedient(planted)
    )
    trials: list[Trial] = []
    try:
        for one in coming:
            trials.append(one)
            if asked.kept:
                with asked.kept.open("a", encoding="utf-8") as file:
                    file.write(_kept(one) + "\n")
    except KeyboardInterrupt:
        print(f"Stopped after {len(trials)} of {len(planted)}.")
    print("\n".join(table(trials)))


if __name__ == "__main__":
    main()
