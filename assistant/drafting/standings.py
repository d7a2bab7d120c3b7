"""What people decided of an Answer, under whatever heading and in whatever Format its Line stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from assistant.plan.lines import stands_on
from assistant.plan.model import Standing
from assistant.plan.rights import may_cross_out
from assistant.record.suggestions import SuggestionNow
from assistant.record.view import Answer, LineDecision, Person, View

_DECIDES = {
    "line_crossed_out": Standing.CROSSED_OUT,
    "line_objected": Standing.OBJECTED,
    "line_kept": Standing.AGREED,
    "line_agreed": Standing.AGREED,
}


def standing(answer: Answer, view: View) -> Standing:
    """Fold what people decided about Lines of an Answer.

    Crossed out weighs most, then objected, then agreed. A crossing-out by somebody who may not
    is not counted.
    """

    def may(person: Person) -> bool:
        return may_cross_out(person, said_by=answer.person.id, questions=[answer.question])

    return _standing(answer.id, may, view)


def standing_of_suggested(one: SuggestionNow, made_of: list[Answer], view: View) -> Standing:
    """Fold what people decided about a Line that a model suggested from the Answers ``made_of``.

    That somebody accepted it is no agreement of those whose words it was made of.
    """
    said_by = [answer.person.id for answer in made_of]

    def may(person: Person) -> bool:
        return may_cross_out(person, said_by=one.person, questions=[], made_of=said_by)

    return _standing(one.id, may, view)


def objectors(source: str, view: View) -> list[str]:
    """Give the ids of those who see differently what stands on an Answer or a Suggestion."""
    last = _last_of_each(view.line_decisions, source)
    return [person for person, kind in last.items() if kind == "line_objected"]


def may_stand(view: View, for_person: str | None) -> list[Answer]:
    """Give the Answers that ``for_person`` may read, that say something and are not crossed out.

    Only these may stand behind an Outcome or beside another view. Lines are made of the crossed
    out ones too, so that whoever crossed them out can take that back.
    """
    return [
        one
        for one in view.shared_with(for_person)
        if one.says_something and standing(one, view) is not Standing.CROSSED_OUT
    ]


def _standing(source: str, may: Callable[[Person], bool], view: View) -> Standing:
    people = {person.id: person for person in view.people}
    counted = (one for one in view.line_decisions if _counts(one, people.get(one.person), may))
    decided = _last_of_each(counted, source).values()
    for kind, found in _DECIDES.items():
        if kind in decided:
            return found
    return Standing.PROPOSED


def _last_of_each(decisions: Iterable[LineDecision], source: str) -> dict[str, str]:
    """Give, by person, what each decided last about a source, under whatever heading it stood."""
    return {one.person: one.kind for one in decisions if stands_on(one.line) == source}


def _counts(decision: LineDecision, person: Person | None, may: Callable[[Person], bool]) -> bool:
    return decision.kind != "line_crossed_out" or (person is not None and may(person))
