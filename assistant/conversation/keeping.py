"""Keeping an Answer: letter for letter, with its audience, and with an acknowledgement that fits."""

from __future__ import annotations

from dataclasses import replace

from assistant.conversation.moving import ask, go_on
from assistant.conversation.state import AtChoice, AtQuestion, State, Step
from assistant.conversation.turns import Heard
from assistant.record.entries import AnswerGiven, Audience, FollowUpAsked, How
from assistant.record.view import Answer

_LONG_CHARACTERS = 20_000
_SHORT_WORDS = 3
_ECHO_WORDS = 6
_ENOUGH_DECLINED = 2


def keep(step: Step, at: AtQuestion, words: str, how: How) -> Step:
    """Keep an Answer, acknowledge it, and go on; very short ones get one gentle follow-up."""
    first = not step.state.own(at.question)
    step = keep_only(step, at, words, how)
    if at.follow_up:
        return go_on(replace(step, state=replace(step.state, declined=0)))
    if first and _wants_follow_up(step, at, words):
        step = step.write(FollowUpAsked(question=at.question))
        return ask(step, AtQuestion(at.question, follow_up=True))
    return go_on(step)


def keep_only(step: Step, at: AtQuestion, words: str, how: How) -> Step:
    """Keep an Answer and acknowledge it. New words replace what was said before."""
    state = step.state
    before = state.own(at.question)
    main = [answer for answer in before if answer.follows is None]
    audience = _audience(step, words)
    if at.follow_up:
        replaced = [one for one in said_to_follow_up(state, at) if one.words == words]
        if any(one.audience is Audience.ONLY_ME for one in replaced):
            audience = Audience.ONLY_ME  # whoever kept these words private elsewhere has them so
    else:
        replaced = [one for one in main if one.id in at.seen]
    given = AnswerGiven(
        question=at.question,
        words=words,
        replaces=tuple(one.id for one in replaced),
        follows=(at.made_of or main[-1].id) if at.follow_up and main else None,
        asked=state.asked(at).text,
    )
    step = step.write(given, audience=audience, how=how)
    step = replace(step, state=replace(step.state, private=False))
    return step.say(Heard(_acknowledge(step, at, given.words, audience, how)))


def said_to_follow_up(state: State, at: AtQuestion) -> list[Answer]:
    """Give what this person said to the same follow-up since it was put here: in another window.

    A follow-up that a model suggested may stand open in two windows. Nothing that is said to it in
    either is lost: other words stand beside those from there, as another answer. But it counts as
    answered once it was answered in one: it is not asked again. The same words stand once, for only
    this person where they were so in either. Leaving it is no answer: it changes none.
    """
    asked = state.asked(at).text
    return [
        one
        for one in state.own(at.question)
        if one.id not in at.seen
        and one.asked == asked
        and one.follows is not None
        and at.made_of in (None, one.follows)
    ]


def _audience(step: Step, words: str) -> Audience:
    """Tell who may read this: what the person chose, or asked for at the end of the words."""
    from assistant.conversation.phrases import shipped_phrases

    if step.state.private or shipped_phrases().for_only_me(words):
        return Audience.ONLY_ME
    return Audience.MY_PLAN


def _wants_follow_up(step: Step, at: AtQuestion, words: str) -> bool:
    state = step.state
    asked_before = (state.person_id, at.question) in state.view.follow_ups_asked
    short = len(words.split()) <= _SHORT_WORDS
    return short and not asked_before and state.declined < _ENOUGH_DECLINED


def _acknowledge(step: Step, at: AtQuestion, words: str, audience: Audience, how: How) -> str:
    """Say something short that fits, and praise nothing.

    Short words that came by a device or a helper are read back, so that a slip is
    noticed; somebody who typed sees what they typed.
    """
    state = step.state
    if audience is Audience.ONLY_ME:
        return state.line("kept_private")
    if len(words) > _LONG_CHARACTERS:
        return state.line("very_long", count=f"{len(words):,}")
    ack = state.says.one_of(f"heard.{at.question}", "default", len(state.view.answers))
    plain = " ".join(words.split())
    if how is not How.TYPED and len(plain.split()) <= _ECHO_WORDS and len(plain) <= 60:
        return state.line("short_echo", ack=ack, words=plain)
    return ack


def keep_waiting(step: Step) -> Step:
    """Keep words that wait for 'is that your answer?', for somebody who goes on elsewhere."""
    at = step.state.at
    if isinstance(at, AtChoice) and at.choice == "is_it_a_question" and at.back_to is not None:
        return keep_only(step.at(at.back_to), at.back_to, at.about, at.how)
    return step
