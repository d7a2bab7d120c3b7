"""Outcomes of a Record, resolved for a Plan: the thread, the people's views, the check."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from assistant.drafting.sources import source_of
from assistant.drafting.standings import may_stand
from assistant.plan.areas import area_title
from assistant.plan.check.outcome import check_outcome
from assistant.plan.format import FormatSection, OutcomeChoice
from assistant.plan.model import (
    Finding,
    Outcome,
    OutcomeViewpoint,
    Provision,
    Source,
    Standing,
    Step,
)
from assistant.plan.thread import Hope, broken, in_words
from assistant.record.entries import Audience
from assistant.record.outcomes import OutcomeDecision, OutcomeNow
from assistant.record.view import Answer, Person, View


def outcomes(view: View, for_person: str | None, on: date) -> list[Outcome]:
    """Give the Outcomes that stand, as they may be read: by ``for_person``, or in the shared plan.

    An aspiration that may not be read here looks like one that nobody chose yet, so that nobody
    learns that somebody keeps something private. One that was crossed out is told, and not shown.
    """
    readable = {one.id: one for one in may_stand(view, for_person)}
    people = {person.id: person for person in view.people}
    crossed_out = {one.id for one in view.shared_with(for_person) if one.says_something}
    crossed_out -= readable.keys()
    return [
        _outcome(
            one,
            readable,
            people,
            on,
            crossed_out=one.written.aspiration in crossed_out,
            year_group=view.year_group_on(on),
        )
        for one in view.outcomes
    ]


def placed(
    sections: Sequence[FormatSection], aimed: Sequence[OutcomeNow]
) -> dict[str, tuple[str, ...]]:
    """Give the ids of the Outcomes under each heading that takes any: those of its terms and areas.

    Nobody has said where one without an area belongs. It stands wherever areas are not asked for;
    in a Format that asks for them everywhere, under the first heading of its term, so that it is
    not lost.
    """
    choices = {one.id: one.outcomes for one in sections if one.outcomes}
    under: dict[str, set[str]] = {section: set() for section in choices}
    for one in aimed:
        in_term = [id_ for id_, choice in choices.items() if one.written.term in choice.terms]
        fitting = [id_ for id_ in in_term if _in_areas(one, choices[id_])]
        for section in fitting or (in_term[:1] if not one.written.area else ()):
            under[section].add(one.id)
    return {
        section: tuple(one.id for one in aimed if one.id in ids) for section, ids in under.items()
    }


def _in_areas(one: OutcomeNow, choice: OutcomeChoice) -> bool:
    return not choice.areas or one.written.area in choice.areas


def _outcome(
    now: OutcomeNow,
    readable: Mapping[str, Answer],
    people: Mapping[str, Person],
    on: date,
    *,
    crossed_out: bool,
    year_group: int | None,
) -> Outcome:
    written = now.written
    aspiration = readable.get(written.aspiration)
    needs = [source_of(readable[need]) for need in written.needs if need in readable]
    views = [_viewpoint(one, people[one.person], aspiration) for one in now.decisions]
    missing = broken(written, _how_it_stands(aspiration, crossed_out), on)
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
        check=_check(written.text, aspiration, on, year_group),
        status=standing(now, people, {one.person_id for one in views if one.before_hope}),
        broken=in_words(missing),
        missing=list(missing),
        views=views,
        beside=list(now.beside),
        sources=[_wording(now, people), *([hope] if hope else []), *needs],
    )


def _check(text: str, aspiration: Answer | None, on: date, year_group: int | None) -> list[Finding]:
    found = check_outcome(text, aspiration.words if aspiration else None, on, year_group)
    return [
        Finding(criterion=one.criterion, reason=one.reason, suggestion=one.suggestion)
        for one in found
    ]


def _how_it_stands(aspiration: Answer | None, crossed_out: bool) -> Hope:
    """Say how the aspiration stands for the reader; what they may not read is None here."""
    if aspiration is not None:
        return "only_me" if aspiration.audience is Audience.ONLY_ME else "stands"
    return "crossed_out" if crossed_out else "none"


def standing(
    now: OutcomeNow, people: Mapping[str, Person], before_hope: Collection[str | None] = ()
) -> Standing:
    """Say where an Outcome stands: what somebody said of an earlier wording does not count.

    Nor is it agreement where its hope was said in other words since (``before_hope``, ids of people).

    One person who would change it makes it objected. It is agreed when everybody who joined
    agrees; who wrote this wording agrees with it, and that alone is no agreement.
    """
    current = [one for one in now.decisions if one.current]
    if any(not one.agrees for one in current):
        return Standing.OBJECTED
    agree = {now.written_by, *(one.person for one in current if one.person not in before_hope)}
    agreed = len(people) > 1 and agree >= people.keys()
    return Standing.AGREED if agreed else Standing.PROPOSED


def _wording(now: OutcomeNow, people: Mapping[str, Person]) -> Source:
    """Point to the Entry that holds the wording: who wrote it, and when."""
    return Source(
        kind="outcome",
        id=now.version,
        quote=now.written.text,
        person=people[now.written_by].name,
        person_id=now.written_by,
        said_at=now.at.isoformat(),
    )


def _viewpoint(
    decision: OutcomeDecision, person: Person, aspiration: Answer | None
) -> OutcomeViewpoint:
    """Give what somebody says of it. Of a hope that may not be read here, nothing is told."""
    newer_hope = aspiration is not None and decision.at < aspiration.worded_at
    return OutcomeViewpoint(
        voice=person.voice,
        person=person.name,
        person_id=person.id,
        agrees=decision.agrees,
        words=decision.words,
        current=decision.current,
        said_at=decision.at.isoformat(),
        before_hope=decision.current and newer_hope,
    )
