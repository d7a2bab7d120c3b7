"""The rules of the check as data: what each looks for, when it holds, and what is said."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, get_args

from assistant import content
from assistant.errors import ContentError
from assistant.plan.check.finding import Criterion
from assistant.plan.check.patterns import WHAT, compiled, read_lists
from assistant.plan.check.terms import Fact, Scope
from assistant.resources import package_file

if TYPE_CHECKING:
    import re

    from assistant.plan.check.written import RulesFile

WORKED_OUT: tuple[Criterion, ...] = ("time_bound", "relevant")
"""Criteria that have no rules to look up: see ``times.yaml`` and ``themes.yaml``."""

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
    """One rule, ready to look. ``find`` is None where its words are those of ``of``.

    ``event``: it finds an event of later life. ``tells``: what it finds is not specific, and yet one
    could tell whether it was reached.
    """

    id: str
    criterion: Criterion
    where: Scope
    event: bool
    tells: bool
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

    mistakes: list[str] = []
    found: dict[Criterion, tuple[Rule, ...]] = {}
    for name in get_args(Criterion):
        if name not in WORKED_OUT:
            file = package_file("plan", "check", "rules", f"{name}.yaml")
            read = content.read_as(file, RulesFile, WHAT)
            mistakes += _mistaken(read, name)
            found[name] = _made(read, f"{name}.yaml", mistakes)
    if not any(rule.event for rule in found["is_aspiration"]):
        mistakes.append("is_aspiration.yaml: rules: no rule has 'event: true'. Put it at one.")
    if mistakes:
        raise ContentError(WHAT, mistakes)
    return found


def _mistaken(read: RulesFile, name: Criterion) -> list[str]:
    """Tell what is wrong with a file of rules beside its patterns."""
    mistakes = []
    if read.criterion != name:
        mistakes.append(
            f"{name}.yaml: criterion: it says {read.criterion!r}. Write {name!r}, as in its name."
        )
    ids = [one.id for one in read.rules]
    for id in sorted({id for id in ids if ids.count(id) > 1}):
        mistakes.append(f"{name}.yaml: rules: the id {id!r} stands twice. Give one another id.")
    return mistakes


def _made(read: RulesFile, file: str, mistakes: list[str]) -> tuple[Rule, ...]:
    lists = read_lists()
    return tuple(
        Rule(
            id=one.id,
            criterion=read.criterion,
            where=one.where or read.where,
            event=one.event,
            tells=one.tells,
            find=compiled(one.find, lists, file, one.id, mistakes),
            not_in=compiled(one.not_in, lists, file, one.id, mistakes),
            of=one.of,
            wanted=one.if_,
            unwanted=one.if_not,
            reason=one.reason,
            suggestion=one.suggestion,
        )
        for one in read.rules
    )


@cache
def load_facts() -> dict[Fact, FactRule]:
    """Read how the facts are found. Raises ContentError with all mistakes."""
    from assistant.plan.check.written import FactsFile

    file = package_file("plan", "check", "rules", "facts.yaml")
    read = content.read_as(file, FactsFile, WHAT).facts
    lists = read_lists()
    mistakes = [
        f"{file.name}: facts: {name!r} is missing. Write how it is found."
        for name in _FOUND_BY_WORDS
        if name not in read
    ]
    made = {
        name: (
            compiled(one.find, lists, file.name, name, mistakes),
            compiled(one.not_in, lists, file.name, name, mistakes),
        )
        for name, one in read.items()
    }
    if mistakes:
        raise ContentError(WHAT, mistakes)
    return {name: FactRule(find, not_in) for name, (find, not_in) in made.items() if find}
