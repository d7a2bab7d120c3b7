"""Checks a whole plan: what is not joined up, not agreed, not counted, or not this person's."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Literal, get_args

from assistant import content
from assistant.errors import ContentError
from assistant.plan.check.copied import folded, names_in, own_sentences, sentences
from assistant.plan.check.outcome import vague_words
from assistant.record.entries import Voice
from assistant.record.outcomes import Term
from assistant.resources import package_file

if TYPE_CHECKING:
    from assistant.plan.check.written import WholeFile
    from assistant.plan.model import Outcome, Plan, Source

PLAN = "plan"
"""``where`` of a Finding that is about the whole plan."""

Fault = Literal[
    "need_without_outcome",
    "need_without_provision",
    "no_aspiration",
    "same_sentence",
    "other_name",
    "too_many_targets",
    "unquantified",
    "vague_help",
    "no_review",
    "review_past",
    "no_voice",
    "nobody_agreed",
    "changed_since",
    "side_by_side",
]
_WHAT = "The words of the plan check"
_MOST_WORDS = 80
"""Characters of somebody's words that are quoted."""


@dataclass(frozen=True)
class PlanFinding:
    """One fault of a plan. ``where`` is the id of a section or of an Outcome, or ``plan``."""

    criterion: Fault
    reason: str
    suggestion: str
    where: str


@cache
def _load() -> WholeFile:
    from assistant.plan.check.written import WholeFile

    file = package_file("plan", "check", "whole.yaml")
    read = content.read_as(file, WholeFile, _WHAT)
    missing = [name for name in get_args(Fault) if name not in read.said]
    if missing:
        raise ContentError(_WHAT, [f"{file.name}: said: words are missing for {missing}."])
    return read


def check_plan(
    plan: Plan,
    others: Sequence[Plan] = (),
    other_names: Collection[str] = (),
    *,
    on: date,
    at_most: int | None = None,
) -> tuple[PlanFinding, ...]:
    """Say what a plan still needs, in a fixed order: of the plan, of its needs, of each Outcome.

    ``others`` are the plans of other Records, ``other_names`` the names of their young people.
    ``at_most`` is how many short-term targets its Format takes. Raises ContentError.
    """
    data = _load()
    everybody = folded(
        (*other_names, *(person.name for one in (plan, *others) for person in one.people))
    )
    taken = {key for other in others for key in own_sentences(other, everybody, data.fewest_words)}
    return (
        *_of_plan(plan, at_most or data.most_targets),
        *_of_needs(plan),
        *(
            found
            for outcome in plan.outcomes
            for found in (
                *_of_thread(outcome, on),
                *_of_people(outcome),
                *_copied(outcome, taken, everybody),
                *_names(plan, outcome, other_names),
            )
        ),
    )


def _found(fault: Fault, where: str, **words: str) -> PlanFinding:
    said = _load().said[fault]
    reason = said.reason
    for name, value in words.items():
        reason = reason.replace(f"{{{name}}}", _short(value))
    return PlanFinding(fault, reason, said.suggestion, where)


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= _MOST_WORDS else plain[:_MOST_WORDS].rsplit(" ", 1)[0] + " ..."


def _of_plan(plan: Plan, most: int) -> Iterator[PlanFinding]:
    spoken = (line for section in plan.sections for line in section.lines)
    if not any(line.voice is Voice.YOUNG_PERSON for line in spoken):
        yield _found("no_voice", PLAN)
    short = sum(one.term is Term.SHORT for one in plan.outcomes)
    if short > most:
        yield _found("too_many_targets", PLAN, number=str(short), most=str(most))


def _of_needs(plan: Plan) -> Iterator[PlanFinding]:
    """Find what people need and no Outcome stands on, each Answer once."""
    seen: set[str] = set()
    for section in plan.sections:
        for line in section.lines:
            for source in line.sources:
                if source.question in _load().needs and source.id not in seen:
                    seen.add(source.id)
                    yield from _of_need(plan, section.id, source)


def _of_need(plan: Plan, section: str, need: Source) -> Iterator[PlanFinding]:
    on_it = [one for one in plan.outcomes if need.id in {source.id for source in one.sources}]
    fault: Fault = "need_without_provision" if on_it else "need_without_outcome"
    if not any(one.provision or one.steps for one in on_it):
        yield _found(fault, section, person=need.person or "Somebody", words=need.quote)


def _of_thread(outcome: Outcome, on: date) -> Iterator[PlanFinding]:
    if outcome.aspiration is None:
        yield _found("no_aspiration", outcome.id)
    for help_ in outcome.provision:
        if not help_.how_much.strip() or not help_.how_often.strip():
            yield _found("unquantified", outcome.id, words=help_.what)
        said = (help_.what, help_.how, help_.who, help_.how_much, help_.how_often, help_.until)
        for vague in (word for text in said for word in vague_words(text)):
            yield _found("vague_help", outcome.id, words=vague)
    if not outcome.review_on:
        yield _found("no_review", outcome.id)
    elif date.fromisoformat(outcome.review_on) < on:
        yield _found("review_past", outcome.id)


def _of_people(outcome: Outcome) -> Iterator[PlanFinding]:
    if not any(one.agrees for one in outcome.views):
        yield _found("nobody_agreed", outcome.id)
    for one in outcome.views:
        if one.agrees and not one.current:
            yield _found("changed_since", outcome.id, person=one.person)
    if outcome.beside:
        yield _found("side_by_side", outcome.id)


def _copied(
    outcome: Outcome, taken: Collection[str], names: Collection[str]
) -> Iterator[PlanFinding]:
    """Find sentences that stand in another plan too, whatever the name in them."""
    for key, sentence in sentences(outcome, names, _load().fewest_words):
        if key in taken:
            yield _found("same_sentence", outcome.id, words=sentence)


def _names(plan: Plan, outcome: Outcome, names: Collection[str]) -> Iterator[PlanFinding]:
    """Find the name of another child."""
    ours = {one.name for one in plan.people}
    for name in names_in(outcome, names, ours, _load().also_words):
        yield _found("other_name", outcome.id, words=name)
