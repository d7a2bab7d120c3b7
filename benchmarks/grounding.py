"""How well the grounding check catches inventions, and how rarely it refuses what is faithful.

Run as ``python -m benchmarks.grounding FILE [--cache DIR] [--misses]``. Prints, by kind, the share of
inventions that are caught (dropped, held) and of faithful texts that are refused, each with its 95%
interval (Wilson). Only ``--misses`` prints texts. The shape of the file stands at the top of
benchmarks/cases/grounding/fit.yaml; nothing may be tuned on a file that is kept aside.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, TypeAdapter

from assistant import content
from assistant.grounding.check import check
from assistant.grounding.model import Allowed, Grounded, Source, Verdict
from assistant.meaning.embedder import Embedder
from assistant.record.entries import Voice
from assistant.settings import load_settings
from benchmarks.check_outcomes import shown


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Said(_Shape):
    """One source as the file holds it."""

    id: str
    words: str
    who: str = ""
    voice: Voice | None = None
    role: str = ""
    asked: str = ""


class AllowedToo(_Shape):
    """What the task allows, as the file holds it."""

    young_person: tuple[str, ...] = ()
    people: tuple[tuple[str, ...], ...] = ()
    facts: tuple[str, ...] = ()


class Family(_Shape):
    """Sources, and the texts that were written from them, each with its kind."""

    family: str
    sources: tuple[Said, ...]
    allowed: AllowedToo = AllowedToo()
    faithful: tuple[dict[str, str], ...] = ()
    invented: tuple[dict[str, str], ...] = ()


@dataclass(frozen=True)
class Case:
    """One text with its sources, and whether it is faithful to them."""

    family: str
    faithful: bool
    kind: str
    text: str
    sources: tuple[Source, ...]
    allowed: Allowed


class Remembered:
    """An embedder that works out each text once."""

    def __init__(self, cache_dir: Path) -> None:
        """Open the prepared model. Raises KnowledgeError."""
        self._embedder = Embedder.open(cache_dir)
        self._known: dict[str, NDArray[np.float32]] = {}

    def __call__(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give one row for each text."""
        for text in texts:
            if text not in self._known:
                self._known[text] = self._embedder.embed([text])[0]
        return np.stack([self._known[text] for text in texts])


def read_cases(file: Path) -> list[Case]:
    """Read the cases of a file. Raises ContentError."""
    families = content.read_as(file, TypeAdapter(tuple[Family, ...]), "The cases")
    return [case for family in families for case in _cases(family)]


def _cases(family: Family) -> Iterator[Case]:
    sources = tuple(Source(**dict(one)) for one in family.sources)
    allowed = Allowed(**dict(family.allowed))
    for faithful, texts in ((True, family.faithful), (False, family.invented)):
        for one in texts:
            for kind, text in one.items():
                yield Case(family.family, faithful, kind, text, sources, allowed)


def judge(case: Case, embed: Remembered) -> Grounded:
    """Run the check on a text that cites all sources of its family."""
    cited = [one.id for one in case.sources]
    return check(case.text, cited, case.sources, case.allowed, embed)


def table(judged: Sequence[tuple[Case, Grounded]], faithful: bool) -> Iterator[str]:
    """Give the lines of the table for the faithful texts, or for the inventions."""
    some = [(case.kind, found.verdict) for case, found in judged if case.faithful is faithful]
    yield f"{'refused of faithful' if faithful else 'caught of invented':20}{'all':34}{'dropped':34}held"
    kinds = sorted({kind for kind, _ in some})
    for name, which in [("all", kinds), *((kind, [kind]) for kind in kinds)]:
        found = [verdict for kind, verdict in some if kind in which]
        yield f"{name:20}{_share(found, 'dropped', 'held'):34}{_share(found, 'dropped'):34}" + (
            _share(found, "held")
        )


def _share(found: Sequence[Verdict], *which: Verdict) -> str:
    return shown((sum(one in which for one in found), len(found)))


def misses(judged: Sequence[tuple[Case, Grounded]]) -> Iterator[str]:
    """Give each text that was judged wrongly, with the reasons."""
    for case, found in judged:
        if case.faithful is (found.verdict != "kept"):
            why = "; ".join(f"{one.kind}: {one.words}" for one in found.reasons)
            kind = "refused" if case.faithful else "not caught"
            yield f"{kind}, {case.kind}: {case.family}: {case.text} [{found.verdict}: {why}]"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables, and the misses if they are wanted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--cache", type=Path, default=None, help="where the prepared model lies")
    parser.add_argument("--misses", action="store_true", help="print the texts judged wrongly")
    asked = parser.parse_args(arguments)
    embed = Remembered(asked.cache or load_settings().cache_dir)
    judged = [(case, judge(case, embed)) for case in read_cases(asked.file)]
    for faithful in (False, True):
        print("\n".join(table(judged, faithful)), end="\n\n")
    if asked.misses:
        print("\n".join(misses(judged)))


if __name__ == "__main__":
    main()
