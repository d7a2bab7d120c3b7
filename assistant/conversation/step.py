"""The whole conversation: a state and an event give a new state, Turns and Entries."""

from __future__ import annotations

from assistant.conversation.acting import act
from assistant.conversation.answering import said
from assistant.conversation.choosing import chose
from assistant.conversation.keeping import keep_waiting
from assistant.conversation.moving import go_to, open_sitting
from assistant.conversation.state import State, Step
from assistant.conversation.suggested import decide_suggested, none_suggested
from assistant.conversation.turns import (
    Chose,
    Did,
    Event,
    NotSuggested,
    Opened,
    Said,
    Suggested,
)


def step(state: State, event: Event) -> Step:
    """Take one event. Reads and writes nothing: whoever calls puts ``entries`` on the disk first."""
    now = Step(state)
    if isinstance(event, Opened):
        return open_sitting(now)
    if isinstance(event, Said):
        return said(now, event)
    if isinstance(event, Did):
        return act(now, event.action)
    if isinstance(event, Chose):
        return chose(now, event.key)
    if isinstance(event, Suggested):
        return decide_suggested(now, event.suggestion)
    if isinstance(event, NotSuggested):
        return none_suggested(now, event.text)
    return go_to(keep_waiting(now), event.question)
