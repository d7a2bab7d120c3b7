"""Reads cases: questions, with what a right answer says or that there is none. YAML, a file or a folder.

Cases are written by people who know the field. All mistakes of all files are
told at once, each with its file, the id of the case, its place and its mend.
"""

from __future__ import annotations

import hashlib
import json
import re
import warnings
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter

from assistant import content
from assistant.errors import ContentError
from assistant.record.entries import Voice
from assistant.record.nation import HomeNation

WHAT = "The cases for the evaluation"
_LONGEST = 1_000


def _pattern(text: str) -> str:
    """Check a regular expression. Raises ValueError with what is wrong."""
    if len(text) > _LONGEST:
        raise ValueError(f"is longer than {_LONGEST} characters")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of forms that a later Python may read otherwise
            compiled = re.compile(text, re.IGNORECASE)
    except (re.error, OverflowError, RecursionError) as error:
        raise ValueError(f"is not a regular expression: {error}") from None
    if compiled.search(""):
        raise ValueError("matches any text at all, so it says nothing")
    return text


_Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
_Pattern = Annotated[str, AfterValidator(_pattern)]


class Case(BaseModel):
    """A question, and what would be right.

    ``expect`` and ``forbid`` are regular expressions for quotes; of several, any one
    counts. Case of letters does not matter, and a quote's line ends and double
    spaces are read as one space. ``documents`` (``from`` in the file) may stand in
    place of ``expect``: any passage of these documents will do. ``like`` is the id of
    the same question in plain words, for one with typing mistakes or in everyday
    words; ``on`` the date of use, today without it. ``kind`` is a free word, such as
    plain, typo, everyday, nation, stale, near_miss, off_topic.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Annotated[_Words, Field(coerce_numbers_to_str=True)]
    q: _Words
    nation: HomeNation | None = None
    kind: _Words
    expect: tuple[_Pattern, ...] = ()
    forbid: tuple[_Pattern, ...] = ()
    abstain: bool = False
    voice: Voice | None = Field(default=None, alias="register")
    on: date | None = None
    like: str | None = None
    documents: tuple[_Words, ...] = Field(default=(), alias="from")
    note: str | None = None


_CASE: TypeAdapter[Case] = TypeAdapter(Case)


def read_cases(*places: Path) -> list[Case]:
    """Read the cases of files, and of every YAML file in folders and those below them.

    A file is a list of cases, or has them under the key ``cases``. Raises
    ContentError with all mistakes.
    """
    mistakes: list[str] = []
    found: list[tuple[str, Case]] = []
    for file in (file for place in places for file in _files(place)):
        found += [(file.name, case) for case in _read(file, mistakes)]
    mistakes += _faults(found)
    if mistakes:
        raise ContentError(WHAT, mistakes)
    if not found:
        names = ", ".join(place.name for place in places)
        raise ContentError(WHAT, [f"{names}: there is no case. Write one."])
    return [case for _, case in found]


def cases_hash(cases: Sequence[Case]) -> str:
    """Name a set of cases by what they say, whatever their order, files and comments."""
    rows = sorted(case.model_dump_json(exclude={"note"}) for case in cases)
    return hashlib.sha256(json.dumps(rows).encode()).hexdigest()[:16]


def _files(place: Path) -> Sequence[Path]:
    if not place.is_dir():
        return [place]
    files = sorted(file for file in place.rglob("*") if file.suffix in (".yaml", ".yml"))
    if not files:
        raise ContentError(WHAT, [f"{place.name}: no file here ends in .yaml. Name another."])
    return files


def _read(file: Path, mistakes: list[str]) -> list[Case]:
    try:
        data = content.read_yaml(file, WHAT)
    except ContentError as error:
        mistakes += error.mistakes
        return []
    rows = data.get("cases") if isinstance(data, dict) else data
    if not isinstance(rows, list):
        mistakes.append(f"{file.name}: is not a list of cases. Begin each case with '- '.")
        return []
    return [
        case
        for number, row in enumerate(rows, start=1)
        if (case := _case(row, f"{file.name}: {_name(row, number)}", mistakes))
    ]


def _name(row: Any, number: int) -> str:
    named = row.get("id") if isinstance(row, dict) else None
    return f"case {named}" if isinstance(named, str | int) else f"case number {number}"


def _case(row: Any, name: str, mistakes: list[str]) -> Case | None:
    if isinstance(row, dict) and True in row:  # YAML takes a bare ``on`` for a yes
        row = {"on" if key is True else key: value for key, value in row.items()}
    try:
        return content.to_shape(row, _CASE, name, WHAT)
    except ContentError as error:
        mistakes += error.mistakes
        return None


def _faults(found: Sequence[tuple[str, Case]]) -> list[str]:
    """Find what no field shows alone: cases that ask for nothing, ids twice, twins that are none."""
    first: dict[str, str] = {}
    known = {case.id: case for _, case in found}
    faults = []
    for file, case in found:
        name = f"{file}: case {case.id}"
        if case.id in first:
            faults.append(f"{name}: id: stands in {first[case.id]} too. Give one another id.")
        first.setdefault(case.id, file)
        wanted = bool(case.expect or case.documents)
        if case.abstain and wanted:
            faults.append(
                f"{name}: abstain: true, but it expects something. Take out one of the two."
            )
        if not case.abstain and not wanted:
            faults.append(
                f"{name}: expect: is empty. Write what a right quote says, or abstain: true."
            )
        twin = known.get(case.like or "")
        if case.like is not None and (twin is None or twin.abstain or twin.id == case.id):
            faults.append(f"{name}: like: {case.like!r} is no other case with an answer. Name one.")
    return faults
