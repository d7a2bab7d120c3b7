"""Taking words: screened first, then understood, then kept letter for letter."""

from __future__ import annotations

from dataclasses import replace

from assistant.conversation.acting import act, command, leave
from assistant.conversation.moving import ask, care_turn, go_on, offer
from assistant.conversation.state import AtChoice, AtQuestion, Step
from assistant.conversation.turns import Action, Heard, Option, Said, Sorry
from assistant.record.entries import (
    AnswerGiven,
    Audience,
    FollowUpAsked,
    How,
    InterviewStopped,
    Meaning,
)
from assistant.safeguarding.model import Concern
from assistant.safeguarding.response import respond
from assistant.safeguarding.screen import screen

MOST_CHARACTERS = 5_000_000
"""The longest answer that is kept as one. A whole book is shorter."""
_LONG_CHARACTERS = 20_000
_SHORT_WORDS = 3
_ECHO_WORDS = 6
_ENOUGH_DECLINED = 2


def said(step: Step, event: Said) -> Step:
    """Take words typed anywhere in the conversation."""
    state = step.state
    action = command(event.words)
    if action is not None and not isinstance(state.at, AtChoice):
        return act(step, action)
    if len(event.words) > MOST_CHARACTERS:
        fill = {"count": f"{len(event.words):,}", "most": f"{MOST_CHARACTERS:,}"}
        return step.say(Sorry(state.line("too_long", **fill)))
    concern = screen(event.words, state.person.voice)
    if concern is not None:
        return _stop_for_care(step, concern)
    if isinstance(state.at, AtQuestion):
        return _hear(step, event, state.at)
    if isinstance(state.at, AtChoice):
        return step.say(Sorry(state.line("not_now")))
    return step.say(Sorry(state.line("all_done")))


def _stop_for_care(step: Step, concern: Concern) -> Step:
    """Stop this person's interview. The words are dropped here and reach nothing."""
    state = step.state
    response = respond(
        concern,
        nation=state.view.nation,
        age=state.view.age,
        voice=state.person.voice,
        safe_adult=state.safe_adult,
    )
    step = step.write(InterviewStopped(concern=concern.kind), audience=Audience.ONLY_ME)
    step = step.say(care_turn(concern.kind, response))
    options = tuple(Option(key, state.line(f"after_care.{key}")) for key in ("stay", "stop"))
    return offer(step, "after_care", state.line("after_care.text"), options)


def _hear(step: Step, event: Said, at: AtQuestion) -> Step:
    """Understand words that were typed to an open question."""
    state = step.state
    if not event.words.strip():
        return _blank(step, at)
    if event.words.startswith("/") and len(event.words.split()) == 1:
        return step.say(Sorry(state.line("no_such_command", words=event.words.strip())))
    meaning = state.phrases.hear(event.words)
    if isinstance(meaning, Meaning):
        return leave(step, meaning, event.words, event.how)
    if isinstance(meaning, Action):
        return act(step, meaning, event.words)
    if state.phrases.asks_us(event.words):
        options = tuple(
            Option(key, state.line(f"is_it_a_question.{key}")) for key in ("answer", "question")
        )
        text = state.line("is_it_a_question.text")
        return offer(
            step,
            "is_it_a_question",
            text,
            options,
            about=event.words,
            back_to=at,
            how=event.how,
        )
    return keep(step, at, event.words, event.how)


def _blank(step: Step, at: AtQuestion) -> Step:
    """Take an empty answer: it never erases anything."""
    state = step.state
    if at.follow_up or state.own(at.question):
        return leave(step, Meaning.SKIP, "", How.TYPED)
    return step.say(Sorry(state.line("nothing_typed")))


def keep(step: Step, at: AtQuestion, words: str, how: How) -> Step:
    """Keep an Answer, acknowledge it, and go on; very short ones get one gentle follow-up."""
    state = step.state
    before = state.own(at.question)
    main = [answer for answer in before if answer.follows is None]
    audience = _audience(step, at, words)
    given = AnswerGiven(
        question=at.question,
        words=words,
        replaces=() if at.follow_up else tuple(answer.id for answer in main),
        follows=main[-1].id if at.follow_up and main else None,
        asked=state.asked(at).text,
    )
    step = step.write(given, audience=audience, how=how)
    step = replace(step, state=replace(step.state, private=False))
    step = step.say(Heard(_acknowledge(step, at, words, audience)))
    if at.follow_up:
        return go_on(replace(step, state=replace(step.state, declined=0)))
    if not before and _wants_follow_up(step, at, words):
        step = step.write(FollowUpAsked(question=at.question))
        return ask(step, AtQuestion(at.question, follow_up=True))
    return go_on(step)


def _audience(step: Step, at: AtQuestion, words: str) -> Audience:
    """Tell who may read this: a follow-up to words for only me is for only me as well."""
    state = step.state
    mine = any(answer.audience is Audience.ONLY_ME for answer in state.own(at.question))
    if state.private or state.phrases.for_only_me(words) or (at.follow_up and mine):
        return Audience.ONLY_ME
    return Audience.MY_PLAN


def _wants_follow_up(step: Step, at: AtQuestion, words: str) -> bool:
    state = step.state
    asked_before = (state.person_id, at.question) in state.view.follow_ups_asked
    short = len(words.split()) <= _SHORT_WORDS
    return short and not asked_before and state.declined < _ENOUGH_DECLINED


def _acknowledge(step: Step, at: AtQuestion, words: str, audience: Audience) -> str:
    """Say something short that fits. It repeats a short answer, and praises nothing."""
    state = step.state
    if audience is Audience.ONLY_ME:
        return state.line("kept_private")
    if len(words) > _LONG_CHARACTERS:
        return state.line("very_long", count=f"{len(words):,}")
    ack = state.says.one_of(f"heard.{at.question}", "default", len(state.view.answers))
    plain = " ".join(words.split())
    if len(plain.split()) <= _ECHO_WORDS and len(plain) <= 60:
        return state.line("short_echo", ack=ack, words=plain)
    return ack
