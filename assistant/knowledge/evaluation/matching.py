"""Finds which texts the patterns of the cases match, without ever hanging on one."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from assistant.errors import ContentError, KnowledgeError
from assistant.knowledge.evaluation.cases import WHAT, Case
from assistant.knowledge.evaluation.listed import Listed

_MATCHER = Path(__file__).with_name("matcher.py")
_SECONDS, _LETTERS_A_SECOND = 2.0, 1_000_000
"""How long one pattern may take, and the letters that give it a second more. An honest one reads some
millions a second."""
_SLOW_AT_ONCE = 3

Matches = Mapping[str, frozenset[int]]
"""By pattern, the numbers of the texts in which it was found."""


def folded(text: str) -> str:
    """Give a text as patterns read it: each run of white space is one space."""
    return " ".join(text.split())


def find(cases: Sequence[Case], texts: Sequence[str], *, seconds: float = _SECONDS) -> Matches:
    """Run every pattern of the cases over the texts, in a child process.

    ``seconds`` is the least time that one pattern has. Raises ContentError that
    names the cases whose patterns take longer than a real one can.
    """
    patterns = list(dict.fromkeys(one for case in cases for one in [*case.expect, *case.forbid]))
    plain = [folded(text) for text in texts]
    limit = seconds + sum(map(len, plain)) / _LETTERS_A_SECOND
    found: dict[str, frozenset[int]] = {}
    slow: list[str] = []
    while len(found) + len(slow) < len(patterns) and len(slow) < _SLOW_AT_ONCE:
        rest = patterns[len(found) + len(slow) :]
        rows = _run(rest, plain, limit)
        found |= {one: frozenset(row) for one, row in zip(rest, rows, strict=False)}
        slow += rest[len(rows) : len(rows) + 1]
    if slow:
        raise ContentError(WHAT, _mistakes(cases, slow))
    return found


def saying(case: Case, library: Mapping[str, Listed], matches: Matches) -> frozenset[str]:
    """Give the ids of the passages that say what a case expects, or are of the documents it names.

    ``matches`` are of the texts of this library, in its order.
    """
    named = {id_ for id_, one in library.items() if one.document in case.documents}
    return passages_with(case.expect, library, matches) | named


def passages_with(
    patterns: Collection[str], library: Mapping[str, Listed], matches: Matches
) -> frozenset[str]:
    """Give the ids of the passages that at least one of the patterns matches."""
    ids = list(library)
    return frozenset(ids[number] for number in any_of(patterns, matches))


def any_of(patterns: Collection[str], matches: Matches) -> frozenset[int]:
    """Give the texts that at least one of the patterns matches."""
    return frozenset[int]().union(*(matches[one] for one in patterns))


def _run(patterns: Sequence[str], texts: Sequence[str], limit: float) -> list[list[int]]:
    """Give the texts found for each pattern, up to the first that takes too long.

    Raises KnowledgeError when the child ends for another reason.
    """
    given = json.dumps({"patterns": patterns, "texts": texts, "seconds": limit})
    done = subprocess.run(
        [sys.executable, "-I", str(_MATCHER)], input=given.encode(), capture_output=True
    )
    if done.returncode and b"Timeout" not in done.stderr:
        raise KnowledgeError(
            "The patterns of the cases could not be tried: the process that does it ended.",
            safe="Nothing was changed.",
            do="Close other programs to free memory, and evaluate again.",
        )
    return [json.loads(line) for line in done.stdout.splitlines()]


def _mistakes(cases: Sequence[Case], slow: Collection[str]) -> list[str]:
    return [
        f"case {case.id}: {name}[{number}]: takes too long to try on a text. "
        "Write it without a repeat inside a repeat, as (a+)+ is."
        for case in cases
        for name, patterns in (("expect", case.expect), ("forbid", case.forbid))
        for number, one in enumerate(patterns)
        if one in slow
    ]
