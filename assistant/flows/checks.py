"""Mistakes no question shows by itself: the same id twice, a condition that looks ahead.

The checks read what the YAML holds and not the models, so that a file with a
missing wording still has its ids and conditions checked in the same run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

KNOWN_QUESTIONS = (
    *("appreciate", "important_to", "good_day", "bad_day", "what_helps", "what_does_not_help"),
    *("dream_job", "interests", "experience", "skills", "learning", "workplace", "sensory"),
    *("communication", "travel", "health", "work_support", "network", "money", "first_step"),
)
"""Ids that every build has: formats, session scripts and earlier Records rely on them."""


@dataclass(frozen=True)
class _Placed:
    """A flow, section or question as it was read, and where it stands."""

    kind: str
    file: str
    place: str
    data: Mapping[Any, Any]

    @property
    def id(self) -> Any:
        return self.data.get("id")


def check(raws: Mapping[str, Any], *, complete: bool) -> list[str]:
    """Give the mistakes between questions, for what was read from each file name.

    ``complete`` is false when some file could not be read at all: then an id
    that is not found may stand in that file, and is not called missing.
    """
    ordered = sorted(raws.items(), key=lambda item: (_order(item[1]), item[0]))
    placed = [one for name, raw in ordered for one in _walk(name, raw)]
    questions = [one for one in placed if one.kind == "question"]
    found = [*_ids(placed), *_twice(placed), *_two_questions_in_one(questions)]
    if complete:
        found += [*_missing(questions), *_conditions(questions)]
    return found


def _order(raw: Any) -> int:
    order = raw.get("order", 0) if isinstance(raw, Mapping) else 0
    return order if isinstance(order, int) else 0


def _walk(file: str, raw: Any) -> Iterator[_Placed]:
    if not isinstance(raw, Mapping):
        return
    yield _Placed("flow", file, "the file", raw)
    for s, section in _mappings(raw.get("sections")):
        yield _Placed("section", file, f"sections[{s}]", section)
        for q, question in _mappings(section.get("questions")):
            yield _Placed("question", file, f"sections[{s}].questions[{q}]", question)


def _mappings(value: Any) -> Iterator[tuple[int, Mapping[Any, Any]]]:
    if isinstance(value, list):
        yield from ((i, one) for i, one in enumerate(value) if isinstance(one, Mapping))


def _ids(placed: Sequence[_Placed]) -> Iterator[str]:
    for one in placed:
        if isinstance(one.id, str) and not re.fullmatch(r"[a-z][a-z0-9_]*", one.id):
            place = "id" if one.kind == "flow" else f"{one.place}.id"
            yield (
                f"{one.file}: {place}: {one.id!r} is not an id. "
                "Use small letters, digits and _, a letter first."
            )


def _twice(placed: Sequence[_Placed]) -> Iterator[str]:
    first: dict[tuple[str, Any], _Placed] = {}
    for one in placed:
        if not isinstance(one.id, str):
            continue
        other = first.setdefault((one.kind, one.id), one)
        if other is not one:
            yield (
                f"{one.file}: {one.place}: the {one.kind} id '{one.id}' stands already in "
                f"{other.file} at {other.place}. Give one of them another id."
            )


def _two_questions_in_one(questions: Sequence[_Placed]) -> Iterator[str]:
    for one in questions:
        for key in ("ask", "follow_up"):
            wordings = one.data.get(key)
            if not isinstance(wordings, Mapping):
                continue
            for voice, words in wordings.items():
                if isinstance(words, str) and words.count("?") > 1:
                    yield (
                        f"{one.file}: {one.place}.{key}.{voice}: asks more than one question. "
                        f"Keep one, and move the others to stuck."
                    )


def _missing(questions: Sequence[_Placed]) -> Iterator[str]:
    ids = {one.id for one in questions if isinstance(one.id, str)}
    for known in KNOWN_QUESTIONS:
        if known not in ids:
            yield f"all files: there is no question '{known}'. Write it: plans and scripts need it."


def _conditions(questions: Sequence[_Placed]) -> Iterator[str]:
    ids = {one.id for one in questions if isinstance(one.id, str)}
    earlier: set[Any] = set()
    for one in questions:
        when = one.data.get("when")
        named = when.get("answered") if isinstance(when, Mapping) else None
        where = f"{one.file}: {one.place}.when.answered"
        if isinstance(named, str) and named not in ids:
            yield f"{where}: there is no question '{named}'. Name one that is asked before."
        elif isinstance(named, str) and named not in earlier:
            yield f"{where}: '{named}' is not asked before. Move one of the two questions."
        if isinstance(one.id, str):
            earlier.add(one.id)
