"""The rules of the check as data: what each looks for, when it holds, and what is said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, get_args

from assistant import content
from assistant.errors import ContentError
from assistant.plan.check.finding import Criterion
from assistant.plan.check.patterns import WHAT, Lists, read_lists, to_pattern
from assistant.resources import package_file

if TYPE_CHECKING:
    from pathlib import Path

Scope = Literal["all", "judged", "main", "start"]
"""Where a rule looks: the whole text; without its purposes ('so that ...'); the main clause;
the beginning of the main clause, where it is said who does what."""

Fact = Literal[
    "count", "ratio", "level", "step", "action", "leap", "absolute", "near", "provision", "event"
]
"""What a rule may ask of a text. The first seven are patterns of ``facts.yaml``. ``near``: it is to
be reached in a few days; ``provision``: it is help; ``event``: it is an
event of later life, which can be told whether it came."""

_FOUND_BY_WORDS: tuple[Fact, ...] = (
    "count",
    "ratio",
    "level",
    "step",
    "action",
    "leap",
    "absolute",
)


@dataclass(frozen=True)
class Rule:
    """One rule, ready to look. ``find`` is None where its words are those of ``of``."""

    id: str
    criterion: Criterion
    where: Scope
    find: re.Pattern[str] | None
    not_in: re.Pattern[str] | None
    of: Literal["deadline", "specific"] | None
    wanted: tuple[Fact, ...]
    unwanted: tuple[Fact, ...]
    reason: str
    suggestion: str


@dataclass(frozen=True)
class FactRule:
    """How a fact about a text is found by its words."""

    find: re.Pattern[str]
    not_in: re.Pattern[str] | None


@cache
def load_rules() -> dict[Criterion, tuple[Rule, ...]]:
    """Read the rules, in the order in which they are tried. Raises ContentError with all mistakes."""
    from assistant.plan.check.written import RulesFile

    lists, mistakes = read_lists(), list[str]()
    found: dict[Criterion, tuple[Rule, ...]] = {}
    for name in get_args(Criterion):
        file = package_file("plan", "check", "rules", f"{name}.yaml")
        if name in (
            "time_bound",
            "relevant",
        ):  # times.yaml and themes.yaml: worked out, not looked up
            continue
        read = content.read_as(file, RulesFile, WHAT)
        found[name] = tuple(
            Rule(
                id=one.id,
                criterion=read.criterion,
                where=one.where or read.where,
                find=_compiled(one.find, lists, file, one.id, mistakes),
                not_in=_compiled(one.not_in, lists, file, one.id, mistakes),
                of=one.of,
                wanted=one.if_,
                unwanted=one.if_not,
                reason=one.reason,
                suggestion=one.suggestion,
            )
            for one in read.rules
        )
    if mistakes:
        raise ContentError(WHAT, mistakes)
    return found


@cache
def load_facts() -> dict[Fact, FactRule]:
    """Read how the facts are found. Raises ContentError with all mistakes."""
    from pydantic import TypeAdapter

    from assistant.plan.check.written import FactWritten

    file = package_file("plan", "check", "rules", "facts.yaml")
    read = content.read_as(file, TypeAdapter(dict[Fact, FactWritten]), WHAT)
    lists, mistakes = read_lists(), list[str]()
    mistakes += [f"{file.name}: {name} is missing." for name in _FOUND_BY_WORDS if name not in read]
    made = {
        name: (
            _compiled(one.find, lists, file, name, mistakes),
            _compiled(one.not_in, lists, file, name, mistakes),
        )
        for name, one in read.items()
    }
    if mistakes:
        raise ContentError(WHAT, mistakes)
    return {name: FactRule(find, not_in) for name, (find, not_in) in made.items() if find}


def _compiled(
    written: tuple[str, ...], lists: Lists, file: Path, place: str, mistakes: list[str]
) -> re.Pattern[str] | None:
    """Compile a rule's patterns. What is wrong with them is added to the mistakes."""
    if not written:
        return None
    try:
        return to_pattern(written, lists)
    except KeyError as error:
        mistakes.append(f"{file.name}: {place}: there is no list {error}. Add it to lists.yaml.")
    except re.error as error:
        mistakes.append(f"{file.name}: {place}: {error}. Look for a bracket that is not closed.")
    return None
