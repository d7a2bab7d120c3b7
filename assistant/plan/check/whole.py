"""Checks a whole plan: what is not joined up, not agreed, not counted, or not this person's.

Which links of an Outcome's thread are missing is asked of nobody but ``plan/thread.py``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, get_args

from assistant import content
from assistant.errors import ContentError
from assistant.plan.check.copied import Other, folded, names_in, own_sentences, sentences
from assistant.plan.check.finding import Checked
from assistant.plan.check.outcome import look_at, vague_words
from assistant.plan.check.reading import shortened
from assistant.plan.check.terms import Fault
from assistant.plan.model import Standing
from assistant.plan.thread import Link, load_links
from assistant.record.entries import Voice
from assistant.record.outcomes import Term
from assistant.resources import package_file

if TYPE_CHECKING:
    from assistant.plan.check.written import WholeFile
    from assistant.plan.model import Outcome, Plan, Source

PLAN = "plan"
"""``where`` of a Finding that is about the whole plan."""

_WHAT = "The words of the plan check"
_MOST_WORDS = 80
"""Characters of somebody's words that are quoted."""


@dataclass(frozen=True)
class PlanFinding:
    """One fault of a plan. ``where`` is the id of a section or of an Outcome, or ``plan``."""

    criterion: Fault | Link
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
    others: Sequence[Other] = (),
    other_names: Collection[str] = (),
    *,
    at_most: int | None = None,
    takes_outcomes: bool = True,
) -> tuple[PlanFinding, ...]:
    """Say what a plan still needs, in a fixed order: of the plan, of its needs, of each Outcome.

    ``others`` are other Records, ``other_names`` the names of their young people.
    ``at_most`` is how many short-term targets its Format takes; ``takes_outcomes``, whether it takes
    any. Raises ContentError.
    """
    data = _load()
    everybody = _everybody(plan, others, other_names)
    taken = {key for other in others for key in own_sentences(other, everybody, data.fewest_words)}
    return (
        *_of_plan(plan, at_most or data.most_targets, takes_outcomes=takes_outcomes),
        *_of_needs(plan),
        *(
            found
            for outcome in plan.outcomes
            for found in (
                *_of_thread(outcome),
                *_of_people(outcome),
                *_copied(outcome, taken, everybody),
                *_names(plan, outcome, other_names),
            )
        ),
    )


def _everybody(plan: Plan, others: Sequence[Other], other_names: Collection[str]) -> frozenset[str]:
    """Give all names of this plan and of the others: a sentence is the same whatever name is in it."""
    ours = (person.name for person in plan.people)
    theirs = (name for other in others for name in other.people)
    return folded((*other_names, *ours, *theirs))


def check_words(plan: Plan, on: date, year_group: int | None = None) -> dict[str, Checked]:
    """Say of each Outcome, by its id, what its words need and what could not be told, as ``look_at``.

    ``on`` is the day, ``year_group`` that of the person then. Raises ContentError.
    """
    hopes = [one.aspiration.quote if one.aspiration else None for one in plan.outcomes]
    return {
        one.id: look_at(one.text, hope, on, year_group)
        for one, hope in zip(plan.outcomes, hopes, strict=True)
    }


def _found(fault: Fault, where: str, **words: str) -> PlanFinding:
    said = _load().said[fault]
    reason = said.reason
    for name, value in words.items():
        reason = reason.replace(f"{{{name}}}", shortened(value, _MOST_WORDS))
    return PlanFinding(fault, reason, said.suggestion, where)


def _of_plan(plan: Plan, most: int, *, takes_outcomes: bool) -> Iterator[PlanFinding]:
    spoken = (line for section in plan.sections for line in section.shown)
    if not any(line.verbatim and line.voice is Voice.YOUNG_PERSON for line in spoken):
        yield _found("no_voice", PLAN)
    if takes_outcomes and not plan.outcomes:
        yield _found("no_outcome", PLAN)
    short = sum(one.term is Term.SHORT for one in plan.outcomes)
    if short > most:
        yield _found("too_many_targets", PLAN, number=str(short), most=str(most))


def _of_needs(plan: Plan) -> Iterator[PlanFinding]:
    """Find what people need and no Outcome stands on, each Answer once."""
    seen: set[str] = set()
    for section in plan.sections:
        for line in section.shown:
            for source in line.sources:
                if source.question in _load().needs and source.id not in seen:
                    seen.add(source.id)
                    yield from _of_need(plan, section.id, source)


def _of_need(plan: Plan, section: str, need: Source) -> Iterator[PlanFinding]:
    on_it = [one for one in plan.outcomes if need.id in {source.id for source in one.sources}]
    fault: Fault = "need_without_provision" if on_it else "need_without_outcome"
    if not any(one.provision or one.steps for one in on_it):
        yield _found(fault, section, person=need.person or "Somebody", words=need.quote)


def _of_thread(outcome: Outcome) -> Iterator[PlanFinding]:
    """Tell the links that are missing, and words for help that nobody can check."""
    for link in outcome.missing:
        said = load_links()[link]
        yield PlanFinding(link, said.reason, said.suggestion, outcome.id)
    for help_ in outcome.provision:
        for vague in (word for text in help_.model_dump().values() for word in vague_words(text)):
            yield _found("vague_help", outcome.id, words=vague)


def _of_people(outcome: Outcome) -> Iterator[PlanFinding]:
    """Tell who has not agreed. Who wrote the wording agrees with it, as in ``drafting.outcomes``."""
    writer = next((one for one in outcome.sources if one.kind == "outcome"), None)
    others = [one for one in outcome.views if not writer or one.person_id != writer.person_id]
    if outcome.status is not Standing.AGREED and not any(one.agrees for one in others):
        by = writer.person if writer and writer.person else "Somebody"
        yield _found("nobody_agreed", outcome.id, person=by)
    for one in others:
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
