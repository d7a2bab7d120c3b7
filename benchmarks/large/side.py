"""One piece of work in a process of its own, whose figures are printed as one line of JSON.

    python -m benchmarks.large.side WORK FOLDER [MORE]

``FOLDER`` holds ``cache`` (the prepared one) and ``data``. Works: fill COUNT, build,
exact, chroma, recall, send SERVER, server SERVER, rate COUNT.
"""

from __future__ import annotations

import json
import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from assistant.knowledge.documents import Document
from assistant.knowledge.evaluation.cases import read_cases
from assistant.knowledge.index.build import build
from assistant.knowledge.index.gathering import indexed_text
from assistant.knowledge.index.sharing import listed
from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.library import Library
from assistant.knowledge.nations import to_nation
from assistant.knowledge.own import keep, own_documents
from assistant.knowledge.passages import cut
from assistant.knowledge.search import Shelf
from assistant.meaning.embedder import Embedder
from assistant.resources import guidance_docs
from benchmarks.large.making import documents, fill

_CASES = Path(__file__).parent.parent / "cases" / "fitted"
_QUESTIONS = 200
_TEN = 10
_ON = date(2026, 11, 21)
_NATIONS = (None, "england", "scotland", "wales", "northern-ireland")
_MEGABYTE = 1_000_000 if sys.platform == "darwin" else 1_000


def library_in(folder: Path, server: str | None = None) -> Library:
    """Give the library of a measurement: the shipped guidance, and own documents made up."""
    return Library(folder / "cache", guidance_docs(), folder / "data" / "library", server)


def _elsewhere(library: Library, folder: Path) -> Library:
    """Give the library of another person, who has added nothing and has been shared all."""
    other = replace(library, own_dir=folder / "other" / "library")
    Knowledge.open(other).documents()  # which copies them
    return other


def _memory() -> dict[str, float]:
    """Give the most memory that this process has had, in megabytes."""
    return {"megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MEGABYTE)}


def _disk(folder: Path) -> float:
    return round(sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6)


def _build(library: Library, *, share: bool = False) -> dict[str, float]:
    """Build, and take the time from the start of each kind of step to that of the next."""
    begun: list[tuple[str, float]] = []

    def note(what: str, _done: int, _total: int) -> None:
        if not begun or begun[-1][0] != what:
            begun.append((what, time.perf_counter()))

    began = time.perf_counter()
    agreed = listed(own_documents(library.own_dir)) if share and library.own_dir else None
    report = build(library, {}, note, share=agreed)
    ended = time.perf_counter()
    assert not report.problems, report.problems
    ends = [when for _, when in begun[1:]] + [ended]
    steps = {what: end - when for (what, when), end in zip(begun, ends, strict=True)}
    assert library.own_dir is not None
    return {
        "seconds": ended - began,
        "embedded": report.embedded,
        "passages": report.passages,
        "disk": _disk(library.own_dir / "index"),
        **steps,
    }


def questions() -> list[tuple[str, str | None]]:
    """List questions as people typed them, each with a nation."""
    asked = [case.q for case in read_cases(_CASES)][:_QUESTIONS]
    return [(one, _NATIONS[number % len(_NATIONS)]) for number, one in enumerate(asked)]


def _ask(library: Library) -> dict[str, float]:
    """Open the library in a new process, ask a first question, and then many."""
    began = time.perf_counter()
    knowledge = Knowledge.open(library)
    opened = time.perf_counter()
    knowledge.ask("what is an outcome", nation="england", on=_ON)
    first = time.perf_counter()
    took, embedding = [], []
    for question, nation in questions():
        start = time.perf_counter()
        knowledge._model.embed([question])
        embedded = time.perf_counter()
        found = knowledge.ask(question, nation=nation, on=_ON)
        took.append(time.perf_counter() - embedded)
        embedding.append(embedded - start)
        assert not [one for one in found.warnings if "shared library" in one]
    percentiles = statistics.quantiles(took, n=20)
    return {
        "open": opened - began,
        "first": first - opened,
        "p50": statistics.median(took) * 1000,
        "p95": percentiles[18] * 1000,
        "embedding": statistics.median(embedding) * 1000,
    }


def _recall(library: Library) -> dict[str, float]:
    """Compare the first ten with Chroma with those of the exact search, for every question."""
    knowledge = Knowledge.open(replace(library, exact_up_to=0))
    store = knowledge._opened.store
    assert store is not None
    with_chroma = Shelf(knowledge._snapshot, _ON, store)
    exact = Shelf(knowledge._snapshot, _ON)
    shares, same = [], []
    for question, named in questions():
        query, nation = knowledge._query(question), to_nation(named)
        best, found = (
            [hit.place for hit in shelf.rank(query, nation) if shelf.may_answer(hit, nation)][:_TEN]
            for shelf in (exact, with_chroma)
        )
        shares.append(len(set(best) & set(found)) / len(best))
        same.append(best[0] == found[0])
    return {"recall": statistics.mean(shares), "first_same": statistics.mean(same)}


def _rate(folder: Path, count: int) -> dict[str, float]:
    """Really embed ``count`` passages in a build, and compare with the bare loop over such texts.

    The loop runs over every tenth text before the build and over others after it, so that
    a change in the machine's speed touches both.
    """
    library = library_in(folder)
    assert library.own_dir is not None
    build(library, {}, lambda *_: None)
    texts = []
    for document, _ in documents(library.guidance_dir, count):
        keep(library.own_dir, document)
        read = Document(document.front, document.sections, "")
        texts += [indexed_text(document.front, passage) for passage in cut(read)]
    headings = len({text.partition("\n")[0] for text in texts})
    before = _loop(library, texts[::10])
    figures = _build(library)
    after = _loop(library, texts[5::10])
    bare_heading = _loop(library, [text.partition("\n")[0] for text in texts[::40]])
    bare = (before + after) / 2 * len(texts) + bare_heading * headings
    return {
        **figures,
        "bare_loop": bare,
        "ratio": figures["seconds"] / bare,
        "per_passage": (before + after) / 2 * 1000,
        **_memory(),
    }


def _loop(library: Library, texts: Sequence[str]) -> float:
    """Give the seconds that the bare loop takes for each text."""
    model = Embedder.open(library.cache_dir)
    model.embed(texts[:5])
    began = time.perf_counter()
    for text in texts:
        model.embed([text])
    return (time.perf_counter() - began) / len(texts)


def main(work: str, folder: Path, more: Sequence[str]) -> dict[str, float]:
    """Do one piece of work."""
    library = library_in(folder)

    def at_server() -> Library:
        return replace(library, server=more[-1])

    def asked(exact_up_to: int) -> dict[str, float]:
        return _ask(replace(library, exact_up_to=exact_up_to)) | _memory()

    def filled() -> dict[str, float]:
        fill(library, int(more[0]))
        return _memory()

    works: dict[str, Callable[[], dict[str, float]]] = {
        "fill": filled,
        "build": lambda: _build(library) | _memory(),
        "send": lambda: _build(at_server(), share=True) | _memory(),
        "exact": lambda: asked(sys.maxsize),
        "chroma": lambda: asked(0),
        "server": lambda: _ask(_elsewhere(at_server(), folder)) | _memory(),
        "recall": lambda: _recall(library),
        "rate": lambda: _rate(folder, int(more[0])),
    }
    return works[work]()


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])))
