"""The transcript of a session: what was said on both sides, without the words of a disclosure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.conversation.sessions.walk import Happened
from assistant.conversation.spoken import guidance_text, turn_text
from assistant.conversation.turns import Care, Chose, Did, Heard, Opened, Said, WentTo
from assistant.record.words import inert


def transcript(title: str, happened: Iterable[Happened], proposed: Sequence[str] = ()) -> str:
    """Write a session as Markdown, one heading for each sitting.

    ``proposed`` is what happened with Outcomes; it may fill while ``happened`` is walked.
    """
    parts = [f"# {title}"]
    for one in happened:
        if isinstance(one.event, Opened):
            parts.append(f"## {one.person.name} ({one.person.voice.value.replace('_', ' ')})")
        parts += _person_lines(one)
        for turn in one.turns:
            saved = "\n\nSaved." if isinstance(turn, Heard) else ""
            parts.append(f"**Ownwords:** {turn_text(turn)}{saved}")
        parts += [f"**Guidance:** {guidance_text(found)}" for found in one.guidance]
    if proposed:
        parts += ["## What we want to change", *proposed]
    return inert("\n\n".join(parts)) + "\n"


def _person_lines(one: Happened) -> list[str]:
    event = one.event
    stopped = any(isinstance(turn, Care) and turn.kind != "returning" for turn in one.turns)
    if isinstance(event, Said):
        words = (
            "(The interview stopped here. What was said was not kept.)" if stopped else one.words
        )
        if one.only_me:
            words = "(This was kept for only them.)"
        return [f"**{one.person.name}:** {words}"]
    if isinstance(event, Did):
        return [f"**{one.person.name}:** ({event.action.value.replace('_', ' ')})"]
    if isinstance(event, Chose):
        return [f"**{one.person.name}:** (chose: {event.key.replace('_', ' ')})"]
    return [f"**{one.person.name}:** (opened a question)"] if isinstance(event, WentTo) else []
