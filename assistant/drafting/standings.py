"""What people decided of an Answer, under whatever heading and in whatever Format its Line stands."""

from __future__ import annotations

from assistant.plan.lines import stands_on
from assistant.plan.model import Standing
from assistant.plan.rights import may_cross_out
from assistant.record.view import Answer, LineDecision, View

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
    decided = {
        decision.kind
        for decision in view.line_decisions
        if stands_on(decision.line) == answer.id and _counts(decision, answer, view)
    }
    for kind, found in _DECIDES.items():
        if kind in decided:
            return found
    return Standing.PROPOSED


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


def _counts(decision: LineDecision, answer: Answer, view: View) -> bool:
    if decision.kind != "line_crossed_out":
        return True
    person = next((one for one in view.people if one.id == decision.person), None)
    return person is not None and may_cross_out(
        person, said_by=answer.person.id, questions=[answer.question]
    )
