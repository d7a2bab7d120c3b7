"""Moving about: sitting down, going on, going back, opening a question, stopping."""

from __future__ import annotations

from dataclasses import replace

from assistant.conversation.state import AtChoice, AtQuestion, Ended, Step
from assistant.conversation.turns import (
    Care,
    Choice,
    Finished,
    Option,
    Shown,
    Sorry,
    Stopped,
    Told,
)
from assistant.flows.schema import Wordings
from assistant.plan.lines import line_id
from assistant.plan.rights import APPRECIATE
from assistant.record.entries import (
    Audience,
    How,
    InterviewStopped,
    Meaning,
    SittingStopped,
    ToldWhoReads,
    Voice,
)
from assistant.record.view import Answer
from assistant.safeguarding.model import Response

CARE_CHOICES = ("after_care", "coming_back")
"""The Choices that stand open after a stop for a Concern. Nothing else is done before them."""


def open_sitting(step: Step) -> Step:
    """Greet the person, tell who reads this, and go on where they were."""
    state = step.state
    own = state.view.answers_of(state.person_id)
    put_off = frozenset(answer.id for answer in own if answer.meaning is Meaning.ANOTHER_DAY)
    step = replace(step, state=replace(state, put_off=put_off))
    if state.person_id in state.view.stopped_for_care:
        return come_back(step)
    step = step.say(Told(state.line("hello_again" if own else "hello", name=state.person.name)))
    return go_on(tell_who_reads(step))


def tell_who_reads(step: Step) -> Step:
    """Say who reads what this person says, once for each person that joins."""
    view = step.state.view
    told_of = view.told_who_reads.get(step.state.person_id)
    if told_of is not None and told_of.issuperset(one.id for one in view.people):
        return step
    return step.write(ToldWhoReads()).say(Told(who_reads(step)))


def who_reads(step: Step) -> str:
    """Say who can read what this person says."""
    state = step.state
    others = [person.name for person in state.view.people if person.id != state.person_id]
    names = " and ".join([", ".join(others[:-1]), others[-1]] if len(others) > 1 else others)
    return state.line("who_reads", readers=names or state.line("nobody_yet"))


def go_on(step: Step) -> Step:
    """Ask the next question, or what is left to decide, or say that this was the last one."""
    state = step.state
    question = state.upcoming()
    if question is None:
        return _decide_or_finish(step)
    return ask(step, AtQuestion(question.id))


def ask(step: Step, at: AtQuestion) -> Step:
    """Put a question; where a new part begins, its introduction comes first."""
    state = step.state
    if not at.follow_up:
        voice = state.person.voice
        step = step.say(*(Told(intro.for_voice(voice)) for intro in _introductions(step, at)))
    return _put(step, at)


def _introductions(step: Step, at: AtQuestion) -> list[Wordings]:
    """Give what introduces a flow or a section that this person has said nothing in yet."""
    state = step.state
    said_in = {answer.question for answer in state.view.answers_of(state.person_id)}
    flow, section = state.flows.flow_of(at.question), state.flows.section_of(at.question)
    in_section = {question.id for question in section.questions}
    in_flow = {question.id for part in flow.sections for question in part.questions}
    found = [] if said_in & in_flow else [flow.intro]
    if section.intro is not None and not said_in & in_section:
        found.append(section.intro)
    return found


def _decide_or_finish(step: Step) -> Step:
    undecided = next(iter(undecided_appreciations(step)), None)
    if undecided is not None:
        return _offer_appreciation(step, undecided)
    state = step.state
    put_off = len(state.returning())
    text = state.line("finished", name=state.person.name)
    if put_off:
        text += " " + state.line("finished_put_off", count=put_off)
    return step.at(Ended("finished")).say(Finished(text))


def undecided_appreciations(step: Step) -> list[Answer]:
    """List what others appreciate that the young person has neither kept nor crossed out.

    What its own writer crossed out is not put to them.
    """
    from assistant.drafting.standings import may_stand  # the first question does not wait for it

    state = step.state
    if state.person.voice is not Voice.YOUNG_PERSON:
        return []
    own = (one.line for one in state.view.line_decisions if one.person == state.person_id)
    decided = {*own, *state.decided_later}
    return [
        answer
        for answer in may_stand(state.view, state.person_id)
        if answer.question == APPRECIATE
        and answer.person.voice is not Voice.YOUNG_PERSON
        and line_id(APPRECIATE, answer.id) not in decided
    ]


