"""One more question about what somebody said, which a language model suggests and the person decides about.

Nothing is asked of a model here: a front end does that, between ``Suggesting`` and ``Suggested``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.conversation.keeping import said_to_follow_up
from assistant.conversation.moving import offer
from assistant.conversation.state import AtChoice, AtQuestion, Step
from assistant.conversation.turns import Option, Sorry, Suggesting, Told
from assistant.record.entries import Audience
from assistant.record.suggestions import SuggestionDecided
from assistant.record.view import Answer

if TYPE_CHECKING:  # the first question waits for nothing of a language model
    from assistant.suggesting.suggestion import Suggestion


def suggest(step: Step, at: AtQuestion) -> Step:
    """Let a language model be asked for a question about what this person said last."""
    state = step.state
    if not state.has_model:
        return step.say(Sorry(state.line("suggest.no_model")), state.asked(at))
    found = _may_see(step)
    if not found:
        return step.say(Sorry(state.line("suggest.nothing_said")), state.asked(at))
    last = found[-1]
    text = state.line("suggest.asking", words=last.words)
    return step.say(Suggesting(last.question, last.id, text))


def _may_see(step: Step) -> list[Answer]:
    """Give this person's Answers that a model may see, oldest first: none that is only for them."""
    from assistant.drafting.standings import may_stand  # the first question does not wait for it

    state = step.state
    return [one for one in may_stand(state.view, None) if one.person.id == state.person_id]


def decide_suggested(step: Step, suggestion: Suggestion) -> Step:
    """Put a suggested question to the person: they have it asked, or leave it."""
    state = step.state
    at = state.at
    if not isinstance(at, AtQuestion):
        return step.say(Sorry(state.line("not_now" if isinstance(at, AtChoice) else "all_done")))
    if why := _why_not(step, suggestion):
        return none_suggested(step, why)
    words = [one.words for one in _may_see(step) if one.id in suggestion.sources]
    text = state.line("suggestion.text", question=suggestion.text, words="” “".join(words))
    looks = [state.line("suggestion.look", why=one.why) for one in suggestion.reasons]
    options = tuple(Option(key, state.line(f"suggestion.{key}")) for key in ("ask", "leave"))
    about = suggestion.about
    step = offer(step, "suggestion", "\n".join([text, *looks]), options, about=about, back_to=at)
    assert isinstance(step.state.at, AtChoice)
    return step.at(replace(step.state.at, suggestion=suggestion))


def _why_not(step: Step, suggestion: Suggestion) -> str:
    """Say why a question is not asked; empty where nothing speaks against it.

    All that it was made of must stand as it did, where a model may see it: it may have been taken
    out while the model wrote. Nobody is asked what they have answered, maybe in another window.
    """
    state = step.state
    known = {one.id for one in _may_see(step)}
    if not suggestion.sources or not known.issuperset(suggestion.sources):
        return state.line("suggest.gone")
    at = _put_at(suggestion)
    answered = any(one.says_something for one in said_to_follow_up(state, at))
    return state.line("suggest.answered") if answered else ""


def none_suggested(step: Step, text: str) -> Step:
    """Say why no question came, or is not asked, and put again what stood open."""
    step = step.say(Told(text))
    now = step.state.at
    if isinstance(now, AtChoice) and now.suggestion is not None and now.back_to is not None:
        step = step.at(now.back_to)
    at = step.state.at
    return step.say(step.state.asked(at)) if isinstance(at, AtQuestion) else step


def take_suggested(step: Step, at: AtChoice, key: str) -> Step:
    """Write down what the person decided. The words are kept only of what they have asked.

    Where the words that it is about were taken out, changed or kept private since, or where it was
    answered in another window, it is not asked.
    """
    suggestion, open_now = at.suggestion, at.back_to
    assert suggestion is not None
    assert open_now is not None
    taken = key == "ask"
    if taken and (why := _why_not(step, suggestion)):
        return none_suggested(step, why)
    decided = SuggestionDecided(
        task=suggestion.task,
        about=suggestion.about,
        model=suggestion.model,
        words=suggestion.text if taken else "",
        sources=suggestion.sources,
    )
    step = step.write(decided, kind="suggestion_accepted" if taken else "suggestion_refused")
    if taken:
        return _put(step, suggestion)
    step = step.at(open_now)
    return step.say(Told(step.state.line("suggestion_left")), step.state.asked(open_now))


def _put(step: Step, suggestion: Suggestion) -> Step:
    """Put the question as a follow-up. Who said that their next words are for only them is held to it."""
    state = step.state
    own = state.own(suggestion.about)
    at = replace(_put_at(suggestion), seen=tuple(one.id for one in own))
    private = state.private or any(one.audience is Audience.ONLY_ME for one in own)
    step = replace(step, state=replace(state, at=at, private=private))
    return step.say(step.state.asked(at))


def _put_at(suggestion: Suggestion) -> AtQuestion:
    return AtQuestion(
        suggestion.about, follow_up=True, wording=suggestion.text, made_of=suggestion.sources[0]
    )
