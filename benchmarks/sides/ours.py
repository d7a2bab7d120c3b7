"""Ownwords' side. A cold ``ask`` is not here: there the real command is measured.

python -m benchmarks.sides.ours first QUESTION       as a LangChain retriever
python -m benchmarks.sides.ours warm QUESTIONS
python -m benchmarks.sides.ours warm_retriever QUESTIONS
python -m benchmarks.sides.ours build CACHE_DIR GUIDANCE
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from assistant.resources import guidance_docs
from benchmarks.sides.floor import median_ms
from benchmarks.sides.texts import NATION, questions
from benchmarks.sides.turns import TURN, Turns

_EMBEDDING = "Reading for meaning"
"""What the build calls the step that takes nearly all of its time."""


def first(question: str) -> dict[str, Any]:
    """Open the retriever and ask it one question."""
    from assistant.knowledge.retriever import OwnwordsRetriever

    documents = OwnwordsRetriever.open(nation=NATION).invoke(question)
    return {"first": documents[0].page_content}


def warm(count: str) -> dict[str, float]:
    """Ask the guidance."""
    from assistant.conversation.workspace import Workspace
    from assistant.settings import load_settings

    knowledge = Workspace(load_settings()).knowledge
    return {
        "median_ms": median_ms(
            lambda question, nation: knowledge.ask(question, nation=nation),
            list(questions(int(count))),
        )
    }


def warm_retriever(count: str) -> dict[str, float]:
    """Ask the guidance through LangChain."""
    from assistant.knowledge.retriever import OwnwordsRetriever

    retriever = OwnwordsRetriever.open()
    asked = list(questions(int(count)))
    return {
        "median_ms": median_ms(
            lambda question, nation: retriever.invoke(question, nation=nation), asked
        )
    }


def build(cache_dir: str, guidance: str) -> dict[str, Any]:
    """Build the index as ``ownwords knowledge build`` does; also say how long each step took."""
    from assistant.flows.loader import load_flows
    from assistant.knowledge.index.build import build
    from assistant.knowledge.library import Library

    topics = load_flows().topics()
    with tempfile.TemporaryDirectory() as folder:  # from then on the libraries are loaded
        one = Path(folder)
        file = next(guidance_docs().glob("*.md"))  # none of those that are built below
        (one / file.name).write_bytes(file.read_bytes())
        build(Library(Path(cache_dir), one), topics, lambda *_: None)
    turns = Turns()
    steps: dict[str, float] = {}

    def progress(step: str, done: int, _of: int) -> None:
        steps.setdefault(step, turns.now())
        if step == _EMBEDDING and done and done % TURN == 0:
            turns.rest()

    turns.begin()
    report = build(Library(Path(cache_dir), Path(guidance)), topics, progress)
    seconds = turns.now()
    if report.problems or report.embedded != report.passages or _EMBEDDING not in steps:
        raise SystemExit(f"the build did not do all of it: {report}")
    ends = [*list(steps.values())[1:], seconds]
    took = {
        f"step: {step}": end - begun for (step, begun), end in zip(steps.items(), ends, strict=True)
    }
    return {"passages": report.passages, "seconds": seconds, **took}


if __name__ == "__main__":
    doing: dict[str, Callable[..., Any]] = {
        "first": first,
        "warm": warm,
        "warm_retriever": warm_retriever,
        "build": build,
    }
    print(json.dumps(doing[sys.argv[1]](*sys.argv[2:])), flush=True)
