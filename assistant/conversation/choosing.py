"""Taking what somebody picked from a Choice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from assistant.conversation.keeping import keep
from assistant.conversation.moving import ask, close_for_care, go_on, offer
from assistant.conversation.state import AtChoice, AtQuestion, Ended, Step
from assistant.conversation.suggested import take_suggested
from assistant.conversation.turns import Heard, Option, Sorry, Told, Wondered
from assistant.plan.lines import line_id
from assistant.plan.rights import APPRECIATE
from assistant.record.entries import (
    AnswerGiven,
    AnswerWithdrawn,
    Audience,
    InterviewResumed,
    LineDecided,
    Meaning,
)


def chose(step: Step, key: str) -> Step:
    """Carry out the picked Option of the open Choice."""
    at = step.state.at
    if not isinstance(at, AtChoice):
        return step.say(Sorry(step.state.line("all_done")))
    if key not in at.keys:
        return step.say(Sorry(step.state.line("no_such_choice", keys=", ".join(at.keys))))
    return _CHOICES[at.choice](step, at, key)


def _is_it_a_question(step: Step, at: AtChoice, key: str) -> Step:
    assert at.back_to is not None
    step = step.at(at.back_to)
    if key == "answer":
        return keep(step, at.back_to, at.about, at.how)
    return step.say(Wondered(at.about), step.state.asked(at.back_to))


def _take_out(step: Step, at: AtChoice, key: str) -> Step:
    state = step.state
    if key == "take":
        step = step.write(AnswerWithdrawn(answer=at.about)).say(Heard(state.line("taken_out")))
    else:
        step = step.say(Told(state.line("left_in")))
    if at.back_to is None:
        return step.at(Ended("finished"))
    if at.back_to.follow_up and not step.state.own(at.back_to.question):
        return go_on(step)
    return ask(step, at.back_to)


def _appreciation(step: Step, at: AtChoice, key: str) -> Step:
    state = step.state
    if key == "later":
        later = state.decided_later | {line_id(APPRECIATE, at.about)}
        step = replace(step, state=replace(state, decided_later=later))
        return go_on(step.say(Told(state.line("decide_later"))))
    decided = LineDecided(line=line_id(APPRECIATE, at.about))
    kind, said = ("line_kept", "kept") if key == "keep" else ("line_crossed_out", "crossed_out")
    return go_on(step.write(decided, kind=kind).say(Heard(state.line(said))))


def _after_care(step: Step, _at: AtChoice, key: str) -> Step:
    """Stay with the numbers, or close. Neither writes anything: the stop stands as it is."""
    if key == "stay":
        state = step.state
        options = tuple(Option(one, state.line(f"after_care.{one}")) for one in ("stay", "stop"))
        step = step.say(Told(state.line("stay")))
        return offer(step, "after_care", state.line("after_care.text"), options)
    return close_for_care(step)


def _coming_back(step: Step, at: AtChoice, key: str) -> Step:
    state = step.state
    if key == "stop":
        return close_for_care(step)
    step = step.write(InterviewResumed(), audience=Audience.ONLY_ME)
    if key == "answer":
        return ask(step, AtQuestion(at.about))
    left = AnswerGiven(
        question=at.about,
        words="",
        meaning=Meaning.SKIP,
        replaces=tuple(answer.id for answer in state.own(at.about)),
        asked=state.asked(AtQuestion(at.about)).text,
    )
    return go_on(step.write(left).say(Heard(state.line("left.skip"))))


_CHOICES: dict[str, Callable[[Step, AtChoice, str], Step]] = {
    "is_it_a_question": _is_it_a_question,
    "take_out": _take_out,
    "appreciation": _appreciation,
    "after_care": _after_care,
    "coming_back": _coming_back,
    "suggestion": take_suggested,
}
