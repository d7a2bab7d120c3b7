"""Taking words: screened first, then understood, then kept letter for letter."""

from __future__ import annotations

from assistant.conversation.acting import act, command, leave
from assistant.conversation.choosing import chose
from assistant.conversation.keeping import keep
from assistant.conversation.moving import care_turn, offer
from assistant.conversation.state import AtChoice, AtQuestion, Step
from assistant.conversation.turns import Action, Option, Said, Sorry
from assistant.record.entries import Audience, How, InterviewStopped, Meaning
from assistant.safeguarding.model import Concern

MOST_CHARACTERS = 5_000_000
"""The longest answer that is kept as one. A whole book is shorter."""
_REPLY_WORDS = 3  # up to so many words may be a reply to 'is that your answer?' that we do not know


def said(step: Step, event: Said) -> Step:
    """Take words typed anywhere in the conversation."""
    from assistant.safeguarding.screen import screen  # reads its cues: not before the first words

    state = step.state
    action = command(event.words)
    if action is not None:
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
        return _said_at_choice(step, event, state.at)
    return step.say(Sorry(state.line("all_done")))


def _said_at_choice(step: Step, event: Said, at: AtChoice) -> Step:
    """Take words typed where something is to be picked.

    Whoever types on at length when asked 'is that your answer?' meant that it
    was: it is kept, and the new words go to what is asked then. Nothing is lost.
    """
    from assistant.conversation.phrases import shipped_phrases

    phrases = shipped_phrases()
    heard = phrases.hear(event.words)
    if heard in (Action.STOP, Action.NUMBERS):
        return act(step, Action(heard), event.words)
    picked = phrases.pick(at.choice, event.words)
    if picked is not None:
        return chose(step, picked)
    typed_on = len(event.words.split()) > _REPLY_WORDS
    if at.choice == "is_it_a_question" and at.back_to is not None and typed_on:
        return said(keep(step.at(at.back_to), at.back_to, at.about, at.how), event)
    numbers = ", ".join(str(place) for place in range(1, len(at.keys) + 1))
    return step.say(Sorry(step.state.line("no_such_choice", keys=numbers)))


def _stop_for_care(step: Step, concern: Concern) -> Step:
    """Stop this person's interview. The words are dropped here and reach nothing."""
    from assistant.safeguarding.response import respond

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
    from assistant.conversation.phrases import shipped_phrases  # read at the first words, too

    state = step.state
    phrases = shipped_phrases()
    if event.words.strip().strip("?") == "" and "?" in event.words:
        return act(step, Action.HELP)
    if not event.words.strip():
        return _blank(step, at)
    if event.words.startswith("/") and len(event.words.split()) == 1:
        return step.say(Sorry(state.line("no_such_command", words=event.words.strip())))
    meaning = phrases.hear(event.words)
    if isinstance(meaning, Meaning):
        return leave(step, meaning, event.words, event.how)
    if isinstance(meaning, Action):
        return act(step, meaning, event.words)
    if phrases.asks_us(event.words):
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