def _offer_appreciation(step: Step, answer: Answer) -> Step:
    state = step.state
    text = state.line("appreciation.text", person=answer.person.name, words=answer.words)
    options = tuple(
        Option(key, state.line(f"appreciation.{key}")) for key in ("keep", "cross_out", "later")
    )
    return offer(step, "appreciation", text, options, about=answer.id)


def offer(
    step: Step,
    choice: str,
    text: str,
    options: tuple[Option, ...],
    *,
    about: str = "",
    back_to: AtQuestion | None = None,
    how: How = How.TYPED,
) -> Step:
    """Put a Choice."""
    keys = tuple(option.key for option in options)
    return step.at(AtChoice(choice, keys, about, back_to, how)).say(Choice(choice, text, options))


def go_back(step: Step) -> Step:
    """Open the question before the one that stands open. Nothing is erased by going back."""
    state = step.state
    ids = [question.id for question in state.path]
    if isinstance(state.at, AtQuestion) and state.at.follow_up:
        return ask(step, AtQuestion(state.at.question))
    open_now = state.at.question if isinstance(state.at, AtQuestion) else None
    here = ids.index(open_now) if open_now in ids else len(ids)  # it may be off the path
    if here == 0:
        return step.say(Sorry(state.line("nothing_before")))
    return go_to(step, ids[here - 1])


def go_to(step: Step, question: str) -> Step:
    """Open one question, to answer it or to change the answer."""
    state = step.state
    if isinstance(state.at, AtChoice) and state.at.choice in CARE_CHOICES:
        return step.say(Sorry(state.line("not_now")))
    if question not in {one.id for one in state.flows.questions()}:
        return step.say(Sorry(state.line("all_done")))
    if state.own(question):
        step = step.say(Told(state.line("opened_question")))
    return _put(step, AtQuestion(question))


def _put(step: Step, at: AtQuestion) -> Step:
    """Put a question. Where what was said is for only me, what is said instead is so too."""
    state = step.state
    own = state.own(at.question)
    at = replace(at, seen=tuple(answer.id for answer in own))
    private = any(answer.audience is Audience.ONLY_ME for answer in own)
    step = replace(step, state=replace(state, at=at, private=private))
    return step.say(step.state.asked(at))


def stop(step: Step, words: str = "") -> Step:
    """Stop for now. Everything said is saved already.

    Somebody who once told of harm sees the numbers again before they go.
    """
    state = step.state
    told_of_harm = any(
        isinstance(entry.payload, InterviewStopped) and entry.person == state.person_id
        for entry in state.entries
    )
    step = step.write(SittingStopped(words=words))
    if not told_of_harm:
        return step.at(Ended("stopped")).say(Stopped(state.line("stopped", name=state.person.name)))
    parting = state.line("stopped_after_care", name=state.person.name)
    return step.at(Ended("stopped")).say(Shown("numbers", numbers(step)), Stopped(parting))


def close_for_care(step: Step) -> Step:
    """Close after a stop for a Concern. Writes nothing, so that the stop stands when they come back."""
    return step.at(Ended("care")).say(Stopped(step.state.line("closed_for_care")))


def care_turn(kind: str, response: Response) -> Care:
    """Put the fixed words of a safeguarding response into a Turn."""
    return Care(kind, response.text, response.helplines)


def come_back(step: Step) -> Step:
    """Meet somebody whose interview stopped for a Concern: the numbers first, then their choice."""
    from assistant.safeguarding.response import returning

    state = step.state
    response = returning(
        state.view.nation, state.view.age, state.person.voice, safe_adult=state.safe_adult
    )
    step = step.say(care_turn("returning", response))
    question = state.upcoming()
    if question is None:
        return _decide_or_finish(step)
    text = state.line("coming_back.text", question=question.ask.for_voice(state.person.voice))
    options = tuple(
        Option(key, state.line(f"coming_back.{key}")) for key in ("answer", "leave", "stop")
    )
    return offer(step, "coming_back", text, options, about=question.id)


def numbers(step: Step) -> str:
    """Say whom to call, text or tell, for somebody who asks for it. Nothing is written.

    The screen cannot notice everything that people tell in their own way, so the
    numbers are there for the asking at any time.
    """
    from assistant.safeguarding.response import shipped_helplines

    state = step.state
    chosen = shipped_helplines().choose(state.view.nation, state.view.age, state.person.voice, None)
    adult = state.safe_adult or state.line("safe_adult")
    lines = [f"{one.name}: {one.contact}. {one.what}" for one in chosen]
    return "\n".join([state.line("numbers", adult=adult), *lines])
