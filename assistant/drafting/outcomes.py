"""Outcomes of a Record, resolved for a Plan: the thread, the people's views, the check."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from assistant.drafting.sources import source_of
from assistant.plan.areas import area_title
from assistant.plan.check.outcome import check_outcome
from assistant.plan.format import OutcomeChoice
from assistant.plan.model import (
    Finding,
    Outcome,
    OutcomeViewpoint,
    Provision,
    Source,
    Standing,
    Step,
)
from assistant.plan.thread import broken, in_words
from assistant.record.outcomes import OutcomeDecision, OutcomeNow
from assistant.record.view import Answer, Person, View

_NOBODY = "Somebody"


def outcomes(view: View, for_person: str | None, on: date) -> list[Outcome]:
    """Give the Outcomes that stand, as they may be read: by ``for_person``, or in the shared plan.

    An aspiration that may not be read here is told as a missing link, and never shown.
    """
    readable = {one.id: one for one in view.shared_with(for_person) if one.says_something}
    people = {person.id: person for person in view.people}
    return [_outcome(one, readable, people, on) for one in view.outcomes]


def chosen(choice: OutcomeChoice, aimed: Sequence[Outcome], view: View) -> list[Outcome]:
    """Give the Outcomes that stand under a heading: those of its terms and areas."""
    areas = {one.id: one.written.area for one in view.outcomes}
    return [
        one
        for one in aimed
        if one.term in choice.terms and (not choice.areas or areas.get(one.id) in choice.areas)
    ]


def _outcome(
    now: OutcomeNow, readable: Mapping[str, Answer], people: Mapping[str, Person], on: date
) -> Outcome:
    written = now.written
    aspiration = readable.get(written.aspiration)
    needs = [source_of(readable[need]) for need in written.needs if need in readable]
    views = [_viewpoint(one, people[one.person]) for one in now.decisions if one.person in people]
    hope = source_of(aspiration) if aspiration else None
    return Outcome(
        id=now.id,
        text=written.text,
        aspiration=hope,
        needs=needs,
        area=area_title(written.area) if written.area else None,
        term=written.term,
        steps=[Step(what=one.what, who=one.who, by=one.by) for one in written.steps],
        provision=[Provision(**vars(one)) for one in written.provision],
        known_by=written.known_by,
        no_longer=written.no_longer,
        home=written.home,
        review_on=written.review_on or None,
        check=[
            Finding(criterion=one.criterion, reason=one.reason, suggestion=one.suggestion)
            for one in check_outcome(written.text, aspiration.words if aspiration else None, on)
        ],
        status=standing(now, people),
        broken=in_words(broken(written, readable, on)),
        views=views,
        beside=list(now.beside),
        sources=[_wording(now, people), *([hope] if hope else []), *needs],
    )


def standing(now: OutcomeNow, people: Mapping[str, Person]) -> Standing:
    """Say where an Outcome stands: what somebody said of an earlier wording does not count.

    One person who would change it makes it objected. It is agreed when everybody who joined
    agrees; who wrote this wording agrees with it.
    """
    current = [one for one in now.decisions if one.current and one.person in people]
    if any(not one.agrees for one in current):
        return Standing.OBJECTED
    agree = {now.written_by, *(one.person for one in current)}
    return Standing.AGREED if agree >= people.keys() else Standing.PROPOSED


def _wording(now: OutcomeNow, people: Mapping[str, Person]) -> Source:
    """Point to the Entry that holds the wording: who wrote it, and when."""
    writer = people.get(now.written_by)
    return Source(
        kind="outcome",
        id=now.version,
        quote=now.written.text,
        person=writer.name if writer else _NOBODY,
        person_id=now.written_by,
        said_at=now.at.isoformat(),
    )


def _viewpoint(decision: OutcomeDecision, person: Person) -> OutcomeViewpoint:
    return OutcomeViewpoint(
        voice=person.voice,
        person=person.name,
        person_id=person.id,
        agrees=decision.agrees,
        words=decision.words,
        current=decision.current,
        said_at=decision.at.isoformat(),
    )
